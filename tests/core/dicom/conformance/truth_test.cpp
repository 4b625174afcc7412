#include "core/base/job.h"
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "core/dicom/scan.h"
#include "core/dicom/stacks/mosaic.h"
#include "tests/core/dicom/conformance/corpus.h"
#include "tests/support/said.h"

#include <cmath>
#include <fmt/format.h>
#include <gtest/gtest.h>
#include <limits>
#include <map>
#include <sodium.h>

namespace lantern {
namespace {

const dicom::Library library;

using Truth = test::Corpus;

// All frames' stored values as truth.csv sums them up.
struct Pixels {
    std::string hash;    // SHA-256 of int32, int64 where 32 unsigned bits need it, or of floats as they are
    double low = std::numeric_limits<double>::infinity(), high = -low, mean = 0;
};

// A mosaic's tiles back in the one picture that others read; what no tile covers is 0 (see core/dicom/stacks/mosaic.h).
std::vector<dicom::StoredFrame> putTogether(const std::vector<dicom::StoredFrame>& tiles,
                                            const dicom::PixelFormat& format)
{
    const auto stored = dicom::storedFormat(format);
    const auto columns = static_cast<std::size_t>(stored.columns);
    dicom::StoredFrame whole = tiles.front();
    whole.rows = stored.rows;
    whole.columns = stored.columns;
    std::visit(
        [&](auto& values) {
            using Values = std::decay_t<decltype(values)>;
            values.assign(columns * static_cast<std::size_t>(stored.rows), 0);
            for (std::size_t i = 0; i < tiles.size(); ++i) {
                const auto width = static_cast<std::size_t>(format.columns);
                const auto height = static_cast<std::size_t>(format.rows);
                const auto inRow = static_cast<std::size_t>(format.mosaicColumns);
                const auto& tile = std::get<Values>(tiles[i].values);
                for (std::size_t row = 0; row < height; ++row)
                    std::copy_n(
                        tile.begin() + static_cast<std::ptrdiff_t>(row * width), width,
                        values.begin()
                            + static_cast<std::ptrdiff_t>((i / inRow * height + row) * columns + i % inRow * width));
            }
        },
        whole.values);
    return {whole};
}

Result<Pixels> pixelsOf(const dicom::Instance& instance)
{
    std::vector<dicom::StoredFrame> frames;
    bool isWide = false;
    for (int frame = 0; frame < instance.pixels.frames; ++frame) {
        LANTERN_TRY(stored, dicom::decodeStored(instance, frame));
        isWide |= std::holds_alternative<std::vector<std::int64_t>>(stored.values);
        frames.push_back(std::move(stored));
    }
    if (instance.pixels.mosaicColumns > 0)
        frames = putTogether(frames, instance.pixels);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    Pixels pixels;
    double sum = 0, count = 0;
    const auto add = [&](const auto& values) {
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(values.data()),
                                  values.size() * sizeof(values[0]));
        for (const auto value : values) {
            pixels.low = std::min(pixels.low, static_cast<double>(value));
            pixels.high = std::max(pixels.high, static_cast<double>(value));
            sum += static_cast<double>(value);
        }
        count += static_cast<double>(values.size());
    };
    for (const auto& frame : frames)
        std::visit(
            [&](const auto& values) {
                if (isWide)
                    add(std::vector<std::int64_t>(values.begin(), values.end()));
                else
                    add(values);
            },
            frame.values);
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    for (const unsigned char byte : hash)
        pixels.hash += fmt::format("{:02x}", byte);
    pixels.mean = count > 0 ? sum / count : 0;
    return pixels;
}

// Where others agree and we differ, each with who is right and why.
const std::map<std::string, std::string>& exceptions()
{
    static const std::map<std::string, std::string> list{
        {"wg04/JPLY/RG3_JPLY",
         "we: 12-bit JPEG overshoots the 10 bits of the header, which the others mask so that white turns black"},
    };
    return list;
}

// Files that nobody's decoder reads, or on whom no two agree, but whose pixels another file holds.
const std::map<std::string, std::string>& twins()
{
    static const std::map<std::string, std::string> list{
        {"pydicom-data/liver_rle.dcm", "pydicom-data/liver.dcm"},
        {"pydicom-data/liver_deflate.dcm", "pydicom-data/liver.dcm"},
        {"pydicom-data/liver_nonbyte_aligned_deflate.dcm", "pydicom-data/liver_nonbyte_aligned.dcm"},
        {"pydicom-data/emri_small_jpeg_2k_lossless_too_short.dcm", "pydicom-data/emri_small.dcm"},
    };
    return list;
}

std::string quoted(std::string text)
{
    for (std::size_t at = 0; (at = text.find('"', at)) != std::string::npos; at += 2)
        text.insert(at, 1, '"');
    return '"' + text + '"';
}

// Stored values are those that independent decoders agree on, in every syntax: to the bit, since the decoders of
// lossy ones descend from the same libraries. The table of all files goes to the build folder.
TEST_F(Truth, StoredValuesAreWhatOtherDecodersSay)
{
    LANTERN_NEEDS_DATA("dicom");
    const auto truth = table("truth.csv");
    std::map<std::string, std::string> hashes;
    for (std::size_t row = 0; row < truth.rows.size(); ++row)
        hashes[truth.cell(row, "file")] = truth.cell(row, "pixel_sha256");

    std::ofstream out(std::filesystem::path(LANTERN_BINARY_DIR) / "conformance.csv");
    out << "file,syntax,ours,theirs,verdict\n";
    std::map<std::string, int> counts, exactBySyntax;
    for (std::size_t row = 0; row < truth.rows.size(); ++row) {
        const auto& file = truth.cell(row, "file");
        const auto& theirVerdict = truth.cell(row, "verdict");
        const auto instance = dicom::readHeader(s_folder->path() / file);
        const auto pixels = !instance  ? Result<Pixels>(fail(instance.error()))
            : (*instance)->hasPixels() ? pixelsOf(**instance)
                                       : Result<Pixels>(fail(ErrorCode::Refused, test::said("no pixels")));
        std::string verdict, theirs = theirVerdict;
        const std::string ours = pixels
            ? fmt::format("{:g} to {:g}, mean {:.6g}", pixels->low, pixels->high, pixels->mean)
            : pixels.error().sentence();
        if (!truth.cell(row, "agree").empty() && truth.cell(row, "agree") != "none")
            theirs = fmt::format("{}: {} to {}, mean {}", truth.cell(row, "agree"), truth.cell(row, "min"),
                                 truth.cell(row, "max"), truth.cell(row, "mean"));
        const bool isJudge = theirVerdict == "agreed" || theirVerdict == "majority";
        if (theirVerdict == "no-image" && !pixels)
            verdict = "no image";
        else if (pixels && pixels->hash == truth.cell(row, "pixel_sha256"))
            verdict = isJudge ? "exact" : "as the only other";
        else if (pixels && twins().contains(file) && pixels->hash == hashes[twins().at(file)])
            verdict = "exact as its twin";
        else if (isJudge)
            verdict = exceptions().contains(file) ? "explained" : "wrong";
        else
            verdict = pixels ? "nobody to compare with" : "refused";
        if (isJudge) {
            EXPECT_NE(verdict, "wrong") << file << ": " << ours << " instead of " << theirs;
        }
        const auto syntax = instance ? dicom::transferSyntaxName((*instance)->transferSyntaxUid) : "";
        out << fmt::format("{},{},{},{},{}\n", quoted(file), quoted(syntax), quoted(ours), quoted(theirs),
                           quoted(verdict));
        ++counts[verdict];
        if (verdict.starts_with("exact"))
            ++exactBySyntax[syntax];
    }
    for (const auto& [syntax, count] : exactBySyntax)
        std::cout << fmt::format("exact: {:4} {}\n", count, syntax);
    for (const auto& [verdict, count] : counts)
        std::cout << fmt::format("{:4} {}\n", count, verdict);
    EXPECT_EQ(counts["exact"], 481);
    EXPECT_EQ(counts["exact as its twin"], 4);
    EXPECT_EQ(counts["explained"], 1);
    EXPECT_EQ(counts["wrong"], 0);
}

TEST_F(Truth, NoFileOfTheCorpusStopsTheScanOrTheDecoder)
{
    LANTERN_NEEDS_DATA("dicom");
    QuietJob job;
    const std::vector<std::filesystem::path> paths{s_folder->path()};
    const auto catalogue = dicom::scan(paths, job);
    ASSERT_TRUE(catalogue) << catalogue.error().sentence();
    // Three break off; three have pixels without rows and columns, and one's Samples per Pixel has more than a word;
    // and one is called an image and begins like none.
    EXPECT_EQ(catalogue->unreadable.size(), 8u);
    int decoded = 0;
    for (const auto* series : catalogue->series())
        for (const auto& frame : series->frames) {
            const auto image = dicom::decodeFrame(*frame.instance, frame.frame);
            decoded += image.has_value();
            if (!image) {
                EXPECT_FALSE(image.error().sentence().empty()) << frame.instance->path;
            }
        }
    EXPECT_GT(decoded, 436);
}

}
}
