#include "app/lantern-cli/command.h"
#include "app/lantern-cli/one_series.h"
#include "app/lantern-cli/shape_options.h"
#include "core/dicom/decode.h"
#include "core/display/quantities.h"
#include "core/measure/measurement_json.h"

#include <filesystem>
#include <fmt/format.h>
#include <iostream>

namespace lantern::cli {

namespace {

struct Options {
    std::filesystem::path path;
    std::string series;
    int frame = 0;
    ShapeOptions shapes;
    bool asJson = false, centimetres = false;
};

Result<void> run(const Options& options)
{
    LANTERN_TRY(shapes, shapesOf(options.shapes));
    if (shapes.empty())
        return fail(ErrorCode::WrongUse, said("Say what to measure, such as --length 12,8.5,40,8.5."));
    LANTERN_TRY(series, oneSeries(options.path, options.series));
    LANTERN_TRY(frame, oneFrame(series, options.frame));
    LANTERN_TRY(image, dicom::decodeFrame(*frame.instance, frame.frame));

    const measure::Scales scales = measure::scalesOf(frame);
    const auto meanings = display::SeriesMeanings(series).of(frame);
    const measure::Wording wording{
        options.centimetres ? measure::LengthUnit::Centimetre : measure::LengthUnit::Millimetre, {}};
    nlohmann::json all = nlohmann::json::array();
    for (const auto& shape : shapes) {
        const auto figures = measure::figuresOf(shape, scales, image.get(), meanings);
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
    command->add_option("PATH", options->path, "A DICOM file, or a folder")->required();
    command->add_option("--series", options->series, "Which series of a folder (the id that scan prints)");
    command->add_option("--frame", options->frame, "Counted from 0 in the series' order")
        ->check(CLI::NonNegativeNumber);
    addShapeOptions(*command, options->shapes);
    command->add_flag("--cm", options->centimetres, "Lengths in centimetres");
    command->add_flag("--json", options->asJson, "Every figure, unrounded, as one JSON document");
    command->callback([options] { valueOrLeave(run(*options)); });
}

}
