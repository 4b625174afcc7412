#include "core/session/model_card.h"

#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lantern::session {

std::string modelCard(const nn::Manifest& manifest, Language language)
{
    const bool english = language == Language::English;
    std::string text = fmt::format("# {} {}\n\n", english ? manifest.title : manifest.titleChinese, manifest.version);
    text += english ? "Research and education only. Not for diagnostic use.\n\n" : "仅供研究和教学。不得用于诊断。\n\n";
    text += fmt::format("- {}: {}\n", english ? "Task" : "任务", manifest.task);
    for (const auto& part : manifest.networks)
        text += fmt::format("- {}: {}\n", english ? "Network" : "网络", part.architecture.name);
    text += fmt::format("- {}: {}\n", english ? "Labels" : "标签", fmt::join(manifest.labels, ", "));
    for (const auto& source : manifest.trainingData)
        text += fmt::format("- {}: {} ({})\n", english ? "Trained on" : "训练数据", source.name, source.used);
    text += fmt::format("- {}: {:.3f}, {} {:.3f}\n", english ? "Calibration: temperature" : "校准：温度",
                        manifest.calibration.temperature, english ? "bias" : "偏置", manifest.calibration.bias);
    for (const auto& point : manifest.operatingPoints)
        text +=
            fmt::format("- {} \"{}\": {:.3f}\n", english ? "Operating point" : "工作点", point.name, point.threshold);
    for (const auto& [set, figures] : manifest.metrics) {
        text += fmt::format("\n## {} {}\n\n", english ? "Figures on" : "指标：", set);
        for (const auto& [name, value] : figures)
            text += fmt::format("- {}: {:.3f} [{:.3f}, {:.3f}]\n", name, value.value, value.low, value.high);
    }
    return text;
}

}
