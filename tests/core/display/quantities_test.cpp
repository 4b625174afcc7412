#include "core/display/quantities.h"

#include "core/dicom/decode.h"
#include "core/measure/measurement_json.h"
#include "core/measure/table.h"
#include "core/pixels/values.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using testing::HasSubstr;

const dicom::Library library;

// A slice of PET: 70 kg, 370 MBq of fluorine-18 of which `keyword` says when it was injected, and values as they would
// have been at the scan's begin.
dicom::DatasetDraft petSlice(int number, const std::string& keyword, const std::string& injected)
{
    dicom::DatasetDraft tracer;
    tracer.set("RadionuclideTotalDose", "370000000").set("RadionuclideHalfLife", "6586.2").set(keyword, injected);
    return test::ctSlice(number)
        .set("Modality", "PT")
        .set("Units", "BQML")
        .set("CorrectedImage", "DECY\\ATTN")
        .set("DecayCorrection", "START")
        .set("PatientWeight", "70")
        .append("RadiopharmaceuticalInformationSequence", tracer);
}

// Two bed positions of a scan that was processed a day later: only its earliest acquisition says when it
// began. 70 kg, 370 MBq, one hour: 2.7634e-4 per Bq/ml, as in the test of the formula.
dicom::Series scan(const test::TemporaryFolder& folder, const std::string& units = "BQML",
                   const std::string& weight = "70")
{
    dicom::Series series;
    for (const int number : {2, 1}) {
        auto draft = petSlice(number, "RadiopharmaceuticalStartTime", "091500")
                         .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.128")
                         .set("RescaleSlope", number == 1 ? "2" : "5")
                         .set("Units", units)
                         .set("PatientWeight", weight)
                         .set("SeriesDate", "20260102")
                         .set("SeriesTime", "230000")
                         .set("AcquisitionDate", "20260102")
                         .set("AcquisitionTime", number == 1 ? "101500" : "101800")
                         .pixels(1, 2, std::vector<std::uint16_t>{1000, 4});
        const auto file = folder.path() / (std::to_string(number) + ".dcm");
        series.frames.push_back({test::written(file, draft), 0});
    }
    return series;
}

}

TEST(Traps, trap_34_every_slice_of_a_scan_has_the_same_factor)
{
    const test::TemporaryFolder folder;
    const auto series = scan(folder);
    for (const auto& frame : series.frames) {
        const auto quantities = display::SeriesMeanings(series).of(frame).quantities;
        ASSERT_EQ(quantities.size(), 1u);
        EXPECT_EQ(quantities[0].name, "SUVbw");
        EXPECT_NEAR(quantities[0].slope, 2.7634e-4, 1e-8);
        EXPECT_EQ(display::SeriesMeanings(series).of(frame).suvUnavailableReason, Message());
    }
}

// The first and the last wish of PET: each slice's own slope, and then the uptake.
TEST(Wishes, wish_42_an_uptake_value_begins_with_the_slope_of_its_own_slice)
{
    const test::TemporaryFolder folder;
    const auto series = scan(folder);
    std::vector<double> values;
    for (const auto& frame : series.frames) {
        const auto image = dicom::decodeFrame(*frame.instance, 0).value();
        const auto value = pixels::modalityValueAt(std::get<pixels::GreyImage>(*image), 0, 0);
        values.push_back(*pixels::valueIn(display::SeriesMeanings(series).of(frame).quantities.front(), *value));
    }
    EXPECT_NEAR(values[0], 5000 * 2.7634e-4, 1e-4);
    EXPECT_NEAR(values[1], 2000 * 2.7634e-4, 1e-4);
}

