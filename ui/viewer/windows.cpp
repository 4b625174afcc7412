#include "ui/viewer/windows.h"

#include <QCoreApplication>

namespace lantern::viewer {

namespace {

// core's names, once more where the translator's tool finds them.
[[maybe_unused]] constexpr const char* Names[] = {
    QT_TRANSLATE_NOOP("Presets", "Brain"),
    QT_TRANSLATE_NOOP("Presets", "Lung"),
    QT_TRANSLATE_NOOP("Presets", "Mediastinum"),
    QT_TRANSLATE_NOOP("Presets", "Abdomen"),
    QT_TRANSLATE_NOOP("Presets", "Bone"),
    QT_TRANSLATE_NOOP("Presets", "Liver"),
    QT_TRANSLATE_NOOP("Presets", "Liver, no contrast"),
    QT_TRANSLATE_NOOP("Presets", "Acute stroke"),
    QT_TRANSLATE_NOOP("Presets", "Subdural"),
    QT_TRANSLATE_NOOP("Presets", "Temporal bone"),
    QT_TRANSLATE_NOOP("Presets", "Head and neck"),
    QT_TRANSLATE_NOOP("Presets", "Spine, soft tissue"),
    QT_TRANSLATE_NOOP("Presets", "Angiography"),
    QT_TRANSLATE_NOOP("Presets", "Pulmonary arteries"),
};

}

QString nameOf(const pixels::WindowPreset& preset)
{
    return QCoreApplication::translate("Presets", std::string(preset.name).c_str());
}

bool hasHounsfieldUnits(const dicom::Instance& instance)
{
    return instance.rescaleType == "HU" || (instance.series.modality == "CT" && instance.rescaleType.empty());
}

std::vector<pixels::Voi> acquiredWindows(const dicom::FrameRef& frame)
{
    std::vector<pixels::Voi> all;
    for (const pixels::Window& window : frame.facts().windows)
        all.emplace_back(window);
    for (const pixels::VoiLut& lut : frame.instance->voiLuts)
        all.emplace_back(lut);
    return all;
}

pixels::ValueRange usualRange(const pixels::ImagePtr& image)
{
    constexpr pixels::ValueRange Bytes{0, 255};
    const auto middle = pixels::percentileRange({&image, 1}, 0.01, 0.99);
    if (middle && middle->high > middle->low)
        return *middle;
    const auto all = pixels::fullRange(std::span(&image, 1));
    return all && all->high > all->low ? *all : Bytes;
}

}
