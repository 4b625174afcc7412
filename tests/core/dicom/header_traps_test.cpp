// What peers' users ran into with order, splitting and identity, one trap a case.
#include "core/dicom/stacks/discriminator.h"
#include "core/geometry/orientation.h"
#include "tests/support/dicom_folder.h"
#include "tests/support/file_bytes.h"

#include <fstream>
#include <gmock/gmock.h>
#include <sstream>

namespace lantern {
namespace {

using dicom::DatasetDraft;
using dicom::WarningCode;
using test::bytesOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const dicom::Library library;

const std::string coronal = "1\\0\\0\\0\\0\\-1", sagittal = "0\\1\\0\\0\\0\\-1";

class HeaderTraps : public test::DicomFolder {
protected:
    // A slice at height `z`, numbered `number`.
    static DatasetDraft at(int number, double z)
    {
        return test::ctSlice(number).set("ImagePositionPatient", axialAt(z));
    }
};

TEST_F(HeaderTraps, trap_1_slices_follow_position_in_the_direction_of_their_numbers)
{
    // Numbers run from the head to the feet but for two that were exchanged; the file names say nothing.
    for (const auto& [number, z] : {std::pair{3, 10.0}, {1, 40.0}, {5, 0.0}, {2, 30.0}, {4, 20.0}})
        write(at(number, z));
    EXPECT_THAT(numbers(onlySeries()), ElementsAre(1, 2, 4, 3, 5));
    EXPECT_THAT(onlySeries().warnings, IsEmpty());
}

// The numbers are shuffled: position alone orders, and most of the steps say which end comes first.
TEST_F(HeaderTraps, wish_12_the_order_is_that_of_space)
{
    for (const auto& [number, z] : {std::pair{1, 0.0}, {2, 30.0}, {3, 10.0}, {4, 20.0}, {5, 40.0}})
        write(at(number, z));
    EXPECT_THAT(numbers(onlySeries()), ElementsAre(1, 3, 4, 2, 5));
}

TEST_F(HeaderTraps, wish_13_the_direction_is_that_of_the_instance_numbers)
{
    for (int i = 0; i < 4; ++i)
        write(at(i + 1, -5.0 * i));
    const auto series = onlySeries();
    EXPECT_THAT(numbers(series), ElementsAre(1, 2, 3, 4));
    EXPECT_GT(series.frames[0].facts().plane->topLeft().z, series.frames[3].facts().plane->topLeft().z);
}

TEST_F(HeaderTraps, trap_2_slice_location_is_no_position)
{
    for (int i = 0; i < 3; ++i)
        write(at(i + 1, 2.0 * i).set("SliceLocation", std::to_string(100 - 50 * i)));
    EXPECT_THAT(numbers(onlySeries()), ElementsAre(1, 2, 3));
    EXPECT_DOUBLE_EQ(onlySeries().spacingBetweenSlices, 2);
}

TEST_F(HeaderTraps, trap_3_spacing_is_the_distance_of_positions_not_the_thickness)
{
    for (int i = 0; i < 3; ++i)
        write(at(i + 1, 2.5 * i).set("SliceThickness", "5").set("SpacingBetweenSlices", "7"));
    const auto series = onlySeries();
    EXPECT_DOUBLE_EQ(series.spacingBetweenSlices, 2.5);
    EXPECT_THAT(said(series.warnings, WarningCode::StatedSpacing), HasSubstr("says 7 mm"));
    EXPECT_TRUE(series.isVolume) << "the positions are as good as ever";
}

// Nothing says how far apart the slices lie: then nothing is claimed.
TEST_F(HeaderTraps, wish_16_a_thickness_alone_is_no_spacing)
{
    auto lonely = test::ctSlice().set("SliceThickness", "3").set("SpacingBetweenSlices", "3");
    write(lonely.set("ImagePositionPatient", ""), 2, 4);
    EXPECT_DOUBLE_EQ(onlySeries().spacingBetweenSlices, 0);
    EXPECT_FALSE(onlySeries().isVolume);
}

TEST_F(HeaderTraps, wish_18_a_missing_slice_is_named_with_its_neighbours)
{
    for (const auto& [number, z] : {std::pair{1, 0.0}, {2, 2.0}, {3, 8.0}, {4, 10.0}})
        write(at(number, z));
    const auto series = onlySeries();
    EXPECT_EQ(said(series.warnings, WarningCode::MissingSlice),
              "2 slices are missing between \"f1.dcm\" and \"f2.dcm\": these lie 6 mm apart, the others 2 mm.\n");
    EXPECT_FALSE(series.isVolume);
    EXPECT_EQ(series.frames.size(), 4u) << "what is there is shown";
}

// Nobody says how large a pixel is: the slices are shown one by one, and a spacing that is none is told.
TEST_F(HeaderTraps, wish_18_slices_without_a_pixel_spacing_are_shown_and_are_no_volume)
{
    for (const auto& [number, z] : {std::pair{2, 10.0}, {1, 0.0}, {3, 20.0}})
        write(at(number, z).set("PixelSpacing", ""));
    const auto series = onlySeries();
    EXPECT_THAT(numbers(series), ElementsAre(1, 2, 3));
    EXPECT_FALSE(series.isVolume);
    EXPECT_DOUBLE_EQ(series.spacingBetweenSlices, 0) << "none is made up";
    const auto bad = write(at(4, 30).set("PixelSpacing", "0\\0"));
    EXPECT_FALSE(bad->pixelSpacing);
    EXPECT_THAT(said(bad->warnings, WarningCode::BadSpacing), HasSubstr("0\\0"));
}

TEST_F(HeaderTraps, trap_4_uneven_slices_are_told_with_the_tolerance)
{
    for (const auto& [number, z] : {std::pair{1, 0.0}, {2, 5.0}, {3, 10.0}, {4, 15.06}})
        write(at(number, z));
    EXPECT_THAT(
        said(onlySeries().warnings, WarningCode::UnequalSpacing),
        HasSubstr("1 gap is more than 0.05 mm off the usual 5 mm, the first between \"f2.dcm\" and \"f3.dcm\""));
}

TEST_F(HeaderTraps, trap_6_orientations_and_scouts_part_and_say_so)
{
    for (int i = 0; i < 3; ++i)
        write(at(i + 1, i));
    for (int i = 0; i < 2; ++i)
        write(test::ctSlice(i + 10)
                  .set("ImageOrientationPatient", coronal)
                  .set("ImagePositionPatient", "0\\" + std::to_string(i) + "\\0"));
    // A scout lies as the slices do: only its Image Type tells.
    write(at(20, 1).set("ImageType", "ORIGINAL\\PRIMARY\\LOCALIZER"));
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 3u);
    EXPECT_THAT(numbers(series[0]), ElementsAre(1, 2, 3));
    EXPECT_TRUE(series[0].isVolume);
    EXPECT_EQ(series[1].orientation, "coronal");
    EXPECT_EQ(inEnglish(series[2].part), "localiser");
    for (const auto& one : series)
        EXPECT_THAT(codes(one), Contains("split-series"));
}

TEST_F(HeaderTraps, wish_14_three_ways_of_scouts_stay_together_and_are_no_volume)
{
    write(at(1, 0));
    write(test::ctSlice(2).set("ImageOrientationPatient", coronal));
    write(test::ctSlice(3).set("ImageOrientationPatient", sagittal));
    EXPECT_THAT(codes(onlySeries()), ElementsAre("mixed-orientation"));
    EXPECT_FALSE(onlySeries().isVolume);
}

// Two spaces whose positions cannot be compared, though the numbers look as if they could.
TEST_F(HeaderTraps, trap_6_two_frames_of_reference_are_never_one_volume)
{
    for (int i = 0; i < 4; ++i)
        write(at(i + 1, i).set("FrameOfReferenceUID", i < 2 ? "1.2.3" : "1.2.4"));
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 2u);
    EXPECT_THAT(numbers(series[0]), ElementsAre(1, 2));
    EXPECT_THAT(numbers(series[1]), ElementsAre(3, 4));
}

