#include "core/torch/parameters.h"

#include "core/base/numbers.h"
#include "core/torch/messages.h"
#include "core/torch/problem.h"

#include <fmt/format.h>
#include <sstream>

namespace lantern::torchnet {

namespace {

std::int64_t wholeWithin(const std::string& family, const std::string& name, const std::string& text,
                         std::int64_t least, std::int64_t most)
{
    const auto value = parseInteger(text);
    if (!value || *value < least || *value > most)
        refuse(messages::ParameterIsNoWhole(name, family, text, least, most));
    return *value;
}

}

Parameters::Parameters(std::string family, std::map<std::string, std::string> values)
    : m_family(std::move(family))
    , m_values(std::move(values))
{
}

const std::string* Parameters::find(const std::string& name)
{
    m_asked.insert(name);
    const auto found = m_values.find(name);
    return found == m_values.end() ? nullptr : &found->second;
}

std::int64_t Parameters::whole(const std::string& name, std::int64_t otherwise, std::int64_t least, std::int64_t most)
{
    const auto* text = find(name);
    return text ? wholeWithin(m_family, name, *text, least, most) : otherwise;
}

double Parameters::share(const std::string& name, double otherwise)
{
    const auto* text = find(name);
    if (!text)
        return otherwise;
    const auto value = parseDecimal(*text);
    if (!value || *value < 0 || *value >= 1)
        refuse(messages::ParameterIsNoShare(name, m_family, *text));
    return *value;
}

std::vector<std::int64_t> Parameters::list(const std::string& name, const std::vector<std::int64_t>& otherwise,
                                           std::size_t fewest, std::size_t most)
{
    const auto* text = find(name);
    if (!text)
        return otherwise;
    std::vector<std::int64_t> values;
    std::istringstream stream(*text);
    for (std::string part; std::getline(stream, part, ',');)
        values.push_back(wholeWithin(m_family, name, part, 1, 4096));
    if (values.size() < fewest || values.size() > most)
        refuse(messages::ParameterHasOtherLength(name, m_family, *text, fewest, most));
    return values;
}

std::string Parameters::word(const std::string& name, const std::string& otherwise,
                             const std::set<std::string>& allowed)
{
    const auto* text = find(name);
    if (!text)
        return otherwise;
    if (allowed.count(*text) == 0)
        refuse(messages::ParameterIsNoneOf(name, m_family, *text, fmt::format("{}", fmt::join(allowed, ", "))));
    return *text;
}

void Parameters::finish() const
{
    for (const auto& [name, value] : m_values)
        if (m_asked.count(name) == 0)
            refuse(messages::NetworkHasNoParameter(m_family, name));
}

}
