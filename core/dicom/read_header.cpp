#include "core/dicom/read_header.h"

#include "core/base/numbers.h"
#include "core/dicom/dataset/calibration_internal.h"
#include "core/dicom/dataset/display_internal.h"
#include "core/dicom/dataset/frames_internal.h"
#include "core/dicom/dataset/mosaic_facts_internal.h"
#include "core/dicom/dataset/object_facts_internal.h"
#include "core/dicom/dataset/presentation_internal.h"
#include "core/dicom/dataset/quantities_internal.h"
#include "core/dicom/dataset/text_internal.h"
#include "core/dicom/limits.h"
#include "core/dicom/messages.h"
#include "core/dicom/part10/dicom_file_internal.h"
#include "core/dicom/part10/header_checks_internal.h"
#include "core/dicom/part10/header_damage_internal.h"
#include "core/dicom/stacks/projection.h"
#include "core/files/file_bytes.h"
#include "core/files/system_problem.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <fmt/format.h>
#include <string_view>

namespace lantern::dicom {

namespace {

std::string dateOf(DcmItem& dataset, const DcmTagKey& tag, Warnings& warnings)
{
    const auto text = codeOf(dataset, tag);
    const auto date = canonicalDate(text);
    if (!date && !text.empty())
        warn(warnings, WarningCode::BadDate, messages::NotADate(DcmTag(tag).getTagName(), text));
    return date.value_or("");
}

std::string timeOf(DcmItem& dataset, const DcmTagKey& tag, Warnings& warnings)
{
    const auto text = codeOf(dataset, tag);
    const auto time = canonicalTime(text);
    if (!time && !text.empty())
        warn(warnings, WarningCode::BadDate, messages::NotATime(DcmTag(tag).getTagName(), text));
    return time.value_or("");
}

// Acquisition Date and Time may stand in Acquisition DateTime alone, or without the time of day.
void readAcquisitionTime(DcmItem& dataset, Instance& instance)
{
    instance.acquisitionDate = dateOf(dataset, DCM_AcquisitionDate, instance.warnings);
    instance.acquisitionTime = timeOf(dataset, DCM_AcquisitionTime, instance.warnings);
    if (!instance.acquisitionDate.empty() && !instance.acquisitionTime.empty())
        return;
    const auto moment = momentFrom(codeOf(dataset, DCM_AcquisitionDateTime), "AcquisitionDateTime", instance.timezone,
                                   instance.warnings);
    if (!moment || (!instance.acquisitionDate.empty() && instance.acquisitionDate != moment->date))
        return;
    instance.acquisitionDate = moment->date;
    instance.acquisitionTime = moment->time;
}

// Other numbers of the same person, each perhaps of another house.
std::vector<PatientIdentifier> otherIdsOf(DcmItem& dataset, TextReader& text)
{
    std::vector<PatientIdentifier> others;
    for (DcmItem* item : itemsOf(dataset, DCM_OtherPatientIDsSequence))
        others.push_back({text.textOf(*item, DCM_PatientID), text.textOf(*item, DCM_IssuerOfPatientID)});
    for (auto& id : valuesOf(text.textOf(DCM_RETIRED_OtherPatientIDs)))
        others.push_back({std::move(id), {}});
    return others;
}

void readPatientAndStudy(DcmItem& dataset, TextReader& text, Instance& instance)
{
    auto& warnings = instance.warnings;
    instance.patient.id = text.textOf(DCM_PatientID);
    instance.patient.issuer = text.textOf(DCM_IssuerOfPatientID);
    instance.patient.birthDate = dateOf(dataset, DCM_PatientBirthDate, warnings);
    instance.patient.sex = codeOf(dataset, DCM_PatientSex);
    instance.patient.name = text.personNameOf(DCM_PatientName);
    instance.patient.otherIds = otherIdsOf(dataset, text);

    instance.study.uid = codeOf(dataset, DCM_StudyInstanceUID);
    instance.study.date = dateOf(dataset, DCM_StudyDate, warnings);
    instance.study.time = timeOf(dataset, DCM_StudyTime, warnings);
    instance.study.description = text.textOf(DCM_StudyDescription);
    instance.study.accessionNumber = text.textOf(DCM_AccessionNumber);
    instance.study.institution = text.textOf(DCM_InstitutionName);
    instance.study.patientAge = codeOf(dataset, DCM_PatientAge);
}

void readSeries(DcmItem& dataset, TextReader& text, Instance& instance)
{
    auto& series = instance.series;
    series.uid = codeOf(dataset, DCM_SeriesInstanceUID);
    series.modality = codeOf(dataset, DCM_Modality);
    series.description = text.textOf(DCM_SeriesDescription);
    series.bodyPart = text.textOf(DCM_BodyPartExamined);
    series.protocolName = text.textOf(DCM_ProtocolName);
    series.laterality = codeOf(dataset, DCM_Laterality);
    series.frameOfReferenceUid = codeOf(dataset, DCM_FrameOfReferenceUID);
    series.manufacturer = text.textOf(DCM_Manufacturer);
    series.seriesDate = dateOf(dataset, DCM_SeriesDate, instance.warnings);
    series.seriesTime = timeOf(dataset, DCM_SeriesTime, instance.warnings);
    series.number = integerOf(dataset, DCM_SeriesNumber);
}

// More frames than the file has room for are a lie that must not be believed.
int framesThatFit(const Instance& instance, int frames)
{
    if (frames <= 1)
        return frames;
    std::error_code problem;
    const auto bytes = std::filesystem::file_size(instance.path, problem);
    const auto& pixels = instance.pixels;
    if (problem)
        return frames;
    const E_TransferSyntax syntax = DcmXfer(instance.transferSyntaxUid.c_str()).getXfer();
    const DcmXfer xfer(syntax);
    double atMost = static_cast<double>(bytes) / 2;    // a fragment has at least its own header
    if (syntax != EXS_Unknown && !xfer.isEncapsulated()) {
        const double bits = static_cast<double>(pixels.rows) * pixels.columns * pixels.samples * pixels.bitsAllocated;
        const double deflation = syntax == EXS_DeflatedLittleEndianExplicit ? 1032 : 1;
        // Uncompressed 4:2:2 takes two thirds of what Samples per Pixel says.
        const double sampling = pixels.photometric == "YBR_FULL_422" ? 1.5 : 1;
        atMost = bits > 0 ? std::floor(static_cast<double>(bytes) * 8 * deflation * sampling / bits) : 1;
    }
    atMost =
        std::min(atMost, static_cast<double>(std::max(limits::framesAlwaysAllowed, bytes / limits::fileBytesPerFrame)));
    return static_cast<int>(std::clamp(atMost, 1.0, static_cast<double>(frames)));
}

void readPixelFormat(DicomFile& file, Instance& instance)
{
    auto& dataset = file.dataset();
    auto& pixels = instance.pixels;
    const auto word = [&](const DcmTagKey& tag) { return static_cast<int>(wordOf(dataset, tag).value_or(0)); };
    pixels.rows = word(DCM_Rows);
    pixels.columns = word(DCM_Columns);
    if (!instance.hasPixels()) {
        pixels = {};
        pixels.frames = 0;
        return;
    }
    pixels.samples = std::max(word(DCM_SamplesPerPixel), 1);
    pixels.bitsAllocated = word(DCM_BitsAllocated);
    pixels.bitsStored = wordOf(dataset, DCM_BitsStored) ? word(DCM_BitsStored) : pixels.bitsAllocated;
    pixels.highBit = wordOf(dataset, DCM_HighBit) ? word(DCM_HighBit) : pixels.bitsStored - 1;
    pixels.isSigned = word(DCM_PixelRepresentation) == 1;
    pixels.isPlanar = pixels.samples > 1 && word(DCM_PlanarConfiguration) == 1;
    pixels.isFloat = file.stoppedAt() == DCM_FloatPixelData || file.stoppedAt() == DCM_DoubleFloatPixelData;
    pixels.photometric = codeOf(dataset, DCM_PhotometricInterpretation);

    const int frames = std::max(integerOf(dataset, DCM_NumberOfFrames).value_or(1), 1);
    pixels.frames = framesThatFit(instance, frames);
    if (pixels.frames < frames)
        warn(instance.warnings, WarningCode::FewerFrames, messages::FewerFramesThanSaid(frames, pixels.frames));
}

// The Image Plane module, or the groups that stand for it: wherever an object has it, its Pixel Spacing is in the
// patient (PS3.3 C.7.6.2). A projection has no such plane, whatever it writes.
bool hasImagePlane(DcmDataset& dataset, const Instance& instance)
{
    if (isProjection(instance))
        return false;
    return (decimalsOf(dataset, DCM_ImagePositionPatient).size() == 3
            && decimalsOf(dataset, DCM_ImageOrientationPatient).size() == 6)
        || (firstFunctionalGroup(dataset, DCM_PlanePositionSequence)
            && firstFunctionalGroup(dataset, DCM_PlaneOrientationSequence));
}

void readSpacing(DcmDataset& dataset, Instance& instance)
{
    instance.pixelSpacing = spacingOf(dataset, DCM_PixelSpacing);
    const auto imager = spacingOf(dataset, DCM_ImagerPixelSpacing);
    if (DcmItem* measures = firstFunctionalGroup(dataset, DCM_PixelMeasuresSequence)) {
        instance.pixelSpacing = spacingOf(*measures, DCM_PixelSpacing);
        instance.sliceThickness = decimalOf(*measures, DCM_SliceThickness);
        instance.spacingBetweenSlices = decimalOf(*measures, DCM_SpacingBetweenSlices);
    }
    if (instance.pixelSpacing) {
        // Equal values mean that nobody corrected for magnification (PS3.3 10.7.1.2), in a projection: cone beams
        // and micro-CT write the voxels' size in both.
        instance.spacingIsAtDetector = imager && *imager == *instance.pixelSpacing && !hasImagePlane(dataset, instance);
    } else if (imager || (instance.pixelSpacing = spacingOf(dataset, DCM_NominalScannedPixelSpacing))) {
        if (imager)
            instance.pixelSpacing = imager;
        instance.spacingIsAtDetector = true;
    } else if (!codeOf(dataset, DCM_PixelSpacing).empty()) {
        warn(instance.warnings, WarningCode::BadSpacing, messages::NoPixelSpacing(bytesOf(dataset, DCM_PixelSpacing)));
    }
    const auto aspect = decimalsOf(dataset, DCM_PixelAspectRatio);
    if (aspect.size() == 2 && aspect[0] > 0 && aspect[1] > 0)
        instance.aspect = {aspect[0], aspect[1]};
    if (!instance.sliceThickness)
        instance.sliceThickness = decimalOf(dataset, DCM_SliceThickness);
    if (!instance.spacingBetweenSlices)
        instance.spacingBetweenSlices = decimalOf(dataset, DCM_SpacingBetweenSlices);
}

std::optional<double> frameRateOf(DcmItem& dataset)
{
    for (const auto& tag : {DCM_RecommendedDisplayFrameRate, DCM_CineRate})
        if (const auto rate = decimalOf(dataset, tag); rate && *rate > 0)
            return rate;
    if (const auto time = decimalOf(dataset, DCM_FrameTime); time && *time > 0)
        return 1000 / *time;
    return std::nullopt;
}

// How a film runs, and which part of a divided picture this is.
void readMultiFrame(DcmDataset& dataset, Instance& instance)
{
    instance.recommendedFrameRate = frameRateOf(dataset);
    instance.frameTimes = frameTimesOf(dataset, static_cast<std::size_t>(instance.pixels.frames), instance.warnings);
    instance.playsBackAndForth = wordOf(dataset, DCM_PreferredPlaybackSequencing) == 1;
    instance.concatenationUid = codeOf(dataset, DCM_ConcatenationUID);
    if (instance.concatenationUid.empty())
        return;
    const auto number = wordOf(dataset, DCM_InConcatenationNumber);
    const auto parts = wordOf(dataset, DCM_InConcatenationTotalNumber);
    instance.inConcatenationNumber = number ? std::optional<int>(*number) : std::nullopt;
    instance.concatenationParts = parts ? std::optional<int>(*parts) : std::nullopt;
}

void readAcquisition(DcmDataset& dataset, TextReader& text, Instance& instance)
{
    instance.instanceNumber = integerOf(dataset, DCM_InstanceNumber);
    instance.acquisitionNumber = integerOf(dataset, DCM_AcquisitionNumber);
    instance.imageType = codesOf(dataset, DCM_ImageType);
    instance.contentDate = dateOf(dataset, DCM_ContentDate, instance.warnings);
    instance.contentTime = timeOf(dataset, DCM_ContentTime, instance.warnings);
    instance.timezone = codeOf(dataset, DCM_TimezoneOffsetFromUTC);
    if (!instance.timezone.empty() && !offsetMinutes(instance.timezone)) {
        warn(instance.warnings, WarningCode::BadDate, messages::NotATimezone(instance.timezone));
        instance.timezone.clear();
    }
    readAcquisitionTime(dataset, instance);
    instance.patientOrientation = bytesOf(dataset, DCM_PatientOrientation);
    if (codeOf(dataset, DCM_AnatomicalOrientationType) == "QUADRUPED")
        instance.anatomy = geometry::Anatomy::Quadruped;
    if (!trimmed(instance.patientOrientation).empty()
        && !geometry::edgeLetters(instance.patientOrientation, instance.anatomy))
        warn(instance.warnings, WarningCode::BadOrientation,
             messages::NoPatientOrientation(instance.patientOrientation));
    instance.imageLaterality = codeOf(dataset, DCM_ImageLaterality);
    instance.viewPosition = codeOf(dataset, DCM_ViewPosition);
    instance.repetitionTime = decimalOf(dataset, DCM_RepetitionTime);
    instance.echoTime = decimalOf(dataset, DCM_EchoTime);
    instance.inversionTime = decimalOf(dataset, DCM_InversionTime);
    // Enhanced objects have both in groups of their own (PS3.3 C.8.13.5.1, C.8.13.5.4).
    if (DcmItem* timing = firstFunctionalGroup(dataset, DCM_MRTimingAndRelatedParametersSequence);
        timing && !instance.repetitionTime)
        instance.repetitionTime = decimalOf(*timing, DCM_RepetitionTime);
    if (DcmItem* modifier = firstFunctionalGroup(dataset, DCM_MRModifierSequence); modifier && !instance.inversionTime)
        instance.inversionTime = decimalOf(*modifier, DCM_InversionTimes);
    instance.contrastAgent = text.textOf(DCM_ContrastBolusAgent);
    if (DcmItem* agent = itemOf(dataset, DCM_ContrastBolusAgentSequence); agent && instance.contrastAgent.empty())
        instance.contrastAgent = text.textOf(*agent, DCM_CodeMeaning);
    instance.sequenceName = text.textOf(DCM_SequenceName);
    if (instance.sequenceName.empty())
        instance.sequenceName = text.textOf(DCM_PulseSequenceName);
    instance.kvp = decimalOf(dataset, DCM_KVP);
    instance.convolutionKernel = fmt::format("{}", fmt::join(valuesOf(text.textOf(DCM_ConvolutionKernel)), ", "));
    instance.scanningSequence = bytesOf(dataset, DCM_ScanningSequence);
}

// What keeps an object from being the picture that it must be, as the end of a sentence. Half a header is no other
// kind of object.
Message missingPixels(DicomFile& file, const Instance& instance)
{
    const auto end = file.stoppedAt();
    const bool isAtPixels = end
        && (*end == DCM_PixelData || instance.pixels.isFloat || *end == DCM_FloatPixelData
            || *end == DCM_DoubleFloatPixelData);
    if (isAtPixels && !file.stopIsSound())
        return messages::LengthOrTypeDamaged("PixelData (7fe0,0010)");
    if (isAtPixels && !instance.hasPixels())
        return messages::PixelsHaveNoSize;
    return {};
}

// A table has no SOP Class UID of its own: only the meta header and its records tell (PS3.10 8.6).
std::string sopClassOf(DicomFile& file)
{
    DcmDataset& dataset = file.dataset();
    const bool isTable = !dataset.tagExists(DCM_Rows)
        && (dataset.tagExists(DCM_DirectoryRecordSequence)
            || (file.meta() && codeOf(*file.meta(), DCM_MediaStorageSOPClassUID) == UID_MediaStorageDirectoryStorage));
    if (isTable)
        return UID_MediaStorageDirectoryStorage;
    const auto own = codeOf(dataset, DCM_SOPClassUID);
    return own.empty() && file.meta() ? codeOf(*file.meta(), DCM_MediaStorageSOPClassUID) : own;
}

}

Result<InstancePtr> readHeader(const std::filesystem::path& path)
{
    files::FileBytes bytes(path);
    return readHeader(path, bytes);
}

Result<InstancePtr> readHeader(const std::filesystem::path& path, files::FileBytes& bytes)
{
    const auto name = path.filename().string();
    if (bytes.problem() == ENOENT || bytes.problem() == ENOTDIR)
        return fail(ErrorCode::NotFound, messages::NoSuchFile(path.string()));
    if (bytes.problem() == EACCES)
        return fail(ErrorCode::Unreadable, messages::FileMayNotBeRead(path.string()));
    if (bytes.problem() != 0)
        return fail(ErrorCode::Unreadable, messages::CouldNotBeRead(name, files::systemProblem(bytes.problem())));
    if (!bytes.isPlain())
        return fail(ErrorCode::Unreadable, messages::NoPlainFile(path.string()));
    if (bytes.size() == 0)
        return fail(ErrorCode::Malformed, messages::FileIsEmpty(name));
    if (!looksLikeDicom(bytes.start()))
        return fail(ErrorCode::Malformed, messages::NotDicom(name));

    DicomFile file;
    const OFCondition read = file.load(bytes, DCM_FloatPixelData);    // Pixel Data comes after it
    DcmDataset& dataset = file.dataset();
    if (read.bad())
        return fail(ErrorCode::Malformed, messages::FileIsDamaged(name, file.problem()));
    if (dataset.card() == 0)
        return fail(ErrorCode::Malformed, messages::NoDataSet(name));

    if (auto damage = headerDamage(file); !damage.empty())
        return fail(ErrorCode::Malformed, messages::FileIsDamaged(name, std::move(damage)));

    auto instance = std::make_shared<Instance>();
    instance->path = path;
    instance->transferSyntaxUid = file.transferSyntaxUid();
    instance->sopInstanceUid = codeOf(dataset, DCM_SOPInstanceUID);
    instance->sopClassUid = sopClassOf(file);
    TextReader text(dataset);
    readPatientAndStudy(dataset, text, *instance);
    readSeries(dataset, text, *instance);
    readAcquisition(dataset, text, *instance);
    readPixelFormat(file, *instance);
    if (auto missing = missingPixels(file, *instance); !missing.empty())
        return fail(ErrorCode::Malformed, messages::FileIsDamaged(name, std::move(missing)));
    if (instance->hasPixels()) {
        readSpacing(dataset, *instance);
        instance->calibrations = calibrationsOf(dataset, instance->pixels.frames);
        readDisplay(dataset, *instance);
        readMultiFrame(dataset, *instance);
        instance->frames = framesOf(dataset, *instance, instance->warnings);
        readMosaic(dataset, *instance);
        checkScale(dataset, *instance);
    }
    std::optional<PresentationStateFacts> stateFacts;
    if (isPresentationState(instance->sopClassUid)) {
        const auto state = presentationStateOf(dataset);
        instance->warnings.insert(instance->warnings.end(), state->warnings.begin(), state->warnings.end());
        stateFacts = *state;    // what lists show of it
    }
    if (!instance->hasPixels() || !isPictureClass(instance->sopClassUid, instance->transferSyntaxUid)) {
        auto facts = objectFactsOf(dataset, text, *instance);
        facts.presentationState = std::move(stateFacts);
        instance->object = std::make_shared<const ObjectFacts>(std::move(facts));
    }
    checkIdentity(dataset, *instance);
    checkEncoding(file, *instance);
    const auto& textWarnings = text.warnings();
    instance->warnings.insert(instance->warnings.end(), textWarnings.begin(), textWarnings.end());
    return instance;
}

bool isTableOfContents(const Instance& instance) { return instance.sopClassUid == UID_MediaStorageDirectoryStorage; }

bool looksLikeDicom(std::string_view start)
{
    if (start.size() >= 132 && start.substr(128, 4) == "DICM")
        return true;
    if (start.size() < 16)
        return false;
    // A bare data set begins with group 0002 or 0008 (either byte order), a low element number, and
    // a known VR or a length that is small and even.
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(start[i]); };
    const bool isLittle = byte(1) == 0;
    const unsigned group = isLittle ? byte(0) : byte(1);
    const unsigned element = isLittle ? byte(2) + 256u * byte(3) : byte(3) + 256u * byte(2);
    if ((byte(0) != 0 && byte(1) != 0) || (group != 2 && group != 8) || element > 0x60)
        return false;
    const std::string vr{start[4], start[5]};
    static constexpr std::array<const char*, 13> starters{"UL", "OB", "UI", "CS", "SH", "DA", "TM",
                                                          "LO", "PN", "AE", "SQ", "ST", "UN"};
    if (std::find(starters.begin(), starters.end(), vr) != starters.end())
        return true;
    const unsigned length = isLittle ? byte(4) + 256u * byte(5) : byte(7) + 256u * byte(6);
    const bool highBytesZero = isLittle ? byte(6) == 0 && byte(7) == 0 : byte(4) == 0 && byte(5) == 0;
    return highBytesZero && length <= 128;
}

bool looksLikeDicom(const std::filesystem::path& file)
{
    files::FileBytes bytes(file);
    return looksLikeDicom(bytes.start());
}

}