struct Rule {
    const char *keyword, *first, *second, *part;
};

TEST_F(HeaderTraps, wish_22_phases_part_by_what_tells_them_apart_and_say_it)
{
    int study = 0;
    for (const Rule& rule :
         {Rule{"TemporalPositionIdentifier", "1", "2", "Temporal Position 2"},
          Rule{"EchoNumbers", "1", "2", "Echo Number 2"}, Rule{"EchoTime", "4.6", "9.2", "Echo Time 9.2 ms"},
          Rule{"DiffusionBValue", "0", "800", "b-value 800 s/mm2"},
          Rule{"ImageType", "ORIGINAL\\PRIMARY\\M", "ORIGINAL\\PRIMARY\\P", "Image Type ORIGINAL\\PRIMARY\\P"},
          Rule{"AcquisitionNumber", "1", "2", "Acquisition Number 2"},
          Rule{"TriggerTime", "0", "450", "Trigger Time 450 ms"}}) {
        std::vector<dicom::InstancePtr> instances;
        int number = 0;
        ++study;
        for (const double z : {0.0, 1.0, 2.0})
            for (const char* value : {rule.first, rule.second}) {
                ++number;
                instances.push_back(write(at(number, z)
                                              .set("StudyInstanceUID", "1.2." + std::to_string(study))
                                              .set("SOPInstanceUID", "1.2." + std::to_string(study * 100 + number))
                                              .set(rule.keyword, value)));
            }
        const auto catalogue = dicom::sortIntoCatalogue(instances);
        const auto& series = catalogue.patients.at(0).studies.at(0).series;
        ASSERT_EQ(series.size(), 2u) << rule.keyword;
        EXPECT_EQ(inEnglish(series[1].part), rule.part);
        EXPECT_TRUE(series[0].isVolume && series[1].isVolume) << rule.keyword;
        EXPECT_THAT(said(series[1].warnings, WarningCode::SplitSeries), HasSubstr(rule.part));
    }
}

