#include "core/nn/label.h"

#include <algorithm>

namespace lantern::nn {

std::string_view textIn(const Texts& texts, std::string_view language)
{
    // A tag without its last part is the wider one: zh-Hans-CN, zh-Hans, zh.
    while (!language.empty()) {
        if (const auto found = texts.find(std::string(language)); found != texts.end())
            return found->second;
        const auto last = language.find_last_of("-_");
        language = language.substr(0, last == std::string_view::npos ? 0 : last);
    }
    const auto english = texts.find("en");
    if (english != texts.end())
        return english->second;
    return texts.empty() ? std::string_view() : std::string_view(texts.begin()->second);
}

std::string_view textOf(const std::vector<Label>& labels, std::string_view id, std::string_view language)
{
    const auto label = std::ranges::find(labels, id, &Label::id);
    if (label == labels.end())
        return id;
    const auto text = textIn(label->texts, language);
    return text.empty() ? id : text;
}

std::vector<std::string> idsOf(const std::vector<Label>& labels)
{
    std::vector<std::string> ids;
    std::ranges::transform(labels, std::back_inserter(ids), &Label::id);
    return ids;
}

std::vector<Label> labelsNamed(const std::vector<std::string>& ids)
{
    std::vector<Label> labels;
    labels.reserve(ids.size());
    for (const auto& id : ids)
        labels.push_back({.id = id});
    return labels;
}

}
