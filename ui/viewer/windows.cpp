#include "ui/viewer/windows.h"

#include <QCoreApplication>
#include <vector>

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

std::vector<session::WindowOffer> acquiredWindows(const dicom::FrameRef& frame)
{
    auto offers = session::windowsFor(frame, {});
    std::erase_if(offers, [](const auto& offer) { return offer.kind != session::WindowOffer::Kind::AsAcquired; });
    return offers;
}

bool isSynthetic(const dicom::Instance& instance) { return instance.patient.id.starts_with("LANTERN-DEMO-"); }

}
