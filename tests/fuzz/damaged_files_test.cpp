#include "core/record/read_record.h"
#include "tests/fuzz/damage.h"
#include "tests/fuzz/opened_as_promised.h"
#include "tests/support/encapsulate.h"
#include "tests/support/file_bytes.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <sstream>

namespace lantern {
namespace {

const dicom::Library library;

using test::bytesOf;

// Small valid files of many kinds, by name.
std::map<std::string, std::string> sound(const std::filesystem::path& folder)
{
    std::vector<std::int16_t> grey(24 * 20 * 2);
    for (std::size_t i = 0; i < grey.size(); ++i)
        grey[i] = static_cast<std::int16_t>(i * 7 % 900);
    std::vector<std::uint8_t> colour(16 * 16 * 3, 90);
    const auto slice = [] { return test::ctSlice(); };
    const std::map<std::string, std::pair<dicom::DatasetDraft, std::string>> kinds{
        {"implicit", {slice().pixels(24, 20, std::span(grey).first(480)), "1.2.840.10008.1.2"}},
        {"explicit", {slice().pixels(24, 20, std::span(grey).first(480)), "1.2.840.10008.1.2.1"}},
        {"big endian", {slice().pixels(24, 20, std::span(grey).first(480)), "1.2.840.10008.1.2.2"}},
        {"deflated", {slice().pixels(24, 20, std::span(grey).first(480)), "1.2.840.10008.1.2.1.99"}},
        {"RLE", {slice().pixels(24, 20, grey, 2), "1.2.840.10008.1.2.5"}},
        {"JPEG lossless", {slice().pixels(24, 20, grey, 2), "1.2.840.10008.1.2.4.70"}},
        {"frames", {slice().pixels(24, 20, grey, 2), "1.2.840.10008.1.2.1"}},
        {"colour", {slice().pixels(16, 16, colour, 3), "1.2.840.10008.1.2.1"}},
    };
    std::map<std::string, std::string> files;
    for (const auto& [name, kind] : kinds) {
        const auto file = folder / "sound.dcm";
        const auto written = dicom::writeFile(file, kind.first, kind.second);
        EXPECT_TRUE(written) << name << ": " << written.error().sentence();
        EXPECT_GT(test::openedAsPromised(file).drawn, 0) << name << ": " << test::openedAsPromised(file).reason;
        files[name] = bytesOf(file);
    }
    test::Picture picture{.rows = 24, .columns = 20, .precision = 12};
    picture.values.assign(grey.begin(), grey.begin() + 480);
    const auto add = [&](const std::string& name, const std::string& uid, const test::Bytes& frame) {
        const auto file = folder / "sound.dcm";
        test::written(file, test::described(slice(), picture, 16, 2), uid, {frame, frame});
        EXPECT_GT(test::openedAsPromised(file).drawn, 0) << name << ": " << test::openedAsPromised(file).reason;
        files[name] = bytesOf(file);
    };
    add("JPEG extended", "1.2.840.10008.1.2.4.51", test::jpegExtended(picture));
    add("JPEG-LS", "1.2.840.10008.1.2.4.80", test::jpegLs(picture));
    add("JPEG 2000", "1.2.840.10008.1.2.4.90", test::jpeg2000(picture));
    add("HTJ2K", "1.2.840.10008.1.2.4.201", test::htj2k(picture));
    add("deflated frame", "1.2.840.10008.1.2.8.1", test::deflated(test::packed(picture, 16)));
    return files;
}

TEST(DamagedFiles, NoPictureCrashesTheReaderOrHangsIt)
{
    const test::TemporaryFolder folder;
    const auto files = sound(folder.path());
    int drawn = 0, refused = 0;
    for (const auto& [name, bytes] : files)
        for (std::uint32_t seed = 1; seed <= 40; ++seed) {
            SCOPED_TRACE(name + ", seed " + std::to_string(seed));
            const auto file = folder.path() / "damaged.dcm";
            std::ofstream(file, std::ios::binary) << test::Damage(seed)(bytes);
            const auto opened = test::openedAsPromised(file);
            drawn += opened.drawn > 0;
            refused += opened.drawn == 0;
        }
    // Neither all nor nothing: the damage is neither harmless nor always in the way.
    EXPECT_GT(drawn, 50);
    EXPECT_GT(refused, 50);
}

TEST(DamagedFiles, NoRecordCrashesTheReader)
{
    const std::string fhir =
        R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p"}},)"
        R"({"resource":{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org",)"
        R"("code":"8867-4"}]},"effectiveDateTime":"2025-03-14T10:00:00+01:00","valueQuantity":{"value":81.5,)"
        R"("code":"/min"},"component":[{"code":{"text":"x"},"valueQuantity":{"value":1e3}}]}}]})";
    const std::string challenge =
        "Time,Parameter,Value\n00:00,RecordID,7\n00:00,Age,54\n00:00,Weight,-1\n00:07,HR,73\n47:59,Temp,36.6\n";
    int read = 0;
    for (const auto& bytes : {fhir, challenge})
        for (std::uint32_t seed = 1; seed <= 400; ++seed) {
            const auto record = record::parseRecord(test::Damage(seed)(bytes), "damaged");
            if (!record) {
                EXPECT_FALSE(record.error().sentence().empty());
            }
            read += record.has_value();
        }
    EXPECT_GT(read, 50);
    EXPECT_LT(read, 750);
}

}
}
