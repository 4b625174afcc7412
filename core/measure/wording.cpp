#include "core/measure/wording.h"

#include <array>
#include <cmath>
#include <fmt/format.h>

namespace lantern::measure {

namespace {

constexpr std::array<std::string_view, 39> words{
    "Length",
    "Angle",
    "Ellipse",
    "Rectangle",
    "Probe",
    "detector",
    "est. magn. {}",
    "calibrated",
    "calibrated: {}",
    "centre of the beam",
    "plane not stated",
    "do not trust: magnification {}",
    "ultrasound region",
    "outside the ultrasound regions",
    "film",
    "no spacing",
    "reconstruction",
    "projection",
    "Area {}",
    "Mean {}, SD {}",
    "Min {}, max {}",
    "{} pixels",
    "{} pixels, {} left out",
    "No pixel inside",
    "No values: all padding",
    "stored value",
    "unit not stated",
    "Column {}, row {}",
    "No value here",
    "RGB {}",
    "across {}",
    "down {}",
    "No angle: the two ways have different units",
    "{}: mean {}, SD {}",
    "{}: min {}, max {}",
    "{}: not defined for these values",
    "Real world value",
    "Mean RGB {}",
    "SD RGB {}",
};

class Writer {
public:
    explicit Writer(const Wording& wording)
        : m_wording(wording)
    {
    }

