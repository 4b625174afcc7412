#include "core/dicom/edit/dataset_edit.h"

#include "core/dicom/read_header.h"
#include "tests/core/dicom/edit/other_reader.h"
#include "tests/support/codestreams.h"
#include "tests/support/file_bytes.h"
#include "tests/support/part10.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

using namespace lantern;
using dicom::Bytes;
using dicom::Edit;
using dicom::ElementPath;
using testing::HasSubstr;

namespace {

const dicom::Library library;

constexpr dicom::Tag PatientName{0x0010, 0x0010}, PatientAge{0x0010, 0x1010}, Rows{0x0028, 0x0010},
    SopInstance{0x0008, 0x0018}, ReferencedSeries{0x0008, 0x1115}, ReferencedInstances{0x0008, 0x114a},
    ReferencedSop{0x0008, 0x1155}, Private{0x0029, 0x1010};

Bytes bytesOf(const std::string& text) { return {text.begin(), text.end()}; }

dicom::ElementTree treeOf(Bytes bytes)
{
    auto tree = dicom::elementTreeOf(std::move(bytes));
    EXPECT_TRUE(tree) << tree.error().sentence();
    return std::move(*tree);
}

Bytes changed(const Bytes& bytes, const std::vector<Edit>& edits)
{
    auto done = dicom::edited(treeOf(bytes), edits);
    EXPECT_TRUE(done) << done.error().sentence();
    return std::move(*done);
}

std::string why(const Bytes& bytes, const std::vector<Edit>& edits)
{
    const auto done = dicom::edited(treeOf(bytes), edits);
    return done ? "done" : done.error().sentence();
}

// The value as a value, to be put back.
Edit asItWas(const Bytes& bytes, const ElementPath& path, const std::string& vr)
{
    const auto tree = treeOf(bytes);
    const auto value = dicom::valueAt(tree, path);
    EXPECT_TRUE(value) << dicom::nameOf(path);
    return {path, dicom::ElementValue{vr, Bytes(value->begin(), value->end())}};
}

// How DCMTK may write one and the same data set.
struct Writing {
    E_TransferSyntax syntax;
    E_EncodingType lengths;
    E_GrpLenEncoding groups;
    const char* name;
};

void PrintTo(const Writing& writing, std::ostream* out) { *out << writing.name; }

class WrittenByDcmtk : public testing::TestWithParam<Writing> {
protected:
    Bytes file() const
    {
        DcmFileFormat format;
        DcmDataset& data = *format.getDataset();
        data.putAndInsertString(DCM_SOPClassUID, UID_CTImageStorage);
        data.putAndInsertString(DCM_SOPInstanceUID, "1.2.3.4");
        data.putAndInsertString(DCM_PatientName, "Wang^Xiaoming");
        data.putAndInsertString(DCM_PatientID, "4711");
        data.putAndInsertUint16(DCM_Rows, 1);
        data.putAndInsertUint16(DCM_Columns, 2);
        data.putAndInsertFloat64(DCM_RealWorldValueSlope, 0.1);
        DcmItem *series = nullptr, *image = nullptr;
        for (int i = 0; i < 2; ++i) {
            data.findOrCreateSequenceItem(DCM_ReferencedSeriesSequence, series, -2);
            series->putAndInsertString(DCM_SeriesInstanceUID, "1.2.3");
            for (int k = 0; k < 2; ++k) {
                series->findOrCreateSequenceItem(DCM_ReferencedInstanceSequence, image, -2);
                image->putAndInsertString(DCM_ReferencedSOPInstanceUID, "1.2.3.4.5");
            }
        }
        data.findOrCreateSequenceItem(DCM_ProcedureCodeSequence, series, -2);    // an empty item
        data.putAndInsertString(DcmTag(0x0029, 0x0010, EVR_LO), "A MAKER");
        const Uint8 opaque[] = {1, 2, 3, 4};
        data.putAndInsertUint8Array(DcmTag(0x0029, 0x1010, EVR_OB), opaque, 4);
        const Uint16 pixels[] = {7, 8};
        data.putAndInsertUint16Array(DCM_PixelData, pixels, 2);
        const auto path = m_folder.path() / "written.dcm";
        EXPECT_TRUE(format
                        .saveFile(OFFilename(path.c_str()), GetParam().syntax, GetParam().lengths, GetParam().groups,
                                  EPD_withPadding, 64, 32)
                        .good());
        return bytesOf(test::bytesOf(path));
    }

private:
    test::TemporaryFolder m_folder;
};

}

