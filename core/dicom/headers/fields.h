#pragma once

#include "core/dicom/instance.h"
#include "core/dicom/object.h"

#include <concepts>
#include <type_traits>

// The fields of all that an Instance is made of, each structure in one line, for what has to go through all of
// them: keeping, reading back, comparing. A structured binding takes every member of its structure, so one that
// is added there and not here does not compile.
namespace lantern::dicom {

#define LANTERN_FIELDS(Type, ...)                                                                                      \
    template <class Value, class Visit>                                                                                \
    requires std::same_as<std::remove_const_t<Value>, Type>                                                            \
    void withFields(Value& whole_, Visit&& visit_)                                                                     \
    {                                                                                                                  \
        auto& [__VA_ARGS__] = whole_;                                                                                  \
        visit_(__VA_ARGS__);                                                                                           \
    }

LANTERN_FIELDS(geometry::PixelSpacing, betweenRows, betweenColumns)

LANTERN_FIELDS(pixels::ValueRange, low, high)
LANTERN_FIELDS(pixels::Quantity, name, unit, slope, intercept, domain)
LANTERN_FIELDS(pixels::Rescale, slope, intercept, unit)
LANTERN_FIELDS(pixels::Window, centre, width, function, explanation)
LANTERN_FIELDS(pixels::VoiLut, firstMapped, entries, bits, explanation)
LANTERN_FIELDS(pixels::PresentationLut, entries, bits)
LANTERN_FIELDS(pixels::Polarity, isMonochrome1, imageShape, stateShape, isTurnedByReader)
LANTERN_FIELDS(pixels::Bitmap, rows, columns, bytes)
LANTERN_FIELDS(pixels::Overlay, group, originRow, originColumn, isRegion, label, description, layer, bits)
LANTERN_FIELDS(pixels::Shutter::Rectangle, left, right, upper, lower)
LANTERN_FIELDS(pixels::Shutter::Circle, row, column, radius)
LANTERN_FIELDS(pixels::Shutter, rectangle, circle, polygon, bitmap, value)

LANTERN_FIELDS(Warning, code, message)
LANTERN_FIELDS(PersonName, raw, alphabetic, ideographic, phonetic)
LANTERN_FIELDS(PatientIdentifier, id, issuer)
LANTERN_FIELDS(PatientFacts, id, issuer, birthDate, sex, name, otherIds)
LANTERN_FIELDS(StudyFacts, uid, date, time, description, accessionNumber, institution, patientAge)
LANTERN_FIELDS(SeriesFacts, uid, modality, description, bodyPart, protocolName, laterality, frameOfReferenceUid,
               manufacturer, seriesDate, seriesTime, number)
LANTERN_FIELDS(PixelFormat, rows, columns, frames, samples, bitsAllocated, bitsStored, highBit, isSigned, isPlanar,
               isFloat, photometric, mosaicColumns)
LANTERN_FIELDS(Trait, what, numbers, text, words)
LANTERN_FIELDS(FrameFacts, plane, slope, intercept, statesSlope, statesIntercept, windows, voiLuts, quantities,
               rescaleType, laterality, frameType, stackId, inStackPosition, traits, acquisitionDate, acquisitionTime,
               dimensionIndex, part)
LANTERN_FIELDS(UltrasoundRegion, left, top, right, bottom, isLowPriority, unitAcross, unitDown, perColumn, perRow,
               referenceColumn, referenceRow, valueAtReferenceColumn, valueAtReferenceRow)
LANTERN_FIELDS(Calibration, pixelSpacing, imagerPixelSpacing, nominalScannedPixelSpacing, objectPixelSpacing, type,
               description, magnification, distanceToDetector, distanceToPatient, regions)
LANTERN_FIELDS(ClockTime, seconds, offset)
LANTERN_FIELDS(PetFacts, units, suvType, isScaled, corrected, decayCorrection, weight, dose, halfLife, series,
               acquisition, geScan, injection, injectionHasDate, frameReference, frameDuration, philipsSuv,
               philipsActivity)
LANTERN_FIELDS(ReferencedSeries, uid, images)
LANTERN_FIELDS(PresentationStateFacts, label, description, creator, date, time, references)
LANTERN_FIELDS(ObjectFacts, kind, title, titleCode, description, date, time, references, presentationState)

LANTERN_FIELDS(ImageReference, sopInstanceUid, frames)

LANTERN_FIELDS(Instance, path, sopInstanceUid, sopClassUid, transferSyntaxUid, patient, study, series, pixels, frames,
               instanceNumber, acquisitionNumber, imageType, contentDate, contentTime, acquisitionDate, acquisitionTime,
               pixelSpacing, spacingIsAtDetector, aspect, calibrations, sliceThickness, spacingBetweenSlices,
               paddingRange, hasModalityLut, pet, overlayGroups, shutter, polarity, isInverse, patientOrientation,
               anatomy, imageLaterality, viewPosition, recommendedFrameRate, frameTimes, playsBackAndForth,
               concatenationUid, inConcatenationNumber, concatenationParts, repetitionTime, echoTime, inversionTime,
               kvp, contrastAgent, sequenceName, convolutionKernel, scanningSequence, isLossy, lossyRatio,
               presentationIntent, hasBurnedInText, timezone, object, warnings)

#undef LANTERN_FIELDS

template <class Type>
concept HasFields = requires(Type& value)
{
    withFields(value, [](auto&...) {});
};

}
