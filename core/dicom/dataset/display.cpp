#include "core/dicom/dataset/display_internal.h"

#include "core/base/numbers.h"
#include "core/dicom/dataset/frames_internal.h"
#include "core/dicom/dataset/overlays_internal.h"
#include "core/dicom/dataset/quantities_internal.h"
#include "core/dicom/messages.h"
#include "core/dicom/read_header.h"
#include "core/dicom/values/units.h"
#include "core/pixels/presentation.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string_view>

namespace lantern::dicom {

namespace {

pixels::WindowFunction functionNamed(const std::string& name)
{
    if (name == "SIGMOID")
        return pixels::WindowFunction::Sigmoid;
    return name == "LINEAR_EXACT" ? pixels::WindowFunction::LinearExact : pixels::WindowFunction::Linear;
}

int bitsFor(std::uint16_t greatest)
{
    int bits = 1;
    while (bits < 16 && greatest >> bits != 0)
        ++bits;
    return bits;
}

// Padding is a stored value of the pixels' own sign and width (PS3.3 C.7.5.1.1.2), whatever VR it
// was written with: -2000 in 12 bits may stand there as 2096 or as 63536.
double storedPadding(std::uint16_t word, const PixelFormat& pixels)
{
    if (!pixels.isSigned)
        return static_cast<double>(word);
    const double asSigned = static_cast<double>(static_cast<std::int16_t>(word));
    const double half = std::exp2(std::clamp(pixels.bitsStored, 1, 16) - 1);
    return asSigned >= half && asSigned < 2 * half ? asSigned - 2 * half : asSigned;
}

void readPadding(DcmItem& dataset, Instance& instance)
{
    const auto range = [&](double one, std::optional<double> other) {
        instance.paddingRange = std::minmax(one, other.value_or(one));
    };
    if (instance.pixels.isFloat) {
        // PS3.3 C.7.6.24 and C.7.6.25
        auto value = decimalOf(dataset, DCM_FloatPixelPaddingValue);
        auto limit = decimalOf(dataset, DCM_FloatPixelPaddingRangeLimit);
        if (!value) {
            value = decimalOf(dataset, DCM_DoubleFloatPixelPaddingValue);
            limit = decimalOf(dataset, DCM_DoubleFloatPixelPaddingRangeLimit);
        }
        // Samples are kept as float, so what they are compared with must be rounded alike.
        const auto asFloat = [](double number) { return static_cast<double>(static_cast<float>(number)); };
        if (value)
            range(asFloat(*value), limit ? std::optional(asFloat(*limit)) : std::nullopt);
        return;
    }
    if (const auto value = wordOf(dataset, DCM_PixelPaddingValue)) {
        const auto limit = wordOf(dataset, DCM_PixelPaddingRangeLimit);
        range(storedPadding(*value, instance.pixels),
              limit ? std::optional(storedPadding(*limit, instance.pixels)) : std::nullopt);
    }
}

// A unit is never invented: CT is in Hounsfield units without saying so only where it is a CT image that
// rescales its values (PS3.3 C.8.2.1.1.1), not where somebody stored a screenshot.
bool isPlainCt(DcmItem& scale, const Instance& instance)
{
    constexpr const char* secondaryCapture = "1.2.840.10008.5.1.4.1.1.7";
    return instance.series.modality == "CT" && instance.pixels.samples == 1
        && !instance.sopClassUid.starts_with(secondaryCapture)
        && (decimalOf(scale, DCM_RescaleIntercept) || decimalOf(scale, DCM_RescaleSlope));
}

// What the values of a rescale are, as the file names it. Of PET the Units decide (PS3.3 C.8.9.1), whatever stands
// beside them.
std::string rescaleTypeOf(DcmDataset& dataset, DcmItem& scale, const Instance& instance)
{
    if (instance.series.modality == "PT")
        if (auto units = codeOf(dataset, DCM_Units); !units.empty())
            return units;    // BQML, CNTS, ...
    if (auto type = codeOf(scale, DCM_RescaleType); !type.empty())
        return type;
    return isPlainCt(scale, instance) ? "HU" : std::string();
}

struct StatedRescale {
    pixels::Rescale line;
    bool statesSlope = false, statesIntercept = false;
};

StatedRescale statedRescaleOf(DcmItem& item, Warnings& warnings)
{
    const auto slope = decimalOf(item, DCM_RescaleSlope), intercept = decimalOf(item, DCM_RescaleIntercept);
    const auto isBroken = [&](const DcmTagKey& tag, const std::optional<double>& value) {
        return !bytesOf(item, tag).empty() && (!value || !std::isfinite(*value));
    };
    // With a slope of 0 all pixels would be one value.
    if (slope == 0.0 || isBroken(DCM_RescaleSlope, slope) || isBroken(DCM_RescaleIntercept, intercept)) {
        warn(warnings, WarningCode::BadRescale,
             messages::RescaleCannotBeApplied(bytesOf(item, DCM_RescaleSlope), bytesOf(item, DCM_RescaleIntercept)));
        return {};
    }
    return {{slope.value_or(1), intercept.value_or(0), {}}, slope.has_value(), intercept.has_value()};
}

// RT Dose writes its scaling elsewhere (PS3.3 C.8.8.3).
bool readDoseScaling(DcmDataset& dataset, FrameFacts& facts)
{
    const auto scaling = decimalOf(dataset, DCM_DoseGridScaling);
    if (!scaling || !(*scaling > 0))
        return false;
    facts.slope = *scaling;
    facts.statesSlope = true;
    facts.rescaleType = codeOf(dataset, DCM_DoseUnits);    // GY, RELATIVE
    return true;
}

}

bool isShownAsStored(const Instance& instance)
{
    constexpr std::array<std::string_view, 3> classes{
        "1.2.840.10008.5.1.4.1.1.12.1", "1.2.840.10008.5.1.4.1.1.12.2",
        "1.2.840.10008.5.1.4.1.1.12.3"};    // the last is of two planes, retired
    return std::ranges::find(classes, instance.sopClassUid) != classes.end();
}

std::optional<pixels::Quantity> beamQuantityOf(DcmDataset& dataset)
{
    const auto slope = decimalOf(dataset, DCM_RescaleSlope), intercept = decimalOf(dataset, DCM_RescaleIntercept);
    const auto unit = unitNamed(codeOf(dataset, DCM_RescaleType));
    if (!slope || !intercept || *slope == 0 || unit.empty())
        return std::nullopt;
    return pixels::Quantity{.name = {}, .unit = unit, .slope = *slope, .intercept = *intercept};
}

void readRescale(DcmDataset& dataset, DcmItem& scale, const Instance& instance, FrameFacts& facts, Warnings& warnings)
{
    facts.slope = 1;
    facts.intercept = 0;
    facts.statesSlope = facts.statesIntercept = false;
    facts.rescaleType.clear();
    if (instance.hasModalityLut) {
        facts.rescaleType = codeOf(*itemOf(dataset, DCM_ModalityLUTSequence), DCM_ModalityLUTType);
        return;
    }
    if (isShownAsStored(instance))
        return;
    const auto rescale = statedRescaleOf(scale, warnings);
    facts.slope = rescale.line.slope;
    facts.intercept = rescale.line.intercept;
    facts.statesSlope = rescale.statesSlope;
    facts.statesIntercept = rescale.statesIntercept;
    if (readDoseScaling(dataset, facts))
        return;
    facts.rescaleType = rescaleTypeOf(dataset, scale, instance);
    // The unit is that of the rescale's output (PS3.3 C.11.1): no rescale, no unit. That of PET has no intercept.
    const bool isWhole = facts.statesSlope && (facts.statesIntercept || instance.series.modality == "PT");
    if (isWhole || instance.pixels.isFloat || unitOf(facts).empty())
        return;
    facts.rescaleType.clear();
    if (facts.statesSlope || facts.statesIntercept)
        warn(warnings, WarningCode::BadRescale,
             messages::HalfARescale(bytesOf(scale, DCM_RescaleSlope), bytesOf(scale, DCM_RescaleIntercept)));
}

std::optional<pixels::VoiLut> lookupTableOf(DcmItem& item, bool inputIsSigned, Message& problem)
{
    const auto descriptor = wordOf(item, DCM_LUTDescriptor, 0);
    const auto first = wordOf(item, DCM_LUTDescriptor, 1);
    const auto bits = wordOf(item, DCM_LUTDescriptor, 2);
    auto entries = wordsOf(item, DCM_LUTData);
    if (!descriptor && entries.empty())
        return std::nullopt;
    if (!descriptor || !first || !bits || entries.empty()) {
        problem = entries.empty() ? messages::HasNoEntries : messages::HasNoDescriptor;
        return std::nullopt;
    }
    const std::size_t count = *descriptor == 0 ? 65536 : *descriptor;
    if (*bits <= 8 && entries.size() < count && entries.size() * 2 >= count)
        entries = unpackedBytes(entries);
    if (entries.size() < count)
        problem = messages::HasFewerEntries(entries.size(), count);
    entries.resize(std::min(entries.size(), count));

    const auto [least, greatest] = std::minmax_element(entries.begin(), entries.end());
    if (entries.size() > 1 && *least == *greatest) {
        problem = messages::GivesOneValue(*least);
        return std::nullopt;
    }
    pixels::VoiLut lut{.firstMapped = static_cast<double>(*first),
                       .entries = {},
                       .bits = std::clamp<int>(*bits, 1, 16),
                       .explanation = {}};
    if (inputIsSigned || isSignedShort(item, DCM_LUTDescriptor))
        lut.firstMapped = static_cast<double>(static_cast<std::int16_t>(*first));
    // Entries that do not fit would all be white, and sixteen times too dark is as good as black.
    const int needed = bitsFor(*greatest);
    if (needed > lut.bits || needed + 4 <= lut.bits) {
        problem = messages::SaysOtherBits(*bits, *greatest);
        lut.bits = needed;
    }
    lut.entries = std::move(entries);
    return lut;
}

std::optional<pixels::VoiLut> modalityLutOf(DcmItem& dataset, bool storedIsSigned, Warnings* warnings)
{
    DcmItem* item = itemOf(dataset, DCM_ModalityLUTSequence);
    if (!item)
        return std::nullopt;
    Message problem;
    auto lut = lookupTableOf(*item, storedIsSigned, problem);
    if (warnings && !problem.empty())
        warn(*warnings, WarningCode::BadModalityLut,
             lut ? messages::ModalityLutFlaw(std::move(problem)) : messages::ModalityLutNotUsed(std::move(problem)));
    return lut;
}

pixels::Rescale rescaleOf(DcmItem& item, Warnings& warnings) { return statedRescaleOf(item, warnings).line; }

std::vector<pixels::Window> windowsOf(DcmItem& item, TextReader& text, Warnings& warnings)
{
    const auto centres = codesOf(item, DCM_WindowCenter), widths = codesOf(item, DCM_WindowWidth);
    const auto broken = [&](const std::string& centre, const std::string& width) {
        warn(warnings, WarningCode::BadWindow, messages::NoWindow(centre, width));
    };
    const auto name = codeOf(item, DCM_VOILUTFunction);
    const auto function = functionNamed(name);
    if (!name.empty() && name != "LINEAR" && name != "LINEAR_EXACT" && name != "SIGMOID")
        warn(warnings, WarningCode::UnknownVoiFunction, messages::VoiFunctionUnknown(name));
    const auto explanations = valuesOf(text.textOf(item, DCM_WindowCenterWidthExplanation));
    std::vector<pixels::Window> windows;
    for (std::size_t i = 0; i < std::max(centres.size(), widths.size()); ++i) {
        const auto centreText = i < centres.size() ? centres[i] : "", widthText = i < widths.size() ? widths[i] : "";
        const auto centre = parseDecimal(centreText), width = parseDecimal(widthText);
        if (!centre || !width || !(*width > 0) || !std::isfinite(*centre) || !std::isfinite(*width)) {
            broken(centreText, widthText);
            continue;
        }
        pixels::Window window{*centre, *width, function, i < explanations.size() ? explanations[i] : ""};
        // LINEAR needs a width of at least 1 (PS3.3 C.11.2.1.2.1). Maps of small numbers are written with
        // less often enough, and the exact function shows what was meant.
        if (function == pixels::WindowFunction::Linear && *width < 1) {
            warn(warnings, WarningCode::BadWindow, messages::WindowTooNarrow(widthText));
            window.function = pixels::WindowFunction::LinearExact;
        }
        windows.push_back(std::move(window));
    }
    return windows;
}

std::vector<pixels::VoiLutPtr> voiLutsOf(DcmItem& item, TextReader& text, bool modalityIsSigned, Warnings& warnings)
{
    std::vector<pixels::VoiLutPtr> luts;
    for (unsigned long i = 0; i < itemCount(item, DCM_VOILUTSequence); ++i) {
        Message problem;
        DcmItem& own = *itemOf(item, DCM_VOILUTSequence, i);
        auto lut = lookupTableOf(own, modalityIsSigned, problem);
        if (!problem.empty())
            warn(warnings, WarningCode::BadVoiLut,
                 lut ? messages::VoiLutFlaw(i + 1, std::move(problem))
                     : messages::VoiLutLeftOut(i + 1, std::move(problem)));
        if (!lut)
            continue;
        lut->explanation = text.textOf(own, DCM_LUTExplanation);
        luts.push_back(std::make_shared<const pixels::VoiLut>(std::move(*lut)));
    }
    return luts;
}

void readDisplay(DcmDataset& dataset, Instance& instance)
{
    if (!isShownAsStored(instance))
        instance.hasModalityLut = modalityLutOf(dataset, instance.pixels.isSigned, &instance.warnings).has_value()
            && !instance.pixels.isFloat;
    else if (itemOf(dataset, DCM_ModalityLUTSequence) || decimalOf(dataset, DCM_RescaleSlope).value_or(1) != 1
             || decimalOf(dataset, DCM_RescaleIntercept).value_or(0) != 0)
        warn(instance.warnings, WarningCode::BeamIntensity, messages::LeadsBackToBeam);
    readPadding(dataset, instance);
    instance.pet = petFactsOf(dataset, instance);
    // The begin of the scan may yet be found in the other images; all else is known here.
    if (instance.pet)
        if (const auto suv = suvOf(*instance.pet, instance.pet->acquisition); !suv)
            warn(instance.warnings, WarningCode::NoSuv, suv.error().message);
    auto shutter = pixels::usable(shutterOf(dataset, instance.warnings), instance.pixels.rows, instance.pixels.columns);
    for (auto& problem : shutter.problems)
        warn(instance.warnings, WarningCode::BadShutter, std::move(problem));
    instance.shutter = std::move(shutter.shutter);
    instance.overlayGroups = overlayGroupsOf(dataset, &instance.pixels, instance.warnings);
    instance.polarity.isMonochrome1 = instance.pixels.photometric == "MONOCHROME1";
    const auto shape = codeOf(dataset, DCM_PresentationLUTShape);
    if (shape == "INVERSE" && instance.pixels.photometric.starts_with("MONOCHROME"))
        instance.polarity.imageShape = pixels::PresentationShape::Inverse;
    instance.isInverse = pixels::isInverted(instance.polarity);
    instance.isLossy = codeOf(dataset, DCM_LossyImageCompression) == "01" || isLossySyntax(instance.transferSyntaxUid);
    instance.lossyRatio = codeOf(dataset, DCM_LossyImageCompressionRatio);
}

}