    template <class... Values>
    std::string operator()(std::string_view word, const Values&... values) const
    {
        std::string text = m_wording.translate ? m_wording.translate(word) : std::string(word);
        // A translation's place holders are filled by hand: a broken one must not bring the program down.
        (fill(text, values), ...);
        return text;
    }

private:
    static void fill(std::string& text, const std::string& value)
    {
        if (const auto at = text.find("{}"); at != std::string::npos)
            text.replace(at, 2, value);
    }

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

std::string withSource(std::string text, const Figures& figures, const Wording& wording)
{
    const std::string source = sourceText(figures.scale, wording);
    return source.empty() ? text : fmt::format("{} ({})", text, source);
}

// The unit behind a value, or why there is none.
std::string valueText(const Quantity& quantity, bool isStored, const Writer& say)
{
    const std::string number = numberText(quantity.value, quantity.decimals);
    if (quantity.unit.empty())
        return fmt::format("{} ({})", number, say(isStored ? "stored value" : "unit not stated"));
    return number + ' ' + quantity.unit;
}

std::string nameOf(const MeantFigures& meant, const Writer& say)
{
    return meant.name.empty() ? say("Real world value") : meant.name;
}

// What the values mean comes before the values: it is what a reader looks for.
void addMeanings(const Figures& figures, const Wording& wording, std::vector<std::string>& lines)
{
    const Writer say(wording);
    for (const auto& meant : figures.meant) {
        if (meant.value)
            lines.push_back(fmt::format("{} {}", nameOf(meant, say), textOf(*meant.value)));
        if (!meant.mean)
            continue;
        const auto number = [](const std::optional<Quantity>& one) { return numberText(one->value, one->decimals); };
        lines.push_back(say("{}: mean {}, SD {}", nameOf(meant, say), textOf(*meant.mean), number(meant.deviation)));
        lines.push_back(say("{}: min {}, max {}", nameOf(meant, say), number(meant.least), number(meant.greatest)));
    }
}

// And after them why there is no such thing.
void addWhyNot(const Figures& figures, const Wording& wording, std::vector<std::string>& lines)
{
    const Writer say(wording);
    for (const auto& meant : figures.meant)
        if (!meant.value && !meant.mean)
            lines.push_back(say("{}: not defined for these values", nameOf(meant, say)));
    if (!figures.whyNoUptake.empty())
        lines.push_back(wording.sentence ? wording.sentence(figures.whyNoUptake) : figures.whyNoUptake);
}

void addValues(const Figures& figures, const Writer& say, std::vector<std::string>& lines)
{
    if (!figures.values)
        return;
    const ValueFigures& values = *figures.values;
    const Statistics& statistics = values.statistics;
    if (statistics.count == 0) {
        lines.push_back(say(statistics.leftOut > 0 ? "No values: all padding" : "No pixel inside"));
        return;
    }
    lines.push_back(say("Mean {}, SD {}", valueText(values.mean, figures.isStoredValue, say),
                        numberText(values.deviation.value, values.deviation.decimals)));
    lines.push_back(say("Min {}, max {}", numberText(values.least.value, values.least.decimals),
                        numberText(values.greatest.value, values.greatest.decimals)));
    const std::string count = std::to_string(statistics.count);
    lines.push_back(statistics.leftOut > 0 ? say("{} pixels, {} left out", count, std::to_string(statistics.leftOut))
                                           : say("{} pixels", count));
}

// Colours have no mean of their own, only their channels do: as shown, from 0 to 255.
void addColours(const Figures& figures, const Writer& say, std::vector<std::string>& lines)
{
    if (!figures.colours)
        return;
    const auto& all = *figures.colours;
    if (all[0].count == 0) {
        lines.push_back(say("No pixel inside"));
        return;
    }
    lines.push_back(say("Mean RGB {}", channelsText(all, &Statistics::mean)));
    lines.push_back(say("SD RGB {}", channelsText(all, &Statistics::deviation)));
    lines.push_back(say("{} pixels", std::to_string(all[0].count)));
}

void addDifferences(const Figures& figures, const Wording& wording, std::vector<std::string>& lines)
{
    const Writer say(wording);
    std::string text;
    if (figures.across)
        text = say("across {}", textOf(*figures.across, wording));
    if (figures.down)
        text += (text.empty() ? "" : ", ") + say("down {}", textOf(*figures.down, wording));
    if (!text.empty())
        lines.push_back(withSource(text, figures, wording));
}

void addProbe(const Figures& figures, const Wording& wording, std::vector<std::string>& lines)
{
    const Writer say(wording);
    addMeanings(figures, wording, lines);
    if (figures.value)
        lines.push_back(valueText(*figures.value, figures.isStoredValue, say));
    else if (figures.rgb)
        lines.push_back(
            say("RGB {}", fmt::format("{} {} {}", (*figures.rgb)[0], (*figures.rgb)[1], (*figures.rgb)[2])));
    else
        lines.push_back(say("No value here"));
    addWhyNot(figures, wording, lines);
    addDifferences(figures, wording, lines);
    if (figures.pixel)
        lines.push_back(
            say("Column {}, row {}", numberText(figures.pixel->column, 0), numberText(figures.pixel->row, 0)));
}

}

std::span<const std::string_view> vocabulary() { return words; }

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
    case ScaleSource::Reconstruction: return say("reconstruction");
    case ScaleSource::Projection: return say("projection");
    case ScaleSource::Detector: return say("detector");
    case ScaleSource::Magnified: return say("est. magn. {}", scale.detail);
    case ScaleSource::Calibrated:
        if (scale.detail.empty())
            return say("calibrated");
        return say("calibrated: {}", scale.detail == "centre of the beam" ? say("centre of the beam") : scale.detail);
    case ScaleSource::Unstated: return say("plane not stated");
    case ScaleSource::Doubtful: return say("do not trust: magnification {}", scale.detail);
    case ScaleSource::Region: return say("ultrasound region");
    case ScaleSource::OutsideRegions: return say("outside the ultrasound regions");
    case ScaleSource::Film: return say("film");
    case ScaleSource::None: return say("no spacing");
    }
    return {};
}

std::vector<std::string> linesOf(const Figures& figures, const Wording& wording)
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
        lines.push_back(say("No angle: the two ways have different units"));
    }
    if (figures.area)
        lines.push_back(withSource(say("Area {}", textOf(*figures.area, wording)), figures, wording));
    addDifferences(figures, wording, lines);
    addMeanings(figures, wording, lines);
    addValues(figures, say, lines);
    addColours(figures, say, lines);
    addWhyNot(figures, wording, lines);
    return lines;
}

std::string lineOf(const Figures& figures, const Wording& wording)
{
    std::string all;
    for (const auto& line : linesOf(figures, wording))
        all += (all.empty() ? "" : "; ") + line;
    return all;
}

std::string titleOf(Kind kind, const Wording& wording)
{
    return Writer(wording)(words[static_cast<std::size_t>(kind)]);
}

}
