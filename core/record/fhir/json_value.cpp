#include "core/record/fhir/json_value.h"

#include "core/record/messages.h"
#include "core/record/record_text.h"

#include <algorithm>
#include <cctype>
#include <cstdint>
#include <fmt/format.h>

namespace lantern::record {

namespace {

const JsonValue absent;
const std::string nothing;

// Real resources nest less than twenty deep; this bounds the recursion here and of whoever walks the tree.
constexpr int deepest = 200;

bool isSpace(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\x1e'; }
bool isDigit(char c) { return c >= '0' && c <= '9'; }

// RFC 8259 6.
bool isNumber(std::string_view token)
{
    const auto takeDigits = [&] {
        const auto end = std::find_if_not(token.begin(), token.end(), isDigit);
        const auto count = std::size_t(end - token.begin());
        token.remove_prefix(count);
        return count;
    };
    if (token.starts_with('-'))
        token.remove_prefix(1);
    const bool beginsWithZero = token.starts_with('0');
    if (const auto whole = takeDigits(); whole == 0 || (beginsWithZero && whole > 1))
        return false;
    if (token.starts_with('.')) {
        token.remove_prefix(1);
        if (takeDigits() == 0)
            return false;
    }
    if (token.starts_with('e') || token.starts_with('E')) {
        token.remove_prefix(1);
        if (token.starts_with('-') || token.starts_with('+'))
            token.remove_prefix(1);
        if (takeDigits() == 0)
            return false;
    }
    return token.empty();
}

class Reader {
public:
    Reader(std::string_view text, const WantedType& isWanted)
        : m_text(text)
        , m_isWanted(isWanted)
    {
    }

    std::size_t at() const { return m_at; }
    JsonProblem problem;

    void skipSpace()
    {
        while (m_at < m_text.size() && isSpace(m_text[m_at]))
            ++m_at;
    }

    bool value(JsonValue& into, int depth)
    {
        skipSpace();
        if (m_at == m_text.size())
            return cut();
        switch (m_text[m_at]) {
        case '{': return depth == deepest ? tooDeep() : object(into, depth + 1);
        case '[': return depth == deepest ? tooDeep() : list(into, depth + 1);
        case '"': into.type = JsonValue::Type::Text; return string(into.text);
        default: return word(into);
        }
    }

private:
    bool wrong(Message what)
    {
        problem = {false, m_at, std::move(what)};
        return false;
    }
    bool cut()
    {
        problem = {true, m_at, messages::TextEndsInsideValue};
        return false;
    }
    bool tooDeep() { return wrong(messages::NestingIsTooDeep(deepest)); }

    // The closing bracket or a comma, after which another item follows; `isLast` says which it was.
    bool separator(char close, bool& isLast)
    {
        skipSpace();
        if (m_at == m_text.size())
            return cut();
        isLast = m_text[m_at] == close;
        if (!isLast && m_text[m_at] != ',')
            return wrong(messages::SeparatorIsMissing({close}));
        ++m_at;
        return true;
    }

    // After the opening bracket: is it closed at once?
    bool isEmpty(char close)
    {
        ++m_at;
        skipSpace();
        if (m_at == m_text.size() || m_text[m_at] != close)
            return false;
        ++m_at;
        return true;
    }

    bool object(JsonValue& into, int depth)
    {
        into.type = JsonValue::Type::Object;
        if (isEmpty('}'))
            return true;
        bool isUnwanted = false;
        for (bool isLast = false; !isLast;) {
            skipSpace();
            if (m_at == m_text.size())
                return cut();
            std::string name;
            if (m_text[m_at] != '"')
                return wrong(messages::NameIsMissing);
            if (!string(name))
                return false;
            skipSpace();
            if (m_at == m_text.size())
                return cut();
            if (m_text[m_at] != ':')
                return wrong(messages::ColonIsMissing);
            ++m_at;
            JsonValue item;
            if (!value(item, depth) || !separator('}', isLast))
                return false;
            isUnwanted = isUnwanted || (name == "resourceType" && item.isText() && !m_isWanted(item.text));
            if (isUnwanted && name != "resourceType" && name != "id")
                continue;
            into.names.push_back(std::move(name));
            into.items.push_back(std::move(item));
        }
        if (isUnwanted)    // its type may stand last
            keepNameOnly(into);
        return true;
    }

    static void keepNameOnly(JsonValue& resource)
    {
        JsonValue kept;
        kept.type = JsonValue::Type::Object;
        for (const auto name : {"resourceType", "id"})
            if (const auto& item = resource[name]) {
                kept.names.emplace_back(name);
                kept.items.push_back(item);
            }
        resource = std::move(kept);
    }

    bool list(JsonValue& into, int depth)
    {
        into.type = JsonValue::Type::List;
        if (isEmpty(']'))
            return true;
        for (bool isLast = false; !isLast;)
            if (!value(into.items.emplace_back(), depth) || !separator(']', isLast))
                return false;
        return true;
    }

    bool word(JsonValue& into)
    {
        const auto start = m_at;
        while (m_at < m_text.size()
               && (std::isalnum(static_cast<unsigned char>(m_text[m_at])) || m_text[m_at] == '-' || m_text[m_at] == '+'
                   || m_text[m_at] == '.'))
            ++m_at;
        const auto token = m_text.substr(start, m_at - start);
        if (token.empty())
            return wrong(messages::ValueIsMissing);
        if (token == "null") {
            into.type = JsonValue::Type::Null;
            return true;
        }
        into.text = token;
        if (token == "true" || token == "false")
            into.type = JsonValue::Type::Boolean;
        else if (isNumber(token))
            into.type = JsonValue::Type::Number;
        else if (isDigit(token[0]) || token[0] == '-' || token[0] == '+' || token[0] == '.' || token == "NaN"
                 || token == "Infinity")
            into.type = JsonValue::Type::Text;
        else if (m_at == m_text.size())
            return cut();
        else {
            m_at = start;
            return wrong(messages::WordIsNoValue(std::string(token.substr(0, 30))));
        }
        return true;
    }

    bool string(std::string& into)
    {
        ++m_at;
        for (;;) {
            const auto end = m_text.find_first_of("\"\\", m_at);
            if (end == std::string_view::npos) {
                m_at = m_text.size();
                return cut();
            }
            into += m_text.substr(m_at, end - m_at);
            m_at = end + 1;
            if (m_text[end] == '"')
                return true;
            if (!escape(into))
                return false;
        }
    }

    bool escape(std::string& into)
    {
        if (m_at == m_text.size())
            return cut();
        const char letter = m_text[m_at++];
        switch (letter) {
        case '"':
        case '\\':
        case '/': into += letter; return true;
        case 'b': into += '\b'; return true;
        case 'f': into += '\f'; return true;
        case 'n': into += '\n'; return true;
        case 'r': into += '\r'; return true;
        case 't': into += '\t'; return true;
        case 'u': break;
        default: return wrong(messages::NoSuchEscape({letter}));
        }
        std::uint32_t code = 0;
        if (!hex(code))
            return false;
        // A pair of surrogates is one character; half a pair is none (RFC 8259 8.2).
        const bool isHigh = code >= 0xD800 && code < 0xDC00;
        if (isHigh && m_text.substr(m_at, 2) == "\\u") {
            const auto back = m_at;
            std::uint32_t low = 0;
            m_at += 2;
            if (!hex(low))
                return false;
            if (low >= 0xDC00 && low < 0xE000)
                code = 0x10000 + ((code - 0xD800) << 10) + (low - 0xDC00);
            else
                m_at = back;
        }
        appendUtf8(into, code);    // half a pair becomes the replacement character
        return true;
    }

    bool hex(std::uint32_t& code)
    {
        for (int i = 0; i < 4; ++i, ++m_at) {
            if (m_at == m_text.size())
                return cut();
            const char c = m_text[m_at];
            if (!std::isxdigit(static_cast<unsigned char>(c)))
                return wrong(messages::EscapeIsTooShort);
            code = code * 16 + std::uint32_t(isDigit(c) ? c - '0' : (c | 0x20) - 'a' + 10);
        }
        return true;
    }

    std::string_view m_text;
    const WantedType& m_isWanted;
    std::size_t m_at = 0;
};

void append(std::string& text, const JsonValue& value)
{
    text += char('0' + int(value.type));
    if (value.isList())
        for (const auto& item : value.items)
            append(text, item);
    if (value.isObject()) {
        std::vector<std::size_t> order(value.names.size());
        for (std::size_t i = 0; i < order.size(); ++i)
            order[i] = i;
        std::ranges::stable_sort(order, {}, [&](std::size_t i) -> const std::string& { return value.names[i]; });
        for (const auto i : order) {
            text += fmt::format("{}:{}", value.names[i].size(), value.names[i]);
            append(text, value.items[i]);
        }
    }
    text += fmt::format("{}:{};", value.text.size(), value.text);
}

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

std::vector<const JsonValue*> JsonValue::each() const
{
    std::vector<const JsonValue*> all;
    if (isList())
        for (const auto& item : items)
            all.push_back(&item);
    else if (*this)
        all.push_back(this);
    return all;
}

tl::expected<JsonValue, JsonProblem> takeJson(std::string_view& text, const WantedType& isWanted)
{
    Reader reader(text, isWanted);
    JsonValue value;
    if (!reader.value(value, 0))
        return tl::unexpected(std::move(reader.problem));
    reader.skipSpace();
    text.remove_prefix(reader.at());
    return value;
}

std::string canonicalText(const JsonValue& value)
{
    std::string text;
    append(text, value);
    return text;
}

}
