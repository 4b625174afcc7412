#include "app/lantern-cli/command.h"
#include "app/lantern-cli/opened.h"
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "core/dicom/stacks/choose_series.h"
#include "core/files/unpack_archive.h"
#include "core/files/write_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <limits>
#include <set>
#include <span>
#include <utility>

namespace lantern::cli {

namespace {

namespace fs = std::filesystem;

struct Options {
    fs::path path, out;
    std::string series;
    int frame = -1;    // all
    bool stored = false;
};

// One frame's values, frames x rows x columns x samples, as they go into the file.
struct Values {
    int rows = 0, columns = 0, samples = 1;
    std::variant<std::vector<std::int32_t>, std::vector<std::int64_t>, std::vector<float>, std::vector<double>> numbers;
    std::string unit;
};

Result<Values> storedValues(const dicom::FrameRef& ref)
{
    LANTERN_TRY(frame, dicom::decodeStored(*ref.instance, ref.frame));
    return Values{frame.rows, frame.columns, frame.samples, std::move(frame.values), ""};
}

Result<Values> modalityValues(const dicom::FrameRef& ref)
{
    LANTERN_TRY(image, dicom::decodeFrame(*ref.instance, ref.frame));
    std::vector<float> numbers;
    if (const auto* colour = std::get_if<pixels::ColourImage>(&*image)) {
        numbers.assign(colour->rgb.begin(), colour->rgb.end());
        return Values{colour->rows, colour->columns, 3, std::move(numbers), ""};
    }
    const auto& grey = std::get<pixels::GreyImage>(*image);
    std::visit(
        [&](const auto& samples) {
            numbers.reserve(samples.size());
            for (const auto sample : samples)
                numbers.push_back(
                    static_cast<float>(static_cast<double>(sample) * grey.rescale.slope + grey.rescale.intercept));
        },
        grey.samples);
    return Values{grey.rows, grey.columns, 1, std::move(numbers), grey.rescale.unit};
}

// The frames that PATH stands for: those of a file in its own order, or those of a folder's series
// in the order in which they lie in the patient.
Result<std::vector<dicom::FrameRef>> framesOf(const Options& options)
{
    std::vector<dicom::FrameRef> frames;
    std::error_code ignored;
    if (!fs::is_directory(options.path, ignored) && !files::isArchive(options.path)) {
        LANTERN_TRY(instance, dicom::readHeader(options.path));
        for (int frame = 0; frame < instance->pixels.frames; ++frame)
            frames.push_back({instance, frame});
        return frames;
    }
    TerminalJob job("Reading headers");
    const std::vector<fs::path> paths{options.path};
    LANTERN_TRY(catalogue, scanned(paths, job));
    const auto found = dicom::chooseSeries(catalogue, {.name = options.series});
    if (found.size() > 1 && options.series.empty())
        return fail(ErrorCode::WrongUse,
                    said("\"{}\" holds {} series; name one with --series, such as {}.", options.path.string(),
                         found.size(), found.front()->id()));
    if (found.empty())
        return fail(ErrorCode::NotFound,
                    options.series.empty()
                        ? said("There are no DICOM images under \"{}\": name a file or folder that holds some.",
                               options.path.string())
                        : said("There is no series {} under \"{}\".", options.series, options.path.string()));
    return found.front()->frames;
}

// Writes values and keeps what is told of them afterwards.
class PixelFile {
public:
    explicit PixelFile(files::WholeFile out)
        : m_out(std::move(out))
    {
    }

    Result<void> append(const Values& values)
    {
        m_units.insert(values.unit);
        if (m_frames++ == 0) {
            m_first = {values.rows, values.columns, values.samples, {}, values.unit};
        } else if (values.rows != m_first.rows || values.columns != m_first.columns
                   || values.samples != m_first.samples) {
            return fail(ErrorCode::Refused, said("The frames have different sizes; take one with --frame."));
        }
        return std::visit([&](const auto& numbers) { return write(std::span(numbers)); }, values.numbers);
    }

