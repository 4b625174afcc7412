#include "core/dicom/dataset/quantities_internal.h"

#include "core/base/numbers.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <cmath>

namespace lantern::dicom {

namespace {

// "{SUVbw}g/ml" is a kind and a unit; "[hnsf'U]" and "1" are UCUM for what readers know by other names.
void nameUnit(const std::string& code, pixels::Quantity& quantity)
{
    const auto open = code.find('{'), close = code.find('}');
    std::string rest = code;
    if (open != std::string::npos && close != std::string::npos && close > open) {
        const auto kind = code.substr(open + 1, close - open - 1);
        rest = code.substr(0, open) + code.substr(close + 1);
        if (kind.starts_with("SUV"))
            quantity.name = kind;
    }
    quantity.unit = rest == "[hnsf'U]" ? "HU" : rest == "1" ? "" : rest;
}

std::optional<double> storedBound(DcmItem& item, const DcmTagKey& whole, const DcmTagKey& floating)
{
    if (const auto value = decimalOf(item, floating))
        return value;
    return decimalOf(item, whole);
}

pixels::Quantity lineOf(DcmItem& item, TextReader& text, double slope, double intercept)
{
    pixels::Quantity quantity;
    quantity.name = text.textOf(item, DCM_LUTLabel);
    if (DcmItem* unit = itemOf(item, DCM_MeasurementUnitsCodeSequence))
        nameUnit(codeOf(*unit, DCM_CodeValue), quantity);
    // The mapping starts from stored values, and the picture is kept in modality values.
    const double perStored = decimalOf(item, DCM_RealWorldValueSlope).value_or(1);
    quantity.slope = perStored / slope;
    quantity.intercept = decimalOf(item, DCM_RealWorldValueIntercept).value_or(0) - quantity.slope * intercept;
    const auto first =
        storedBound(item, DCM_RealWorldValueFirstValueMapped, DCM_DoubleFloatRealWorldValueFirstValueMapped);
    const auto last =
        storedBound(item, DCM_RealWorldValueLastValueMapped, DCM_DoubleFloatRealWorldValueLastValueMapped);
    if (first && last && *first < *last) {
        const auto [low, high] = std::minmax({*first * slope + intercept, *last * slope + intercept});
        quantity.domain = pixels::ValueRange{low, high};
    }
    return quantity;
}

}

DcmElement* privateElementOf(DcmItem& item, Uint16 group, const std::string& creator, Uint16 element)
{
    // Elements stand in order. One walk to the group costs less than to look for each block that there may be.
    for (DcmObject* child = nullptr; (child = item.nextInContainer(child)) != nullptr && child->getGTag() <= group;) {
        const Uint16 block = child->getETag();
        if (child->getGTag() != group || block < 0x10 || block > 0xff
            || codeOf(item, DcmTagKey(group, block)) != creator)
            continue;
        const DcmTagKey key(group, static_cast<Uint16>(block << 8 | element));
        DcmElement* found = nullptr;
        return item.findAndGetElement(key, found).good() ? found : nullptr;
    }
    return nullptr;
}

DcmElement* elscintPixels(DcmItem& item) { return privateElementOf(item, 0x07a1, "ELSCINT1", 0x0a); }

std::string privateTextOf(DcmItem& item, Uint16 group, const std::string& creator, Uint16 element)
{
    DcmElement* found = privateElementOf(item, group, creator, element);
    if (!found)
        return {};
    // Implicit VR leaves private elements as unknown bytes.
    Uint8* bytes = nullptr;
    if (!found->isaString() && found->getUint8Array(bytes).good() && bytes) {
        std::string text(reinterpret_cast<const char*>(bytes), found->getLength());
        std::erase(text, '\0');
        return std::string(trimmed(text));
    }
    return codeOf(item, found->getTag());
}

std::shared_ptr<const PetFacts> petFactsOf(DcmDataset& dataset, const Instance& instance)
{
    constexpr const char* enhancedPet = "1.2.840.10008.5.1.4.1.1.130";    // says all this frame by frame
    if (instance.series.modality != "PT" || instance.sopClassUid == enhancedPet)
        return nullptr;
    auto facts = std::make_shared<PetFacts>();
    facts->units = codeOf(dataset, DCM_Units);
    facts->suvType = codeOf(dataset, DCM_SUVType);
    const auto slope = decimalOf(dataset, DCM_RescaleSlope);
    facts->isScaled = (slope && *slope != 0) || instance.hasModalityLut || instance.pixels.isFloat;
    facts->corrected = codesOf(dataset, DCM_CorrectedImage);
    facts->decayCorrection = codeOf(dataset, DCM_DecayCorrection);
    facts->weight = decimalOf(dataset, DCM_PatientWeight);
    const auto zone = zoneOffset(codeOf(dataset, DCM_TimezoneOffsetFromUTC));
    const auto inZone = [&](std::optional<ClockTime> clock) {
        if (clock && !clock->offset)
            clock->offset = zone;
        return clock;
    };
    facts->series = inZone(clockTime(instance.series.seriesDate, instance.series.seriesTime));
    facts->acquisition = inZone(clockTime(instance.acquisitionDate, instance.acquisitionTime));
    facts->geScan = inZone(clockTime(privateTextOf(dataset, 0x0009, "GEMS_PETD_01", 0x0d)));
    const auto seconds = [&](const DcmTagKey& tag) {
        const auto milliseconds = decimalOf(dataset, tag);
        return milliseconds ? std::optional(*milliseconds / 1000) : std::nullopt;
    };
    facts->frameReference = seconds(DCM_FrameReferenceTime);
    facts->frameDuration = seconds(DCM_ActualFrameDuration);
    if (DcmItem* tracer = itemOf(dataset, DCM_RadiopharmaceuticalInformationSequence)) {
        facts->dose = decimalOf(*tracer, DCM_RadionuclideTotalDose);
        facts->halfLife = decimalOf(*tracer, DCM_RadionuclideHalfLife);
        facts->injection = inZone(clockTime(codeOf(*tracer, DCM_RadiopharmaceuticalStartDateTime)));
        facts->injectionHasDate = facts->injection.has_value();
        if (!facts->injection)
            facts->injection =
                inZone(clockTime(instance.series.seriesDate,
                                 canonicalTime(codeOf(*tracer, DCM_RadiopharmaceuticalStartTime)).value_or("")));
    }
    facts->philipsSuv = parseDecimal(privateTextOf(dataset, 0x7053, "Philips PET Private Group", 0x00));
    facts->philipsActivity = parseDecimal(privateTextOf(dataset, 0x7053, "Philips PET Private Group", 0x09));
    return facts;
}

std::vector<pixels::Quantity> quantitiesOf(DcmItem& item, TextReader& text, double slope, double intercept,
                                           Warnings& warnings)
{
    std::vector<pixels::Quantity> quantities;
    for (unsigned long i = 0; i < itemCount(item, DCM_RealWorldValueMappingSequence); ++i) {
        DcmItem& mapping = *itemOf(item, DCM_RealWorldValueMappingSequence, i);
        if (mapping.tagExists(DCM_RealWorldValueLUTData)) {
            warn(warnings, WarningCode::RealWorldTable,
                 messages::RealWorldValuesInTable(text.textOf(mapping, DCM_LUTLabel)));
            continue;
        }
        auto quantity = lineOf(mapping, text, slope, intercept);
        if (quantity.slope != 0 && std::isfinite(quantity.slope) && std::isfinite(quantity.intercept))
            quantities.push_back(std::move(quantity));
    }
    return quantities;
}

}
