// Names in every character set of the standard, old and new dates, and ages. Bytes are as PS3.5 prints
// them in its annexes H to K, or as the sets' own tables have them.
#include "core/dicom/dataset/date_time_internal.h"
#include "core/dicom/object.h"
#include "tests/support/dicom_folder.h"

#include <clocale>
#include <cstdlib>
#include <fstream>
#include <gmock/gmock.h>

namespace lantern {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const dicom::Library library;

class NamesAndDates : public test::DicomFolder {
protected:
    dicom::PersonName nameOf(const std::string& set, const std::string& bytes)
    {
        const auto instance = write(test::ctSlice().set("SpecificCharacterSet", set).set("PatientName", bytes));
        EXPECT_THAT(said(instance->warnings, dicom::WarningCode::CharacterSet), IsEmpty()) << set;
        return instance->patient.name;
    }
};

struct Sample {
    const char *set, *bytes, *alphabetic, *ideographic;
};

TEST_F(NamesAndDates, trap_71_every_character_set_of_the_standard_is_read)
{
    const Sample samples[] = {
        {"ISO_IR 100", "Buc^J\xe9r\xf4me", "Buc Jérôme", ""},
        {"ISO_IR 101", "Wa\xb3\xeasa", "Wałęsa", ""},
        {"ISO_IR 109", "\xa6orr", "Ĥorr", ""},
        {"ISO_IR 110", "B\xe7rzi\xf1\xb9", "Bįrziņš", ""},
        {"ISO_IR 144", "\xbb\xee\xda\x63\x65\xdc\xd1\x79\xe0\xd3", "Люкceмбyрг", ""},
        {"ISO_IR 127", "\xe2\xc8\xc7\xe6\xea^\xe4\xe6\xd2\xc7\xd1", "قباني لنزار", ""},
        {"ISO_IR 126", "\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2", "Διονυσιος", ""},
        {"ISO_IR 138", "\xf9\xf8\xe5\xef^\xe3\xe1\xe5\xf8\xe4", "שרון דבורה", ""},
        {"ISO_IR 148", "\xc7\xe7\xeb\xed\xfd\xf0", "Ççëíığ", ""},
        {"ISO_IR 203", "C\xbdur", "Cœur", ""},
        {"ISO_IR 166", "\xc7\xd1\xb9\xb7\xb9\xd5", "วันทนี", ""},
        {"ISO_IR 13", "\xd4\xcf\xc0\xde^\xc0\xdb\xb3", "ﾔﾏﾀﾞ ﾀﾛｳ", ""},
        {"ISO_IR 192", "Wang^XiaoDong=王^小東=", "Wang XiaoDong", "王小東"},
        {"GB18030", "Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab=", "Wang XiaoDong", "王小东"},
        {"GB18030", "Kui=\x96\x33\x84\x38=", "Kui", "𣘺"},    // four bytes, beyond GBK
        {"GBK", "Zhu^Rongji=\xd6\xec^\xe9\x46\xbb\xf9=", "Zhu Rongji", "朱镕基"},
        // Annex H: Japanese with JIS X 0208, and with half-width katakana in the first group.
        {"\\ISO 2022 IR 87", "Yamada^Tarou=\x1b$B;3ED\x1b(B^\x1b$BB@O:\x1b(B=\x1b$B$d$^$@\x1b(B^\x1b$B$?$m$&\x1b(B",
         "Yamada Tarou", "山田太郎"},
        {"ISO 2022 IR 13\\ISO 2022 IR 87",
         "\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\x1b$B;3ED\x1b(J^\x1b$BB@O:\x1b(J=\x1b$B$d$^$@\x1b(J^\x1b$B$?$m$&\x1b(J",
         "ﾔﾏﾀﾞ ﾀﾛｳ", "山田太郎"},
        {"\\ISO 2022 IR 159", "X=\x1b$(D\x30\x21\x1b(B=", "X", "丂"},    // JIS X 0212
        // Annex I: Korean; the escape stands once at the head of each component.
        {"\\ISO 2022 IR 149",
         "Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7=\x1b$)C\xc8\xab^\x1b$)C\xb1\xe6\xb5\xbf", "Hong Gildong",
         "洪吉洞"},
        // Annex K: Chinese by ISO 2022.
        {"\\ISO 2022 IR 58", "Zhang^XiaoDong=\x1b$)A\xd5\xc5^\x1b$)A\xd0\xa1\xb6\xab=", "Zhang XiaoDong", "张小东"},
        // Code extensions between single-byte sets.
        {"ISO 2022 IR 100\\ISO 2022 IR 144\\ISO 2022 IR 126", "J\xe9r\xf4me^\x1b-L\xbb\xee\xda^\x1b-F\xc4\xe9\xef",
         "Jérôme Люк Διο", ""},
        // Every delimiter brings the first set back (PS3.5 6.1.2.5.3), also where the writer forgot its escape.
        {"ISO 2022 IR 100\\ISO 2022 IR 144", "\x1b-L\xbb\xee\xda^J\xe9r\xf4me", "Люк Jérôme", ""},
    };
    for (const auto& sample : samples) {
        const auto name = nameOf(sample.set, sample.bytes);
        EXPECT_EQ(name.alphabetic, sample.alphabetic) << sample.set;
        EXPECT_EQ(name.ideographic, sample.ideographic) << sample.set;
    }
    // In a text, so does the end of a line.
    const auto lines = write(
        test::ctSlice().set("SpecificCharacterSet", "\\ISO 2022 IR 87").set("StudyDescription", "\x1b$B;3ED\r\nTarou"));
    EXPECT_EQ(lines->study.description, "山田\r\nTarou");
}

TEST_F(NamesAndDates, trap_71_an_unknown_set_or_byte_is_shown_raw_and_marked)
{
    const auto unknown =
        write(test::ctSlice().set("SpecificCharacterSet", "ISO_IR 999").set("PatientName", "M\xfcller"));
    EXPECT_EQ(unknown->patient.name.alphabetic, "M\\xFCller");
    EXPECT_THAT(said(unknown->warnings, dicom::WarningCode::CharacterSet), HasSubstr("ISO_IR 999"));
    const auto undeclared = write(test::ctSlice(2).set("PatientName", "\xcd\xf5"));
    EXPECT_EQ(undeclared->patient.name.alphabetic, "\\xCD\\xF5") << "never guessed";
    EXPECT_THAT(said(undeclared->warnings, dicom::WarningCode::CharacterSet),
                HasSubstr("PatientName has bytes that are not in its character set"));
}

// An item may have a set of its own; without one the data set's counts (PS3.5 6.1.2.2).
TEST_F(NamesAndDates, trap_71_an_items_own_set_counts_in_the_item)
{
    const auto report = [&](const char* itemSet, const char* meaning) {
        dicom::DatasetDraft code;
        if (itemSet)
            code.set("SpecificCharacterSet", itemSet);
        auto draft = test::ctSlice()
                         .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.88.11")
                         .set("Modality", "SR")
                         .set("SpecificCharacterSet", "ISO_IR 100");
        draft.append("ConceptNameCodeSequence", code.set("CodeMeaning", meaning));
        return writeAsIs(draft)->object->title;
    };
    EXPECT_EQ(report("ISO_IR 144", "\xbb\xee\xda"), "Люк");
    EXPECT_EQ(report(nullptr, "J\xe9r\xf4me"), "Jérôme");
}

TEST_F(NamesAndDates, wish_48_greek_korean_and_cyrillic_names_are_searchable_text)
{
    EXPECT_EQ(nameOf("ISO_IR 126", "\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2").raw, "Διονυσιος");
    EXPECT_EQ(nameOf("\\ISO 2022 IR 149", "Hong^Gildong=\x1b$)C\xfb\xf3^\x1b$)C\xd1\xce\xd4\xd7").raw,
              "Hong^Gildong=洪^吉洞");
    EXPECT_EQ(nameOf("ISO_IR 144", "\xbb\xee\xda").raw, "Люк");
}

TEST_F(NamesAndDates, trap_72_names_have_components_and_three_groups)
{
    const auto name = nameOf("ISO_IR 192", "Yamada^Tarou^J^Dr^PhD=山田^太郎=やまだ^たろう");
    EXPECT_EQ(name.alphabetic, "Dr Yamada Tarou J PhD");
    EXPECT_EQ(name.ideographic, "山田太郎");
    EXPECT_EQ(name.phonetic, "やまだ たろう");
    EXPECT_EQ(nameOf("", "DOE^JOHN^^DR").alphabetic, "DR DOE JOHN");
    EXPECT_EQ(nameOf("ISO_IR 192", "=王^小明").ideographic, "王小明") << "without an alphabetic group";
}

TEST_F(NamesAndDates, APathMayHoldAnyLetters)
{
    const auto deep = folder() / "患者 王小明" / "Ärzte Ωμέγα" / "그림 1.dcm";
    std::filesystem::create_directories(deep.parent_path());
    const auto instance = test::written(deep, test::ctSlice().pixels(1, 2, std::vector<std::int16_t>{1, 2}));
    EXPECT_EQ(instance->path, deep);
    EXPECT_EQ(onlySeries().frames.size(), 1u);
}

TEST_F(NamesAndDates, trap_73_numbers_are_read_by_the_c_locale_and_others_told)
{
    const std::string before = std::setlocale(LC_ALL, nullptr);
    // A decimal comma, from a locale of the system or one made for this test.
    if (!std::setlocale(LC_ALL, "de_DE.UTF-8")
        && std::system(
               ("localedef -i de_DE -f UTF-8 '" + (folder() / "de_DE.UTF-8").string() + "' >/dev/null 2>&1").c_str())
            == 0) {
        ::setenv("LOCPATH", folder().c_str(), 1);
        std::setlocale(LC_ALL, "de_DE.UTF-8");
        ::unsetenv("LOCPATH");
        std::filesystem::remove_all(folder() / "de_DE.UTF-8");
    }
    const auto good =
        write(test::ctSlice().set("RescaleSlope", " 2.5 ").set("RescaleIntercept", "-1.0240000000000001e3"));
    const auto bad = write(test::ctSlice(2).set("RescaleSlope", "2,5"));
    std::setlocale(LC_ALL, before.c_str());
    EXPECT_DOUBLE_EQ(good->frames.at(0).slope, 2.5);
    EXPECT_NEAR(good->frames.at(0).intercept, -1024, 1e-9) << "more digits than sixteen";
    EXPECT_DOUBLE_EQ(bad->frames.at(0).slope, 1);
    EXPECT_THAT(said(bad->warnings, dicom::WarningCode::BadRescale), HasSubstr("2,5"));
    const auto place = write(test::ctSlice(3).set("ImagePositionPatient", "1\\2\\3,5"));
    EXPECT_FALSE(place->frames.at(0).plane);
    EXPECT_THAT(said(place->warnings, dicom::WarningCode::BadNumber), HasSubstr("ImagePositionPatient"));
    EXPECT_EQ(write(test::ctSlice(4).set("SeriesNumber", " 12.0 "))->series.number, 12);
}

TEST_F(NamesAndDates, trap_74_old_dates_and_times_are_read)
{
    using namespace dicom;
    EXPECT_EQ(canonicalDate("2004.01.19"), "20040119");
    EXPECT_EQ(canonicalDate(" 20040119"), "20040119");
    EXPECT_EQ(canonicalDate("20040230"), std::nullopt) << "no such day";
    EXPECT_EQ(canonicalDate("19.01.2004"), std::nullopt) << "never guessed";
    EXPECT_EQ(canonicalTime("10:08:39.5"), "100839.5");
    EXPECT_EQ(canonicalTime("1008"), "1008");
    EXPECT_EQ(canonicalTime("235960"), "235960") << "a leap second";
    EXPECT_EQ(canonicalTime("2460"), std::nullopt);
}

TEST_F(NamesAndDates, trap_74_moments_are_told_by_one_clock)
{
    using namespace dicom;
    EXPECT_EQ(dateTimeFrom("20240102101112.5+0800"), (DateTime{"20240102", "101112.5", 480}));
    EXPECT_EQ(dateTimeFrom("20240102-0330"), (DateTime{"20240102", "", -210}));
    EXPECT_EQ(dateTimeFrom("20240102101112+9900"), std::nullopt);
    EXPECT_EQ(inZone({"20231231", "233000.25", 0}, 480), (DateTime{"20240101", "073000.25", 480}));
    EXPECT_EQ(inZone({"20240301", "0100", 0}, -210), (DateTime{"20240229", "2130", -210})) << "a leap day";
    EXPECT_EQ(offsetMinutes("+1500"), std::nullopt);

    auto draft =
        test::ctSlice().set("TimezoneOffsetFromUTC", "+0800").set("AcquisitionDateTime", "20260101233000+0000");
    const auto instance = write(draft);
    EXPECT_EQ(instance->timezone, "+0800");
    EXPECT_EQ(instance->acquisitionDate, "20260102");
    EXPECT_EQ(instance->acquisitionTime, "073000");
    const auto odd = write(test::ctSlice(2).set("TimezoneOffsetFromUTC", "MEZ"));
    EXPECT_THAT(said(odd->warnings, WarningCode::BadDate), HasSubstr("MEZ"));
}

TEST_F(NamesAndDates, trap_75_a_stated_age_is_held_against_birth_and_study)
{
    const auto aged = [&](const char* age, const char* birth) {
        // Long ago: by the clock of today all these ages were wrong.
        return write(
            test::ctSlice().set("StudyDate", "19960102").set("PatientAge", age).set("PatientBirthDate", birth));
    };
    EXPECT_THAT(aged("045Y", "19500601")->warnings, IsEmpty());
    EXPECT_THAT(aged("018M", "19940801")->warnings, IsEmpty());
    EXPECT_EQ(aged("45Y", "")->study.patientAge, "045Y");
    EXPECT_THAT(said(aged("045Y", "19100101")->warnings, dicom::WarningCode::AgeMismatch), HasSubstr("86 years"));
    EXPECT_THAT(said(aged("old", "")->warnings, dicom::WarningCode::BadDate), HasSubstr("old"));
}

}
}
