// From stored values to what the file wants to be seen: Modality LUT, padding, VOI, polarity, units.
#include "core/dicom/decode.h"
#include "core/dicom/values/units.h"
#include "core/pixels/auto_window.h"
#include "core/pixels/values.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using dicom::WarningCode;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;
using testing::Pointee;

const dicom::Library library;

const std::vector<std::uint16_t> raw{5, 6, 7, 99};

dicom::DatasetDraft slice() { return test::ctSlice().pixels(2, 2, raw); }

dicom::InstancePtr read(const dicom::DatasetDraft& draft)
{
    const test::TemporaryFolder folder;
    return test::written(folder.path() / "a.dcm", draft);
}

pixels::GreyImage decoded(const dicom::DatasetDraft& draft, int frame = 0)
{
    const test::TemporaryFolder folder;
    const auto image = dicom::decodeFrame(*test::written(folder.path() / "a.dcm", draft), frame);
    if (!image)
        throw std::runtime_error(image.error().sentence());
    return std::get<pixels::GreyImage>(**image);
}

auto says(WarningCode code) { return Contains(Field(&dicom::Warning::code, code)); }

dicom::DatasetDraft table(const std::string& descriptor, std::vector<std::uint16_t> entries)
{
    dicom::DatasetDraft lut;
    return lut.set("LUTDescriptor", descriptor).setWords("LUTData", std::move(entries));
}

dicom::DatasetDraft withVoiLut(const dicom::DatasetDraft& lut)
{
    auto draft = slice();
    return draft.append("VOILUTSequence", lut);
}

}

TEST(Traps, trap_29_a_modality_lut_takes_the_place_of_the_rescale)
{
    auto draft = slice().set("RescaleSlope", "7").set("RescaleIntercept", "-1000");
    auto lut = table("3\\5\\16", {100, 200, 300});
    draft.append("ModalityLUTSequence", lut.set("ModalityLUTType", "OD"));
    const auto grey = decoded(draft);
    EXPECT_THAT(pixels::modalityValues(grey), ElementsAre(100, 200, 300, 300)) << "values above take the last entry";
    EXPECT_EQ(grey.rescale.unit, "OD");
}

TEST(Traps, trap_29_its_first_mapped_value_is_signed_where_the_pixels_are)
{
    auto draft = test::ctSlice().pixels(2, 2, std::vector<std::int16_t>{-3, -2, -1, 9});
    dicom::DatasetDraft lut;
    // Written as the unsigned word 65533, as implicit VR leaves it.
    lut.setTag(0x0028, 0x3002, "US", "3\\65533\\16").setWords("LUTData", {100, 200, 300});
    draft.append("ModalityLUTSequence", lut);
    EXPECT_THAT(pixels::modalityValues(decoded(draft)), ElementsAre(100, 200, 300, 300));
}

TEST(Traps, trap_29_no_entries_means_65536)
{
    std::vector<std::uint16_t> entries(65536);
    for (std::size_t i = 0; i < entries.size(); ++i)
        entries[i] = static_cast<std::uint16_t>(i / 2);
    auto draft = slice();
    draft.append("ModalityLUTSequence", table("0\\0\\16", entries));
    EXPECT_THAT(pixels::modalityValues(decoded(draft)), ElementsAre(2, 3, 3, 49));
}

TEST(Traps, trap_29_a_broken_one_shows_stored_values_and_says_so)
{
    dicom::DatasetDraft lut;
    auto draft = slice();
    draft.append("ModalityLUTSequence", lut.set("LUTDescriptor", "3\\5\\16").set("ModalityLUTType", "OD"));
    EXPECT_THAT(read(draft)->warnings, says(WarningCode::BadModalityLut));
    EXPECT_THAT(pixels::modalityValues(decoded(draft)), ElementsAre(5, 6, 7, 99));
    EXPECT_NE(decoded(draft).rescale.unit, "OD");
}

