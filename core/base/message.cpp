#include "core/base/message.h"

#include <fmt/args.h>
#include <string_view>

namespace lantern {

namespace {

std::string written(const char* format, const Message& message, const Language& language)
{
    fmt::dynamic_format_arg_store<fmt::format_context> store;
    for (const auto& value : message.values) {
        if (const auto* several = std::get_if<Messages>(&value))
            store.push_back(inWords(*several, language));
        else if (const auto* text = std::get_if<std::string>(&value))
            store.push_back(*text);
        else if (const auto* number = std::get_if<double>(&value))
            store.push_back(*number);
        else
            store.push_back(std::get<Integer>(value));
    }
    return fmt::vformat(format, store);
}

}

Message::Message(const MessageRow& kind, std::vector<Value> all)
    : row(&kind)
    , values(std::move(all))
{
}

// A row may be there twice, in the program and in a module that it opened.
bool Message::operator==(const Message& other) const
{
    if (!row || !other.row)
        return row == other.row;
    return (row == other.row
            || (std::string_view(row->room) == other.row->room && std::string_view(row->name) == other.row->name))
        && values == other.values;
}

std::string inWords(const Message& message, const Language& language)
{
    if (message.empty())
        return {};
    const auto format = language(*message.row);
    try {
        return written(format.c_str(), message, language);
    } catch (const fmt::format_error&) {    // a translation that asks for what is not there
        return written(message.row->english, message, language);
    }
}

std::string inWords(const Messages& several, const Language& language)
{
    std::string all;
    for (const auto& message : several)
        all += (all.empty() ? "" : ", ") + inWords(message, language);
    return all;
}

std::string inEnglish(const Message& message)
{
    return inWords(message, [](const MessageRow& row) { return std::string(row.english); });
}

std::string inEnglish(const Messages& several)
{
    return inWords(several, [](const MessageRow& row) { return std::string(row.english); });
}

}