TEST_P(WrittenByDcmtk, WhatIsNotEditedStaysToTheByte)
{
    const Bytes before = file();
    EXPECT_EQ(changed(before, {}).size(), before.size());
    const std::vector<ElementPath> paths{
        {.tag = PatientName},
        {.tag = SopInstance},
        {{{ReferencedSeries, 1}, {ReferencedInstances, 0}}, ReferencedSop},
        {{{ReferencedSeries, 0}}, {0x0020, 0x000e}},
    };
    for (const auto& path : paths) {
        const std::string vr = path.tag == PatientName ? "PN" : "UI";
        for (const std::string text : {"", "1", "1.2.840.99999999999999999999999999999"}) {
            const Bytes after = changed(before, {{path, dicom::textValue(vr, text)}});
            const auto there = test::readByDcmtk(before), then = test::readByDcmtk(after);
            ASSERT_TRUE(there && then);
            // DCMTK reads what was written, and all else as before.
            DcmItem *was = there->getDataset(), *is = then->getDataset();
            for (const auto& step : path.within) {
                ASSERT_TRUE(was->findAndGetSequenceItem({step.sequence.group, step.sequence.element}, was,
                                                        static_cast<long>(step.item))
                                .good());
                ASSERT_TRUE(is->findAndGetSequenceItem({step.sequence.group, step.sequence.element}, is,
                                                       static_cast<long>(step.item))
                                .good());
            }
            const DcmTagKey key(path.tag.group, path.tag.element);
            OFString read;
            is->findAndGetOFString(key, read);
            EXPECT_EQ(read.c_str(), text);
            delete was->remove(key);
            delete is->remove(key);
            for (auto* format : {there.get(), then.get()})
                format->getDataset()->computeGroupLengthAndPadding(EGL_withoutGL, EPD_withoutPadding);
            EXPECT_EQ(test::dumpOf(*there->getDataset()), test::dumpOf(*then->getDataset()));
            // And put back, it is the file that it was.
            if (GetParam().syntax != EXS_DeflatedLittleEndianExplicit) {
                EXPECT_EQ(changed(after, {asItWas(before, path, vr)}), before);
            }
        }
    }
}

TEST_P(WrittenByDcmtk, WhatIsPutInAndTakenOutLeavesNothing)
{
    const Bytes before = file();
    if (GetParam().syntax == EXS_DeflatedLittleEndianExplicit)
        return;    // deflated anew
    for (const auto& path :
         std::vector<ElementPath>{{.tag = PatientAge},
                                  {.tag = {0x0002, 0x0100}},
                                  {.tag = {0x0031, 0x0010}},
                                  {{{ReferencedSeries, 1}, {ReferencedInstances, 1}}, {0x0008, 0x1150}},
                                  {{{{0x0008, 0x1032}, 0}}, {0x0008, 0x0100}}}) {
        const Bytes with = changed(before, {{path, dicom::textValue("UI", "1.2.3")}});
        EXPECT_NE(with, before);
        ASSERT_TRUE(test::readByDcmtk(with));
        EXPECT_EQ(changed(with, {{path, std::nullopt}}), before) << dicom::nameOf(path);
    }
}

// Numbers are given in one order and stand in the file in its own.
TEST_P(WrittenByDcmtk, NumbersAreTurnedRoundWhereTheFileIs)
{
    const Bytes after =
        changed(file(),
                {{{.tag = Rows}, dicom::ElementValue{"US", {0x34, 0x12}}},
                 {{.tag = {0x0040, 0x9225}}, dicom::ElementValue{"FD", {0, 0, 0, 0, 0, 0, 0xf8, 0x3f}}}});
    const auto format = test::readByDcmtk(after);
    ASSERT_TRUE(format);
    Uint16 rows = 0;
    Float64 slope = 0;
    EXPECT_TRUE(format->getDataset()->findAndGetUint16(DCM_Rows, rows).good());
    EXPECT_TRUE(format->getDataset()->findAndGetFloat64(DCM_RealWorldValueSlope, slope).good());
    EXPECT_EQ(rows, 0x1234);
    EXPECT_EQ(slope, 1.5);
}

// PS3.10 7.1: the meta information repeats what object this is.
TEST_P(WrittenByDcmtk, MetaInformationFollowsTheDataSet)
{
    const Bytes after = changed(file(), {{{.tag = SopInstance}, dicom::textValue("UI", "1.2.826.77777")}});
    const auto format = test::readByDcmtk(after);
    ASSERT_TRUE(format);
    OFString said, length;
    format->getMetaInfo()->findAndGetOFString(DCM_MediaStorageSOPInstanceUID, said);
    EXPECT_STREQ(said.c_str(), "1.2.826.77777");
    Uint32 stated = 0;
    format->getMetaInfo()->findAndGetUint32(DCM_FileMetaInformationGroupLength, stated);
    const auto tree = treeOf(after);
    EXPECT_EQ(stated, tree.dataset - tree.meta.front().end);
}

