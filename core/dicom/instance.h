#pragma once

#include "core/dicom/makers/suv.h"
#include "core/dicom/values/calibration.h"
#include "core/dicom/values/trait.h"
#include "core/dicom/warning.h"
#include "core/geometry/image_plane.h"
#include "core/geometry/orientation.h"
#include "core/pixels/presentation.h"
#include "core/pixels/quantity.h"
#include "core/pixels/shutter.h"
#include "core/pixels/voi.h"

#include <array>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace lantern::dicom {

struct ObjectFacts;

// A Person Name (PS3.5 6.2.1) as UTF-8. Each group has its carets turned into readable order.
struct PersonName {
    std::string raw;    // as in the file, UTF-8
    std::string alphabetic;    // "Wang Xiaoming"
    std::string ideographic;    // "王小明", empty where absent
    std::string phonetic = {};    // "やまだ たろう", empty where absent
};

struct PatientIdentifier {
    std::string id, issuer;
    bool operator==(const PatientIdentifier&) const = default;
};

// Dates and times stay as DICOM writes them, YYYYMMDD and HHMMSS[.F], already made canonical from
// the old forms YYYY.MM.DD and HH:MM:SS; empty where absent.
struct PatientFacts {
    std::string id, issuer, birthDate, sex;
    PersonName name;
    std::vector<PatientIdentifier> otherIds = {};    // (0010,1002) and the old (0010,1000)
};

struct StudyFacts {
    std::string uid, date, time, description, accessionNumber, institution, patientAge;
};

struct SeriesFacts {
    std::string uid, modality, description, bodyPart, protocolName, laterality, frameOfReferenceUid, manufacturer,
        seriesDate, seriesTime;
    std::optional<int> number;
};

// How the pixels are packed (PS3.3 C.7.6.3).
struct PixelFormat {
    int rows = 0, columns = 0, frames = 1, samples = 1;
    int bitsAllocated = 0, bitsStored = 0, highBit = 0;
    bool isSigned = false, isPlanar = false, isFloat = false;
    std::string photometric;    // "MONOCHROME2", ...; empty where there are no pixels
    int mosaicColumns = 0;    // frames are tiles of one stored picture of so many a row, see mosaic.h; 0: they are not

    bool isColour() const { return samples > 1 || photometric == "PALETTE COLOR"; }
};

// What differs from frame to frame of a multi-frame object; a plain object has one of these.
struct FrameFacts {
    std::optional<geometry::ImagePlane> plane;
    double slope = 1, intercept = 0;
    bool statesSlope = false, statesIntercept = false;    // else they are what is taken where nothing is said
    std::vector<pixels::Window> windows;
    std::vector<pixels::VoiLutPtr> voiLuts;
    std::vector<pixels::Quantity> quantities;    // Real World Value Mappings
    // What the values are after the rescale: (0028,1054), "HU" for CT that says nothing, Units (0054,1001) of PET, Dose
    // Units. Empty too where the rescale that it belongs to is not there: such values are raw.
    std::string rescaleType;
    std::string laterality;    // Frame Laterality (0020,9072)
    std::string frameType;    // (0008,9007), "ORIGINAL\\PRIMARY\\DIFFUSION\\NONE"
    std::string stackId;    // (0020,9056)
    std::optional<int> inStackPosition;    // (0020,9057)
    std::vector<Trait> traits;    // what may make it another acquisition, in the order of discriminators.def
    std::string acquisitionDate, acquisitionTime;    // Frame Acquisition DateTime (0018,9074)
    std::vector<int> dimensionIndex;    // (0020,9157): the order that the maker meant, first value first
    // What the vectors of an older object say beside the slice: "phase 2", "energy window 1, detector 2".
    Messages part;
};

// One DICOM object: its header as values, its frames still encoded in the file at `path`.
struct Instance {
    std::filesystem::path path;
    std::string sopInstanceUid, sopClassUid, transferSyntaxUid;
    PatientFacts patient;
    StudyFacts study;
    SeriesFacts series;
    PixelFormat pixels;
    std::vector<FrameFacts> frames;    // as many as pixels.frames, empty without pixels

    std::optional<int> instanceNumber, acquisitionNumber;
    std::vector<std::string> imageType;    // (0008,0008)
    std::string contentDate, contentTime, acquisitionDate, acquisitionTime;
    std::optional<geometry::PixelSpacing> pixelSpacing;    // (0028,0030), else (0018,1164), else (0018,2010)
    bool spacingIsAtDetector = false;    // Imager or Nominal Scanned Pixel Spacing: not in the patient
    std::array<double, 2> aspect{1, 1};    // (0028,0034) vertical, horizontal
    std::vector<Calibration> calibrations;    // of the whole, or one a frame where they differ; see core/measure
    std::optional<double> sliceThickness;    // mm
    std::optional<double> spacingBetweenSlices;    // (0018,0088), mm, signed; only ever a check
    std::optional<std::pair<double, double>> paddingRange;    // stored values, low to high
    bool hasModalityLut = false;    // a table (0028,3000) instead of a rescale: decoded values went through it
    std::shared_ptr<const PetFacts> pet;    // of PET, else null
    std::vector<std::uint16_t> overlayGroups;    // 6000 to 601E, those that can be drawn
    pixels::Shutter shutter;    // the image's own
    pixels::Polarity polarity;    // what the file says of it
    bool isInverse = false;    // what that comes to: the lowest value is white
    std::string patientOrientation;    // (0020,0020), "L\\P"
    geometry::Anatomy anatomy = geometry::Anatomy::Biped;
    std::string imageLaterality, viewPosition;
    std::optional<double> recommendedFrameRate;    // frames per second, for cine
    std::vector<double> frameTimes;    // ms from the first frame to each, by Frame Time Vector; else empty
    bool playsBackAndForth = false;    // Preferred Playback Sequencing (0018,1244)
    // The parts of a picture that was too large for one object (PS3.3 C.7.6.16.2.2.4).
    std::string concatenationUid;
    std::optional<int> inConcatenationNumber, concatenationParts;
    std::optional<double> repetitionTime, echoTime, inversionTime, kvp;    // ms, ms, ms, kV
    std::string contrastAgent;    // (0018,0010), or the meaning of the code in (0018,0012)
    std::string sequenceName;    // (0018,0024), or Pulse Sequence Name (0018,9005)
    std::string convolutionKernel, scanningSequence;
    bool isLossy = false;
    std::string lossyRatio;
    std::string presentationIntent;    // (0008,0068), "FOR PROCESSING" is not for reading
    bool hasBurnedInText = false;    // Burned In Annotation (0028,0301): names may stand in the pixels
    std::string timezone;    // Timezone Offset From UTC (0008,0201) of all dates and times, "+0800"
    std::shared_ptr<const ObjectFacts> object;    // null for a picture; else what kind it is and of what it speaks
    Warnings warnings;    // what was odd in the header

    bool hasPixels() const { return pixels.rows > 0 && pixels.columns > 0; }
    bool isPicture() const { return hasPixels() && !object; }
};

using InstancePtr = std::shared_ptr<const Instance>;

// One picture of one instance: what a slice of a series is.
struct FrameRef {
    InstancePtr instance;
    int frame = 0;
    const FrameFacts& facts() const { return instance->frames[static_cast<std::size_t>(frame)]; }
    Calibration calibration() const
    {
        const auto& all = instance->calibrations;
        const auto index = static_cast<std::size_t>(frame);
        return all.empty() ? Calibration{} : index < all.size() ? all[index] : all.front();
    }
};

}
