// A header in which a byte was lost, a length or a type damaged, or which ends somewhere, is told as damaged, or read
// as if nothing had happened: never half of it as a whole, never as an object that is no picture.
#include "core/dicom/decode.h"
#include "core/dicom/headers/instance_bytes.h"
#include "core/dicom/object.h"
#include "core/dicom/scan.h"
#include "tests/support/encapsulate.h"
#include "tests/support/file_bytes.h"
#include "tests/support/part10.h"
#include "tests/support/temporary_folder.h"

#include <fmt/format.h>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <iterator>
#include <map>

namespace lantern {
namespace {

using testing::HasSubstr;

const dicom::Library library;

using test::bytesOf;

// Where an element's parts begin in its file.
struct Place {
    std::size_t tag = 0, length = 0, value = 0, end = 0;
    std::size_t lengthBytes = 2;
};

class HeaderDamage : public testing::Test {
protected:
    std::filesystem::path file() const { return m_folder.path() / "a.dcm"; }

    // A slice with what headers have: text, numbers, words, private elements, sequences in sequences.
    static dicom::DatasetDraft slice()
    {
        dicom::DatasetDraft code, procedure, referenced;
        code.set("CodeValue", "T-D3000").set("CodingSchemeDesignator", "SRT").set("CodeMeaning", "Chest");
        procedure.set("RequestedProcedureDescription", "CT of the chest")
            .append("RequestedProcedureCodeSequence", code);
        referenced.set("ReferencedSOPClassUID", "1.2.840.10008.5.1.4.1.1.2")
            .set("ReferencedSOPInstanceUID", "1.2.3.4.5.6.7");
        auto draft = test::ctSlice();
        draft.set("ImageType", "ORIGINAL\\PRIMARY\\AXIAL")
            .set("StudyTime", "101500")
            .set("Manufacturer", "Made here")
            .set("SeriesDescription", "Thin slices of a chest")
            .set("PatientBirthDate", "19600102")
            .set("PatientSex", "F")
            .set("SliceThickness", "1.25")
            .set("KVP", "120")
            .set("ConvolutionKernel", "B30f")
            .set("WindowCenter", "40")
            .set("WindowWidth", "400")
            .set("RescaleType", "HU")
            .set("RescaleIntercept", "-1024")
            .set("RescaleSlope", "2")
            .setTag(0x0019, 0x0010, "LO", "MAKER HEADER")
            .setTag(0x0019, 0x1001, "DS", "1.5\\2.5")
            .setTag(0x0019, 0x1002, "US", "7");
        draft.append("RequestAttributesSequence", procedure).append("ReferencedImageSequence", referenced);
        return draft.pixels(4, 6, std::vector<std::int16_t>{0,  10, 20, 30, 40, 50, 60, 70, 80, 90, 11, 12,
                                                            13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24});
    }

    // The elements of the data set itself, and those within its sequences.
    static std::vector<Place> placesIn(const std::string& bytes, const std::string& syntax)
    {
        const bool isExplicit = syntax != "1.2.840.10008.1.2", isBig = syntax == "1.2.840.10008.1.2.2";
        const auto number = [&](std::size_t at, std::size_t size) {
            std::size_t value = 0;
            for (std::size_t i = 0; i < size; ++i)
                value |= std::size_t{static_cast<unsigned char>(bytes[at + i])} << 8 * (isBig ? size - 1 - i : i);
            return value;
        };
        std::vector<Place> places;
        std::size_t at = 128 + 4 + 12 + static_cast<unsigned char>(bytes[140]);    // behind the meta header
        while (at + 8 <= bytes.size()) {
            Place place{.tag = at, .length = at + 4, .value = at + 8, .lengthBytes = 4};
            const auto vr = bytes.substr(at + 4, 2);
            const bool isItem = number(at, 2) == 0xfffe;
            const bool isLong = vr == "SQ" || vr == "OW" || vr == "OB" || vr == "UN";
            if (isExplicit && !isItem)
                place = isLong ? Place{.tag = at, .length = at + 8, .value = at + 12, .lengthBytes = 4}
                               : Place{.tag = at, .length = at + 6, .value = at + 8, .lengthBytes = 2};
            const auto length = number(place.length, place.lengthBytes);
            const bool isSequence =
                isItem || (isExplicit && vr == "SQ") || (!isExplicit && length > 8 && number(place.value, 2) == 0xfffe);
            at = isSequence || length == 0xffffffff ? place.value : place.value + length;
            place.end = at;
            places.push_back(place);
            if (number(place.tag, 2) == 0x7fe0)
                break;    // what follows are pixels
        }
        return places;
    }

