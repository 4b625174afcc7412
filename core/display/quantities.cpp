#include "core/display/quantities.h"

#include "core/dicom/messages.h"
#include "core/dicom/values/value_kinds.h"

#include <algorithm>
#include <cmath>

namespace lantern::display {

namespace {

using pixels::Meanings;
using pixels::Quantity;

bool isUptake(const Quantity& quantity) { return quantity.name.starts_with("SUV"); }

bool areOne(const Quantity& a, const Quantity& b)
{
    const auto isNear = [](double x, double y) { return std::abs(x - y) <= 1e-6 * std::max(std::abs(x), std::abs(y)); };
    return a.name == b.name && a.unit == b.unit && isNear(a.slope, b.slope) && isNear(a.intercept, b.intercept);
}

// Defined for a value that may come from either slice.
void narrow(Quantity& quantity, const Quantity& other)
{
    if (!quantity.domain)
        quantity.domain = other.domain;
    else if (other.domain)
        quantity.domain = pixels::ValueRange{std::max(quantity.domain->low, other.domain->low),
                                             std::min(quantity.domain->high, other.domain->high)};
}

// Leaves what both say.
void keepCommon(Meanings& all, const Meanings& other)
{
    std::erase_if(all.quantities, [&](Quantity& quantity) {
        const auto found =
            std::ranges::find_if(other.quantities, [&](const Quantity& one) { return areOne(one, quantity); });
        if (found == other.quantities.end()) {
            if (isUptake(quantity) && other.suvUnavailableReason.empty())
                all.suvUnavailableReason = dicom::messages::NoSuv(dicom::messages::FactorDiffers);
            return true;
        }
        narrow(quantity, *found);
        return false;
    });
    if (all.suvUnavailableReason.empty())
        all.suvUnavailableReason = other.suvUnavailableReason;
}

}

SeriesMeanings::SeriesMeanings(const dicom::Series& series)
{
    for (const auto& frame : series.frames) {
        const auto& pet = frame.instance->pet;
        if (pet && pet->acquisition && (!m_earliest || dicom::secondsBetween(*pet->acquisition, *m_earliest) > 0))
            m_earliest = pet->acquisition;
    }
    const auto kinds = dicom::valueKindsOf(series.frames);    // planes leave odd slices out
    for (std::size_t i = 0; i < series.frames.size(); ++i) {
        if (i == kinds.usual)
            m_ofPlanes = of(series.frames[i]);
        else if (i > kinds.usual && !kinds.isOdd[i] && !m_ofPlanes.quantities.empty())
            keepCommon(m_ofPlanes, of(series.frames[i]));
    }
}

Meanings SeriesMeanings::of(const dicom::FrameRef& frame) const
{
    Meanings meanings{.quantities = frame.facts().quantities};
    const auto& pet = frame.instance->pet;
    if (!pet || std::ranges::any_of(meanings.quantities, isUptake))
        return meanings;
    // Philips' factors and the injected dose belong to one image; the earliest acquisition to the series.
    if (const auto suv = dicom::suvOf(*pet, m_earliest))
        meanings.quantities.push_back({.name = suv->kind, .unit = suv->unit, .slope = suv->factor, .intercept = 0});
    else
        meanings.suvUnavailableReason = suv.error().message;
    return meanings;
}

}
