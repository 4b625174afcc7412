#include "core/tasks/record_card.h"

#include <fmt/format.h>
#include <utility>

namespace lantern::tasks {

namespace {

std::string textOf(const nn::Interval& interval)
{
    return fmt::format("{:.3f} [{:.3f}, {:.3f}]", interval.value, interval.low, interval.high);
}

}

std::string figureTable(const nn::Manifest& manifest, const std::string& firstTitle,
                        std::span<const FigureColumn> columns)
{
    std::string text = "| " + firstTitle + " |", line = "| --- |";
    for (const auto& column : columns) {
        text += ' ' + std::string(column.title) + " |";
        line += " --- |";
    }
    text += '\n' + line + '\n';
    for (const auto& [set, figures] : manifest.metrics) {
        if (set.find(" minus ") != std::string::npos)
            continue;
        text += "| " + set + " |";
        for (const auto& column : columns) {
            const auto found = figures.find(std::string(column.name));
            text += found == figures.end() ? " |" : ' ' + textOf(found->second) + " |";
        }
        text += '\n';
    }
    return text;
}

std::string verdicts(const nn::Manifest& manifest, Language language)
{
    const bool isChinese = language == Language::Chinese;
    const auto verdict = [&](const nn::Interval& difference) {
        if (difference.low > 0)
            return isChinese ? "领先" : "ahead";
        if (difference.high < 0)
            return isChinese ? "落后" : "behind";
        return isChinese ? "差别在误差之内" : "no more than chance could be";
    };
    std::string text;
    for (const auto& [set, figures] : manifest.metrics) {
        if (set.find(" minus ") == std::string::npos)
            continue;
        text += "- " + set + ':';
        for (const auto& [name, title] : {std::pair{"auroc", "AUROC"}, {"auprc", "AUPRC"}})
            if (const auto found = figures.find(name); found != figures.end())
                text += fmt::format(" {} {:+.3f} [{:+.3f}, {:+.3f}], {};", title, found->second.value,
                                    found->second.low, found->second.high, verdict(found->second));
        text.back() = '\n';
    }
    return text;
}

}
