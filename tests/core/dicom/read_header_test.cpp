#include "core/dicom/read_header.h"

#include "core/dicom/frames/pixel_shape.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Pointee;

const dicom::Library library;

auto says(const char* words) { return testing::Property(&dicom::Warning::text, HasSubstr(words)); }

class ReadHeader : public testing::Test {
protected:
    std::filesystem::path file() const { return m_folder.path() / "a.dcm"; }
    dicom::InstancePtr read(const dicom::DatasetDraft& draft) const { return test::written(file(), draft); }

    static dicom::DatasetDraft slice() { return test::ctSlice().pixels(2, 2, std::vector<std::int16_t>{0, 1, 2, 3}); }

private:
    test::TemporaryFolder m_folder;
};

// Siemens writes a kernel and its strength; backslashes are the file's business.
TEST_F(ReadHeader, SeveralValuesOfAKernelReadAsOneText)
{
    EXPECT_EQ(read(slice().set("ConvolutionKernel", "Br38f\\3"))->convolutionKernel, "Br38f, 3");
    EXPECT_EQ(read(slice().set("ConvolutionKernel", "STANDARD"))->convolutionKernel, "STANDARD");
}

TEST_F(ReadHeader, NamesHaveAReadableAndAnIdeographicForm)
{
    const auto instance = read(slice().set("PatientName", "Wang^Xiaoming=王^小明"));
    EXPECT_EQ(instance->patient.name.raw, "Wang^Xiaoming=王^小明");
    EXPECT_EQ(instance->patient.name.alphabetic, "Wang Xiaoming");
    EXPECT_EQ(instance->patient.name.ideographic, "王小明");
    EXPECT_EQ(read(slice().set("PatientName", "DOE^JOHN^^DR"))->patient.name.alphabetic, "DR DOE JOHN");
}

// Trap: a byte outside the declared set loses the text, or makes JSON of it impossible.
TEST_F(ReadHeader, BadBytesAreMarkedAndTheTextKept)
{
    const auto instance =
        read(slice().set("SpecificCharacterSet", "ISO_IR 192").set("StudyDescription", "caf\xe9 au lait"));
    EXPECT_EQ(instance->study.description, "caf\\xE9 au lait");
    EXPECT_THAT(instance->warnings, Contains(says("StudyDescription")));
}

TEST_F(ReadHeader, OldDatesAndTimesAreMadeCanonical)
{
    const auto instance = read(slice()
                                   .set("StudyDate", "2004.01.19")
                                   .set("StudyTime", "10:08:39.5")
                                   .set("PatientBirthDate", "19700101")
                                   .set("SeriesDate", "yesterday"));
    EXPECT_EQ(instance->study.date, "20040119");
    EXPECT_EQ(instance->study.time, "100839.5");
    EXPECT_EQ(instance->patient.birthDate, "19700101");
    EXPECT_EQ(instance->series.seriesDate, "");
    EXPECT_THAT(instance->warnings, Contains(says("yesterday")));
}

// The first value of Pixel Spacing is the distance between rows.
TEST_F(ReadHeader, trap_10_pixel_spacing_names_the_rows_first)
{
    const auto plane = read(slice())->frames.at(0).plane;
    ASSERT_TRUE(plane);
    EXPECT_DOUBLE_EQ(plane->spacing().betweenRows, 0.8);
    EXPECT_DOUBLE_EQ(plane->spacing().betweenColumns, 0.4);
    EXPECT_EQ(plane->topLeft(), (geometry::PatientPoint{-10, -20, 1}));
}

// A picture's shape comes from its spacing or else from Pixel Aspect Ratio, both vertical first.
TEST_F(ReadHeader, trap_11_pixels_are_as_tall_as_spacing_or_aspect_say)
{
    const auto shape = [&](const dicom::DatasetDraft& draft) { return dicom::heightOverWidthOf(*read(draft), 0); };
    EXPECT_DOUBLE_EQ(shape(slice()), 2) << "0.8 mm from row to row, 0.4 from column to column";
    EXPECT_DOUBLE_EQ(shape(slice().set("PixelAspectRatio", "1\\3")), 2) << "a spacing goes before a ratio";
    auto bare = slice().set("PixelSpacing", "").set("ImagePositionPatient", "");
    EXPECT_DOUBLE_EQ(shape(bare), 1);
    EXPECT_DOUBLE_EQ(shape(bare.set("PixelAspectRatio", "4\\3")), 4.0 / 3);
    EXPECT_DOUBLE_EQ(shape(bare.set("ImagerPixelSpacing", "0.3\\0.1")), 3);
    EXPECT_DOUBLE_EQ(shape(bare.set("ImagerPixelSpacing", "900\\0.1")), 1) << "a shape that nobody's pixels have";
}