INSTANTIATE_TEST_SUITE_P(
    Syntaxes, WrittenByDcmtk,
    testing::Values(Writing{EXS_LittleEndianImplicit, EET_ExplicitLength, EGL_withoutGL, "implicit"},
                    Writing{EXS_LittleEndianImplicit, EET_UndefinedLength, EGL_withGL, "implicit, undefined, groups"},
                    Writing{EXS_LittleEndianExplicit, EET_ExplicitLength, EGL_withGL, "explicit, groups"},
                    Writing{EXS_LittleEndianExplicit, EET_UndefinedLength, EGL_withoutGL, "explicit, undefined"},
                    Writing{EXS_BigEndianExplicit, EET_ExplicitLength, EGL_withGL, "big endian, groups"},
                    Writing{EXS_BigEndianExplicit, EET_UndefinedLength, EGL_withoutGL, "big endian, undefined"},
                    Writing{EXS_DeflatedLittleEndianExplicit, EET_ExplicitLength, EGL_withoutGL, "deflated"}));

namespace {

// What no tidy writer makes, byte by byte in explicit little endian; each is to be kept as it is.
std::string undefined(const std::string& start, const std::string& content)
{
    return start + test::longWord(0xffffffff) + content + test::word(0xfffe) + test::word(0xe0dd) + test::longWord(0);
}

std::string item(const std::string& content)
{
    return test::word(0xfffe) + test::word(0xe000) + test::longWord(static_cast<std::uint32_t>(content.size()))
        + content;
}

const std::string Name = test::element(0x0010, 0x0010, "PN", "Wang^Xiaoming");

struct Oddity {
    const char* name;
    std::string before, after;    // of Patient's Name
};

const std::vector<Oddity> oddities{
    {"a VR that is not known yet", "",
     test::word(0x0019) + test::word(0x1001) + "ZZ" + test::word(0) + test::longWord(4) + "abcd"},
    {"reserved bytes that are not null",
     test::word(0x0008) + test::word(0x0001) + "UN" + "!?" + test::longWord(2) + "ab", ""},
    {"UN of undefined length, in implicit VR (PS3.5 6.2.2)", "",
     undefined(test::word(0x0029) + test::word(0x1010) + "UN" + test::word(0),
               item(test::word(0x0029) + test::word(0x1011) + test::longWord(2) + "xy"))},
    {"text without its pad", "", test::word(0x0020) + test::word(0x0010) + "SH" + test::word(3) + "abc"},
    {"a name that is there twice", "",
     test::element(0x0010, 0x0020, "LO", "1") + test::element(0x0010, 0x0020, "LO", "2")},
    {"elements out of order", test::element(0x0028, 0x0010, "US", std::string("\1\0", 2)), ""},
    {"pixels in fragments", "",
     undefined(test::word(0x7fe0) + test::word(0x0010) + "OB" + test::word(0), item("") + item("\1\2\3\4"))},
    {"data set trailing padding", "",
     test::word(0xfffc) + test::word(0xfffc) + "OB" + test::word(0) + test::longWord(6) + std::string(6, '\0')},
    {"pixels that break off", "",
     test::word(0x7fe0) + test::word(0x0010) + "OW" + test::word(0) + test::longWord(1000) + "abc"},
    {"bytes behind the data set", "", std::string(13, '\xff')},
    {"a sequence whose items do not add up", "",
     test::word(0x0029) + test::word(0x1010) + "SQ" + test::word(0) + test::longWord(10) + "no items.."},
    {"a sequence that breaks off", "",
     test::word(0x0029) + test::word(0x1010) + "SQ" + test::word(0) + test::longWord(0xffffffff) + item("")},
};

}

TEST(DatasetEdit, WhatIsOddIsKept)
{
    for (const auto& odd : oddities) {
        const std::string head = test::metaHeader("1.2.840.10008.1.2.1");
        const Bytes before = bytesOf(head + odd.before + Name + odd.after);
        const ElementPath name{.tag = PatientName};
        const std::string other = "Li^Na^^^";
        EXPECT_EQ(changed(before, {{name, dicom::textValue("PN", other)}}),
                  bytesOf(head + odd.before + test::element(0x0010, 0x0010, "PN", other) + odd.after))
            << odd.name;
        EXPECT_EQ(changed(before, {{name, std::nullopt}}), bytesOf(head + odd.before + odd.after)) << odd.name;
    }
}

// What is to go must not stay in a second copy.
TEST(DatasetEdit, EachOfTwoIsChanged)
{
    const std::string start = test::metaHeader("1.2.840.10008.1.2.1"), rows = test::element(0x0028, 0x0010, "US", "ab");
    const Bytes before = bytesOf(start + Name + Name + rows + Name);
    EXPECT_EQ(changed(before, {{{.tag = PatientName}, std::nullopt}}), bytesOf(start + rows));
    const std::string other = test::element(0x0010, 0x0010, "PN", "Li^Na");
    EXPECT_EQ(changed(before, {{{.tag = PatientName}, dicom::textValue("PN", "Li^Na")}}),
              bytesOf(start + other + other + rows + other));
}

