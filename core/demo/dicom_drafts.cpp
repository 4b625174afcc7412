#include "core/demo/dicom_drafts.h"

#include <fmt/format.h>

namespace lantern::demo {

namespace {

using dicom::DatasetDraft;

// A number as a Decimal String: at most 16 characters.
std::string decimal(double value)
{
    std::string text = fmt::format("{:.4f}", value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string ageAt(const PatientPlan& patient, const StudyPlan& study)
{
    const int years = std::stoi(study.date) / 10000 - std::stoi(patient.birthDate) / 10000
        - (study.date.substr(4) < patient.birthDate.substr(4) ? 1 : 0);
    return fmt::format("{:03}Y", years);
}

// Patient, Study, Series, Equipment and SOP Common modules (PS3.3 C.7, C.12).
DatasetDraft begun(const PatientPlan& patient, const StudyPlan& study, const SeriesPlan& series, int instance,
                   const std::string& sopClass)
{
    DatasetDraft draft;
    draft.set("SOPClassUID", sopClass)
        .set("SOPInstanceUID", series.uid + "." + std::to_string(instance))
        .set("PatientName", patient.name)
        .set("PatientID", patient.id)
        .set("PatientBirthDate", patient.birthDate)
        .set("PatientSex", patient.sex)
        .set("PatientAge", ageAt(patient, study))
        .set("PatientSize", decimal(patient.heightM))
        .set("PatientWeight", decimal(patient.weightKg))
        .set("PatientComments", "Synthetic patient made by a formula. DEMO, no real person.")
        .set("StudyInstanceUID", study.uid)
        .set("StudyDate", study.date)
        .set("StudyTime", study.time)
        .set("StudyID", study.accession)
        .set("AccessionNumber", study.accession)
        .set("StudyDescription", study.description)
        .set("ReferringPhysicianName", "Demo^Physician")
        .set("Modality", series.modality)
        .set("SeriesInstanceUID", series.uid)
        .set("SeriesNumber", std::to_string(series.number))
        .set("SeriesDescription", series.description)
        .set("SeriesDate", study.date)
        .set("SeriesTime", study.time)
        .set("AcquisitionDate", study.date)
        .set("AcquisitionTime", study.time)
        .set("ContentDate", study.date)
        .set("ContentTime", study.time)
        .set("TimezoneOffsetFromUTC", "+0000")
        .set("BodyPartExamined", study.bodyPart)
        .set("InstanceNumber", std::to_string(instance))
        .set("Manufacturer", "Lantern (synthetic)")
        .set("ManufacturerModelName", "Phantom by formula")
        .set("InstitutionName", "DEMO Hospital (synthetic)")
        .set("StationName", "DEMO")
        .set("DeviceSerialNumber", "0")
        .set("SoftwareVersions", "Lantern demo")
        .set("BurnedInAnnotation", "NO")
        .set("LossyImageCompression", "00");
    return draft;
}

// Frame of Reference and Image Plane modules of an axial slice.
void placeAxially(DatasetDraft& draft, const StudyPlan& study, const AxialGrid& grid, double z, double thickness)
{
    draft.set("FrameOfReferenceUID", study.uid + ".1")
        .set("PositionReferenceIndicator", "")
        .set("PatientPosition", "HFS")
        .set("PixelSpacing", decimal(grid.spacing) + "\\" + decimal(grid.spacing))
        .set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0")
        .set("ImagePositionPatient", decimal(grid.left) + "\\" + decimal(grid.top) + "\\" + decimal(z))
        .set("SliceLocation", decimal(z))
        .set("SliceThickness", decimal(thickness));
}

DatasetDraft code(const std::string& value, const std::string& scheme, const std::string& meaning)
{
    DatasetDraft item;
    item.set("CodeValue", value).set("CodingSchemeDesignator", scheme).set("CodeMeaning", meaning);
    return item;
}

}

DatasetDraft ctSlice(const PatientPlan& patient, const StudyPlan& study, const SeriesPlan& series,
                     const AxialGrid& grid, int slice, std::span<const std::int16_t> hu)
{
    DatasetDraft draft = begun(patient, study, series, ChestPhantom::slices - slice, "1.2.840.10008.5.1.4.1.1.2");
    placeAxially(draft, study, grid, ChestPhantom::sliceHeight(slice), ChestPhantom::sliceSpacing);
    // As most scanners store it: 12 bits from -1024 HU upwards.
    std::vector<std::uint16_t> stored(hu.size());
    for (std::size_t i = 0; i < hu.size(); ++i)
        stored[i] = static_cast<std::uint16_t>(std::clamp(hu[i] + 1024, 0, 4095));
    draft.set("ImageType", "ORIGINAL\\PRIMARY\\AXIAL")
        .set("AcquisitionNumber", "1")
        .set("KVP", "120")
        .set("XRayTubeCurrent", "210")
        .set("ExposureTime", "500")
        .set("ScanOptions", "HELICAL MODE")
        .set("GantryDetectorTilt", "0")
        .set("TableHeight", "150")
        .set("DataCollectionDiameter", "500")
        .set("ReconstructionDiameter", decimal(grid.spacing * static_cast<float>(grid.columns)))
        .set("ConvolutionKernel", "SOFT")
        .set("ContrastBolusAgent", "DEMO contrast medium")
        .set("RescaleIntercept", "-1024")
        .set("RescaleSlope", "1")
        .set("RescaleType", "HU")
        .set("WindowCenter", "-600\\40")
        .set("WindowWidth", "1500\\400")
        .set("WindowCenterWidthExplanation", "LUNG\\MEDIASTINUM")
        .pixels(grid.rows, grid.columns, stored, 12);
    return draft;
}

DatasetDraft chestRadiograph(const PatientPlan& patient, const StudyPlan& study, const SeriesPlan& series,
                             const Radiograph& image)
{
    DatasetDraft draft = begun(patient, study, series, 1, "1.2.840.10008.5.1.4.1.1.1.1");
    const std::string spacing = decimal(image.spacing) + "\\" + decimal(image.spacing);
    draft.set("ImageType", "DERIVED\\PRIMARY\\")
        .set("PresentationIntentType", "FOR PRESENTATION")
        .set("DerivationDescription", "Projected from the synthetic chest CT of the same patient")
        .set("ImageLaterality", "U")
        .append("AnatomicRegionSequence", code("51185008", "SCT", "Chest"))
        .append("ViewCodeSequence", code("399348003", "SCT", "postero-anterior"))
        .set("ViewPosition", "PA")
        .set("PositionerType", "NONE")
        .set("PatientOrientation", "L\\F")
        .set("PixelIntensityRelationship", "LOG")
        .setTag(0x0028, 0x1041, "SS", "-1")
        .set("RescaleIntercept", "0")
        .set("RescaleSlope", "1")
        .set("RescaleType", "US")
        .set("PresentationLUTShape", "IDENTITY")
        .set("WindowCenter", "8400")
        .set("WindowWidth", "12400")
        .set("WindowCenterWidthExplanation", "CHEST")
        .set("AcquisitionContextSequence", "")
        .set("KVP", "125")
        .set("DetectorType", "DIRECT")
        .set("ImagerPixelSpacing", spacing)
        .set("PixelSpacing", spacing)
        .set("PixelSpacingCalibrationType", "GEOMETRY")
        .set("PixelSpacingCalibrationDescription", "Parallel beam: detector and patient agree")
        .pixels(image.rows, image.columns, image.values, Radiograph::bitsStored);
    return draft;
}

DatasetDraft mrSlice(const PatientPlan& patient, const StudyPlan& study, const SeriesPlan& series,
                     const AxialGrid& grid, int slice, HeadContrast contrast, std::span<const std::uint16_t> values)
{
    const bool isT1 = contrast == HeadContrast::T1AfterGadolinium;
    DatasetDraft draft = begun(patient, study, series, HeadPhantom::slices - slice, "1.2.840.10008.5.1.4.1.1.4");
    placeAxially(draft, study, grid, HeadPhantom::sliceHeight(slice), HeadPhantom::sliceThickness);
    draft.set("ImageType", "ORIGINAL\\PRIMARY\\OTHER")
        .set("AcquisitionNumber", "1")
        .set("ScanningSequence", "SE")
        .set("SequenceVariant", isT1 ? "NONE" : "SK")
        .set("ScanOptions", "")
        .set("SequenceName", isT1 ? "se2d1" : "tse2d1_15")
        .set("MRAcquisitionType", "2D")
        .set("RepetitionTime", isT1 ? "560" : "4600")
        .set("EchoTime", isT1 ? "12" : "98")
        .set("EchoTrainLength", isT1 ? "1" : "15")
        .set("EchoNumbers", "1")
        .set("FlipAngle", "90")
        .set("MagneticFieldStrength", "1.5")
        .set("ImagingFrequency", "63.86")
        .set("ImagedNucleus", "1H")
        .set("NumberOfAverages", "1")
        .set("SpacingBetweenSlices", decimal(HeadPhantom::sliceSpacing))
        .set("WindowCenter", isT1 ? "460" : "480")
        .set("WindowWidth", isT1 ? "920" : "960");
    if (isT1)
        draft.set("ContrastBolusAgent", "DEMO gadolinium chelate");
    draft.pixels(grid.rows, grid.columns, values, 12);
    return draft;
}

}