TEST_F(ReadHeader, ImagerPixelSpacingIsAtTheDetector)
{
    auto draft = slice()
                     .set("Modality", "DX")
                     .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.1.1")
                     .set("PixelSpacing", "")
                     .set("ImagerPixelSpacing", "0.15\\0.15");
    EXPECT_TRUE(read(draft)->spacingIsAtDetector);
    // Equal to Pixel Spacing: nobody corrected for magnification (PS3.3 10.7.1.2).
    EXPECT_TRUE(read(draft.set("PixelSpacing", "0.15\\0.15"))->spacingIsAtDetector);
    const auto calibrated = read(draft.set("PixelSpacing", "0.14\\0.14"));
    EXPECT_FALSE(calibrated->spacingIsAtDetector);
    EXPECT_DOUBLE_EQ(calibrated->pixelSpacing->betweenRows, 0.14);
}

// The Image Plane module counts in every object that has it, and a projection has none (PS3.3 C.7.6.2).
TEST_F(ReadHeader, reported_own_cbct_imager_spacing)
{
    const std::string root = "1.2.840.10008.5.1.4.1.1.";
    const auto placed = [&](const std::string& modality, const std::string& sopClass) {
        auto draft = slice().set("PixelSpacing", "0.3\\0.3").set("ImagerPixelSpacing", "0.3\\0.3");
        const auto instance = read(draft.set("Modality", modality).set("SOPClassUID", root + sopClass));
        EXPECT_NE(instance->spacingIsAtDetector, instance->frames.at(0).plane.has_value()) << modality << sopClass;
        return !instance->spacingIsAtDetector;
    };
    EXPECT_TRUE(placed("CT", "2")) << "cone beam, micro-CT";
    EXPECT_TRUE(placed("MR", "4"));
    EXPECT_TRUE(placed("PT", "128"));
    EXPECT_TRUE(placed("NM", "20"));
    EXPECT_TRUE(placed("OT", "7"));
    EXPECT_TRUE(placed("CT", "7.2")) << "a reformatted slice that was captured";
    EXPECT_TRUE(placed("XA", "2")) << "a slice of a rotation";
    EXPECT_TRUE(placed("MG", "2"));
    for (const auto* sopClass :
         {"1", "1.1", "1.1.1", "1.2", "1.2.1", "1.3", "12.1", "12.2", "12.3", "12.1.1", "12.2.1"})
        EXPECT_FALSE(placed("CT", sopClass)) << sopClass;
    for (const auto* modality : {"CR", "DX", "MG", "XA", "RF", "IO", "PX", "RG"})
        EXPECT_FALSE(placed(modality, "7")) << modality;
    auto draft = slice().set("PixelSpacing", "0.3\\0.3").set("ImagerPixelSpacing", "0.3\\0.3");
    EXPECT_TRUE(read(draft.set("ImageOrientationPatient", ""))->spacingIsAtDetector) << "without a plane";
}

TEST_F(ReadHeader, WithoutSpacingThereIsNone)
{
    const auto instance = read(slice().set("PixelSpacing", "0\\0").set("PixelAspectRatio", "4\\3"));
    EXPECT_FALSE(instance->pixelSpacing);
    EXPECT_FALSE(instance->frames.at(0).plane);
    EXPECT_EQ(instance->aspect, (std::array<double, 2>{4, 3}));
    EXPECT_THAT(instance->warnings, Contains(says("0\\0")));
}

TEST_F(ReadHeader, ABentOrientationIsTold)
{
    const auto instance = read(slice().set("ImageOrientationPatient", "1\\0\\0\\1\\0\\0"));
    EXPECT_FALSE(instance->frames.at(0).plane);
    EXPECT_THAT(instance->warnings, Contains(says("perpendicular")));
}

// Trap 15: Patient Position only describes; where the axes point stands in Image Orientation.
TEST_F(ReadHeader, trap_15_patient_position_turns_nothing)
{
    const auto plain = *read(slice())->frames[0].plane;
    for (const char* position : {"HFS", "FFP", "HFDR", "nonsense"}) {
        const auto instance = read(slice().set("PatientPosition", position));
        const auto& plane = *instance->frames[0].plane;
        EXPECT_EQ(plane.alongRow(), plain.alongRow()) << position;
        EXPECT_EQ(plane.downColumn(), plain.downColumn()) << position;
    }
}

TEST_F(ReadHeader, ABentPatientOrientationIsToldAndAQuadrupedsIsKnown)
{
    const auto bent = read(slice().set("PatientOrientation", "X\\Y"));
    ASSERT_EQ(bent->warnings.size(), 1u);
    EXPECT_EQ(bent->warnings[0].code, dicom::WarningCode::BadOrientation);
    const auto dog = read(slice().set("AnatomicalOrientationType", "QUADRUPED").set("PatientOrientation", "LE\\V"));
    EXPECT_EQ(dog->anatomy, geometry::Anatomy::Quadruped);
    EXPECT_TRUE(dog->warnings.empty());
}