    Result<void> commit() { return m_out.commit(); }

    nlohmann::json description(const std::string& transferSyntax, const std::string& type) const
    {
        const auto number = [&](double value) { return m_min > m_max ? nlohmann::json() : nlohmann::json(value); };
        return {{"rows", m_first.rows}, {"columns", m_first.columns},
                {"frames", m_frames},   {"samples", m_first.samples},
                {"unit", unit()},       {"min", number(m_min)},
                {"max", number(m_max)}, {"transferSyntax", transferSyntax},
                {"type", type}};
    }

private:
    // Of all frames: null where some are in another.
    nlohmann::json unit() const { return m_units.size() > 1 ? nlohmann::json() : nlohmann::json(m_first.unit); }

    template <class Number>
    Result<void> write(std::span<const Number> numbers)
    {
        for (const auto number : numbers) {
            const auto value = static_cast<double>(number);
            m_min = value < m_min ? value : m_min;    // a NaN changes neither
            m_max = value > m_max ? value : m_max;
        }
        return m_out.write({reinterpret_cast<const std::uint8_t*>(numbers.data()), numbers.size_bytes()});
    }

    files::WholeFile m_out;
    Values m_first;
    std::set<std::string> m_units;
    int m_frames = 0;
    double m_min = std::numeric_limits<double>::infinity(), m_max = -std::numeric_limits<double>::infinity();
};

Result<nlohmann::json> writePixels(const Options& options)
{
    LANTERN_TRY(frames, framesOf(options));
    if (frames.empty())
        return fail(ErrorCode::Refused, said("\"{}\" has no pixels.", options.path.string()));
    const int count = static_cast<int>(frames.size());
    if (options.frame >= count)
        return fail(ErrorCode::WrongUse,
                    said("There is no frame {}: there are {}, counted from 0.", options.frame, count));
    const auto chosen =
        options.frame < 0 ? std::span(frames) : std::span(frames).subspan(static_cast<std::size_t>(options.frame), 1);
    const auto valuesOf = options.stored ? storedValues : modalityValues;
    LANTERN_TRY(first, valuesOf(chosen.front()));
    LANTERN_TRY(out, files::WholeFile::begin(options.out));
    PixelFile file(std::move(out));
    LANTERN_CHECK(file.append(first));
    TerminalJob job("Decoding frames");
    for (std::size_t i = 1; i < chosen.size(); ++i) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, said("Writing was cancelled."));
        LANTERN_TRY(values, valuesOf(chosen[i]));
        LANTERN_CHECK(file.append(values));
        job.report(static_cast<std::int64_t>(i) + 1, static_cast<std::int64_t>(chosen.size()));
    }
    LANTERN_CHECK(file.commit());
    static constexpr std::array types{"int32", "int64", "float32", "float64"};
    return file.description(chosen.front().instance->transferSyntaxUid, types[first.numbers.index()]);
}

}

void add_pixels(CLI::App& app)
{
    auto options = std::make_shared<Options>();
    CLI::App* command =
        app.add_subcommand("pixels", "Write the pixel values of a file or series as raw little-endian numbers");
    command->add_option("PATH", options->path, "A DICOM file, or a folder with one series")->required();
    command->add_option("--series", options->series, "Which series of a folder (the id that scan prints)");
    command->add_option("--frame", options->frame, "One frame, counted from 0; without it all")
        ->check(CLI::NonNegativeNumber);
    command->add_flag("--stored", options->stored,
                      "Stored values before rescale, LUT, palette or colour conversion, instead of float32 modality "
                      "values: int32, int64 beyond its reach, or as float pixels are");
    command->add_option("-o,--out", options->out, "The file to write")->required();
    command->callback([options] { printJson(valueOrLeave(writePixels(*options))); });
}

}
