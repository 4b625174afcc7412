// Objects that are no pictures of their own: listed with what they speak of, never in the reading order.
#include "core/objects/key_images.h"
#include "core/objects/object.h"
#include "core/objects/references.h"
#include "tests/support/dicom_folder.h"

#include <gmock/gmock.h>

namespace lantern {
namespace {

using dicom::DatasetDraft;
using dicom::ObjectKind;
using testing::HasSubstr;

const dicom::Library library;

class Objects : public test::DicomFolder {
protected:
    static DatasetDraft objectOf(const std::string& sopClass, const std::string& modality, int number = 50)
    {
        auto draft = test::ctSlice(number);
        return draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1." + sopClass)
            .set("SeriesInstanceUID", "1.2.3." + std::to_string(number))
            .set("SeriesNumber", std::to_string(number))
            .set("Modality", modality)
            .set("ContentDate", "20260304");
    }

    static DatasetDraft imageReference(const std::string& uid)
    {
        DatasetDraft item;
        return item.set("ReferencedSOPClassUID", "1.2.840.10008.5.1.4.1.1.2").set("ReferencedSOPInstanceUID", uid);
    }
};

TEST_F(Objects, KindsAreKnownByTheirClass)
{
    const auto kind = [](const char* uid) {
        return dicom::objectKindOf(std::string("1.2.840.10008.5.1.4.1.1.") + uid, "");
    };
    EXPECT_EQ(kind("66.4"), ObjectKind::Segmentation);
    EXPECT_EQ(kind("88.33"), ObjectKind::StructuredReport);
    EXPECT_EQ(kind("88.59"), ObjectKind::KeyObjects);
    EXPECT_EQ(kind("11.1"), ObjectKind::PresentationState);
    EXPECT_EQ(kind("481.3"), ObjectKind::StructureSet);
    EXPECT_EQ(kind("481.2"), ObjectKind::Dose);
    EXPECT_EQ(kind("30"), ObjectKind::ParametricMap);
    EXPECT_EQ(kind("104.1"), ObjectKind::Document);
    EXPECT_EQ(kind("9.1.1"), ObjectKind::Waveform);
    const std::string ct = "1.2.840.10008.5.1.4.1.1.2", explicitLittle = "1.2.840.10008.1.2.1";
    EXPECT_TRUE(dicom::isPictureClass(ct, explicitLittle));
    EXPECT_TRUE(dicom::isPictureClass("1.2.840.10008.5.1.4.1.1.481.1", explicitLittle)) << "an RT image is one";
    EXPECT_EQ(dicom::objectKindOf(ct, "1.2.840.10008.1.2.4.102"), ObjectKind::Video);
    EXPECT_TRUE(dicom::isPictureClass(ct, "1.2.840.10008.1.2.4.201")) << "HTJ2K is none";
}

TEST_F(Objects, ASegmentationIsNoSeriesToScrollAndSaysOfWhatItIs)
{
    for (const int number : {1, 2, 3})
        write(test::ctSlice(number));
    DatasetDraft series;
    series.set("SeriesInstanceUID", "1.2.826.0.1.3680043.10.1447.2");
    for (const int number : {1, 2})
        series.append("ReferencedInstanceSequence",
                      imageReference("1.2.826.0.1.3680043.10.1447.3." + std::to_string(number)));
    write(objectOf("66.4", "SEG").set("ContentLabel", "LIVER").append("ReferencedSeriesSequence", series), 2, 3);
    const auto catalogue = scanned();
    const auto& study = catalogue.patients.at(0).studies.at(0);
    ASSERT_EQ(study.series.size(), 2u);
    EXPECT_TRUE(study.series[0].isVolume);
    EXPECT_TRUE(study.series[1].frames.empty());
    const auto& found = study.series[1].objects;
    ASSERT_EQ(found.size(), 1u);
    EXPECT_EQ(found[0]->object->kind, ObjectKind::Segmentation);
    EXPECT_EQ(found[0]->object->title, "LIVER");
    EXPECT_EQ(found[0]->object->date, "20260304");
    EXPECT_FALSE(objects::isDrawn(*found[0]));
    const auto targets = objects::ReferenceIndex(catalogue).targetsOf(*found[0]->object);
    ASSERT_EQ(targets.size(), 1u);
    EXPECT_EQ(targets[0].series, &study.series[0]);
    EXPECT_EQ(targets[0].images, 2u);
}

// States in colours, and those that blend, are listed like what else is not drawn yet.
TEST_F(Objects, OnlyStatesThatCanBeAppliedAreCalledDrawn)
{
    for (const auto& [uid, isDrawn] : {std::pair("11.1", true), std::pair("11.2", true), std::pair("11.5", true),
                                       std::pair("11.3", false), std::pair("11.4", false), std::pair("11.8", false)}) {
        const auto state = test::written(folder() / "state.dcm", objectOf(uid, "PR"));
        ASSERT_TRUE(state->object) << uid;
        EXPECT_EQ(state->object->kind, ObjectKind::PresentationState) << uid;
        EXPECT_EQ(objects::isDrawn(*state), isDrawn) << uid;
        EXPECT_EQ(objects::readAs<dicom::PresentationStatePtr>(*state).has_value(), isDrawn) << uid;
    }
}

// A dose names its plan, and the procedure step that made it, which is no image.
TEST_F(Objects, ReferencesWithoutASeriesAreFoundByInstance)
{
    write(test::ctSlice(1));
    DatasetDraft step;
    step.set("ReferencedSOPClassUID", "1.2.840.10008.3.1.2.3.3").set("ReferencedSOPInstanceUID", "9.9");
    auto dose = objectOf("481.2", "RTDOSE").set("DoseUnits", "GY");
    dose.append("ReferencedImageSequence", imageReference("1.2.826.0.1.3680043.10.1447.3.1"))
        .append("ReferencedImageSequence", imageReference("4.4.4"))
        .append("ReferencedPerformedProcedureStepSequence", step);
    write(dose, 2, 2);
    const auto catalogue = scanned();
    const auto& study = catalogue.patients.at(0).studies.at(0);
    const auto& found = study.series.at(1).objects;
    const auto targets = objects::ReferenceIndex(catalogue).targetsOf(*found.at(0)->object);
    ASSERT_EQ(targets.size(), 2u);
    EXPECT_EQ(targets[0].series, &study.series[0]);
    EXPECT_EQ(targets[1].series, nullptr) << "not open";
}

DatasetDraft coded(const std::string& value, const std::string& meaning)
{
    DatasetDraft code;
    return code.set("CodeValue", value).set("CodingSchemeDesignator", "DCM").set("CodeMeaning", meaning);
}

// As TID 2010 lays it out: all images in the evidence, and each again in the content, there with its frames.
DatasetDraft keyObjects(DatasetDraft draft, const DatasetDraft& title, const std::vector<DatasetDraft>& images)
{
    draft.append("ConceptNameCodeSequence", title);
    DatasetDraft study, series, description;
    for (auto image : images) {
        series.append("ReferencedSOPSequence", image);
        DatasetDraft item;
        draft.append("ContentSequence", item.set("ValueType", "IMAGE").append("ReferencedSOPSequence", image));
    }
    description.set("ValueType", "TEXT")
        .append("ConceptNameCodeSequence", coded("113012", "Key Object Description"))
        .set("TextValue", "See the upper lobe");
    draft.append("ContentSequence", description);
    return draft.append("CurrentRequestedProcedureEvidenceSequence",
                        study.append("ReferencedSeriesSequence", series.set("SeriesInstanceUID", "1.2.3.4")));
}

TEST_F(Objects, KeyObjectsMarkTheirImagesAndNoOthers)
{
    std::vector<std::string> uids;
    for (const int number : {1, 2, 3})
        uids.push_back(write(test::ctSlice(number))->sopInstanceUid);
    writeAsIs(keyObjects(objectOf("88.59", "KO", 50), coded("113000", "Of Interest"),
                         {imageReference(uids[0]), imageReference(uids[2])}));
    writeAsIs(keyObjects(objectOf("88.59", "KO", 51), coded("113001", "Rejected for Quality Reasons"),
                         {imageReference(uids[2])}));
    const objects::KeyImages keys(scanned());
    EXPECT_FALSE(keys.empty());
    const auto first = keys.notesOf(uids[0], 0);
    ASSERT_EQ(first.size(), 1u);
    EXPECT_EQ(first[0].title, "Of Interest");
    EXPECT_EQ(first[0].description, "See the upper lobe");
    EXPECT_FALSE(first[0].isRejection);
    EXPECT_TRUE(keys.notesOf(uids[1], 0).empty());
    const auto last = keys.notesOf(uids[2], 0);
    ASSERT_EQ(last.size(), 2u);
    EXPECT_TRUE(last[1].isRejection);
}

TEST_F(Objects, AKeyObjectThatNamesFramesMarksThoseAlone)
{
    const auto film = write(test::ctSlice(1).set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.12.1"), 2, 5);
    auto image = imageReference(film->sopInstanceUid);
    auto draft = keyObjects(objectOf("88.59", "KO", 50), coded("113000", "Of Interest"), {});
    DatasetDraft item, study, series;
    draft.append("ContentSequence",
                 item.set("ValueType", "IMAGE")
                     .append("ReferencedSOPSequence", DatasetDraft(image).set("ReferencedFrameNumber", "2\\4")));
    draft.append("CurrentRequestedProcedureEvidenceSequence",
                 study.append("ReferencedSeriesSequence", series.append("ReferencedSOPSequence", image)));
    writeAsIs(draft);
    const objects::KeyImages keys(scanned());
    std::vector<int> marked;
    for (int frame = 0; frame < 5; ++frame)
        if (!keys.notesOf(film->sopInstanceUid, frame).empty())
            marked.push_back(frame);
    EXPECT_THAT(marked, testing::ElementsAre(1, 3));
}

// What nobody here reads is listed under its kind, and reading it is refused in a sentence.
TEST_F(Objects, AKindWithoutAFileOnTheShelfIsListedAndNotRead)
{
    for (const auto& [uid, kind] : {std::pair("66.4", "segmentation"), std::pair("481.3", "structure-set"),
                                    std::pair("88.67", "structured-report"), std::pair("77777", "other")}) {
        const auto object = test::written(folder() / "object.dcm", objectOf(uid, "OT"));
        ASSERT_TRUE(object->object) << uid;
        EXPECT_EQ(objects::kindOf(*object), nullptr) << uid;
        const auto content = objects::read(*object);
        ASSERT_FALSE(content) << uid;
        EXPECT_EQ(content.error().code, ErrorCode::Unsupported);
        EXPECT_EQ(content.error().sentence(),
                  std::string("\"object.dcm\" (") + kind + ") is of no kind that can be read for this.");
    }
    EXPECT_FALSE(objects::read(*write(test::ctSlice(1)))) << "a picture is no object";
}

// One kind is not another, and a file that went since it was listed is said.
TEST_F(Objects, WhatIsReadIsWhatWasAskedFor)
{
    const auto keys = test::written(folder() / "keys.dcm", objectOf("88.59", "KO"));
    EXPECT_TRUE(objects::readAs<objects::KeyObjects>(*keys));
    EXPECT_FALSE(objects::readAs<dicom::PresentationStatePtr>(*keys));
    const auto state = test::written(folder() / "state.dcm", test::presentationState());
    const auto read = objects::readAs<dicom::PresentationStatePtr>(*state);
    ASSERT_TRUE(read);
    EXPECT_EQ((*read)->sopInstanceUid, state->sopInstanceUid);
    EXPECT_EQ((*read)->references, state->object->presentationState->references);
    std::filesystem::remove(folder() / "state.dcm");
    const auto gone = objects::readAs<dicom::PresentationStatePtr>(*state);
    ASSERT_FALSE(gone);
    EXPECT_EQ(gone.error().code, ErrorCode::NotFound);
}

// A file that lies there twice is one object.
TEST_F(Objects, ACopyOfAnObjectIsADuplicate)
{
    write(test::ctSlice(1));
    for (const char* name : {"one.dcm", "two.dcm"})
        test::written(folder() / name, objectOf("88.59", "KO"));
    std::size_t objects = 0, duplicates = 0;
    for (const auto& series : onlyStudy()) {
        objects += series.objects.size();
        duplicates += series.duplicates.size();
    }
    EXPECT_EQ(objects, 1u);
    EXPECT_EQ(duplicates, 1u);
}

TEST_F(Objects, trap_60_key_objects_reports_and_maps_stay_out_of_the_reading_order)
{
    write(test::ctSlice(1));
    writeAsIs(objectOf("88.59", "KO", 2));
    writeAsIs(objectOf("88.67", "SR", 3));
    write(objectOf("30", "OT", 4));
    std::size_t drawn = 0, listed = 0;
    for (const auto& series : onlyStudy()) {
        drawn += series.frames.size();
        listed += series.objects.size();
    }
    EXPECT_EQ(drawn, 1u);
    EXPECT_EQ(listed, 3u);
    const auto raw = write(test::ctSlice(9).set("PresentationIntentType", "FOR PROCESSING"));
    EXPECT_THAT(said(raw->warnings, dicom::WarningCode::ForProcessing), HasSubstr("for processing"));
}

}
}
