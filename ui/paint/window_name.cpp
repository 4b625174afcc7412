#include "ui/paint/window_name.h"

#include "core/display/show_slice.h"

#include <QCoreApplication>

namespace lantern::paint {

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
    QT_TRANSLATE_NOOP("Presets", "Full range"),
    QT_TRANSLATE_NOOP("Presets", "1-99 percentile"),
};

}

QString nameOf(const pixels::WindowPreset& preset)
{
    return QCoreApplication::translate("Presets", std::string(preset.name).c_str());
}

QString windowName(const display::Corners& corners)
{
    const auto& frame = corners.picture.header;
    const auto* window = std::get_if<pixels::Window>(&corners.greys.voi);
    const std::string& explanation =
        window ? window->explanation : std::get<pixels::VoiLut>(corners.greys.voi).explanation;
    if (corners.greys.isOwn) {
        if (window && display::isHounsfield(frame))
            for (const pixels::WindowPreset& preset : pixels::hounsfieldPresets())
                if (preset.width == window->width && preset.level == window->centre)
                    return nameOf(preset);
        return QString::fromStdString(explanation);
    }
    if (!explanation.empty())
        return QString::fromStdString(explanation);
    if (corners.presented && corners.presented->voi)
        return QCoreApplication::translate("paint", "Presentation state");
    const bool isFiles = !frame.facts().windows.empty() || !frame.facts().voiLuts.empty();
    return isFiles ? QCoreApplication::translate("paint", "As acquired")
                   : QCoreApplication::translate("paint", "Full range");
}

}
