#pragma once

#include <cstdint>
#include <fmt/format.h>
#include <functional>
#include <string>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

// What core has to say to a person, as data: which message, and its values. The English of each stands once, in the
// messages.def of its room; the window and the command line turn it into words of a language.
namespace lantern {

// A whole number, which also chooses between words: "{0} {0:slice is|slices are} missing".
struct Integer {
    constexpr Integer() = default;
    template <class Any, class = std::enable_if_t<std::is_integral_v<Any>>>
    constexpr Integer(Any value)
        : number(static_cast<std::int64_t>(value))
    {
    }
    std::int64_t number = 0;
    bool operator==(const Integer& other) const { return number == other.number; }
};

// One line of a messages.def.
struct MessageRow {
    const char* room;    // "dicom"
    const char* name;    // "SlicesMissing"
    const char* english;    // in fmt's format, with {0}, {1:.1f} where the values stand
    const char* values;    // their types in order: t text, i Integer, d double, m messages
};

template <class... Values>
struct MessageKind;

struct Message {
    // Text stands as it is in every language: a name, a value, another program's words. Messages are said in turn,
    // with a comma between them.
    using Value = std::variant<std::string, Integer, double, std::vector<Message>>;

    Message() = default;    // nothing
    Message(const MessageKind<>& kind);
    Message(const MessageRow& row, std::vector<Value> values);

    bool empty() const { return row == nullptr; }
    bool operator==(const Message& other) const;    // says the same

    const MessageRow* row = nullptr;
    std::vector<Value> values;
};

using Messages = std::vector<Message>;

// The format of a row in some language.
using Language = std::function<std::string(const MessageRow&)>;

std::string inWords(const Message& message, const Language& language);
std::string inWords(const Messages& several, const Language& language);

std::string inEnglish(const Message& message);
std::string inEnglish(const Messages& several);

namespace detail {

template <class Value>
struct ValueOf {
    using Written = std::string;
    static constexpr char letter = 't';
};
template <>
struct ValueOf<Integer> {
    using Written = Integer;
    static constexpr char letter = 'i';
};
template <>
struct ValueOf<double> {
    using Written = double;
    static constexpr char letter = 'd';
};
template <>
struct ValueOf<Message> {
    using Written = std::string;
    static constexpr char letter = 'm';
};
template <>
struct ValueOf<Messages> : ValueOf<Message> {
};

template <class... Values>
inline constexpr char letters[] = {ValueOf<Values>::letter..., '\0'};

inline Message::Value valueOf(Message message) { return Messages{std::move(message)}; }
template <class Value>
Message::Value valueOf(Value value)
{
    return value;
}

}

// A row as code uses it: MissingFrames(3) is a Message. That the English takes these values is checked when it is
// compiled, by all that is no C++17 (core/torch).
#if __cplusplus >= 202002L
#define LANTERN_ROW_IS_CHECKED consteval
#else
#define LANTERN_ROW_IS_CHECKED constexpr
#endif
template <class... Values>
struct MessageKind : MessageRow {
    LANTERN_ROW_IS_CHECKED MessageKind(const char* itsRoom, const char* itsName, const char* itsEnglish)
        : MessageRow{itsRoom, itsName, itsEnglish, detail::letters<Values...>}
    {
#if __cplusplus >= 202002L
        (void)fmt::format_string<typename detail::ValueOf<Values>::Written...>(itsEnglish);
#endif
    }

    Message operator()(Values... of) const { return {*this, {detail::valueOf(std::move(of))...}}; }
};

inline Message::Message(const MessageKind<>& kind)
    : row(&kind)
{
}

}

template <>
struct fmt::formatter<lantern::Integer> {
    // Nothing: the number. "slice|slices": the word for one, and for all others.
    constexpr auto parse(fmt::format_parse_context& context)
    {
        const auto* end = context.begin();
        while (end != context.end() && *end != '}')
            ++end;
        m_words = {context.begin(), static_cast<std::size_t>(end - context.begin())};
        if (!m_words.empty() && barIn(m_words) == m_words.size())
            throw fmt::format_error("two words with | between them are wanted");
        return end;
    }
    auto format(const lantern::Integer& value, fmt::format_context& context) const
    {
        if (m_words.empty())
            return fmt::format_to(context.out(), "{}", value.number);
        const auto bar = barIn(m_words);
        return fmt::format_to(context.out(), "{}",
                              value.number == 1 ? m_words.substr(0, bar) : m_words.substr(bar + 1));
    }

private:
    static constexpr std::size_t barIn(std::string_view words)
    {
        std::size_t bar = 0;
        while (bar < words.size() && words[bar] != '|')
            ++bar;
        return bar;
    }
    std::string_view m_words;
};
