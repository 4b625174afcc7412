#include "core/record/fhir/reference.h"

#include <algorithm>
#include <cctype>
#include <vector>

namespace lantern::record {

namespace {

std::string lowered(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return char(std::tolower(c)); });
    return lower;
}

bool isTypeName(std::string_view text)
{
    return !text.empty() && text[0] >= 'A' && text[0] <= 'Z'
        && std::ranges::all_of(text, [](unsigned char c) { return std::isalpha(c); });
}

// Takes "/last" off the end.
std::string_view takeLast(std::string_view& path)
{
    const auto slash = path.rfind('/');
    const auto last = slash == std::string_view::npos ? path : path.substr(slash + 1);
    path = slash == std::string_view::npos ? std::string_view() : path.substr(0, slash);
    return last;
}

bool startsWithIgnoringCase(std::string_view text, std::string_view begin)
{
    return lowered(text.substr(0, begin.size())) == begin;
}

}

std::string Reference::text() const
{
    switch (form) {
    case Form::None: return "";
    case Form::Contained: return '#' + id;
    case Form::Resource: return (base.empty() ? "" : base + '/') + type + '/' + id;
    case Form::Urn: return id;
    case Form::Search: return (base.empty() ? "" : base + '/') + type + '?' + id;
    }
    return "";
}

std::string plainBase(std::string_view url)
{
    while (url.ends_with('/'))
        url.remove_suffix(1);
    if (startsWithIgnoringCase(url, "http://"))
        url.remove_prefix(7);
    else if (startsWithIgnoringCase(url, "https://"))
        url.remove_prefix(8);
    else
        return std::string(url);
    const auto hostEnd = std::min(url.find('/'), url.size());
    auto host = lowered(url.substr(0, hostEnd));
    for (const std::string_view port : {":80", ":443"})
        if (host.ends_with(port))
            host.resize(host.size() - port.size());
    return "https://" + host + std::string(url.substr(hostEnd));
}

Reference parseReference(std::string_view text)
{
    while (!text.empty() && std::isspace(static_cast<unsigned char>(text.front())))
        text.remove_prefix(1);
    while (!text.empty() && (std::isspace(static_cast<unsigned char>(text.back())) || text.back() == '/'))
        text.remove_suffix(1);
    if (text.empty())
        return {};
    if (text[0] == '#')
        return {Reference::Form::Contained, "", "", std::string(text.substr(1))};
    if (startsWithIgnoringCase(text, "urn:"))
        return {Reference::Form::Urn, "", "", lowered(text)};

    if (const auto mark = text.find('?'); mark != std::string_view::npos) {
        auto path = text.substr(0, mark);
        const std::string type(takeLast(path));
        return {Reference::Form::Search, plainBase(path), type, std::string(text.substr(mark + 1))};
    }
    auto path = text.substr(0, text.find_first_of("#|"));
    auto id = takeLast(path);
    auto type = takeLast(path);
    if (type == "_history") {
        id = takeLast(path);
        type = takeLast(path);
    }
    if (isTypeName(type) && !id.empty())
        return {Reference::Form::Resource, plainBase(path == "." ? "" : path), std::string(type), std::string(id)};
    if (type.empty() && path.empty())    // a bare id, which FHIR does not allow and files contain
        return {Reference::Form::Resource, "", "", std::string(text)};
    return {Reference::Form::Urn, "", "", std::string(text)};
}

std::string queryValue(std::string_view query, std::string_view name)
{
    while (!query.empty()) {
        const auto end = std::min(query.find('&'), query.size());
        const auto part = query.substr(0, end);
        query.remove_prefix(std::min(end + 1, query.size()));
        const auto equals = std::min(part.find('='), part.size());
        if (part.substr(0, equals) != name)
            continue;
        std::string value;
        const auto raw = part.substr(std::min(equals + 1, part.size()));
        for (std::size_t i = 0; i < raw.size(); ++i) {
            const auto digit = [&](std::size_t at) { return at < raw.size() && std::isxdigit((unsigned char)raw[at]); };
            if (raw[i] == '%' && digit(i + 1) && digit(i + 2)) {
                value += char(std::stoi(std::string(raw.substr(i + 1, 2)), nullptr, 16));
                i += 2;
            } else {
                value += raw[i];
            }
        }
        return value;
    }
    return "";
}

}
