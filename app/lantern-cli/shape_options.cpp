#include "app/lantern-cli/shape_options.h"

#include "app/lantern-cli/command.h"
#include "core/base/numbers.h"

#include <cmath>
#include <fmt/format.h>

namespace lantern::cli {

namespace {

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
                        said("\"{}\" is not a list of columns and rows such as 12,8.5,40,8.5.", text));
        numbers.push_back(*number);
        from = to + 1;
    }
    const std::size_t wanted = measure::pointsOf(kind) * 2;
    if (numbers.size() != wanted)
        return fail(ErrorCode::WrongUse,
                    said("--{} takes {} numbers, column and row in turn; \"{}\" has {}.", measure::nameOf(kind), wanted,
                         text, numbers.size()));
    for (std::size_t i = 0; i < numbers.size(); i += 2)
        shape.points.push_back({numbers[i], numbers[i + 1]});
    return shape;
}

}

void addShapeOptions(CLI::App& command, ShapeOptions& options)
{
    const auto add = [&](measure::Kind kind, const char* what) {
        command
            .add_option(fmt::format("--{}", measure::nameOf(kind)), options.texts[static_cast<std::size_t>(kind)], what)
            ->allow_extra_args(false);
    };
    add(measure::Kind::Length, "C0,R0,C1,R1: from one place to another");
    add(measure::Kind::Angle, "C0,R0,C1,R1,C2,R2: at the second place");
    add(measure::Kind::Ellipse, "C0,R0,C1,R1: corners of the box it fills; area and values");
    add(measure::Kind::Rectangle, "C0,R0,C1,R1: opposite corners; area and values");
    add(measure::Kind::Probe, "C,R: the value of a pixel");
    command.footer("Places are column,row in pixels counted from 0, whole numbers are pixel centres. Each kind may be "
                   "given several times.");
}

Result<std::vector<measure::Shape>> shapesOf(const ShapeOptions& options)
{
    std::vector<measure::Shape> shapes;
    for (std::size_t kind = 0; kind < options.texts.size(); ++kind)
        for (const auto& text : options.texts[kind]) {
            LANTERN_TRY(shape, parseShape(static_cast<measure::Kind>(kind), text));
            shapes.push_back(shape);
        }
    return shapes;
}

}
