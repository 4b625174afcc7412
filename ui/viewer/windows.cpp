#include "ui/viewer/windows.h"

#include "ui/paint/facts_text.h"
#include "ui/viewer/stack/stack_viewport.h"

#include <QCoreApplication>
#include <algorithm>
#include <vector>

namespace lantern::viewer {

std::vector<display::WindowOffer> acquiredWindows(const dicom::FrameRef& frame)
{
    auto offers = display::windowsFor(frame, {});
    std::erase_if(offers, [](const auto& offer) { return offer.kind != display::WindowOffer::Kind::AsAcquired; });
    return offers;
}

void showFullRange(StackViewport& viewport)
{
    const auto offers = viewport.windowOffers();
    const auto found = std::ranges::find(offers, display::WindowOffer::Kind::FullRange, &display::WindowOffer::kind);
    if (found != offers.end())
        viewport.setWindow(found->voi);
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

QString nameWithNumbers(const pixels::WindowPreset& preset)
{
    return QStringLiteral("%1  (%2 / %3)").arg(nameOf(preset)).arg(preset.width).arg(preset.level);
}

}