    // What came of a file: its header and its pixels, or a sentence.
    struct Outcome {
        dicom::InstancePtr instance;
        std::vector<std::int32_t> pixels;
        std::string sentence;
        std::size_t warnings = 0;
    };
    Outcome opened(const std::string& bytes) const
    {
        std::ofstream(file(), std::ios::binary) << bytes;
        auto instance = dicom::readHeader(file());
        if (!instance)
            return {nullptr, {}, instance.error().sentence()};
        auto frame = dicom::decodeStored(**instance, 0);
        if (!frame)
            return {*instance, {}, frame.error().sentence()};
        return {*instance, std::get<std::vector<std::int32_t>>(frame->values), "",
                (*instance)->warnings.size() + frame->warnings.size()};
    }

    // Holds an outcome against that of the sound file.
    void expectTruth(const std::string& damaged, const Outcome& sound, const std::string& what)
    {
        const auto outcome = opened(damaged);
        ++m_cases;
        if (!outcome.sentence.empty()) {
            ++m_told;
            return;
        }
        ASSERT_TRUE(outcome.instance) << what;
        ASSERT_FALSE(outcome.instance->object) << what << ": half a header is another kind of object";
        ASSERT_EQ(outcome.pixels, sound.pixels) << what;
        const bool isSame = dicom::bytesOf(*outcome.instance, "") == dicom::bytesOf(*sound.instance, "");
        ASSERT_TRUE(isSame || outcome.warnings > sound.warnings) << what << ": other values without a word";
    }

    static std::string hex(const std::string& bytes, std::size_t at)
    {
        std::string text;
        for (std::size_t i = 0; i < 8 && at + i < bytes.size(); ++i)
            text += fmt::format("{:02x} ", static_cast<unsigned char>(bytes[at + i]));
        return text;
    }

