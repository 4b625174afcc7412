#include "core/measure/measurement_json.h"

#include "core/dicom/messages.h"
#include "core/measure/merge.h"
#include "core/measure/messages.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

namespace lantern::measure {

using nlohmann::json;

namespace {

constexpr int version = 1;

constexpr std::array<const char*, 12> sourceNames{"patient",
                                                  "reconstruction",
                                                  "projection",
                                                  "detector",
                                                  "estimated-magnification",
                                                  "calibrated",
                                                  "not-stated",
                                                  "do-not-trust",
                                                  "region",
                                                  "outside-regions",
                                                  "film",
                                                  "none"};

json optionalJson(const std::optional<Quantity>& quantity)
{
    if (!quantity)
        return nullptr;
    return {{"value", quantity->value}, {"unit", quantity->unit}, {"decimals", quantity->decimals}};
}

json scaleJson(const Scale& scale)
{
    const auto axis = [](const Axis& one) { return json{{"perPixel", one.perPixel}, {"unit", one.unit}}; };
    return {{"source", sourceNames[static_cast<std::size_t>(scale.source)]},
            {"detail", scale.detail},
            {"words", sourceText(scale)},
            {"across", axis(scale.across)},
            {"down", axis(scale.down)}};
}

// By the name of its row, which a reader in another language translates.
json messageJson(const Message& message)
{
    json values = json::array();
    for (const auto& value : message.values) {
        if (const auto* several = std::get_if<Messages>(&value)) {
            json all = json::array();
            for (const auto& one : *several)
                all.push_back(messageJson(one));
            values.push_back(std::move(all));
        } else if (const auto* text = std::get_if<std::string>(&value)) {
            values.push_back(*text);
        } else if (const auto* number = std::get_if<double>(&value)) {
            values.push_back(*number);
        } else {
            values.push_back(std::get<Integer>(value).number);
        }
    }
    return {{"name", message.row->name}, {"values", std::move(values)}};
}

json pointsJson(std::span<const geometry::PixelPoint> points)
{
    json all = json::array();
    for (const auto& point : points)
        all.push_back({point.column, point.row});
    return all;
}

json placeJson(const Place& place)
{
    if (const auto* image = std::get_if<OnImage>(&place))
        return {{"sopInstanceUid", image->sopInstanceUid}, {"frame", image->frame}};
    const auto& on = std::get<OnPlane>(place);
    const auto& plane = on.plane;
    return {{"frameOfReferenceUid", on.frameOfReferenceUid},
            {"slab", on.slab},
            {"topLeft", {plane.topLeft().x, plane.topLeft().y, plane.topLeft().z}},
            {"alongRow", {plane.alongRow().x, plane.alongRow().y, plane.alongRow().z}},
            {"downColumn", {plane.downColumn().x, plane.downColumn().y, plane.downColumn().z}},
            {"betweenRows", plane.spacing().betweenRows},
            {"betweenColumns", plane.spacing().betweenColumns}};
}

// Reading: what is missing or of another kind throws json::exception, which measurementsFrom() catches.

double finite(const json& value)
{
    const double number = value.get<double>();
    if (!std::isfinite(number) || std::abs(number) > 1e9)
        throw json::other_error::create(501, "a number is out of bounds", &value);
    return number;
}

std::optional<Quantity> quantityFrom(const json& value)
{
    if (value.is_null())
        return std::nullopt;
    return Quantity{value.at("value").get<double>(), value.at("unit").get<std::string>(),
                    std::clamp(value.at("decimals").get<int>(), 0, 9)};
}

Scale scaleFrom(const json& value)
{
    const auto name = value.at("source").get<std::string>();
    const auto found = std::ranges::find(sourceNames, name);
    if (found == sourceNames.end())
        throw json::other_error::create(501, "unknown source of a scale", &value);
    const auto axis = [](const json& one) {
        return Axis{one.at("perPixel").get<double>(), one.at("unit").get<std::string>()};
    };
    return {static_cast<ScaleSource>(found - sourceNames.begin()), axis(value.at("across")), axis(value.at("down")),
            value.at("detail").get<std::string>()};
}

// Absent from what an older version wrote.
void readColours(const json& value, MeasurementValues& figures)
{
    if (!value.contains("colours") || value.at("colours").is_null())
        return;
    std::array<Statistics, 3> channels;
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const json& one = value.at("colours").at(i);
        channels[i] = {one.at("count").get<std::size_t>(), 0,
                       one.at("mean").get<double>(),       one.at("deviation").get<double>(),
                       one.at("min").get<double>(),        one.at("max").get<double>()};
    }
    figures.colours = channels;
}

// A reason of core/dicom, with reasons in it. Nothing for a row that this Lantern does not know, or that has other
// values.
Message messageFrom(const json& value, int depth = 0)
{
    const auto name = value.at("name").get<std::string>();
    const auto row = std::ranges::find_if(dicom::messages::all, [&](const auto* one) { return one->name == name; });
    constexpr int deepest = 3;
    const json& values = value.at("values");
    if (row == std::end(dicom::messages::all) || depth > deepest
        || values.size() != std::string_view((*row)->values).size())
        return {};
    Message message(**row, {});
    for (const json& one : values) {
        const char type = (*row)->values[message.values.size()];
        if (type == 't') {
            message.values.emplace_back(one.get<std::string>());
        } else if (type == 'i') {
            message.values.emplace_back(Integer(one.get<std::int64_t>()));
        } else if (type == 'd') {
            message.values.emplace_back(one.get<double>());
        } else {
            Messages several;
            for (const json& reason : one)
                several.push_back(messageFrom(reason, depth + 1));
            if (std::ranges::any_of(several, &Message::empty))
                return {};
            message.values.emplace_back(std::move(several));
        }
    }
    return message;
}

Message reasonFrom(const json& value)
{
    if (const auto message = value.find("whyNoSuvMessage"); message != value.end())
        if (auto known = messageFrom(*message); !known.empty())
            return known;
    auto words = value.value("whyNoSuv", std::string());
    return words.empty() ? Message() : dicom::messages::AsWritten(std::move(words));
}

void readMeanings(const json& value, MeasurementValues& figures)
{
    figures.suvUnavailableReason = reasonFrom(value);
    if (!value.contains("meanings"))
        return;
    for (const json& one : value.at("meanings"))
        figures.meant.push_back({one.at("name").get<std::string>(), quantityFrom(one.at("mean")),
                                 quantityFrom(one.at("deviation")), quantityFrom(one.at("min")),
                                 quantityFrom(one.at("max")), quantityFrom(one.at("value"))});
}

MeasurementValues figuresFrom(const json& value, Kind kind)
{
    MeasurementValues figures;
    figures.kind = kind;
    figures.scale = scaleFrom(value.at("scale"));
    figures.length = quantityFrom(value.at("length"));
    figures.across = quantityFrom(value.at("across"));
    figures.down = quantityFrom(value.at("down"));
    figures.angle = quantityFrom(value.at("angle"));
    figures.supplement = quantityFrom(value.at("supplement"));
    figures.area = quantityFrom(value.at("area"));
    figures.value = quantityFrom(value.at("value"));
    figures.isStoredValue = value.at("isStoredValue").get<bool>();
    if (const auto& rgb = value.at("rgb"); !rgb.is_null())
        figures.rgb = rgb.get<std::array<int, 3>>();
    if (const auto& pixel = value.at("pixel"); !pixel.is_null())
        figures.pixel = geometry::PixelPoint{pixel.at(0).get<double>(), pixel.at(1).get<double>()};
    if (const auto& values = value.at("values"); !values.is_null()) {
        ValueFigures all;
        all.mean = *quantityFrom(values.at("mean"));
        all.deviation = *quantityFrom(values.at("deviation"));
        all.least = *quantityFrom(values.at("min"));
        all.greatest = *quantityFrom(values.at("max"));
        all.statistics = {values.at("count").get<std::size_t>(),
                          values.at("leftOut").get<std::size_t>(),
                          all.mean.value,
                          all.deviation.value,
                          all.least.value,
                          all.greatest.value};
        figures.values = all;
    }
    readColours(value, figures);
    readMeanings(value, figures);
    return figures;
}

Place placeFrom(const json& value)
{
    if (value.contains("sopInstanceUid"))
        return OnImage{value.at("sopInstanceUid").get<std::string>(), value.at("frame").get<int>()};
    const auto three = [&](const char* name) {
        const json& all = value.at(name);
        return std::array{finite(all.at(0)), finite(all.at(1)), finite(all.at(2))};
    };
    const auto place = three("topLeft"), row = three("alongRow"), column = three("downColumn");
    auto plane = geometry::ImagePlane::make(
        {place[0], place[1], place[2]}, {row[0], row[1], row[2]}, {column[0], column[1], column[2]},
        {.betweenRows = finite(value.at("betweenRows")), .betweenColumns = finite(value.at("betweenColumns"))});
    if (!plane)
        throw json::other_error::create(501, plane.error().sentence(), &value);
    return OnPlane{value.at("frameOfReferenceUid").get<std::string>(), *plane, value.at("slab").get<std::string>()};
}

Measurement measurementFrom(const json& value)
{
    Measurement measurement;
    const auto kind = kindNamed(value.at("kind").get<std::string>());
    if (!kind)
        throw json::other_error::create(501, "unknown kind", &value);
    measurement.shape.kind = *kind;
    for (const json& point : value.at("points"))
        measurement.shape.points.push_back({finite(point.at(0)), finite(point.at(1))});
    if (measurement.shape.points.size() != pointsOf(*kind))
        throw json::other_error::create(501, "a shape lacks points", &value);
    measurement.number = value.at("number").get<int>();
    measurement.uid = value.value("uid", std::string());
    measurement.uid = uidOf(measurement);
    measurement.seriesId = value.at("series").get<std::string>();
    measurement.place = placeFrom(value.at("place"));
    measurement.figures = figuresFrom(value.at("figures"), *kind);
    return measurement;
}

}