TEST(DatasetEdit, UnknownSequencesAreGoneInto)
{
    const std::string inner = test::word(0x0029) + test::word(0x1011) + test::longWord(2) + "xy";
    const std::string start = test::metaHeader("1.2.840.10008.1.2.1") + Name;
    const Bytes before =
        bytesOf(start + undefined(test::word(0x0029) + test::word(0x1010) + "UN" + test::word(0), item(inner)));
    const Bytes after = changed(before, {{{{{Private, 0}}, {0x0029, 0x1011}}, dicom::textValue("LO", "wxyz")}});
    const std::string changedInner = test::word(0x0029) + test::word(0x1011) + test::longWord(4) + "wxyz";
    EXPECT_EQ(
        after,
        bytesOf(start + undefined(test::word(0x0029) + test::word(0x1010) + "UN" + test::word(0), item(changedInner))));
}

TEST(DatasetEdit, WhatCannotBeDoneIsSaid)
{
    const std::string start = test::metaHeader("1.2.840.10008.1.2.1") + Name;
    const Bytes whole = bytesOf(start), broken = bytesOf(start + "\x28");
    const auto name = [](const std::string& text, const char* vr = "PN") {
        return Edit{{.tag = PatientName}, dicom::textValue(vr, text)};
    };
    EXPECT_THAT(why(whole, {{{{{ReferencedSeries, 0}}, ReferencedSop}, dicom::textValue("UI", "1")}}),
                HasSubstr("no such item to change: ReferencedSeriesSequence (0008,1115) > 1 > "));
    EXPECT_THAT(why(whole, {{{{{PatientName, 0}}, ReferencedSop}, std::nullopt}}), HasSubstr("no such item"));
    EXPECT_THAT(why(whole, {{{.tag = {0x0002, 0x0010}}, dicom::textValue("UI", "1.2")}}),
                HasSubstr("TransferSyntaxUID (0002,0010) says how the file is written"));
    EXPECT_THAT(why(whole, {name(std::string(65536, 'x'))}), HasSubstr("65536 bytes are more than VR PN can hold"));
    EXPECT_THAT(why(whole, {{{.tag = Rows}, dicom::ElementValue{"US", {1}}}}), HasSubstr("with 1 bytes"));
    EXPECT_THAT(why(whole, {name("x", "P")}), HasSubstr("\"P\""));
    EXPECT_THAT(why(broken, {{{.tag = Rows}, dicom::ElementValue{"US", {1, 0}}}}),
                HasSubstr("breaks off before the place of Rows (0028,0010)"));
    EXPECT_EQ(why(broken, {{{.tag = Rows}, std::nullopt}, name("Li^Na")}), "done");

    EXPECT_THAT(dicom::elementTreeOf(bytesOf("no file of this kind")).error().sentence(), HasSubstr("no DICM behind"));
    EXPECT_THAT(dicom::elementTreeOf(bytesOf(std::string(128, '\0') + "DICM" + Name)).error().sentence(),
                HasSubstr("names no transfer syntax"));
    EXPECT_THAT(
        dicom::elementTreeOf(bytesOf(start.substr(0, start.find("1.2.840.10008.1.2.1") + 4))).error().sentence(),
        HasSubstr("meta information breaks off in "));
}

// A small file may say that it unpacks to anything (core/dicom/limits.h).
TEST(DatasetEdit, ADeflatedBombIsRefused)
{
    const auto packed = test::deflated(std::vector<std::uint8_t>(std::size_t(80) << 20));
    std::string file = test::metaHeader("1.2.840.10008.1.2.1.99");
    file.append(packed.begin(), packed.end());
    const auto tree = dicom::elementTreeOf(bytesOf(file));
    ASSERT_FALSE(tree);
    EXPECT_THAT(tree.error().sentence(), HasSubstr("unpacks to more than 67108864 bytes"));
}

// Sequences within sequences beyond any sense are kept as they are, and the stack holds.
TEST(DatasetEdit, DeepNestingIsKept)
{
    std::string nested;
    for (int i = 0; i < 20000; ++i)
        nested += test::word(0x0029) + test::word(0x1010) + "SQ" + test::word(0) + test::longWord(0xffffffff)
            + test::word(0xfffe) + test::word(0xe000) + test::longWord(0xffffffff);
    const std::string start = test::metaHeader("1.2.840.10008.1.2.1");
    const Bytes before = bytesOf(start + Name + nested);
    EXPECT_EQ(changed(before, {{{.tag = PatientName}, std::nullopt}}), bytesOf(start + nested));
}