TEST_F(ReadHeader, DecimalsAreReadByTheCLocale)
{
    const auto instance = read(slice().set("RescaleSlope", " 2.5 ").set("RescaleIntercept", "-1e3"));
    EXPECT_DOUBLE_EQ(instance->frames.at(0).slope, 2.5);
    EXPECT_DOUBLE_EQ(instance->frames.at(0).intercept, -1000);
    EXPECT_DOUBLE_EQ(read(slice().set("RescaleSlope", "2,5"))->frames.at(0).slope, 1) << "a comma is not a number";
}

TEST_F(ReadHeader, WindowsKeepTheirExplanationAndFunction)
{
    const auto instance = read(slice()
                                   .set("WindowCenter", "40\\-600\\0")
                                   .set("WindowWidth", "400\\1500\\0")
                                   .set("WindowCenterWidthExplanation", "SOFT\\LUNG\\NONE")
                                   .set("VOILUTFunction", "SIGMOID"));
    using pixels::WindowFunction;
    EXPECT_THAT(instance->frames.at(0).windows,
                ElementsAre(pixels::Window{40, 400, WindowFunction::Sigmoid, "SOFT"},
                            pixels::Window{-600, 1500, WindowFunction::Sigmoid, "LUNG"}))
        << "a width of 0 is no window";
}

TEST_F(ReadHeader, VoiLutStartsBelowZeroWhereValuesAreSigned)
{
    dicom::DatasetDraft lut;
    lut.set("LUTDescriptor", "3\\-1024\\12").set("LUTExplanation", "BONE").setWords("LUTData", {0, 2048, 4095});
    auto draft = slice();
    draft.append("VOILUTSequence", lut);
    EXPECT_THAT(read(draft)->frames.at(0).voiLuts,
                ElementsAre(Pointee(pixels::VoiLut{-1024, {0, 2048, 4095}, 12, "BONE"})));
}

// Trap: DX writes MONOCHROME1 and Presentation LUT Shape INVERSE for one and the same inversion.
TEST_F(ReadHeader, OneInversionIsNotCountedTwice)
{
    EXPECT_FALSE(read(slice())->isInverse);
    EXPECT_TRUE(read(slice().set("PhotometricInterpretation", "MONOCHROME1"))->isInverse);
    EXPECT_TRUE(read(slice().set("PresentationLUTShape", "INVERSE"))->isInverse);
    EXPECT_TRUE(read(slice().set("PhotometricInterpretation", "MONOCHROME1").set("PresentationLUTShape", "INVERSE"))
                    ->isInverse);
}

TEST_F(ReadHeader, CtWithoutRescaleTypeIsInHounsfieldUnits)
{
    EXPECT_EQ(read(slice())->frames.at(0).rescaleType, "HU");
    EXPECT_EQ(read(slice().set("Modality", "MR"))->frames.at(0).rescaleType, "");
    EXPECT_EQ(read(slice().set("RescaleType", "US"))->frames.at(0).rescaleType, "US");
}

TEST_F(ReadHeader, PaddingIsARangeOfStoredValues)
{
    const auto instance = read(slice().set("PixelPaddingValue", "-1000").set("PixelPaddingRangeLimit", "-2000"));
    EXPECT_EQ(instance->paddingRange, std::pair(-2000.0, -1000.0));
}