json figuresJson(const MeasurementValues& figures)
{
    json result{{"kind", nameOf(figures.kind)},
                {"text", linesOf(figures)},
                {"scale", scaleJson(figures.scale)},
                {"length", optionalJson(figures.length)},
                {"across", optionalJson(figures.across)},
                {"down", optionalJson(figures.down)},
                {"angle", optionalJson(figures.angle)},
                {"supplement", optionalJson(figures.supplement)},
                {"area", optionalJson(figures.area)},
                {"value", optionalJson(figures.value)},
                {"isStoredValue", figures.isStoredValue},
                {"values", nullptr},
                {"rgb", nullptr},
                {"pixel", nullptr}};
    if (figures.values)
        result["values"] = {
            {"mean", optionalJson(figures.values->mean)}, {"deviation", optionalJson(figures.values->deviation)},
            {"min", optionalJson(figures.values->least)}, {"max", optionalJson(figures.values->greatest)},
            {"count", figures.values->statistics.count},  {"leftOut", figures.values->statistics.leftOut}};
    result["colours"] = nullptr;
    if (figures.colours)
        for (const Statistics& channel : *figures.colours)
            result["colours"].push_back({{"count", channel.count},
                                         {"mean", channel.mean},
                                         {"deviation", channel.deviation},
                                         {"min", channel.least},
                                         {"max", channel.greatest}});
    result["meanings"] = json::array();
    for (const auto& meant : figures.meant)
        result["meanings"].push_back({{"name", meant.name},
                                      {"mean", optionalJson(meant.mean)},
                                      {"deviation", optionalJson(meant.deviation)},
                                      {"min", optionalJson(meant.least)},
                                      {"max", optionalJson(meant.greatest)},
                                      {"value", optionalJson(meant.value)}});
    result["whyNoSuv"] = inEnglish(figures.suvUnavailableReason);
    if (figures.rgb)
        result["rgb"] = *figures.rgb;
    if (figures.pixel)
        result["pixel"] = {figures.pixel->column, figures.pixel->row};
    return result;
}