// Processed a day later; a private date says when the scan began, and only its maker's is meant.
TEST(Traps, trap_34_the_scans_own_begin_is_found_by_its_creator)
{
    const test::TemporaryFolder folder;
    auto draft = petSlice(1, "RadiopharmaceuticalStartDateTime", "20260102091500")
                     .set("SeriesDate", "20260103")
                     .set("SeriesTime", "080000")
                     .set("AcquisitionDate", "20260102")
                     .set("AcquisitionTime", "103500")
                     .setTag(0x0009, 0x0010, "LO", "SOMEBODY ELSE")
                     .setTag(0x0009, 0x100d, "DT", "20260102090000")
                     .setTag(0x0009, 0x0011, "LO", "GEMS_PETD_01")
                     .setTag(0x0009, 0x110d, "DT", "20260102101500.00");
    draft.pixels(1, 2, std::vector<std::uint16_t>{9, 2});
    for (const std::string syntax : {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2"}) {
        dicom::Series series;
        series.frames = {{test::written(folder.path() / "p.dcm", draft, syntax), 0}};
        const auto quantities = display::SeriesMeanings(series).of(series.frames.front()).quantities;
        ASSERT_EQ(quantities.size(), 1u) << syntax;
        EXPECT_NEAR(quantities[0].slope, 2.7634e-4, 1e-8) << syntax;
    }
    // Without it the frame's own times tell, which stand in milliseconds.
    auto timed = draft.setTag(0x0009, 0x0011, "LO", "NOBODY")
                     .set("FrameReferenceTime", "1259937")
                     .set("ActualFrameDuration", "120000");
    dicom::Series series;
    series.frames = {{test::written(folder.path() / "t.dcm", timed), 0}};
    const auto quantities = display::SeriesMeanings(series).of(series.frames.front()).quantities;
    ASSERT_EQ(quantities.size(), 1u);
    EXPECT_NEAR(quantities[0].slope, 2.7634e-4, 1e-8);
}

// The injection is told by Greenwich's clock, the scan by one five hours behind it, as only the zone says.
TEST(Wishes, wish_41_the_zone_of_the_file_counts)
{
    const test::TemporaryFolder folder;
    auto draft = petSlice(1, "RadiopharmaceuticalStartDateTime", "20260102141500+0000")
                     .set("SeriesDate", "20260102")
                     .set("SeriesTime", "101500")
                     .set("AcquisitionDate", "20260102")
                     .set("AcquisitionTime", "101500")
                     .set("TimezoneOffsetFromUTC", "-0500");
    draft.pixels(1, 2, std::vector<std::uint16_t>{9, 2});
    dicom::Series series;
    series.frames = {{test::written(folder.path() / "p.dcm", draft), 0}};
    const auto quantities = display::SeriesMeanings(series).of(series.frames.front()).quantities;
    ASSERT_EQ(quantities.size(), 1u) << inEnglish(
        display::SeriesMeanings(series).of(series.frames.front()).suvUnavailableReason);
    EXPECT_NEAR(quantities[0].slope, 2.7634e-4, 1e-8);
}

TEST(Traps, trap_34_without_its_preconditions_the_unit_stays_and_the_reason_is_told)
{
    const test::TemporaryFolder folder;
    const auto series = scan(folder, "BQML", "");
    const auto& frame = series.frames.front();
    EXPECT_THAT(display::SeriesMeanings(series).of(frame).quantities, testing::IsEmpty());
    EXPECT_THAT(inEnglish(display::SeriesMeanings(series).of(frame).suvUnavailableReason), HasSubstr("weight"));
    EXPECT_THAT(frame.instance->warnings,
                testing::Contains(testing::Field(&dicom::Warning::code, dicom::WarningCode::NoSuv)));
    const auto image = dicom::decodeFrame(*frame.instance, 0).value();
    EXPECT_EQ(std::get<pixels::GreyImage>(*image).rescale.unit, "Bq/ml");
}

TEST(Traps, trap_34_private_factors_are_found_by_their_creator)
{
    const test::TemporaryFolder folder;
    auto draft = test::ctSlice()
                     .set("Modality", "PT")
                     .set("Units", "CNTS")
                     .set("CorrectedImage", "ATTN\\DECY")
                     .set("DecayCorrection", "START")
                     .setTag(0x7053, 0x0010, "LO", "SOMEBODY ELSE")
                     .setTag(0x7053, 0x1000, "DS", "9")
                     .setTag(0x7053, 0x0011, "LO", "Philips PET Private Group")
                     .setTag(0x7053, 0x1100, "DS", "0.25 ");
    draft.pixels(1, 2, std::vector<std::uint16_t>{8, 4});
    for (const std::string syntax : {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2"}) {
        dicom::Series series;
        series.frames = {{test::written(folder.path() / "p.dcm", draft, syntax), 0}};
        const auto quantities = display::SeriesMeanings(series).of(series.frames.front()).quantities;
        ASSERT_EQ(quantities.size(), 1u) << syntax;
        EXPECT_DOUBLE_EQ(quantities[0].slope, 0.25);
    }
}

// An uptake value begins with a rescale: raw values have none, and planes keep that of the slices that have one.
TEST(Units, ARawSliceHasNoUptakeAndPlanesKeepTheOthers)
{
    const test::TemporaryFolder folder;
    for (const int odd : {1, 2, 3}) {
        dicom::Series series;
        for (int number = 1; number <= 3; ++number) {
            auto draft = petSlice(number, "RadiopharmaceuticalStartDateTime", "20260102091500")
                             .set("SeriesDate", "20260102")
                             .set("SeriesTime", "101500")
                             .set("AcquisitionDate", "20260102")
                             .set("AcquisitionTime", "101500")
                             .set("RescaleSlope", number == odd ? "" : "2");
            draft.pixels(1, 2, std::vector<std::uint16_t>{9, 2});
            series.frames.push_back({test::written(folder.path() / (std::to_string(number) + ".dcm"), draft), 0});
        }
        const display::SeriesMeanings meanings(series);
        for (int number = 1; number <= 3; ++number) {
            const auto own = meanings.of(series.frames[static_cast<std::size_t>(number - 1)]);
            EXPECT_EQ(own.quantities.size(), number == odd ? 0U : 1U) << odd;
            EXPECT_EQ(inEnglish(own.suvUnavailableReason),
                      number == odd ? "SUV is not available: Rescale Slope is not stated, so the values are raw." : "");
        }
        EXPECT_EQ(meanings.ofPlanes().quantities.size(), 1U) << odd;
        EXPECT_EQ(meanings.ofPlanes().suvUnavailableReason, Message()) << odd;
    }
}

// Philips MR and parametric maps: what is quantitative stands in the mapping, not in the slope.
TEST(Traps, trap_30_a_real_world_value_mapping_starts_from_stored_values)
{
    const test::TemporaryFolder folder;
    dicom::DatasetDraft mapping, unit;
    unit.set("CodeValue", "mm2/s")
        .set("CodingSchemeDesignator", "UCUM")
        .set("CodeMeaning", "square millimetre per second");
    mapping.set("LUTLabel", "ADC")
        .setTag(0x0040, 0x9216, "US", "0")
        .setTag(0x0040, 0x9211, "US", "1000")
        .set("RealWorldValueSlope", "0.000001")
        .set("RealWorldValueIntercept", "0.5")
        .append("MeasurementUnitsCodeSequence", unit);
    auto draft = test::ctSlice().set("Modality", "MR").set("RescaleSlope", "4").set("RescaleIntercept", "-8");
    draft.append("RealWorldValueMappingSequence", mapping).pixels(1, 2, std::vector<std::uint16_t>{900, 2000});
    dicom::Series series;
    series.frames = {{test::written(folder.path() / "m.dcm", draft), 0}};
    const auto quantities = display::SeriesMeanings(series).of(series.frames.front()).quantities;
    ASSERT_EQ(quantities.size(), 1u);
    EXPECT_EQ(quantities[0].name, "ADC");
    EXPECT_EQ(quantities[0].unit, "mm2/s");
    EXPECT_NEAR(*pixels::valueIn(quantities[0], 900 * 4.0 - 8), 900e-6 + 0.5, 1e-12);
    EXPECT_FALSE(pixels::valueIn(quantities[0], 2000 * 4.0 - 8)) << "outside of what is mapped";

    // What is mapped may be said in doubles, and where values are signed below 0.
    for (const auto& [vr, first, last, firstValue, lastValue] :
         {std::tuple{"FD", 0x9214, 0x9213, "-5.5", "7.25"}, {"SS", 0x9216, 0x9211, "-5", "7"}}) {
        dicom::DatasetDraft bounded;
        bounded.setTag(0x0040, static_cast<std::uint16_t>(first), vr, firstValue)
            .setTag(0x0040, static_cast<std::uint16_t>(last), vr, lastValue)
            .set("RealWorldValueSlope", "2");
        auto signedPixels = test::ctSlice().set("Modality", "MR");
        signedPixels.append("RealWorldValueMappingSequence", bounded).pixels(1, 2, std::vector<std::int16_t>{-4, 9});
        series.frames = {{test::written(folder.path() / "b.dcm", signedPixels), 0}};
        const auto own = display::SeriesMeanings(series).of(series.frames.front()).quantities;
        ASSERT_EQ(own.size(), 1u) << vr;
        EXPECT_EQ(pixels::valueIn(own[0], -4), -8) << vr;
        EXPECT_FALSE(pixels::valueIn(own[0], -6)) << vr;
        EXPECT_FALSE(pixels::valueIn(own[0], 9)) << vr;
    }
}

TEST(Traps, trap_35_a_mapping_says_which_uptake_it_means)
{
    const test::TemporaryFolder folder;
    dicom::DatasetDraft mapping, unit;
    unit.set("CodeValue", "{SUVlbm}g/ml").set("CodingSchemeDesignator", "UCUM").set("CodeMeaning", "x");
    mapping.set("RealWorldValueSlope", "0.5").append("MeasurementUnitsCodeSequence", unit);
    auto draft = test::ctSlice().set("Modality", "PT").set("Units", "BQML");
    draft.append("RealWorldValueMappingSequence", mapping).pixels(1, 2, std::vector<std::uint16_t>{9, 2});
    dicom::Series series;
    series.frames = {{test::written(folder.path() / "m.dcm", draft), 0}};
    const auto quantities = display::SeriesMeanings(series).of(series.frames.front()).quantities;
    ASSERT_EQ(quantities.size(), 1u);
    EXPECT_EQ(quantities[0].name, "SUVlbm");
    EXPECT_EQ(quantities[0].unit, "g/ml");
    EXPECT_EQ(display::SeriesMeanings(series).of(series.frames.front()).suvUnavailableReason, Message());
}

// Words, table and file say the uptake beside the activity.
TEST(Traps, trap_34_areas_and_probes_say_the_uptake_where_the_pointer_does)
{
    const test::TemporaryFolder folder;
    const auto series = scan(folder);
    const auto& frame = series.frames.back();    // slope 2: 2000 and 8 Bq/ml
    const auto image = dicom::decodeFrame(*frame.instance, 0).value();
    const auto meanings = display::SeriesMeanings(series).of(frame);
    const measure::Shape both{measure::Kind::Rectangle, {{0, 0}, {1, 0}}};
    const auto area = measure::figuresOf(both, {}, image.get(), meanings);
    ASSERT_EQ(area.meant.size(), 1u);
    EXPECT_NEAR(area.meant[0].mean->value, 1004 * 2.7634e-4, 1e-5);
    EXPECT_NEAR(area.meant[0].deviation->value, 996 * 2.7634e-4, 1e-5);
    EXPECT_NEAR(area.meant[0].greatest->value, 2000 * 2.7634e-4, 1e-5);
    EXPECT_THAT(measure::linesOf(area),
                testing::IsSupersetOf({"SUVbw: mean 0.2774 g/ml, SD 0.2752", "SUVbw: min 0.0022, max 0.5527",
                                       "Mean 1004.0 Bq/ml, SD 996.0"}));
    const auto probe = measure::figuresOf({measure::Kind::Probe, {{0, 0}}}, {}, image.get(), meanings);
    EXPECT_THAT(measure::linesOf(probe), testing::IsSupersetOf({"SUVbw 0.5527 g/ml", "2000 Bq/ml"}));

    measure::Measurement measured;
    measured.figures = area;
    const auto rows =
        measure::tableOf(std::vector{measured}, measure::LengthUnit::Centimetre, [](const auto&) { return ""; });
    ASSERT_EQ(rows[0].size(), rows[1].size());
    const auto cell = [&](const std::string& column) {
        const auto found = std::ranges::find(rows[0], column);
        return found == rows[0].end() ? "no column" : rows[1][static_cast<std::size_t>(found - rows[0].begin())];
    };
    EXPECT_EQ(cell("quantity"), "SUVbw");
    EXPECT_EQ(cell("quantity_mean"), "0.2774");
    EXPECT_EQ(cell("quantity_max"), "0.5527");
    EXPECT_EQ(cell("quantity_unit"), "g/ml");
    EXPECT_EQ(cell("value_unit"), "Bq/ml");
    EXPECT_EQ(cell("no_suv_because"), "");
}

TEST(Traps, trap_34_a_measured_value_without_an_uptake_says_why)
{
    const test::TemporaryFolder folder;
    const auto series = scan(folder, "BQML", "");
    const auto image = dicom::decodeFrame(*series.frames.front().instance, 0).value();
    const auto meanings = display::SeriesMeanings(series).of(series.frames.front());
    measure::Measurement measured{.id = 0,
                                  .number = 1,
                                  .studyUid = "1.2",
                                  .seriesId = {},
                                  .place = measure::OnImage{"1.3", 0},
                                  .shape = {measure::Kind::Rectangle, {{0, 0}, {1, 0}}},
                                  .figures = {}};
    measured.figures = measure::figuresOf(measured.shape, {}, image.get(), meanings);
    EXPECT_THAT(measure::linesOf(measured.figures).back(), HasSubstr("weight"));
    EXPECT_THAT(measure::lineOf(measured.figures), HasSubstr("Bq/ml"));
    const auto rows =
        measure::tableOf(std::vector{measured}, measure::LengthUnit::Millimetre, [](const auto&) { return ""; });
    EXPECT_THAT(rows[1], testing::Contains(inEnglish(meanings.suvUnavailableReason)));
    const auto back = measure::measurementsFrom(measure::fileText("1.2", std::vector{measured}), "1.2");
    ASSERT_TRUE(back) << back.error().sentence();
    EXPECT_EQ(back->front().figures, measured.figures);
    // An older Lantern wrote the words alone, and a newer one may know other reasons.
    for (const std::string name : {"whyNoSuvMessage", "WeightNotStated"}) {
        auto text = measure::fileText("1.2", std::vector{measured});
        ASSERT_NE(text.find(name), text.npos);
        text.replace(text.find(name), name.size(), "other");
        const auto other = measure::measurementsFrom(text, "1.2");
        ASSERT_TRUE(other) << other.error().sentence();
        EXPECT_EQ(inEnglish(other->front().figures.suvUnavailableReason), inEnglish(meanings.suvUnavailableReason));
    }
    // A length has no value, and so no reason either.
    EXPECT_EQ(
        measure::figuresOf({measure::Kind::Length, {{0, 0}, {1, 0}}}, {}, image.get(), meanings).suvUnavailableReason,
        Message());
}

TEST(SeriesMeanings, PlanesHaveWhatAllSlicesAgreeOn)
{
    const test::TemporaryFolder folder;
    auto series = scan(folder);
    const auto ofPlanes = display::SeriesMeanings(series).ofPlanes();
    ASSERT_EQ(ofPlanes.quantities.size(), 1u);
    EXPECT_EQ(ofPlanes, display::SeriesMeanings(series).of(series.frames.back()));

    auto other = std::make_shared<dicom::Instance>(*series.frames.back().instance);
    auto pet = std::make_shared<dicom::PetFacts>(*other->pet);
    pet->weight = 140;
    other->pet = pet;
    series.frames.back().instance = other;
    const auto differing = display::SeriesMeanings(series).ofPlanes();
    EXPECT_THAT(differing.quantities, testing::IsEmpty());
    EXPECT_EQ(inEnglish(differing.suvUnavailableReason),
              "SUV is not available: its factor differs from slice to slice.");

    pet = std::make_shared<dicom::PetFacts>(*pet);
    pet->weight.reset();
    other = std::make_shared<dicom::Instance>(*other);
    other->pet = pet;
    series.frames.back().instance = other;
    EXPECT_THAT(inEnglish(display::SeriesMeanings(series).ofPlanes().suvUnavailableReason), HasSubstr("weight"));
    EXPECT_EQ(display::SeriesMeanings(dicom::Series()).ofPlanes(), pixels::Meanings());
}

// A window in uptake values works on activity underneath.
TEST(Quantity, WindowsGoThereAndBack)
{
    const pixels::Quantity suv{.name = "SUVbw", .unit = "g/ml", .slope = 2.5e-4};
    const auto window = pixels::windowIn(suv, {0, 6});
    EXPECT_DOUBLE_EQ(window.centre, 12000);
    EXPECT_DOUBLE_EQ(window.width, 24000);
    EXPECT_NEAR(pixels::endsIn(suv, window).high, 6, 1e-12);
    EXPECT_NEAR(pixels::endsIn({.name = "", .unit = "", .slope = -1}, window).low, -24000, 1e-9);
}

}
