#include "core/tasks/suitability.h"

#include "core/tasks/messages.h"
#include "core/tasks/model_kind.h"
#include "core/tasks/stated_words.h"

#include <algorithm>
#include <cctype>
#include <map>

namespace lantern::tasks {

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

Message wrongWeighting(const SeriesInput& series, const nn::InputRule& rule)
{
    if (rule.mostEchoTime > 0 && series.echoTime && *series.echoTime > rule.mostEchoTime)
        return messages::EchoTimeTooLong(*series.echoTime, rule.mostEchoTime);
    if (rule.mostRepetitionTime <= 0)
        return {};
    const bool isInverted = series.inversionTime && *series.inversionTime > 0;
    if (isInverted && *series.inversionTime > mostInversionTime)
        return messages::InversionTimeTooLong(*series.inversionTime, mostInversionTime);
    if (!isInverted && series.repetitionTime && *series.repetitionTime > rule.mostRepetitionTime)
        return messages::RepetitionTimeTooLong(*series.repetitionTime, rule.mostRepetitionTime);
    for (const std::string& name : namesOf(series))
        if (const auto other = otherWeightingIn(name))
            return messages::SeriesNamesOtherWeighting(name, *other);
    return {};
}

Message noContrast(const SeriesInput& series)
{
    bool isStated = false;
    for (const std::string& name : namesOf(series)) {
        const Contrast said = contrastIn(name);
        if (said == Contrast::NotGiven)    // scanners fill in the medium for the whole study
            return messages::SeriesNamesNoContrast(name);
        isStated = isStated || said == Contrast::Given;
    }
    const Contrast agent = contrastOfAgent(series.contrastAgent);
    if (agent == Contrast::Given || isStated)
        return {};
    if (agent == Contrast::NotGiven)
        return messages::ContrastAgentIsNone(series.contrastAgent);
    return messages::ContrastNotStated;
}

// Nothing for a word that is not in geometry::orientationName().
Message orientationOf(const std::string& name)
{
    static const std::map<std::string, Message> known{{"axial", messages::Axial},
                                                      {"coronal", messages::Coronal},
                                                      {"sagittal", messages::Sagittal},
                                                      {"oblique", messages::Oblique},
                                                      {"", messages::OfUnknownOrientation}};
    const auto found = known.find(name);
    return found == known.end() ? Message() : found->second;
}

Message otherOrientation(const std::string& wanted, const std::string& stated)
{
    const Message known = orientationOf(wanted);
    return known.empty() ? messages::SlicesLieOtherwiseThanNamed(wanted, orientationOf(stated))
                         : messages::SlicesLieOtherwise(known, orientationOf(stated));
}

}

std::optional<Unsuitable> unsuitableSeries(const SeriesInput& series, const nn::Manifest& manifest)
{
    if (auto reason = unreadSlot(manifest, nn::Slot::Kind::Series); !reason.empty())
        return Unsuitable{nn::State::Refused, std::move(reason)};
    const nn::InputRule& rule = manifest.series();
    const auto notApplicable = [](Message reason) { return Unsuitable{nn::State::NotApplicable, std::move(reason)}; };
    const auto refused = [](Message reason) { return Unsuitable{nn::State::Refused, std::move(reason)}; };

    if (!rule.modality.empty() && series.modality != rule.modality)
        return notApplicable(series.modality.empty()
                                 ? messages::SeriesHasNoModality(rule.modality)
                                 : messages::SeriesHasOtherModality(rule.modality, series.modality));
    if (!rule.bodyPart.empty() && isOtherPart(rule.bodyPart, series.bodyPart))
        return notApplicable(messages::SeriesShowsOtherPart(rule.bodyPart, series.bodyPart));
    if (rule.bodyPartMustBeKnown && series.bodyPart.empty() && !std::ranges::any_of(namesOf(series), namesHead)
        && !namesHead(series.studyDescription))
        return refused(messages::BodyPartNotStated(rule.bodyPart));
    if (!rule.orientation.empty() && series.orientation != rule.orientation)
        return notApplicable(otherOrientation(rule.orientation, series.orientation));
    if (series.slices == 0)
        return refused(messages::SeriesHasNoImages);
    if (rule.mostBetweenSlices > 0 && series.betweenSlices > rule.mostBetweenSlices)
        return refused(messages::SlicesTooFarApart(series.betweenSlices, rule.mostBetweenSlices));
    if (auto reason = wrongWeighting(series, rule); !reason.empty())
        return refused(std::move(reason));
    if (rule.contrastMustBeStated)
        if (auto reason = noContrast(series); !reason.empty())
            return refused(std::move(reason));
    // A model that looks at one slice alone compares it with none.
    if (!series.mixedValues.empty() && !series.onlySlice)
        return refused(series.mixedValues);
    const auto first = series.picture(0);
    if (!first)    // no rule of the model is broken: the picture is
        return Unsuitable{nn::State::Failed, first.error().message};
    if (!rule.unit.empty() && first->unit != rule.unit)
        return refused(first->unit.empty() ? messages::ValuesInNoUnit(rule.unit)
                                           : messages::ValuesInOtherUnit(first->unit, rule.unit));
    const double low = manifest.parameter("spacingLow", 0), high = manifest.parameter("spacingHigh", 0);
    if (high > 0) {
        if (!first->spacing)
            return refused(messages::ImagesSayNoPixelSize);
        for (const double spacing : {first->spacing->betweenRows, first->spacing->betweenColumns}) {
            if (spacing < low || spacing > high)
                return refused(messages::PixelsBeyondLimits(spacing, low, high));
        }
    }
    return std::nullopt;
}

}