namespace {

json keptJson(const MeasurementValues& figures)
{
    json kept = figuresJson(figures);
    if (!figures.suvUnavailableReason.empty())
        kept["whyNoSuvMessage"] = messageJson(figures.suvUnavailableReason);
    return kept;
}

}

std::string fileText(const std::string& studyUid, std::span<const Measurement> measurements)
{
    json all = json::array();
    for (const Measurement& one : measurements)
        all.push_back({{"kind", nameOf(one.shape.kind)},
                       {"uid", uidOf(one)},
                       {"number", one.number},
                       {"series", one.seriesId},
                       {"place", placeJson(one.place)},
                       {"points", pointsJson(one.shape.points)},
                       {"figures", keptJson(one.figures)}});
    const json document{{"lanternMeasurements", version}, {"study", studyUid}, {"measurements", std::move(all)}};
    return document.dump(1, ' ', false, json::error_handler_t::replace) + '\n';
}

Result<std::vector<Measurement>> measurementsFrom(const std::string& text, const std::string& studyUid)
{
    try {
        const json document = json::parse(text);
        if (const int written = document.at("lanternMeasurements").get<int>(); written > version)
            return fail(ErrorCode::Unsupported, messages::WrittenByNewerVersion(written));
        if (document.at("study").get<std::string>() != studyUid)
            return fail(ErrorCode::Malformed, messages::OfAnotherStudy);
        std::vector<Measurement> all;
        for (const json& one : document.at("measurements")) {
            all.push_back(measurementFrom(one));
            all.back().studyUid = studyUid;
        }
        return all;
    } catch (const json::exception& problem) {
        return fail(ErrorCode::Malformed, messages::CannotBeRead(problem.what()));
    }
}

}