    const std::vector<std::string> syntaxes{"1.2.840.10008.1.2", "1.2.840.10008.1.2.1", "1.2.840.10008.1.2.2",
                                            "1.2.840.10008.1.2.5", "1.2.840.10008.1.2.4.70"};
    int m_cases = 0, m_told = 0;

private:
    test::TemporaryFolder m_folder;
};

TEST_F(HeaderDamage, AByteThatIsLostAnywhereIsTold)
{
    for (const auto& syntax : syntaxes) {
        test::written(file(), slice(), syntax);
        const auto bytes = bytesOf(file());
        const auto sound = opened(bytes);
        ASSERT_EQ(sound.sentence, "");
        for (const auto& place : placesIn(bytes, syntax)) {
            if (place.tag > bytes.size() - 60)
                break;    // the pixels
            for (std::size_t at = place.tag; at < std::min(place.end, place.value + 3); ++at)
                for (const std::size_t count : {1U, 4U})
                    expectTruth(std::string(bytes).erase(at, count), sound,
                                fmt::format("{}, {} bytes lost at {} of {}", syntax, count, at - place.tag,
                                            hex(bytes, place.tag)));
            // The whole tag, header, and the last byte of the value.
            expectTruth(std::string(bytes).erase(place.tag, place.value - place.tag), sound,
                        syntax + ", header of " + hex(bytes, place.tag));
            expectTruth(std::string(bytes).erase(place.end - 1, 1), sound,
                        syntax + ", last byte of " + hex(bytes, place.tag));
        }
    }
    EXPECT_GT(m_told, m_cases / 2);
}

TEST_F(HeaderDamage, ALengthThatIsDamagedIsTold)
{
    for (const auto& syntax : syntaxes) {
        test::written(file(), slice(), syntax);
        const auto bytes = bytesOf(file());
        const auto sound = opened(bytes);
        for (const auto& place : placesIn(bytes, syntax)) {
            const bool isBig = syntax == "1.2.840.10008.1.2.2";
            for (std::size_t byte = 0; byte < place.lengthBytes; ++byte) {
                const auto at = place.length + (isBig ? place.lengthBytes - 1 - byte : byte);
                for (int value = 0; value<256; value += byte> 0 ? 85 : syntax == syntaxes.front() ? 3 : 16) {
                    auto damaged = bytes;
                    if (static_cast<unsigned char>(damaged[at]) == value)
                        continue;
                    damaged[at] = static_cast<char>(value);
                    expectTruth(
                        damaged, sound,
                        fmt::format("{}, byte {} of the length {} in {}", syntax, byte, value, hex(bytes, place.tag)));
                }
            }
        }
    }
    EXPECT_GT(m_told, m_cases / 2);
}

TEST_F(HeaderDamage, ATypeThatIsDamagedIsToldOrReadAsWhatItWas)
{
    const std::vector<std::string> types{"AE",
                                         "AS",
                                         "AT",
                                         "CS",
                                         "DA",
                                         "DS",
                                         "DT",
                                         "FD",
                                         "FL",
                                         "IS",
                                         "LO",
                                         "LT",
                                         "OB",
                                         "OW",
                                         "PN",
                                         "SH",
                                         "SL",
                                         "SQ",
                                         "SS",
                                         "ST",
                                         "TM",
                                         "UI",
                                         "UL",
                                         "UN",
                                         "US",
                                         "UT",
                                         "XX",
                                         "\1\2",
                                         "  ",
                                         "ds",
                                         std::string(2, '\0'),
                                         "\xff\xff"};
    for (const auto& syntax : syntaxes) {
        if (syntax == "1.2.840.10008.1.2")
            continue;    // says no types
        test::written(file(), slice(), syntax);
        const auto bytes = bytesOf(file());
        const auto sound = opened(bytes);
        for (const auto& place : placesIn(bytes, syntax))
            for (const auto& type : types) {
                if (bytes.compare(place.tag + 4, 2, type) == 0 || place.length == place.tag + 4)
                    continue;    // an item
                // Whether bytes or words of big endian were meant cannot be told.
                if (syntax == "1.2.840.10008.1.2.2" && bytes.compare(place.tag, 2, "\x7f\xe0") == 0
                    && (type == "OB" || type == "UN"))
                    continue;
                expectTruth(std::string(bytes).replace(place.tag + 4, 2, type), sound,
                            fmt::format("{}, type {} in {}", syntax, type, hex(bytes, place.tag)));
            }
    }
}

TEST_F(HeaderDamage, AFileThatEndsAnywhereIsToldWhereverItEnds)
{
    for (const auto& syntax : syntaxes) {
        test::written(file(), slice(), syntax);
        const auto bytes = bytesOf(file());
        const auto sound = opened(bytes);
        for (std::size_t length = 0; length < bytes.size() - 8; length += syntax == syntaxes[1] ? 1 : 7) {
            const auto outcome = opened(bytes.substr(0, length));
            if (outcome.instance && outcome.instance->object) {    // it ends where an element does
                EXPECT_EQ(outcome.instance->object->kind, dicom::ObjectKind::PictureWithoutPixels) << length;
                continue;
            }
            // Behind the last code only an item's end is missing.
            if (outcome.sentence.empty()) {
                EXPECT_GT(length, bytes.size() - 60) << syntax;
                EXPECT_EQ(outcome.pixels, sound.pixels) << syntax << ", " << length << " bytes";
            }
        }
    }
}

// Text that runs on over what follows, and a folder that holds such a file.
TEST_F(HeaderDamage, AFolderNamesTheFileWithTheReason)
{
    test::written(file(), slice());
    auto bytes = bytesOf(file());
    const auto rows = bytes.find(std::string("\x28\x00\x10\x00US", 6));
    ASSERT_NE(rows, std::string::npos);
    bytes.erase(rows, 4);    // one tag lost
    std::ofstream(file(), std::ios::binary) << bytes;
    QuietJob job;
    const std::vector<std::filesystem::path> paths{file().parent_path()};
    const auto catalogue = dicom::scan(paths, job);
    ASSERT_TRUE(catalogue);
    EXPECT_TRUE(catalogue->patients.empty());
    ASSERT_EQ(catalogue->unreadable.size(), 1u);
    EXPECT_THAT(inEnglish(catalogue->unreadable[0].reason), HasSubstr("damaged"));
}

}
}
