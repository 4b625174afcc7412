#include "core/measure/table.h"

#include <fmt/format.h>

namespace lantern::measure {

namespace {

// The number and the unit of what textOf() says, so that a file shows no other digits than the picture.
std::pair<std::string, std::string> parted(const std::optional<Quantity>& quantity, LengthUnit unit)
{
    if (!quantity)
        return {};
    const std::string text = textOf(*quantity, {unit, {}});
    const auto at = text.find_first_not_of("-+0123456789.e");
    if (at == std::string::npos)
        return {text, ""};
    return {text.substr(0, at), text.substr(at + (text[at] == ' ' ? 1 : 0))};
}

const std::optional<Quantity>& sizeOf(const MeasurementValues& figures)
{
    if (figures.length)
        return figures.length;
    return figures.angle ? figures.angle : figures.area;
}

// The first of its meanings; a probe's value stands under its mean. All of them stand in the text.
void addMeaning(const MeasurementValues& figures, std::vector<std::string>& row)
{
    const MeantFigures none{}, &meant = figures.meant.empty() ? none : figures.meant.front();
    const auto& mean = figures.kind == Kind::Probe ? meant.value : meant.mean;
    row.push_back(mean ? meant.name : "");
    for (const auto* quantity : {&mean, &meant.deviation, &meant.least, &meant.greatest})
        row.push_back(parted(*quantity, LengthUnit::Millimetre).first);
    row.push_back(mean ? mean->unit : "");
    row.push_back(inEnglish(figures.suvUnavailableReason));
}

std::string pointsText(const Shape& shape)
{
    std::string text;
    for (const auto& point : shape.points)
        text += fmt::format("{}{:.2f} {:.2f}", text.empty() ? "" : "; ", point.column, point.row);
    return text;
}

}

std::vector<std::vector<std::string>> tableOf(std::span<const Measurement> measurements, LengthUnit unit,
                                              const std::function<std::string(const Measurement&)>& slice)
{
    std::vector<std::vector<std::string>> rows{{"number",
                                                "kind",
                                                "slice",
                                                "value",
                                                "unit",
                                                "scale",
                                                "mean",
                                                "sd",
                                                "min",
                                                "max",
                                                "value_unit",
                                                "pixels",
                                                "left_out",
                                                "quantity",
                                                "quantity_mean",
                                                "quantity_sd",
                                                "quantity_min",
                                                "quantity_max",
                                                "quantity_unit",
                                                "no_suv_because",
                                                "text",
                                                "points_column_row",
                                                "sop_instance_uid",
                                                "frame",
                                                "series"}};
    for (const Measurement& one : measurements) {
        const MeasurementValues& figures = one.figures;
        const auto [size, sizeUnit] = parted(figures.kind == Kind::Probe ? figures.value : sizeOf(figures), unit);
        std::vector<std::string> row{
            std::to_string(one.number), std::string(nameOf(figures.kind)), slice(one), size, sizeUnit,
            sourceText(figures.scale)};
        if (figures.values && figures.values->statistics.count > 0) {
            for (const auto* value :
                 {&figures.values->mean, &figures.values->deviation, &figures.values->least, &figures.values->greatest})
                row.push_back(parted(*value, unit).first);
            row.push_back(figures.values->mean.unit);
            row.push_back(std::to_string(figures.values->statistics.count));
            row.push_back(std::to_string(figures.values->statistics.leftOut));
        } else if (const auto& colours = figures.colours; colours && colours->front().count > 0) {
            for (const auto figure :
                 {&Statistics::mean, &Statistics::deviation, &Statistics::least, &Statistics::greatest})
                row.push_back(channelsText(*colours, figure));
            row.push_back("RGB");
            row.push_back(std::to_string(colours->front().count));
            row.push_back("0");
        } else {
            row.resize(row.size() + 7);
        }
        addMeaning(figures, row);
        row.push_back(lineOf(figures, {unit, {}}));
        row.push_back(pointsText(one.shape));
        const auto* image = std::get_if<OnImage>(&one.place);
        row.push_back(image ? image->sopInstanceUid : "");
        row.push_back(image ? std::to_string(image->frame) : "");
        row.push_back(one.seriesId);
        rows.push_back(std::move(row));
    }
    return rows;
}

}
