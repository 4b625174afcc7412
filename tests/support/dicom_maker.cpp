#include "tests/support/dicom_maker.h"

#include <stdexcept>

namespace lantern::test {

dicom::DatasetDraft ctSlice(int number)
{
    const std::string root = "1.2.826.0.1.3680043.10.1447";
    dicom::DatasetDraft draft;
    draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.2")
        .set("SOPInstanceUID", root + ".3." + std::to_string(number))
        .set("StudyInstanceUID", root + ".1")
        .set("SeriesInstanceUID", root + ".2")
        .set("FrameOfReferenceUID", root + ".4")
        .set("PatientID", "T1")
        .set("PatientName", "Test^Phantom")
        .set("StudyDate", "20260102")
        .set("Modality", "CT")
        .set("SeriesNumber", "1")
        .set("InstanceNumber", std::to_string(number))
        .set("ImagePositionPatient", "-10\\-20\\" + std::to_string(number))
        .set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0")
        .set("PixelSpacing", "0.8\\0.4")
        .set("RescaleIntercept", "0")
        .set("RescaleSlope", "1");
    return draft;
}

dicom::DatasetDraft imageReference(const std::string& sopInstanceUid, const std::string& frames)
{
    dicom::DatasetDraft item;
    item.set("ReferencedSOPClassUID", "1.2.840.10008.5.1.4.1.1.2").set("ReferencedSOPInstanceUID", sopInstanceUid);
    if (!frames.empty())
        item.set("ReferencedFrameNumber", frames);
    return item;
}

dicom::DatasetDraft presentationState(int number, const std::string& frames, const std::string& time)
{
    const std::string root = "1.2.826.0.1.3680043.10.1447";
    dicom::DatasetDraft draft, series;
    series.set("SeriesInstanceUID", root + ".2")
        .append("ReferencedImageSequence", imageReference(root + ".3." + std::to_string(number), frames));
    draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.11.1")
        .set("SOPInstanceUID", root + ".9." + time)
        .set("StudyInstanceUID", root + ".1")
        .set("SeriesInstanceUID", root + ".8")
        .set("PatientID", "T1")
        .set("PatientName", "Test^Phantom")
        .set("Modality", "PR")
        .set("ContentLabel", "MARKED")
        .set("PresentationCreationDate", "20260103")
        .set("PresentationCreationTime", time)
        .set("PresentationLUTShape", "IDENTITY");
    return draft.append("ReferencedSeriesSequence", series);
}

dicom::InstancePtr written(const std::filesystem::path& file, const dicom::DatasetDraft& draft,
                           const std::string& transferSyntaxUid)
{
    if (auto done = dicom::writeFile(file, draft, transferSyntaxUid); !done)
        throw std::runtime_error(done.error().sentence());
    auto instance = dicom::readHeader(file);
    if (!instance)
        throw std::runtime_error(instance.error().sentence());
    return *instance;
}

dicom::PresentationStatePtr writtenState(const std::filesystem::path& file, const dicom::DatasetDraft& state)
{
    written(file, state);
    auto read = dicom::readPresentationState(file);
    if (!read)
        throw std::runtime_error(read.error().sentence());
    return *std::move(read);
}

}
