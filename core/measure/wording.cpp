#include "core/measure/wording.h"

#include "core/measure/messages.h"

#include <cmath>
#include <fmt/format.h>

namespace lantern::measure {

namespace {

class Writer {
public:
    explicit Writer(const Wording& wording)
        : m_wording(wording)
    {
    }

    std::string operator()(const Message& message) const
    {
        return m_wording.language ? inWords(message, m_wording.language) : inEnglish(message);
    }

private:
    const Wording& m_wording;
};

std::string numberText(double value, int decimals)
{
    constexpr double longest = 1e9;    // a float may have 39 digits
    if (std::abs(value) >= longest)
        return fmt::format("{:.5g}", value);
    std::string text = fmt::format("{:.{}f}", value, decimals);
    if (text.starts_with('-') && text.find_first_not_of("-0.") == std::string::npos)
        text.erase(0, 1);
    return text;
}

std::string withSource(std::string text, const MeasurementValues& figures, const Wording& wording)
{
    const std::string source = sourceText(figures.scale, wording);
    return source.empty() ? text : fmt::format("{} ({})", text, source);
}

// The unit behind a value, or why there is none.
std::string valueText(const Quantity& quantity, bool isStored, const Writer& say)
{
    const std::string number = numberText(quantity.value, quantity.decimals);
    if (quantity.unit.empty())
        return fmt::format("{} ({})", number, say(isStored ? messages::StoredValue : messages::UnitNotStated));
    return number + ' ' + quantity.unit;
}

std::string nameOf(const MeantFigures& meant, const Writer& say)
{
    return meant.name.empty() ? say(messages::RealWorldValue) : meant.name;
}

// What the values mean comes before the values: it is what a reader looks for.
void addMeanings(const MeasurementValues& figures, const Wording& wording, std::vector<std::string>& lines)
{
    const Writer say(wording);
    for (const auto& meant : figures.meant) {
        if (meant.value)
            lines.push_back(fmt::format("{} {}", nameOf(meant, say), textOf(*meant.value)));
        if (!meant.mean)
            continue;
        const auto number = [](const std::optional<Quantity>& one) { return numberText(one->value, one->decimals); };
        lines.push_back(
            say(messages::MeantMeanAndDeviation(nameOf(meant, say), textOf(*meant.mean), number(meant.deviation))));
        lines.push_back(
            say(messages::MeantLeastAndGreatest(nameOf(meant, say), number(meant.least), number(meant.greatest))));
    }
}

// And after them why there is no such thing.
void addWhyNot(const MeasurementValues& figures, const Wording& wording, std::vector<std::string>& lines)
{
    const Writer say(wording);
    for (const auto& meant : figures.meant)
        if (!meant.value && !meant.mean)
            lines.push_back(say(messages::NotDefined(nameOf(meant, say))));
    if (!figures.suvUnavailableReason.empty())
        lines.push_back(say(figures.suvUnavailableReason));
}

void addValues(const MeasurementValues& figures, const Writer& say, std::vector<std::string>& lines)
{
    if (!figures.values)
        return;
    const ValueFigures& values = *figures.values;
    const Statistics& statistics = values.statistics;
    if (statistics.count == 0) {
        lines.push_back(say(statistics.leftOut > 0 ? messages::AllPadding : messages::NoPixelInside));
        return;
    }
    lines.push_back(say(messages::MeanAndDeviation(valueText(values.mean, figures.isStoredValue, say),
                                                   numberText(values.deviation.value, values.deviation.decimals))));
    lines.push_back(say(messages::LeastAndGreatest(numberText(values.least.value, values.least.decimals),
                                                   numberText(values.greatest.value, values.greatest.decimals))));
    lines.push_back(say(statistics.leftOut > 0 ? messages::PixelsAndLeftOut(statistics.count, statistics.leftOut)
                                               : messages::Pixels(statistics.count)));
}

// Colours have no mean of their own, only their channels do: as shown, from 0 to 255.
void addColours(const MeasurementValues& figures, const Writer& say, std::vector<std::string>& lines)
{
    if (!figures.colours)
        return;
    const auto& all = *figures.colours;
    if (all[0].count == 0) {
        lines.push_back(say(messages::NoPixelInside));
        return;
    }
    lines.push_back(say(messages::MeanOfColours(channelsText(all, &Statistics::mean))));
    lines.push_back(say(messages::DeviationOfColours(channelsText(all, &Statistics::deviation))));
    lines.push_back(say(messages::Pixels(all[0].count)));
}

void addDifferences(const MeasurementValues& figures, const Wording& wording, std::vector<std::string>& lines)
{
    const Writer say(wording);
    std::string text;
    if (figures.across)
        text = say(messages::Across(textOf(*figures.across, wording)));
    if (figures.down)
        text += (text.empty() ? "" : ", ") + say(messages::Down(textOf(*figures.down, wording)));
    if (!text.empty())
        lines.push_back(withSource(text, figures, wording));
}

void addProbe(const MeasurementValues& figures, const Wording& wording, std::vector<std::string>& lines)
{
    const Writer say(wording);
    addMeanings(figures, wording, lines);
    if (figures.value)
        lines.push_back(valueText(*figures.value, figures.isStoredValue, say));
    else if (figures.rgb)
        lines.push_back(
            say(messages::Colours(fmt::format("{} {} {}", (*figures.rgb)[0], (*figures.rgb)[1], (*figures.rgb)[2]))));
    else
        lines.push_back(say(messages::NoValueHere));
    addWhyNot(figures, wording, lines);
    addDifferences(figures, wording, lines);
    if (figures.pixel)
        lines.push_back(say(messages::Place(numberText(figures.pixel->column, 0), numberText(figures.pixel->row, 0))));
}

}

std::string textOf(const Quantity& quantity, const Wording& wording)
{
    if (wording.unit == LengthUnit::Centimetre && quantity.unit == "mm")
        return numberText(quantity.value / 10, quantity.decimals + 1) + " cm";
    if (wording.unit == LengthUnit::Centimetre && quantity.unit == "mm²")
        return numberText(quantity.value / 100, quantity.decimals + 2) + " cm²";
    const std::string number = numberText(quantity.value, quantity.decimals);
    return quantity.unit.empty() || quantity.unit == "°" ? number + quantity.unit : number + ' ' + quantity.unit;
}

std::string channelsText(const std::array<Statistics, 3>& channels, double Statistics::*figure)
{
    return fmt::format("{:.1f} {:.1f} {:.1f}", channels[0].*figure, channels[1].*figure, channels[2].*figure);
}

std::string sourceText(const Scale& scale, const Wording& wording)
{
    const Writer say(wording);
    switch (scale.source) {
    case ScaleSource::Patient: return {};
    case ScaleSource::Reconstruction: return say(messages::ByReconstruction);
    case ScaleSource::Projection: return say(messages::ByProjection);
    case ScaleSource::Detector: return say(messages::ByDetector);
    case ScaleSource::Magnified: return say(messages::ByMagnification(scale.detail));
    case ScaleSource::Calibrated:
        if (scale.detail.empty())
            return say(messages::ByCalibration);
        return say(scale.detail == centreOfBeam ? messages::ByCentreOfBeam()
                                                : messages::ByNamedCalibration(scale.detail));
    case ScaleSource::Unstated: return say(messages::PlaneNotStated);
    case ScaleSource::Doubtful: return say(messages::DoNotTrust(scale.detail));
    case ScaleSource::Region: return say(messages::ByUltrasoundRegion);
    case ScaleSource::OutsideRegions: return say(messages::OutsideUltrasoundRegions);
    case ScaleSource::Film: return say(messages::ByFilm);
    case ScaleSource::None: return say(messages::NoSpacing);
    }
    return {};
}

std::vector<std::string> linesOf(const MeasurementValues& figures, const Wording& wording)
{
    const Writer say(wording);
    std::vector<std::string> lines;
    if (figures.kind == Kind::Probe) {
        addProbe(figures, wording, lines);
        return lines;
    }
    if (figures.length)
        lines.push_back(withSource(textOf(*figures.length, wording), figures, wording));
    if (figures.angle) {

        lines.push_back(fmt::format("{} ({})", textOf(*figures.angle, wording), textOf(*figures.supplement, wording)));
    } else if (figures.kind == Kind::Angle && !figures.scale.isIsometric()) {
        lines.push_back(say(messages::NoAngle));
    }
    if (figures.area)
        lines.push_back(withSource(say(messages::Area(textOf(*figures.area, wording))), figures, wording));
    addDifferences(figures, wording, lines);
    addMeanings(figures, wording, lines);
    addValues(figures, say, lines);
    addColours(figures, say, lines);
    addWhyNot(figures, wording, lines);
    return lines;
}

std::string lineOf(const MeasurementValues& figures, const Wording& wording)
{
    std::string all;
    for (const auto& line : linesOf(figures, wording))
        all += (all.empty() ? "" : "; ") + line;
    return all;
}

std::string titleOf(Kind kind, const Wording& wording)
{
    const Writer say(wording);
    switch (kind) {
    case Kind::Length: return say(messages::Length);
    case Kind::Angle: return say(messages::Angle);
    case Kind::Ellipse: return say(messages::Ellipse);
    case Kind::Rectangle: return say(messages::Rectangle);
    case Kind::Probe: return say(messages::Probe);
    }
    return {};
}

}
