#include "app/lantern-cli/command.h"
#include "app/lantern-cli/one_series.h"
#include "core/base/numbers.h"
#include "core/dicom/decode.h"
#include "core/measure/measurement_json.h"

#include <cmath>
#include <filesystem>
#include <fmt/format.h>
#include <iostream>

namespace lantern::cli {

namespace {

struct Options {
    std::filesystem::path path;
    std::string series;
    int frame = 0;
    std::vector<std::string> shapes[5];    // by measure::Kind, as they were written
    bool asJson = false, centimetres = false;
};

// "12,8.5,40,8.5": columns and rows in turn, whole numbers are pixel centres.
Result<measure::Shape> parseShape(measure::Kind kind, const std::string& text)
{
    measure::Shape shape{kind, {}};
    std::vector<double> numbers;
    for (std::size_t from = 0; from <= text.size();) {
        const auto to = std::min(text.find(',', from), text.size());
        const auto number = parseDecimal(std::string_view(text).substr(from, to - from));
        constexpr double farthest = 1e5;    // pixels
        if (!number || std::abs(*number) > farthest)
            return fail(ErrorCode::WrongUse,
                        fmt::format("\"{}\" is not a list of columns and rows such as 12,8.5,40,8.5.", text));
        numbers.push_back(*number);
        from = to + 1;
    }
    const std::size_t wanted = measure::pointsOf(kind) * 2;
    if (numbers.size() != wanted)
        return fail(ErrorCode::WrongUse,
                    fmt::format("--{} takes {} numbers, column and row in turn; \"{}\" has {}.", measure::nameOf(kind),
                                wanted, text, numbers.size()));
    for (std::size_t i = 0; i < numbers.size(); i += 2)
        shape.points.push_back({numbers[i], numbers[i + 1]});
    return shape;
}

Result<void> run(const Options& options)
{
    std::vector<measure::Shape> shapes;
    for (std::size_t kind = 0; kind < std::size(options.shapes); ++kind)
        for (const auto& text : options.shapes[kind]) {
            LANTERN_TRY(shape, parseShape(static_cast<measure::Kind>(kind), text));
            shapes.push_back(shape);
        }
    if (shapes.empty())
        return fail(ErrorCode::WrongUse, "Say what to measure, such as --length 12,8.5,40,8.5.");
    LANTERN_TRY(series, oneSeries(options.path, options.series));
    LANTERN_TRY(frame, oneFrame(series, options.frame));
    LANTERN_TRY(image, dicom::decodeFrame(*frame.instance, frame.frame));

    const measure::Scales scales = measure::scalesOf(frame);
    const measure::Wording wording{
        options.centimetres ? measure::LengthUnit::Centimetre : measure::LengthUnit::Millimetre, {}};
    nlohmann::json all = nlohmann::json::array();
    for (const auto& shape : shapes) {
        const auto figures = measure::figuresOf(shape, scales, image.get());
        if (options.asJson)
            all.push_back(measure::figuresJson(figures));
        else
            std::cout << measure::titleOf(shape.kind) << ": " << measure::lineOf(figures, wording) << '\n';
    }
    if (options.asJson)
        printJson({{"series", series.id()},
                   {"sopInstanceUid", frame.instance->sopInstanceUid},
                   {"frame", options.frame},
                   {"frameOfInstance", frame.frame},
                   {"measurements", std::move(all)}});
    return {};
}

}

void add_measure(CLI::App& app)
{
    auto options = std::make_shared<Options>();
    CLI::App* command = app.add_subcommand("measure", "Lengths, angles, areas and values on one picture");
    command->footer("Places are column,row in pixels counted from 0, whole numbers are pixel centres. Each kind may be "
                    "given several times.");
    command->add_option("PATH", options->path, "A DICOM file, or a folder")->required();
    command->add_option("--series", options->series, "Which series of a folder (the id that scan prints)");
    command->add_option("--frame", options->frame, "Counted from 0 in the series' order")
        ->check(CLI::NonNegativeNumber);
    const auto add = [&](measure::Kind kind, const char* what) {
        command
            ->add_option(fmt::format("--{}", measure::nameOf(kind)), options->shapes[static_cast<std::size_t>(kind)],
                         what)
            ->allow_extra_args(false);
    };
    add(measure::Kind::Length, "C0,R0,C1,R1: from one place to another");
    add(measure::Kind::Angle, "C0,R0,C1,R1,C2,R2: at the second place");
    add(measure::Kind::Ellipse, "C0,R0,C1,R1: corners of the box it fills; area and values");
    add(measure::Kind::Rectangle, "C0,R0,C1,R1: opposite corners; area and values");
    add(measure::Kind::Probe, "C,R: the value of a pixel");
    command->add_flag("--cm", options->centimetres, "Lengths in centimetres");
    command->add_flag("--json", options->asJson, "Every figure, unrounded, as one JSON document");
    command->callback([options] { valueOrLeave(run(*options)); });
}

}