// An enhanced object: what a frame says of itself replaces the shared group as a whole.
TEST_F(ReadHeader, PerFrameGroupsReplaceSharedOnes)
{
    dicom::DatasetDraft shared, measures, orientation, transformation;
    measures.set("PixelSpacing", "0.5\\0.25").set("SliceThickness", "3");
    orientation.set("ImageOrientationPatient", "0\\1\\0\\0\\0\\-1");
    transformation.set("RescaleSlope", "2").set("RescaleIntercept", "5").set("RescaleType", "US");
    shared.append("PixelMeasuresSequence", measures)
        .append("PlaneOrientationSequence", orientation)
        .append("PixelValueTransformationSequence", transformation);
    auto draft = test::ctSlice().pixels(1, 2, std::vector<std::int16_t>{1, 2, 3, 4}, 2);
    draft.set("PixelSpacing", "").append("SharedFunctionalGroupsSequence", shared);
    for (int frame = 0; frame < 2; ++frame) {
        dicom::DatasetDraft groups, position, voi, own;
        position.set("ImagePositionPatient", std::to_string(frame * 4) + "\\0\\0");
        voi.set("WindowCenter", std::to_string(frame)).set("WindowWidth", "10");
        groups.append("PlanePositionSequence", position).append("FrameVOILUTSequence", voi);
        if (frame == 1)
            groups.append("PixelValueTransformationSequence", own.set("RescaleSlope", "7").set("RescaleType", "US"));
        draft.append("PerFrameFunctionalGroupsSequence", groups);
    }
    const auto instance = read(draft);
    ASSERT_EQ(instance->frames.size(), 2u);
    ASSERT_TRUE(instance->frames[1].plane);
    EXPECT_EQ(instance->frames[1].plane->topLeft(), (geometry::PatientPoint{4, 0, 0}));
    EXPECT_DOUBLE_EQ(instance->frames[1].plane->spacing().betweenColumns, 0.25);
    EXPECT_DOUBLE_EQ(instance->frames[0].intercept, 5);
    EXPECT_DOUBLE_EQ(instance->frames[1].slope, 7);
    EXPECT_DOUBLE_EQ(instance->frames[1].intercept, 0) << "not the shared group's";
    EXPECT_DOUBLE_EQ(instance->frames[1].windows.at(0).centre, 1);
    EXPECT_EQ(instance->sliceThickness, 3);
    EXPECT_EQ(instance->frames.at(0).rescaleType, "US");
}

TEST_F(ReadHeader, MoreFramesThanTheFileHoldsAreNotBelieved)
{
    const auto instance = read(slice().set("NumberOfFrames", "2000000000"));
    EXPECT_LT(instance->pixels.frames, 1000);
    EXPECT_EQ(instance->frames.size(), static_cast<std::size_t>(instance->pixels.frames));
    EXPECT_THAT(instance->warnings, Contains(says("2000000000")));
}

TEST_F(ReadHeader, OtherFilesAreRefusedInASentence)
{
    std::ofstream(file()) << "PatientName,Modality\nDoe,CT\n";
    EXPECT_FALSE(dicom::looksLikeDicom(file()));
    const auto refused = dicom::readHeader(file());
    ASSERT_FALSE(refused);
    EXPECT_EQ(refused.error().code, ErrorCode::Malformed);
    EXPECT_THAT(refused.error().sentence(), HasSubstr("a.dcm"));
    EXPECT_EQ(dicom::readHeader("/nowhere/b.dcm").error().code, ErrorCode::NotFound);
}

TEST_F(ReadHeader, AHeaderCutShortIsMalformed)
{
    read(slice());
    std::filesystem::resize_file(file(), 400);
    const auto cut = dicom::readHeader(file());
    ASSERT_FALSE(cut);
    EXPECT_EQ(cut.error().code, ErrorCode::Malformed);
}

TEST_F(ReadHeader, ABareDataSetWithoutPreambleIsRead)
{
    const auto whole = read(slice());
    std::ifstream in(file(), std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    // The meta header's length stands in its first element, behind preamble and magic.
    const auto length = static_cast<unsigned char>(bytes[140]) + 256u * static_cast<unsigned char>(bytes[141]);
    const auto bare = file().parent_path() / "bare";
    std::ofstream(bare, std::ios::binary) << bytes.substr(144 + length);
    ASSERT_TRUE(dicom::looksLikeDicom(bare));
    const auto instance = dicom::readHeader(bare);
    ASSERT_TRUE(instance) << instance.error().sentence();
    EXPECT_EQ((*instance)->sopInstanceUid, whole->sopInstanceUid);
    EXPECT_EQ((*instance)->transferSyntaxUid, "1.2.840.10008.1.2.1");
}

TEST_F(ReadHeader, TransferSyntaxesHaveNames)
{
    EXPECT_EQ(dicom::transferSyntaxName("1.2.840.10008.1.2.4.90"), "JPEG 2000 lossless");
    EXPECT_EQ(dicom::transferSyntaxName("1.2.3"), "1.2.3");
}

TEST_F(ReadHeader, WritingSaysWhatIsWrong)
{
    EXPECT_THAT(dicom::writeFile(file(), slice().set("PatientsNaem", "x")).error().sentence(),
                HasSubstr("PatientsNaem"));
    EXPECT_EQ(dicom::writeFile("/nowhere/a.dcm", slice()).error().code, ErrorCode::WriteFailed);
    EXPECT_THAT(dicom::writeFile(file(), slice(), "1.2.840.10008.1.2.4.90").error().sentence(), HasSubstr("JPEG 2000"));
    EXPECT_THAT(dicom::writeFile("/dev/full", slice()).error().sentence(), HasSubstr("no space left"));
    EXPECT_TRUE(std::filesystem::exists("/dev/full")) << "only files of our own are removed";
}

}
}