// Before the b-value had an element of its own; implicit VR says nothing of the private ones' types.
TEST_F(HeaderTraps, trap_6_each_makers_own_b_value_is_read)
{
    const auto siemens = at(1, 0).setTag(0x0019, 0x0010, "LO", "SIEMENS MR HEADER").setTag(0x0019, 0x100c, "IS", "800");
    const auto philips =
        at(1, 0).setTag(0x2001, 0x0010, "LO", "Philips Imaging DD 001").setTag(0x2001, 0x1003, "FL", "800");
    const auto ge = at(1, 0).setTag(0x0043, 0x0010, "LO", "GEMS_PARM_01").setTag(0x0043, 0x1039, "IS", "1000000800\\8");
    const auto stranger = at(1, 0).setTag(0x0019, 0x0010, "LO", "OTHER").setTag(0x0019, 0x100c, "IS", "800");
    for (const char* syntax : {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2"}) {
        const auto bValue = [&](DatasetDraft draft) {
            const std::vector<std::int16_t> pixels{1, 2};
            const auto instance =
                test::written(folder() / "b.dcm", draft.pixels(1, 2, pixels).set("Modality", "MR"), syntax);
            return dicom::valueOf({instance, 0}, dicom::Discriminator::BValue).numbers;
        };
        EXPECT_THAT(bValue(siemens), ElementsAre(800)) << syntax;
        EXPECT_THAT(bValue(philips), ElementsAre(800)) << syntax;
        EXPECT_THAT(bValue(ge), ElementsAre(800)) << syntax << ": above stand flags";
        EXPECT_THAT(bValue(stranger), testing::IsEmpty()) << syntax;
    }
}

// Trigger times differ from slice to slice: they may not tear the phases apart, and tell them all the same.
TEST_F(HeaderTraps, PhasesAreToldByTriggerTimesThatRiseFromSliceToSlice)
{
    int number = 0;
    for (const double z : {0.0, 1.0, 2.0})
        for (int phase = 0; phase < 2; ++phase) {
            ++number;
            write(at(number, z).set("TriggerTime", std::to_string(100 * phase + number)));
        }
    const auto series = onlyStudy();
    ASSERT_EQ(series.size(), 2u);
    EXPECT_THAT(numbers(series[1]), ElementsAre(2, 4, 6));
    EXPECT_EQ(inEnglish(series[1].part), "phase 2 of 2 by Trigger Time");
    EXPECT_TRUE(series[0].isVolume && series[1].isVolume);
}

// A bolus is watched at one place: a series in time, and no stack of slices without thickness.
TEST_F(HeaderTraps, trap_7_images_at_one_place_are_a_series_in_time)
{
    for (int i = 0; i < 5; ++i)
        write(at(i + 1, 40).set("AcquisitionNumber", std::to_string(i + 1)));
    const auto series = onlySeries();
    EXPECT_THAT(numbers(series), ElementsAre(1, 2, 3, 4, 5));
    EXPECT_THAT(codes(series), ElementsAre("one-place"));
    EXPECT_FALSE(series.isVolume);
    EXPECT_DOUBLE_EQ(series.spacingBetweenSlices, 0);
}

TEST_F(HeaderTraps, trap_8_copies_merge_with_a_count_and_other_contents_stay)
{
    for (const int number : {1, 2, 3})
        write(at(number, number));
    std::filesystem::copy_file(folder() / "f0.dcm", folder() / "copy.dcm");
    // Another archive wrote the same object: another meta header before the same data set.
    auto bytes = bytesOf(folder() / "f1.dcm");
    const auto version = bytes.find("OFFIS_DCMTK_");
    ASSERT_NE(version, std::string::npos);
    bytes.replace(version, 5, "OTHER");
    std::ofstream(folder() / "rewritten.dcm", std::ios::binary) << bytes;
    auto series = onlySeries();
    EXPECT_EQ(series.frames.size(), 3u);
    EXPECT_THAT(said(series.warnings, WarningCode::Duplicate), HasSubstr("2 files are copies"));
    EXPECT_TRUE(series.isVolume);

    write(at(3, 4).set("WindowCenter", "1").set("WindowWidth", "2"));    // the UID of number 3, other contents
    series = onlySeries();
    EXPECT_EQ(series.frames.size(), 4u) << "nothing is dropped";
    EXPECT_THAT(codes(series), Contains("duplicate-uid"));
}

TEST_F(HeaderTraps, trap_9_names_in_one_study_that_differ_are_shown)
{
    write(at(1, 1));
    write(at(2, 2).set("PatientName", "Phantom^Test"));
    const auto text = said(onlySeries().warnings, WarningCode::PatientMismatch);
    EXPECT_THAT(text, HasSubstr("\"Phantom^Test\""));
    EXPECT_THAT(text, HasSubstr("\"Test^Phantom\""));
}

TEST_F(HeaderTraps, trap_9_only_uids_and_ids_identify)
{
    // One name, one Study ID, one series description: four patients' worth of differences.
    write(at(1, 1).set("StudyID", "7").set("IssuerOfPatientID", "A"));
    write(at(2, 2)
              .set("StudyID", "7")
              .set("IssuerOfPatientID", "A")
              .set("StudyInstanceUID", "1.9")
              .set("SeriesInstanceUID", "1.9.1"));
    write(at(3, 3)
              .set("StudyID", "7")
              .set("PatientID", "T2")
              .set("StudyInstanceUID", "1.8")
              .set("SeriesInstanceUID", "1.8.1"));
    write(at(4, 4).set("IssuerOfPatientID", "B").set("StudyInstanceUID", "1.7").set("SeriesInstanceUID", "1.7.1"));
    const auto catalogue = scanned();
    EXPECT_EQ(catalogue.patients.size(), 3u);
    std::size_t studies = 0;
    for (const auto& patient : catalogue.patients)
        studies += patient.studies.size();
    EXPECT_EQ(studies, 4u);
}

// The same series, study and place in the row of slices, and somebody else's ID.
TEST_F(HeaderTraps, AnotherPatientsSliceNeverEntersTheVolume)
{
    for (const int number : {1, 2, 4, 5})
        write(at(number, number));
    write(at(3, 3).set("PatientID", "T9").set("PatientName", "Other^Person"));
    const auto catalogue = scanned();
    ASSERT_EQ(catalogue.patients.size(), 2u);
    std::set<std::string> ids;
    for (const auto& patient : catalogue.patients) {
        ASSERT_EQ(patient.studies.size(), 1u);
        for (const auto& series : patient.studies[0].series) {
            ids.insert(series.id());
            EXPECT_THAT(codes(series), Contains("other-patient"));
            for (const auto& frame : series.frames)
                EXPECT_EQ(frame.instance->patient.id, patient.facts.id);
        }
    }
    EXPECT_EQ(ids.size(), 2u) << "no two series share an id";
}

TEST_F(HeaderTraps, NoTwoSeriesShareAnId)
{
    for (const char* study : {"1.5", "1.6", ""})
        write(at(1, 1).set("StudyInstanceUID", study).set("SOPInstanceUID", std::string("1.4") + study));
    write(at(1, 1).set("StudyInstanceUID", "").set("SeriesInstanceUID", "").set("PatientID", "X"));
    std::set<std::string> ids;
    const auto catalogue = scanned();
    for (const auto* series : catalogue.series())
        ids.insert(series->id());
    EXPECT_EQ(ids.size(), catalogue.series().size());
    EXPECT_FALSE(ids.contains(""));
}

TEST_F(HeaderTraps, trap_14_directions_are_made_orthonormal_and_compared_by_angle)
{
    const auto rounded = write(at(1, 0).set("ImageOrientationPatient", "0.999\\0.001\\0\\0\\1.002\\0.003"));
    const auto& plane = rounded->frames.at(0).plane;
    ASSERT_TRUE(plane);
    EXPECT_NEAR(dot(plane->alongRow(), plane->downColumn()), 0, 1e-12);
    EXPECT_NEAR(dot(plane->normal(), plane->normal()), 1, 1e-12);
    const auto bent = write(test::ctSlice(2).set("ImageOrientationPatient", "1\\0\\0\\0.2\\1\\0"));
    EXPECT_FALSE(bent->frames.at(0).plane);
    EXPECT_THAT(bent->warnings, Contains(testing::Field(&dicom::Warning::code, WarningCode::BadOrientation)));
}

// The last digit differs from slice to slice; peers refused such series.
TEST_F(HeaderTraps, wish_20_orientations_that_differ_in_the_fifth_decimal_are_one_stack)
{
    for (int i = 0; i < 4; ++i)
        write(at(i + 1, i).set("ImageOrientationPatient", "1\\0.0000" + std::to_string(i) + "\\0\\0\\1\\0"));
    EXPECT_EQ(onlySeries().frames.size(), 4u);
    EXPECT_TRUE(onlySeries().isVolume);
}

TEST_F(HeaderTraps, trap_15_patient_position_turns_nothing)
{
    const auto prone = write(at(1, 0).set("PatientPosition", "FFP"));
    const auto& plane = prone->frames.at(0).plane;
    ASSERT_TRUE(plane);
    EXPECT_EQ(geometry::edgeLetters(plane->alongRow(), plane->downColumn()),
              (geometry::EdgeLetters{"A", "P", "R", "L"}));
}

TEST_F(HeaderTraps, trap_17_the_image_has_a_side_of_its_own)
{
    const auto image = write(at(1, 0).set("Laterality", "L").set("ImageLaterality", "R"));
    EXPECT_EQ(image->imageLaterality, "R");
    EXPECT_EQ(image->series.laterality, "L");
}

TEST_F(HeaderTraps, trap_18_images_of_two_sizes_are_no_volume)
{
    for (int i = 0; i < 2; ++i)
        write(at(i + 1, i), i == 0 ? 2 : 3);
    const auto study = onlyStudy();
    for (const auto& series : study)
        EXPECT_FALSE(series.isVolume);
    auto flat = test::ctSlice(7).set("SeriesInstanceUID", "1.2.9").set("ImagePositionPatient", "");
    write(flat, 2);
    write(flat.set("SOPInstanceUID", "1.2.9.2"), 4);
    EXPECT_THAT(codes(onlyStudy().back()), Contains("mixed-size")) << "scrolled together, each at its own size";
}

TEST_F(HeaderTraps, trap_28_each_image_keeps_its_own_rescale)
{
    for (int i = 0; i < 3; ++i)
        write(at(i + 1, i).set("RescaleSlope", std::to_string(i + 1)).set("Modality", "PT"));
    std::vector<double> slopes;
    for (const auto& frame : onlySeries().frames)
        slopes.push_back(frame.facts().slope);
    EXPECT_THAT(slopes, ElementsAre(1, 2, 3));
}

TEST_F(HeaderTraps, trap_30_a_rescale_for_display_is_no_measurement)
{
    const auto scaled =
        write(at(1, 0).set("Modality", "MR").set("Manufacturer", "Philips Medical Systems").set("RescaleSlope", "2.4"));
    EXPECT_THAT(said(scaled->warnings, WarningCode::DisplayRescale), HasSubstr("not measurements"));
    EXPECT_EQ(scaled->frames.at(0).rescaleType, "") << "never called HU";
    const auto plain = write(at(2, 1).set("Modality", "MR").set("Manufacturer", "Philips Medical Systems"));
    EXPECT_THAT(said(plain->warnings, WarningCode::DisplayRescale), IsEmpty());
}

TEST_F(HeaderTraps, trap_59_burned_in_text_is_told)
{
    const auto captured = write(at(1, 0).set("BurnedInAnnotation", "YES"));
    EXPECT_TRUE(captured->hasBurnedInText);
    EXPECT_THAT(said(captured->warnings, WarningCode::BurnedIn), HasSubstr("burned into the pixels"));
    EXPECT_FALSE(write(at(2, 1).set("BurnedInAnnotation", "NO"))->hasBurnedInText);
}

TEST_F(HeaderTraps, trap_70_files_without_meta_header_are_read_and_told)
{
    write(at(1, 0));
    const auto bytes = bytesOf(folder() / "f0.dcm");
    EXPECT_THAT(said(onlySeries().warnings, WarningCode::NoFileMeta), IsEmpty());
    const auto length = static_cast<unsigned char>(bytes[140]) + 256u * static_cast<unsigned char>(bytes[141]);
    std::ofstream(folder() / "f0.dcm", std::ios::binary) << bytes.substr(144 + length);
    const auto series = onlySeries();
    ASSERT_EQ(series.frames.size(), 1u);
    EXPECT_EQ(series.frames[0].instance->patient.name.alphabetic, "Test Phantom");
    EXPECT_THAT(said(series.warnings, WarningCode::NoFileMeta), HasSubstr("Explicit VR little endian"));
}

// Converters write UN where they do not know a type; private elements follow without one.
TEST_F(HeaderTraps, trap_70_values_of_unknown_type_and_private_ones_are_read)
{
    auto draft = at(1, 0).set("PatientName", "");
    const auto file = folder() / "f.dcm";
    test::written(file,
                  draft.set("StationName", "ABCDEFGH")
                      .setTag(0x0011, 0x0010, "LO", "MAKER")
                      .pixels(1, 2, std::vector<std::int16_t>{1, 2}));
    auto bytes = bytesOf(file);
    // StationName (0008,1010) SH becomes UN: four bytes more, for reserved ones and a longer length.
    const auto place = bytes.find(std::string("\x08\0\x10\x10SH\x08\0", 8));
    ASSERT_NE(place, std::string::npos);
    bytes.replace(place, 8, std::string("\x10\0\x10\0UN\0\0\x08\0\0\0", 12));    // as Patient's Name
    const auto old = bytes.find(std::string("\x10\0\x10\0PN\0\0", 8), place + 12);
    if (old != std::string::npos)
        bytes.erase(old, 8);
    std::ofstream(file, std::ios::binary) << bytes;
    const auto read = dicom::readHeader(file);
    ASSERT_TRUE(read) << read.error().sentence();
    EXPECT_EQ((*read)->patient.name.alphabetic, "ABCDEFGH") << "not its bytes in hexadecimal";
}

TEST_F(HeaderTraps, trap_85_what_cannot_be_read_is_counted_and_listed_with_the_reason)
{
    write(at(1, 1));
    std::filesystem::copy_file(folder() / "f0.dcm", folder() / "cut.dcm");
    std::filesystem::resize_file(folder() / "cut.dcm", 300);
    std::ofstream(folder() / "empty.dcm").close();
    std::ofstream(folder() / "list.csv") << "a,b\n";
    const auto catalogue = scanned();
    std::set<std::string> names;
    for (const auto& file : catalogue.unreadable) {
        names.insert(file.path.filename());
        EXPECT_THAT(inEnglish(file.reason), HasSubstr(file.path.filename().string()));
    }
    EXPECT_THAT(names, Contains("cut.dcm"));
    EXPECT_EQ(catalogue.unreadable.size() + catalogue.others.size(), 3u) << "nothing is dropped in silence";
    EXPECT_EQ(onlySeries().frames.size(), 1u);
}

// Valid, though not what is looked at: such files are no trouble and are never called unreadable.
TEST_F(HeaderTraps, wish_50_valid_files_without_pictures_are_not_unreadable)
{
    writeAsIs(at(1, 1).set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.88.11").set("Modality", "SR"));
    writeAsIs(at(2, 2).set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.104.1").set("Modality", "DOC"));
    const auto catalogue = scanned();
    EXPECT_THAT(catalogue.unreadable, IsEmpty());
    EXPECT_EQ(catalogue.others.size(), 0u);
}

}
}
