// A unit, rescale or sign that holds for some slices of a series, or for some frames of one object.
#include "core/dicom/values/value_kinds.h"

#include "core/dicom/decode.h"
#include "core/dicom/stacks/series_warnings.h"
#include "core/dicom/values/units.h"
#include "tests/support/dicom_folder.h"

#include <functional>
#include <gmock/gmock.h>
#include <optional>

namespace lantern {
namespace {

using dicom::DatasetDraft;
using dicom::WarningCode;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;

const dicom::Library library;

using Change = std::function<void(DatasetDraft&)>;

Change set(const std::string& keyword, const std::string& value)
{
    return [=](DatasetDraft& draft) { draft.set(keyword, value); };
}

Change both(Change first, Change second)
{
    return [=](DatasetDraft& draft) {
        first(draft);
        second(draft);
    };
}

const Change nothing = [](DatasetDraft&) {};
const Change noRescale = both(set("RescaleSlope", ""), set("RescaleIntercept", ""));

Change rescaled(const std::string& slope, const std::string& intercept)
{
    return both(set("RescaleSlope", slope), set("RescaleIntercept", intercept));
}

const Change modalityTable = [](DatasetDraft& draft) {
    DatasetDraft table;
    draft.append(
        "ModalityLUTSequence",
        table.set("LUTDescriptor", "4\\0\\16").set("ModalityLUTType", "US").setWords("LUTData", {0, 10, 20, 30}));
};

Change mapping(const std::string& unit, const std::string& slope)
{
    return [=](DatasetDraft& draft) {
        DatasetDraft item, code;
        code.set("CodeValue", unit).set("CodingSchemeDesignator", "UCUM").set("CodeMeaning", unit);
        item.set("LUTLabel", "map")
            .set("RealWorldValueSlope", slope)
            .set("RealWorldValueIntercept", "0")
            .append("MeasurementUnitsCodeSequence", code);
        draft.append("RealWorldValueMappingSequence", item);
    };
}

const Change mr = both(set("Modality", "MR"), set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.4"));
const Change pet = both(both(set("Modality", "PT"), set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.128")),
                        both(set("Units", "BQML"), set("RescaleSlope", "2")));

class ValueKinds : public test::DicomFolder {
protected:
    // Six slices two millimetres apart, of which the third is odd.
    dicom::Series scan(const Change& all, const Change& odd, int oddSlice = 2)
    {
        for (int i = 0; i < 6; ++i) {
            auto draft = test::ctSlice(i + 1).set("ImagePositionPatient", axialAt(2.0 * i));
            all(draft);
            if (i == oddSlice)
                odd(draft);
            write(draft);
        }
        return onlySeries();
    }
};

TEST_F(ValueKinds, reported_dcm2niix_973_no_rescale)
{
    const auto series = scan(rescaled("1", "-1024"), noRescale);
    EXPECT_THAT(codes(series), Contains("mixed-units"));
    EXPECT_EQ(said(series.warnings, WarningCode::MixedUnits),
              "The values are stored values without a rescale instead of HU on 1 of 6 images: \"f2.dcm\".\n");
    EXPECT_THAT(dicom::valueKindsOf(series.frames).isOdd, ElementsAre(false, false, true, false, false, false));
    EXPECT_EQ(dicom::unitOf(series.frames[2]), "");
    EXPECT_EQ(dicom::unitOf(series.frames[3]), "HU");
    const auto raw = dicom::decodeFrame(*series.frames[2].instance, 0).value();
    EXPECT_EQ(std::get<pixels::GreyImage>(*raw).rescale.unit, "") << "never under HU";
}

TEST_F(ValueKinds, reported_own_mixed_units)
{
    const auto series = scan(pet, set("Units", "CNTS"), 3);
    EXPECT_EQ(said(series.warnings, WarningCode::MixedUnits),
              "The values are counts instead of Bq/ml on 1 of 6 images: \"f3.dcm\".\n");
}

// Whichever slice it is, and whatever differs: told once, with the slice's name, and that slice alone is odd.
TEST_F(ValueKinds, OtherKindsOfValuesAreToldAndNamed)
{
    struct Case {
        const char* name;
        Change all, odd;
        const char* says;
    };
    const std::vector<Case> cases{
        {"CT without a rescale", rescaled("1", "-1024"), noRescale, "stored values without a rescale instead of HU"},
        {"CT, the others' being the identity", nothing, noRescale, "stored values without a rescale instead of HU"},
        {"CT without a rescale that says HU", both(set("RescaleType", "HU"), rescaled("1", "-1024")), noRescale,
         "stored values without a rescale instead of HU"},
        {"CT without an intercept", rescaled("1", "-1024"), set("RescaleIntercept", ""),
         "values without a Rescale Intercept instead of HU"},
        {"CT without a slope", rescaled("2", "-1024"), set("RescaleSlope", ""),
         "values without a Rescale Slope instead of HU"},
        {"CT with a broken slope", rescaled("1", "-1024"), set("RescaleSlope", "abc"),
         "stored values without a rescale instead of HU"},
        {"CT of another type", rescaled("1", "-1024"), set("RescaleType", "US"), "values without a unit instead of HU"},
        {"spectral CT", rescaled("1", "-1024"), set("RescaleType", "Z_EFF"), "effective atomic number instead of HU"},
        {"PET of another unit", pet, set("Units", "GML"), "g/ml instead of Bq/ml"},
        {"PET whose Rescale Type is the same", both(pet, set("RescaleType", "US")), set("Units", "PROPCNTS"),
         "proportional to counts instead of Bq/ml"},
        {"PET without a slope", pet, set("RescaleSlope", ""), "values without a Rescale Slope instead of Bq/ml"},
        {"PET without a unit", pet, set("Units", ""), "values without a unit instead of Bq/ml"},
        {"uptake by lean mass", both(pet, set("Units", "GML")), set("SUVType", "LBM"),
         "g/ml (LBM) instead of g/ml (BW)"},
        {"MR without its slope", both(mr, rescaled("3.5", "0")), noRescale, "stored values without a rescale"},
        {"CT with a table", rescaled("1", "-1024"), modalityTable, "values of a Modality LUT instead of HU"},
        {"MR with a table", both(mr, noRescale), modalityTable, "values of a Modality LUT instead of stored values"},
        {"MR of another mapping", both(mr, mapping("mm2/s", "0.001")), mapping("ms", "1"),
         "map of 1 ms instead of map of 0.001 mm2/s"},
        {"MR without a mapping", both(mr, nothing), mapping("mm2/s", "0.001"), "map of 0.001 mm2/s"},
        {"MONOCHROME1", nothing, set("PhotometricInterpretation", "MONOCHROME1"), "MONOCHROME1 instead of MONOCHROME2"},
        {"MONOCHROME1, MR", both(mr, set("PhotometricInterpretation", "MONOCHROME1")),
         set("PhotometricInterpretation", "MONOCHROME2"), "MONOCHROME2 instead of MONOCHROME1"},
        {"inverted by shape", mr, set("PresentationLUTShape", "INVERSE"), "inverted instead of upright"},
    };
    int number = 0;
    for (const auto& one : cases)
        for (const int odd : {0, 2, 5}) {
            std::vector<dicom::FrameRef> frames;
            for (int i = 0; i < 6; ++i) {
                auto draft = test::ctSlice(i + 1);
                one.all(draft);
                if (i == odd)
                    one.odd(draft);
                draft.set("SOPInstanceUID", "1.2." + std::to_string(++number));
                frames.push_back({write(draft), 0});
            }
            const auto kinds = dicom::valueKindsOf(frames);
            ASSERT_EQ(kinds.reasons.size(), 1U) << one.name;
            EXPECT_THAT(inEnglish(kinds.reasons[0]),
                        AllOf(HasSubstr(one.says), HasSubstr("on 1 of 6 images"),
                              HasSubstr(inEnglish(dicom::nameOf(frames[static_cast<std::size_t>(odd)])))))
                << one.name;
            for (int i = 0; i < 6; ++i)
                EXPECT_EQ(kinds.isOdd[static_cast<std::size_t>(i)], i == odd) << one.name << i;
            EXPECT_NE(static_cast<int>(kinds.usual), odd) << one.name;
        }
}

// What changes how a value is stored, and not what it is, is no reason to take a slice out.
TEST_F(ValueKinds, ValuesOfOneKindStayTogether)
{
    struct Case {
        const char* name;
        Change all, odd;
    };
    const std::vector<Case> cases{
        {"alike", nothing, nothing},
        {"PET with a slope of each slice's own", pet, set("RescaleSlope", "7.25")},
        {"PET whose slope happens to be 1", pet, set("RescaleSlope", "1")},
        {"CT of another intercept", rescaled("1", "-1024"), rescaled("1", "-1000")},
        {"CT that says HU itself", rescaled("1", "-1024"), set("RescaleType", "HU")},
        {"signed", rescaled("1", "-1024"), both(set("PixelRepresentation", "0"), rescaled("1", "0"))},
        {"another padding", nothing, set("PixelPaddingValue", "-2000")},
        {"another window", nothing, both(set("WindowCenter", "1"), set("WindowWidth", "2"))},
        {"MR without a rescale beside the identity", mr, noRescale},
        {"MR of another slope", both(mr, rescaled("3.5", "0")), rescaled("2", "0")},
        {"MR without a slope of 1", both(mr, rescaled("1", "5")), set("RescaleSlope", "")},
        {"uptake by weight, said", both(pet, set("Units", "GML")), set("SUVType", "BW")},
        {"PET with an uptake mapping", pet, mapping("g/ml{SUVbw}", "0.0003")},
        {"no rescale at all", noRescale, set("WindowCenter", "1")},
    };
    int number = 0;
    for (const auto& one : cases) {
        std::vector<dicom::FrameRef> frames;
        for (int i = 0; i < 6; ++i) {
            auto draft = test::ctSlice(i + 1);
            one.all(draft);
            if (i == 2)
                one.odd(draft);
            draft.set("SOPInstanceUID", "1.2." + std::to_string(++number));
            frames.push_back({write(draft), 0});
        }
        const auto kinds = dicom::valueKindsOf(frames);
        EXPECT_THAT(kinds.reasons, IsEmpty()) << one.name;
        EXPECT_THAT(kinds.isOdd, Not(Contains(true))) << one.name;
    }
}

TEST_F(ValueKinds, RadiographsStandEachForItself)
{
    for (int i = 0; i < 4; ++i)
        write(test::ctSlice(i + 1)
                  .set("Modality", "CR")
                  .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.1")
                  .set("ImagePositionPatient", "")
                  .set("PhotometricInterpretation", i == 1 ? "MONOCHROME1" : "MONOCHROME2")
                  .set("PixelPaddingValue", std::to_string(i)));
    EXPECT_THAT(onlySeries().warnings, IsEmpty());
}

TEST_F(ValueKinds, AnotherSignOrPaddingIsANote)
{
    const auto series = scan(set("PixelPaddingValue", "-2000"), set("PixelPaddingValue", "-1024"));
    EXPECT_EQ(said(series.warnings, WarningCode::MixedStorage),
              "Pixel Padding Value differs on 1 of 6 images, each of which is read by its own: \"f2.dcm\".\n");
    EXPECT_THAT(codes(series), ElementsAre("mixed-storage"));
    EXPECT_TRUE(dicom::isNote(series.warnings.front()));
    EXPECT_TRUE(series.isVolume);
}

TEST_F(ValueKinds, AnotherMappingBesideAUnitIsANote)
{
    const auto series = scan(both(pet, mapping("g/ml{SUVbw}", "0.0003")), set("WindowCenter", "1"));
    EXPECT_THAT(said(series.warnings, WarningCode::MixedStorage), IsEmpty());
    std::vector<dicom::FrameRef> frames = series.frames;
    auto other = std::make_shared<dicom::Instance>(*frames[4].instance);
    other->frames.front().quantities.clear();
    frames[4].instance = other;
    EXPECT_THAT(inEnglish(dicom::storageDifferencesOf(frames)),
                HasSubstr("Real World Value Mapping differs on 1 of 6 images"));
    EXPECT_THAT(dicom::valueKindsOf(frames).reasons, IsEmpty());
}

TEST_F(ValueKinds, ManyAreCounted)
{
    for (int i = 0; i < 20; ++i) {
        auto draft = test::ctSlice(i + 1).set("ImagePositionPatient", axialAt(i));
        write(i < 8 ? draft.set("RescaleSlope", "").set("RescaleIntercept", "") : draft);
    }
    EXPECT_THAT(said(onlySeries().warnings, WarningCode::MixedUnits),
                AllOf(HasSubstr("on 8 of 20 images"), HasSubstr("and 3 more")));
}

// As many of either: those that name a unit are what the series is, in whatever order they come.
TEST_F(ValueKinds, OfAsManyThoseWithAUnitCount)
{
    for (const int first : {0, 3}) {
        std::vector<dicom::FrameRef> frames;
        for (int i = 0; i < 6; ++i) {
            auto draft = test::ctSlice(10 * first + i + 1);
            const bool isRaw = i >= first && i < first + 3;
            frames.push_back({write(isRaw ? draft.set("RescaleSlope", "").set("RescaleIntercept", "") : draft), 0});
        }
        EXPECT_EQ(dicom::unitOf(frames[dicom::valueKindsOf(frames).usual]), "HU") << first;
    }
}

// Enhanced objects say it frame by frame, or for most of them only (PS3.3 C.7.6.16.2.9).
TEST_F(ValueKinds, FramesOfOneObjectAreHeldAgainstEachOther)
{
    const auto enhanced = [&](const std::function<std::optional<DatasetDraft>(int)>& transformationOf) {
        DatasetDraft shared, measures, orientation;
        shared.append("PixelMeasuresSequence", measures.set("PixelSpacing", "1\\1"))
            .append("PlaneOrientationSequence", orientation.set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0"));
        auto draft = test::ctSlice()
                         .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.2.1")
                         .set("RescaleSlope", "")
                         .set("RescaleIntercept", "")
                         .append("SharedFunctionalGroupsSequence", shared);
        for (int i = 0; i < 4; ++i) {
            DatasetDraft groups, position;
            groups.append("PlanePositionSequence", position.set("ImagePositionPatient", axialAt(i)));
            if (auto transformation = transformationOf(i))
                groups.append("PixelValueTransformationSequence", *transformation);
            draft.append("PerFrameFunctionalGroupsSequence", groups);
        }
        const auto instance = write(draft, 2, 4);
        std::vector<dicom::FrameRef> frames;
        for (int i = 0; i < 4; ++i)
            frames.push_back({instance, i});
        return frames;
    };
    const auto hounsfield = [] {
        DatasetDraft item;
        return item.set("RescaleSlope", "1").set("RescaleIntercept", "-1024").set("RescaleType", "HU");
    };
    const auto missing = enhanced([&](int i) { return i == 1 ? std::nullopt : std::optional(hounsfield()); });
    EXPECT_THAT(dicom::valueKindsOf(missing).isOdd, ElementsAre(false, true, false, false));
    EXPECT_THAT(inEnglish(dicom::valueKindsOf(missing).reasons.at(0)), HasSubstr("\"f0.dcm\" frame 2"));
    EXPECT_EQ(dicom::unitOf(missing[1]), "") << "not that of the first frame";
    EXPECT_EQ(dicom::unitOf(missing[2]), "HU");
    const auto other = enhanced([&](int i) { return i == 3 ? hounsfield().set("RescaleType", "MGML") : hounsfield(); });
    EXPECT_THAT(inEnglish(dicom::valueKindsOf(other).reasons.at(0)), HasSubstr("mg/ml instead of HU on 1 of 4 images"));
    const auto untyped = enhanced([&](int) { return hounsfield().set("RescaleType", ""); });
    EXPECT_THAT(dicom::valueKindsOf(untyped).reasons, IsEmpty());
    EXPECT_EQ(dicom::unitOf(untyped[3]), "HU") << "of CT that says nothing";
}

}
}
