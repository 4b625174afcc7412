#include "core/base/job.h"
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "core/dicom/scan.h"
#include "tests/core/dicom/conformance/corpus.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <map>
#include <sodium.h>

namespace lantern {
namespace {

const dicom::Library library;

using Truth = test::Corpus;

std::string hexOf(crypto_hash_sha256_state& state)
{
    std::array<unsigned char, crypto_hash_sha256_BYTES> hash{};
    crypto_hash_sha256_final(&state, hash.data());
    std::string hex;
    for (const unsigned char byte : hash)
        hex += fmt::format("{:02x}", byte);
    return hex;
}

// SHA-256 over all frames' stored values, as truth.csv defines it, or why there is none.
Result<std::string> pixelHash(const dicom::Instance& instance)
{
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    for (int frame = 0; frame < instance.pixels.frames; ++frame) {
        LANTERN_TRY(stored, dicom::decodeStored(instance, frame));
        std::visit(
            [&](const auto& values) {
                crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(values.data()),
                                          values.size() * sizeof(values[0]));
            },
            stored.values);
    }
    return hexOf(state);
}

// Files where another answer is right, each with its reason.
const std::map<std::string, std::string>& exceptions()
{
    static const std::map<std::string, std::string> list{
        {"wg04/JPLY/RG3_JPLY", "lossy JPEG of 12 bits overshoots the 10 of the header; the others mask it to black"},
    };
    return list;
}

// Stored values are those that independent decoders agree on.
TEST_F(Truth, StoredValuesAreWhatOtherDecodersSay)
{
    LANTERN_NEEDS_DATA("dicom");
    const auto truth = table("truth.csv");
    int right = 0;
    for (std::size_t row = 0; row < truth.rows.size(); ++row) {
        const auto& verdict = truth.cell(row, "verdict");
        const auto& file = truth.cell(row, "file");
        if ((verdict != "agreed" && verdict != "majority") || exceptions().contains(file))
            continue;
        const auto instance = dicom::readHeader(s_folder->path() / file);
        ASSERT_TRUE(instance) << file << ": " << instance.error().sentence;
        const auto hash = pixelHash(**instance);
        ASSERT_TRUE(hash) << file << ": " << hash.error().sentence;
        EXPECT_EQ(*hash, truth.cell(row, "pixel_sha256")) << file;
        ++right;
    }
    EXPECT_EQ(right, 481);
}

TEST_F(Truth, NoFileOfTheCorpusStopsTheScanOrTheDecoder)
{
    LANTERN_NEEDS_DATA("dicom");
    QuietJob job;
    const std::vector<std::filesystem::path> paths{s_folder->path()};
    const auto catalogue = dicom::scan(paths, job);
    ASSERT_TRUE(catalogue) << catalogue.error().sentence;
    EXPECT_EQ(catalogue->unreadable.size(), 3u);
    int decoded = 0;
    for (const auto& patient : catalogue->patients)
        for (const auto& study : patient.studies)
            for (const auto& series : study.series)
                for (const auto& frame : series.frames) {
                    const auto image = dicom::decodeFrame(*frame.instance, frame.frame);
                    decoded += image.has_value();
                    if (!image) {
                        EXPECT_FALSE(image.error().sentence.empty()) << frame.instance->path;
                    }
                }
    EXPECT_GT(decoded, 436);
}

}
}