TEST(Traps, trap_30_a_unit_is_the_files_own_and_never_invented)
{
    const auto unit = [](const dicom::DatasetDraft& draft) { return dicom::unitOf(read(draft)->frames.at(0)); };
    EXPECT_EQ(unit(slice()), "HU") << "a CT image that rescales";
    EXPECT_EQ(unit(slice().set("RescaleType", "US")), "") << "unspecified";
    EXPECT_EQ(unit(slice().set("RescaleType", "MGML")), "mg/ml") << "a spectral CT";
    EXPECT_EQ(unit(slice().set("Modality", "MR").set("RescaleSlope", "3.5")), "") << "a slope is no unit";
    EXPECT_EQ(unit(slice().set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.7")), "") << "a stored screen";
    EXPECT_EQ(unit(slice().set("RescaleSlope", "").set("RescaleIntercept", "")), "") << "nothing says what is stored";
    EXPECT_EQ(unit(slice().set("Modality", "PT").set("Units", "BQML")), "Bq/ml");
    EXPECT_EQ(unit(slice().set("Modality", "PT").set("Units", "CNTS")), "counts");
    EXPECT_EQ(unit(slice().set("Modality", "CR").set("RescaleType", "OD")), "OD");
}

// The unit is that of the rescale's output, so without the rescale there is none, whatever the file names.
TEST(Rescale, ARawValueHasNoUnit)
{
    const auto unit = [](dicom::DatasetDraft draft, const std::string& slope, const std::string& intercept) {
        return dicom::unitOf(read(draft.set("RescaleSlope", slope).set("RescaleIntercept", intercept))->frames.at(0));
    };
    auto pet = slice().set("Modality", "PT").set("Units", "BQML");
    for (const auto& draft : {slice(), slice().set("RescaleType", "HU"), slice().set("RescaleType", "OD")}) {
        EXPECT_NE(unit(draft, "1", "-1024"), "");
        for (const auto& [slope, intercept] :
             {std::pair("", ""), {"1", ""}, {"", "-1024"}, {"0", "-1024"}, {"x", "-1024"}, {"1", "x"}})
            EXPECT_EQ(unit(draft, slope, intercept), "") << slope << " " << intercept;
    }
    EXPECT_EQ(unit(pet, "2", ""), "Bq/ml") << "its intercept is always 0 (PS3.3 C.8.9.1)";
    EXPECT_EQ(unit(pet, "", "0"), "");
    EXPECT_EQ(unit(pet.set("RescaleType", "HU"), "2", "0"), "Bq/ml") << "the module of PET decides";
    const auto half = read(slice().set("RescaleSlope", ""));
    EXPECT_THAT(half->warnings, says(WarningCode::BadRescale));
    EXPECT_THAT(read(slice().set("RescaleSlope", "").set("RescaleIntercept", ""))->warnings, IsEmpty());
    auto dose = slice().set("Modality", "RTDOSE").set("DoseUnits", "GY").set("DoseGridScaling", "0");
    EXPECT_EQ(unit(dose, "", ""), "");
}

// X-ray angiography and fluoroscopy keep with their pixels a way back to the intensity of the beam, which is not
// for display (PS3.3 C.8.7.1.1.2, PS3.4 Figure N.2-1): window and measurements count in stored values.
TEST(Rescale, reported_fodicom_1442_xa_lut)
{
    const auto made = [](const std::string& sopClass, const std::string& relation, bool hasTable) {
        auto draft = slice()
                         .set("Modality", "XA")
                         .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1." + sopClass)
                         .set("PixelIntensityRelationship", relation)
                         .set("RescaleSlope", hasTable ? "" : "2")
                         .set("RescaleIntercept", hasTable ? "" : "-100")
                         .set("RescaleType", hasTable ? "" : "US");
        if (hasTable)
            draft.append("ModalityLUTSequence", table("4\\4\\16", {0, 100, 400, 900}).set("ModalityLUTType", "US"));
        return draft;
    };
    for (const std::string sopClass : {"12.1", "12.2", "12.3"})
        for (const std::string relation : {"LOG", "LIN", "DISP", ""})
            for (const bool hasTable : {true, false}) {
                const auto draft = made(sopClass, relation, hasTable);
                EXPECT_THAT(pixels::modalityValues(decoded(draft)), ElementsAre(5, 6, 7, 99)) << sopClass << relation;
                EXPECT_EQ(decoded(draft).rescale, pixels::Rescale{}) << sopClass << relation;
                const auto instance = read(draft);
                EXPECT_FALSE(instance->hasModalityLut);
                EXPECT_THAT(instance->warnings, says(WarningCode::BeamIntensity)) << sopClass << relation;
                EXPECT_THAT(instance->frames.at(0).quantities, IsEmpty());
            }
    // Their enhanced forms and volumes made of them know no such table, and have it applied if they bring one.
    for (const std::string sopClass : {"12.1.1", "12.2.1", "13.1.1", "1", "2"}) {
        EXPECT_THAT(pixels::modalityValues(decoded(made(sopClass, "LOG", true))), ElementsAre(100, 400, 900, 900));
        EXPECT_THAT(pixels::modalityValues(decoded(made(sopClass, "LOG", false))), ElementsAre(-90, -88, -86, 98));
    }
    const auto plain = slice().set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.12.1");
    EXPECT_THAT(read(plain)->warnings, IsEmpty()) << "the identity leads nowhere";
}

TEST(Rescale, ABeamsScaleIsKeptForMeasuringWhereItNamesAUnit)
{
    auto draft = slice().set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.12.1").set("RescaleType", "OD");
    const auto quantities = read(draft.set("RescaleSlope", "2").set("RescaleIntercept", "-1"))->frames.at(0).quantities;
    ASSERT_EQ(quantities.size(), 1U);
    EXPECT_EQ(quantities[0], (pixels::Quantity{.name = "", .unit = "OD", .slope = 2, .intercept = -1}));
}

TEST(Traps, trap_31_padding_is_a_stored_value_of_the_pixels_own_sign)
{
    const std::vector<std::int16_t> values{-2000, -1500, 0, 400};
    const auto padded = [&](const std::string& vr, const std::string& value, const std::string& bits = "16") {
        auto draft = test::ctSlice().set("BitsStored", bits).setTag(0x0028, 0x0120, vr, value);
        return read(draft.pixels(2, 2, values))->paddingRange;
    };
    EXPECT_EQ(padded("SS", "-2000"), std::pair(-2000.0, -2000.0));
    EXPECT_EQ(padded("US", "63536"), std::pair(-2000.0, -2000.0)) << "the same 16 bits";
    EXPECT_EQ(padded("US", "2096", "12"), std::pair(-2000.0, -2000.0)) << "the same 12 bits";

    auto draft = test::ctSlice()
                     .set("RescaleSlope", "2")
                     .set("RescaleIntercept", "-1024")
                     .setTag(0x0028, 0x0120, "SS", "-2000")
                     .setTag(0x0028, 0x0121, "SS", "-1500")
                     .pixels(2, 2, values);
    const auto grey = decoded(draft);
    EXPECT_THAT(pixels::dataMask(grey), ElementsAre(0, 0, 1, 1));
    EXPECT_EQ(pixels::fullRange(grey), (pixels::ValueRange{-1024, -224}));
    EXPECT_FALSE(pixels::modalityValueAt(grey, 1, 0)) << "no value under the pointer";
}

TEST(Traps, trap_31_float_pixels_have_a_padding_of_their_own)
{
    auto draft = test::ctSlice().setTag(0x0028, 0x0122, "FL", "-9999").setTag(0x0028, 0x0124, "FL", "-9990");
    const auto grey = decoded(draft.floatPixels(1, 3, std::vector<float>{-9999, -9995.5F, 0.25F}));
    EXPECT_THAT(pixels::dataMask(grey), ElementsAre(0, 0, 1));
    // Of doubles it stands elsewhere, and is rounded as they are.
    auto wide = test::ctSlice().setTag(0x0028, 0x0123, "FD", "-0.1").setTag(0x0028, 0x0125, "FD", "-0.3");
    EXPECT_THAT(pixels::dataMask(decoded(wide.floatPixels(1, 4, std::vector<float>{-0.1F, -0.2F, -0.3F, 0.25F}))),
                ElementsAre(0, 0, 0, 1));
}

TEST(Traps, trap_37_rt_dose_is_scaled_and_named)
{
    auto draft = test::ctSlice()
                     .set("Modality", "RTDOSE")
                     .set("DoseUnits", "GY")
                     .set("DoseGridScaling", "0.001")
                     .set("RescaleSlope", "")
                     .set("RescaleIntercept", "")
                     .pixels(2, 2, raw);
    const auto grey = decoded(draft);
    EXPECT_NEAR(pixels::modalityValues(grey)[3], 0.099, 1e-7);
    EXPECT_EQ(grey.rescale.unit, "Gy");
    EXPECT_EQ(decoded(draft.set("DoseUnits", "RELATIVE")).rescale.unit, "relative");
}

// PS3.3 C.8.8.3.2: distances along the normal where the first is 0, else the patient's z itself.
TEST(Traps, trap_37_planes_of_a_dose_lie_where_its_offsets_say)
{
    const auto heights = [](const std::string& offsets) {
        auto draft = test::ctSlice().set("ImagePositionPatient", "0\\0\\30").set("GridFrameOffsetVector", offsets);
        const auto instance = read(draft.pixels(1, 2, std::vector<std::uint16_t>(6, 7), 16, 3));
        std::vector<double> all;
        for (const auto& frame : instance->frames)
            all.push_back(frame.plane->topLeft().z);
        return all;
    };
    EXPECT_THAT(heights("0\\2.5\\7.5"), ElementsAre(30, 32.5, 37.5));
    EXPECT_THAT(heights("0\\-2.5\\-7.5"), ElementsAre(30, 27.5, 22.5));
    EXPECT_THAT(heights("30\\32.5\\37.5"), ElementsAre(30, 32.5, 37.5));
}

TEST(Traps, trap_40_every_window_keeps_its_explanation)
{
    auto draft = slice()
                     .set("WindowCenter", "40\\-600\\500")
                     .set("WindowWidth", "400\\1500\\2000")
                     .set("WindowCenterWidthExplanation", "WEICHTEIL\\LUNGE\\KNÖCHERN");
    const auto instance = read(draft);
    const auto& windows = instance->frames.at(0).windows;
    ASSERT_EQ(windows.size(), 3u);
    EXPECT_EQ(windows[1].centre, -600);
    EXPECT_EQ(windows[2].explanation, "KNÖCHERN") << "in the file's character set";
}

TEST(Traps, trap_40_a_broken_window_is_left_out_with_a_note_and_the_others_stay)
{
    const auto instance = read(slice().set("WindowCenter", "40\\1O0\\50").set("WindowWidth", "400\\200\\-3"));
    EXPECT_THAT(instance->frames.at(0).windows, ElementsAre(pixels::Window{.centre = 40, .width = 400}));
    EXPECT_THAT(instance->warnings, says(WarningCode::BadWindow));
    EXPECT_THAT(read(slice())->warnings, IsEmpty());
    EXPECT_THAT(read(slice().set("WindowCenter", "").set("WindowWidth", ""))->warnings, IsEmpty());
}

TEST(Traps, trap_39_the_function_is_the_one_that_the_file_names)
{
    using enum pixels::WindowFunction;
    for (const auto& [name, function] :
         {std::pair{"", Linear}, {"LINEAR", Linear}, {"LINEAR_EXACT", LinearExact}, {"SIGMOID", Sigmoid}}) {
        const auto instance =
            read(slice().set("WindowCenter", "40").set("WindowWidth", "400").set("VOILUTFunction", name));
        EXPECT_EQ(instance->frames.at(0).windows.at(0).function, function) << name;
    }
}

// A map of a diffusion coefficient: LINEAR and a width below 1 would be a threshold.
TEST(Traps, trap_39_a_width_below_one_is_taken_exactly)
{
    const auto instance = read(slice().set("WindowCenter", "0.001").set("WindowWidth", "0.002"));
    EXPECT_THAT(instance->frames.at(0).windows,
                ElementsAre(pixels::Window{0.001, 0.002, pixels::WindowFunction::LinearExact, ""}));
    EXPECT_THAT(instance->warnings, says(WarningCode::BadWindow));
    EXPECT_THAT(read(slice().set("WindowCenter", "1").set("WindowWidth", "2").set("VOILUTFunction", "CUBIC"))->warnings,
                says(WarningCode::UnknownVoiFunction));
}

TEST(Traps, trap_41_a_voi_lut_is_read_whatever_its_vr_and_packing)
{
    const auto lutOf = [](const dicom::DatasetDraft& lut) {
        return *read(withVoiLut(lut))->frames.at(0).voiLuts.at(0);
    };
    const pixels::VoiLut expected{.firstMapped = 5, .entries = {0, 2048, 4095}, .bits = 12};
    EXPECT_EQ(lutOf(table("3\\5\\12", {0, 2048, 4095})), expected);
    dicom::DatasetDraft asUs;
    asUs.set("LUTDescriptor", "3\\5\\12").setTag(0x0028, 0x3006, "US", "0\\2048\\4095");
    EXPECT_EQ(lutOf(asUs), expected);
    // Eight-bit entries, two to a word.
    EXPECT_EQ(lutOf(table("4\\5\\8", {0x2010, 0xff30})).entries, (std::vector<std::uint16_t>{0x10, 0x20, 0x30, 0xff}));
}

// nroduit/Weasis#318: a broken table must not leave the picture blank.
TEST(Traps, trap_41_a_broken_voi_lut_falls_back_with_a_note)
{
    dicom::DatasetDraft empty, bare;
    for (const auto& broken :
         {empty.set("LUTDescriptor", "3\\5\\12"), bare.setWords("LUTData", {1, 2, 3}), table("3\\5\\12", {7, 7, 7})}) {
        const auto instance = read(withVoiLut(broken));
        EXPECT_THAT(instance->frames.at(0).voiLuts, IsEmpty());
        EXPECT_THAT(instance->warnings, says(WarningCode::BadVoiLut));
    }
    // Bits that the entries do not have: nearly black, or all white.
    for (const std::string bits : {"16", "8"}) {
        const auto instance = read(withVoiLut(table("3\\5\\" + bits, {0, 500, 1023})));
        EXPECT_THAT(instance->frames.at(0).voiLuts, ElementsAre(Pointee(Field(&pixels::VoiLut::bits, 10))));
        EXPECT_THAT(instance->warnings, says(WarningCode::BadVoiLut));
    }
    // Twelve bits said to be sixteen, as many scanners have it: sixteen times too dark.
    const auto dark = read(withVoiLut(table("3\\5\\16", {0, 2048, 4095})));
    EXPECT_THAT(dark->frames.at(0).voiLuts, ElementsAre(Pointee(Field(&pixels::VoiLut::bits, 12))));
    EXPECT_THAT(dark->warnings, says(WarningCode::BadVoiLut));
    // A table that breaks off holds its last value.
    EXPECT_EQ(read(withVoiLut(table("5\\5\\12", {0, 2048, 4095})))->frames.at(0).voiLuts.at(0)->entries.size(), 3u);
}

TEST(Traps, trap_43_the_file_says_one_inversion_once_or_twice)
{
    const auto inverse = [](const std::string& photometric, const std::string& shape) {
        return read(slice().set("PhotometricInterpretation", photometric).set("PresentationLUTShape", shape))
            ->isInverse;
    };
    EXPECT_FALSE(inverse("MONOCHROME2", "IDENTITY"));
    EXPECT_TRUE(inverse("MONOCHROME1", ""));
    EXPECT_TRUE(inverse("MONOCHROME2", "INVERSE"));
    EXPECT_TRUE(inverse("MONOCHROME1", "INVERSE"));
}

namespace {

// Two frames, each with a rescale, windows and a table of its own.
dicom::DatasetDraft enhanced()
{
    auto draft = test::ctSlice().pixels(1, 2, std::vector<std::uint16_t>{1, 2, 1, 2}, 16, 2);
    dicom::DatasetDraft shared, sharedVoi;
    sharedVoi.set("WindowCenter", "1\\2").set("WindowWidth", "10\\20").set("WindowCenterWidthExplanation", "A\\B");
    draft.append("SharedFunctionalGroupsSequence", shared.append("FrameVOILUTSequence", sharedVoi));
    for (int frame = 0; frame < 2; ++frame) {
        dicom::DatasetDraft groups, own, scale;
        scale.set("RescaleSlope", frame == 0 ? "2" : "50").set("RescaleIntercept", "1").set("RescaleType", "US");
        groups.append("PixelValueTransformationSequence", scale);
        if (frame == 1)
            groups.append("FrameVOILUTSequence",
                          own.set("WindowCenter", "70")
                              .set("WindowWidth", "90")
                              .append("VOILUTSequence", table("3\\5\\12", {0, 9, 4095})));
        draft.append("PerFrameFunctionalGroupsSequence", groups);
    }
    return draft;
}

}

TEST(Traps, trap_45_a_frame_has_its_own_voi)
{
    const auto instance = read(enhanced());
    ASSERT_EQ(instance->frames[0].windows.size(), 2u);
    EXPECT_EQ(instance->frames[0].windows[1].explanation, "B");
    EXPECT_THAT(instance->frames[0].voiLuts, IsEmpty());
    EXPECT_EQ(instance->frames[1].windows.at(0).centre, 70);
    EXPECT_EQ(instance->frames[1].voiLuts.at(0)->entries.size(), 3u);
}

TEST(Wishes, wish_42_each_frame_has_its_own_slope)
{
    EXPECT_THAT(pixels::modalityValues(decoded(enhanced(), 0)), ElementsAre(3, 5));
    EXPECT_THAT(pixels::modalityValues(decoded(enhanced(), 1)), ElementsAre(51, 101));
}

TEST(Rescale, ABrokenOneShowsStoredValuesAndSaysSo)
{
    for (const std::string slope : {"0", "2,5", "nan"}) {
        const auto instance = read(slice().set("RescaleSlope", slope));
        EXPECT_EQ(instance->frames.at(0).slope, 1) << slope;
        EXPECT_THAT(instance->warnings, says(WarningCode::BadRescale)) << slope;
    }
}

}
