#include "core/nn/suitability.h"

#include "core/nn/stated_words.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace lantern::nn {

namespace {

std::string upper(std::string text)
{
    for (char& c : text)
        c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
    return text;
}

bool holdsAny(const std::string& text, std::initializer_list<const char*> words)
{
    return std::any_of(words.begin(), words.end(),
                       [&](const char* word) { return text.find(word) != std::string::npos; });
}

// Body Part Examined is often empty, often wide ("CHESTABDPELVIS") and seldom wrong altogether, so
// only a part that cannot hold what the model looks for counts.
bool isOtherPart(const std::string& wanted, const std::string& stated)
{
    const std::string part = upper(stated);
    if (part.empty() || part.find(wanted) != std::string::npos)
        return false;
    if (wanted == "CHEST")
        return holdsAny(part, {"HEAD", "BRAIN", "SKULL", "FACE",  "SINUS", "ORBIT", "EAR",   "JAW", "KNEE",   "LEG",
                               "FOOT", "ANKLE", "HAND",  "WRIST", "ARM",   "ELBOW", "FEMUR", "HIP", "PELVIS", "LSPINE"})
            && !holdsAny(part, {"THORAX", "LUNG", "ABD", "BODY"});
    if (wanted == "HEAD" || wanted == "BRAIN")
        return !namesHead(part) && !holdsAny(part, {"PITUIT", "SELLA"});
    return true;
}

// The series' own description first: it is what a person reads.
std::vector<std::string> namesOf(const SeriesInput& series)
{
    std::vector<std::string> names{series.description};
    names.insert(names.end(), series.names.begin(), series.names.end());
    return names;
}

// An inversion pulse weights towards T1 where it comes this soon before the picture, whatever the repetition time;
// that of FLAIR comes after 1,700 ms and more.
constexpr double mostInversionTime = 1300;    // ms

std::optional<std::string> wrongWeighting(const SeriesInput& series, const InputRule& rule)
{
    if (rule.mostEchoTime > 0 && series.echoTime && *series.echoTime > rule.mostEchoTime)
        return fmt::format("The echo time is {:.0f} ms; the model is for T1-weighted images of at most {:.0f} ms.",
                           *series.echoTime, rule.mostEchoTime);
    if (rule.mostRepetitionTime <= 0)
        return std::nullopt;
    const bool isInverted = series.inversionTime && *series.inversionTime > 0;
    if (isInverted && *series.inversionTime > mostInversionTime)
        return fmt::format("The inversion time is {:.0f} ms; the model is for T1-weighted images of at most {:.0f} ms.",
                           *series.inversionTime, mostInversionTime);
    if (!isInverted && series.repetitionTime && *series.repetitionTime > rule.mostRepetitionTime)
        return fmt::format(
            "The repetition time is {:.0f} ms; the model is for T1-weighted images of at most {:.0f} ms.",
            *series.repetitionTime, rule.mostRepetitionTime);
    for (const std::string& name : namesOf(series))
        if (const auto other = otherWeightingIn(name))
            return fmt::format("The series is called \"{}\" ({}); the model is for T1-weighted images.", name, *other);
    return std::nullopt;
}

std::optional<std::string> noContrast(const SeriesInput& series)
{
    bool isStated = false;
    for (const std::string& name : namesOf(series)) {
        const Contrast said = contrastIn(name);
        if (said == Contrast::NotGiven)    // scanners fill in the medium for the whole study
            return fmt::format("The series is called \"{}\", without contrast; the model is for images with it.", name);
        isStated = isStated || said == Contrast::Given;
    }
    const Contrast agent = contrastOfAgent(series.contrastAgent);
    if (agent == Contrast::Given || isStated)
        return std::nullopt;
    if (agent == Contrast::NotGiven)
        return fmt::format("Contrast/Bolus Agent is \"{}\"; the model is for images with contrast.",
                           series.contrastAgent);
    return "Neither Contrast/Bolus Agent nor a description says that contrast was given; the model is for images "
           "with it.";
}

}

std::optional<Unsuitable> unsuitableSeries(const SeriesInput& series, const Manifest& manifest)
{
    const InputRule& rule = manifest.input;
    const auto notApplicable = [](std::string reason) { return Unsuitable{State::NotApplicable, std::move(reason)}; };
    const auto refused = [](std::string reason) { return Unsuitable{State::Refused, std::move(reason)}; };

    if (!rule.modality.empty() && series.modality != rule.modality)
        return notApplicable(fmt::format("The model is for {}; this series is {}.", rule.modality,
                                         series.modality.empty() ? "of no stated modality" : series.modality));
    if (!rule.bodyPart.empty() && isOtherPart(rule.bodyPart, series.bodyPart))
        return notApplicable(
            fmt::format("The model is for the body part {}; this series is {}.", rule.bodyPart, series.bodyPart));
    if (rule.bodyPartMustBeKnown && series.bodyPart.empty() && !std::ranges::any_of(namesOf(series), namesHead)
        && !namesHead(series.studyDescription))
        return refused(fmt::format("Neither Body Part Examined nor a description says what is shown; the model is for "
                                   "the body part {}.",
                                   rule.bodyPart));
    if (!rule.orientation.empty() && series.orientation != rule.orientation)
        return notApplicable(fmt::format("The model is for {} slices; these are {}.", rule.orientation,
                                         series.orientation.empty() ? "of unknown orientation" : series.orientation));
    if (series.slices == 0)
        return refused("The series has no images.");
    if (rule.mostBetweenSlices > 0 && series.betweenSlices > rule.mostBetweenSlices)
        return refused(fmt::format("The slices are {:.1f} mm apart; the model takes at most {:.1f} mm.",
                                   series.betweenSlices, rule.mostBetweenSlices));
    if (auto reason = wrongWeighting(series, rule))
        return refused(std::move(*reason));
    if (rule.contrastMustBeStated)
        if (auto reason = noContrast(series))
            return refused(std::move(*reason));
    // A model that looks at one slice alone compares it with none.
    if (!series.mixedValues.empty() && !series.onlySlice)
        return refused(series.mixedValues);
    const auto first = series.picture(0);
    if (!first)    // no rule of the model is broken: the picture is
        return Unsuitable{State::Failed, first.error().sentence()};
    if (!rule.unit.empty() && first->unit != rule.unit)
        return refused(fmt::format("The values are in {}; the model needs {}.",
                                   first->unit.empty() ? "no stated unit" : first->unit, rule.unit));
    const double low = manifest.parameter("spacingLow", 0), high = manifest.parameter("spacingHigh", 0);
    if (high > 0) {
        if (!first->spacing)
            return refused("The images do not say how large their pixels are.");
        for (const double spacing : {first->spacing->betweenRows, first->spacing->betweenColumns}) {
            if (spacing < low || spacing > high)
                return refused(fmt::format("The pixels are {:.2f} mm wide; the model takes {:.2f} to {:.2f} mm.",
                                           spacing, low, high));
        }
    }
    return std::nullopt;
}

}
