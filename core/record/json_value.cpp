#include "core/record/json_value.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace lantern::record {

namespace {

const JsonValue absent;
const std::string nothing;

// Real resources nest less than twenty deep; this bounds the recursion of whoever walks the tree.
constexpr std::size_t deepest = 200;

// nlohmann's reader gives events; its own tree would forget the digits of a number.
class TreeBuilder : public nlohmann::json_sax<nlohmann::json> {
public:
    explicit TreeBuilder(const std::function<bool(std::string_view)>& isWanted)
        : m_isWanted(isWanted)
    {
    }

    JsonValue root;
    std::string problem;

    bool null() override { return put({JsonValue::Type::Null, "", {}, {}}); }
    bool boolean(bool value) override { return put({JsonValue::Type::Boolean, value ? "true" : "false", {}, {}}); }
    bool number_integer(number_integer_t value) override { return putNumber(std::to_string(value)); }
    bool number_unsigned(number_unsigned_t value) override { return putNumber(std::to_string(value)); }
    bool number_float(number_float_t, const string_t& digits) override { return putNumber(digits); }
    bool binary(binary_t&) override { return true; }

    bool string(string_t& value) override
    {
        if (m_skippedDepth == 0 && m_key == "resourceType" && !m_open.empty()
            && m_open.back()->type == JsonValue::Type::Object && !m_isWanted(value)) {
            auto& resource = *m_open.back();
            resource.items.clear();
            resource.names.clear();
            put({JsonValue::Type::Text, std::move(value), {}, {}});
            m_skippedDepth = m_depth;
            return true;
        }
        return put({JsonValue::Type::Text, std::move(value), {}, {}});
    }

    bool key(string_t& value) override
    {
        if (m_skippedDepth == 0)
            m_key = std::move(value);
        return true;
    }

    bool start_object(std::size_t) override { return open(JsonValue::Type::Object); }
    bool start_array(std::size_t) override { return open(JsonValue::Type::List); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }

    bool parse_error(std::size_t position, const std::string&, const nlohmann::detail::exception& error) override
    {
        // nlohmann says "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while ...".
        std::string what = error.what();
        if (const auto start = what.find("] "); start != std::string::npos)
            what.erase(0, start + 2);
        problem = fmt::format("{} (byte {})", what.substr(0, 200), position);
        return false;
    }

private:
    bool putNumber(std::string digits) { return put({JsonValue::Type::Number, std::move(digits), {}, {}}); }

    bool put(JsonValue value)
    {
        if (m_skippedDepth != 0)
            return true;
        add(std::move(value));
        return true;
    }

    JsonValue& add(JsonValue value)
    {
        if (m_open.empty()) {
            root = std::move(value);
            return root;
        }
        auto& parent = *m_open.back();
        if (parent.type == JsonValue::Type::Object)
            parent.names.push_back(m_key);
        return parent.items.emplace_back(std::move(value));
    }

    bool open(JsonValue::Type type)
    {
        if (++m_depth > deepest) {
            problem = fmt::format("more than {} levels of nesting", deepest);
            return false;
        }
        if (m_skippedDepth == 0)
            // Pointers stay valid: a parent's list grows only after its open child is closed.
            m_open.push_back(&add({type, "", {}, {}}));
        return true;
    }

    bool close()
    {
        if (m_skippedDepth == m_depth)
            m_skippedDepth = 0;
        --m_depth;
        if (m_skippedDepth == 0)
            m_open.pop_back();
        return true;
    }

    const std::function<bool(std::string_view)>& m_isWanted;
    std::vector<JsonValue*> m_open;
    std::string m_key;
    std::size_t m_depth = 0;
    std::size_t m_skippedDepth = 0;    // 0: nothing is being skipped
};

}

const JsonValue& JsonValue::operator[](std::string_view name) const
{
    for (std::size_t i = 0; i < names.size(); ++i)
        if (names[i] == name)
            return items[i];
    return absent;
}

const JsonValue& JsonValue::at(std::size_t index) const
{
    return type == Type::List && index < items.size() ? items[index] : absent;
}

const std::string& JsonValue::string() const { return type == Type::Text ? text : nothing; }

Result<JsonValue> parseJson(std::string_view text, const std::function<bool(std::string_view)>& isWanted)
{
    TreeBuilder builder(isWanted);
    if (!nlohmann::json::sax_parse(text, &builder))
        return fail(ErrorCode::Malformed, builder.problem);
    return std::move(builder.root);
}

}
