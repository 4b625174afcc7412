#include "core/tasks/model_card.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lantern::tasks {

namespace {

// Names in a package are text, not Markdown.
std::string plain(std::string_view text)
{
    std::string result;
    for (const char c : text) {
        if (std::string_view("\\`*[]<>&|").find(c) != std::string_view::npos)
            result += '\\';
        result += c == '\n' ? ' ' : c;
    }
    return result;
}

}

std::string modelCard(const nn::Manifest& manifest, Language language)
{
    const bool english = language == Language::English;
    std::string text = fmt::format("# {} {}\n\n", plain(std::string(nn::textIn(manifest.title, english ? "en" : "zh"))),
                                   plain(manifest.version));
    text += english ? "Research and education only. Not for diagnostic use.\n\n" : "仅供研究和教学。不得用于诊断。\n\n";
    text += fmt::format("- {}: {}\n", english ? "Task" : "任务", plain(manifest.task));
    for (const auto& part : manifest.networks)
        text += fmt::format("- {}: {}\n", english ? "Network" : "网络", plain(part.architecture.name));
    text += fmt::format("- {}: {}\n", english ? "Labels" : "标签",
                        plain(fmt::format("{}", fmt::join(nn::idsOf(manifest.labels), ", "))));
    for (const auto& source : manifest.trainingData)
        text +=
            fmt::format("- {}: {} ({})\n", english ? "Trained on" : "训练数据", plain(source.name), plain(source.used));
    text += fmt::format("- {}: {:.3f}, {} {:.3f}\n", english ? "Calibration: temperature" : "校准：温度",
                        manifest.calibration.temperature, english ? "bias" : "偏置", manifest.calibration.bias);
    for (const auto& point : manifest.operatingPoints)
        text += fmt::format("- {} \"{}\": {:.3f}\n", english ? "Operating point" : "工作点", plain(point.name),
                            point.threshold);
    for (const auto& [set, figures] : manifest.metrics) {
        text += fmt::format("\n## {} {}\n\n", english ? "Figures on" : "指标：", plain(set));
        for (const auto& [name, value] : figures)
            text += fmt::format("- {}: {:.3f} [{:.3f}, {:.3f}]\n", plain(name), value.value, value.low, value.high);
    }
    return text;
}

}
