#include "ui/viewer/windows.h"

#include "ui/paint/facts_text.h"

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
    QT_TRANSLATE_NOOP("Presets", "Full range"),
    QT_TRANSLATE_NOOP("Presets", "1-99 percentile"),
};

}

QString nameOf(const pixels::WindowPreset& preset)
{
    return QCoreApplication::translate("Presets", std::string(preset.name).c_str());
}

std::vector<display::WindowOffer> acquiredWindows(const dicom::FrameRef& frame)
{
    auto offers = display::windowsFor(frame, {});
    std::erase_if(offers, [](const auto& offer) { return offer.kind != display::WindowOffer::Kind::AsAcquired; });
    return offers;
}

QStringList meaningsOf(std::optional<double> modalityValue, const std::vector<pixels::Quantity>& quantities)
{
    QStringList meanings;
    for (const auto& quantity : quantities) {
        const auto value = modalityValue ? pixels::valueIn(quantity, *modalityValue) : std::nullopt;
        if (value)
            meanings.append(QStringLiteral("%1 %2 %3")
                                .arg(QString::fromStdString(quantity.name), QString::number(*value, 'g', 4),
                                     QString::fromStdString(quantity.unit))
                                .trimmed());
    }
    return meanings;
}

QString nameOf(const display::WindowOffer& offer)
{
    if (offer.kind == display::WindowOffer::Kind::AsAcquired) {
        if (!offer.name.empty())
            return QString::fromStdString(offer.name);
        const auto* window = std::get_if<pixels::Window>(&offer.voi);
        return window ? QCoreApplication::translate("paint", "W %1 L %2")
                            .arg(paint::compact(window->width), paint::compact(window->centre))
                      : QCoreApplication::translate("paint", "VOI LUT");
    }
    return QCoreApplication::translate("Presets", offer.name.c_str());
}

bool isSynthetic(const dicom::Instance& instance) { return instance.patient.id.starts_with("LANTERN-DEMO-"); }

}
