#include "core/session/quantities.h"

#include <algorithm>

namespace lantern::session {

namespace {

// Philips' factors and the injected dose belong to one image; the earliest acquisition to the series.
Result<dicom::Suv> suvFor(const dicom::Series& series, const dicom::PetFacts& facts)
{
    std::optional<dicom::ClockTime> earliest;
    for (const auto& frame : series.frames) {
        const auto& pet = frame.instance->pet;
        if (pet && pet->acquisition && (!earliest || dicom::secondsBetween(*pet->acquisition, *earliest) > 0))
            earliest = pet->acquisition;
    }
    return dicom::suvOf(facts, earliest);
}

bool isUptake(const pixels::Quantity& quantity) { return quantity.name.starts_with("SUV"); }

}

std::vector<pixels::Quantity> quantitiesFor(const dicom::Series& series, const dicom::FrameRef& frame)
{
    auto quantities = frame.facts().quantities;
    const auto& pet = frame.instance->pet;
    if (!pet || std::ranges::any_of(quantities, isUptake))
        return quantities;
    if (const auto suv = suvFor(series, *pet))
        quantities.push_back({.name = suv->kind, .unit = suv->unit, .slope = suv->factor, .intercept = 0});
    return quantities;
}

std::string whyNoSuv(const dicom::Series& series, const dicom::FrameRef& frame)
{
    const auto& pet = frame.instance->pet;
    if (!pet || std::ranges::any_of(frame.facts().quantities, isUptake))
        return {};
    const auto suv = suvFor(series, *pet);
    return suv ? std::string() : suv.error().sentence;
}

}
