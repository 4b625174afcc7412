#include "core/nn/suitability.h"

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
        return !holdsAny(part, {"HEAD", "BRAIN", "SKULL", "NEURO"});
    return true;
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
    if (!rule.orientation.empty() && series.orientation != rule.orientation)
        return notApplicable(fmt::format("The model is for {} slices; these are {}.", rule.orientation,
                                         series.orientation.empty() ? "of unknown orientation" : series.orientation));
    if (series.slices == 0)
        return refused("The series has no images.");
    if (rule.mostBetweenSlices > 0 && series.betweenSlices > rule.mostBetweenSlices)
        return refused(fmt::format("The slices are {:.1f} mm apart; the model takes at most {:.1f} mm.",
                                   series.betweenSlices, rule.mostBetweenSlices));
    if (rule.mostEchoTime > 0 && series.echoTime && *series.echoTime > rule.mostEchoTime)
        return refused(
            fmt::format("The echo time is {:.0f} ms; the model is for T1-weighted images of at most {:.0f} ms.",
                        *series.echoTime, rule.mostEchoTime));
    const auto first = series.picture(0);
    if (!first)    // no rule of the model is broken: the picture is
        return Unsuitable{State::Failed, first.error().sentence};
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
