#pragma once

#include "core/measure/scale.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <vector>

namespace lantern::test {

inline const dicom::Library library;    // or its toolkit talks to stderr

// A header of one modality with nothing in it that says how large a pixel is.
inline dicom::DatasetDraft picture(const std::string& modality,
                                   const std::string& sopClass = "1.2.840.10008.5.1.4.1.1.1.1")
{
    dicom::DatasetDraft draft;
    draft.set("SOPClassUID", sopClass)
        .set("SOPInstanceUID", "1.2.826.0.1.3680043.10.1447.7.1")
        .set("StudyInstanceUID", "1.2.826.0.1.3680043.10.1447.7")
        .set("SeriesInstanceUID", "1.2.826.0.1.3680043.10.1447.7.2")
        .set("PatientID", "T1")
        .set("Modality", modality);
    return draft;
}

// Six rows of eight columns, each value 10 * row + column.
inline dicom::DatasetDraft& withPixels(dicom::DatasetDraft& draft)
{
    std::vector<std::int16_t> values;
    for (int row = 0; row < 6; ++row)
        for (int column = 0; column < 8; ++column)
            values.push_back(static_cast<std::int16_t>(10 * row + column));
    return draft.pixels(6, 8, values);
}

inline dicom::FrameRef frameOf(dicom::DatasetDraft draft, int frame = 0)
{
    const TemporaryFolder folder;
    return {written(folder.path() / "one.dcm", withPixels(draft)), frame};
}

inline measure::Scale scaleOf(const dicom::DatasetDraft& draft) { return measure::scalesOf(frameOf(draft)).whole; }

// A region of an ultrasound picture; `units` are the standard's codes (PS3.3 C.8.5.5.1.15).
inline dicom::DatasetDraft region(int left, int top, int right, int bottom, int unitAcross, int unitDown,
                                  const std::string& perColumn, const std::string& perRow, int flags = 0)
{
    dicom::DatasetDraft item;
    item.set("RegionSpatialFormat", "1")
        .set("RegionDataType", "1")
        .set("RegionFlags", std::to_string(flags))
        .set("RegionLocationMinX0", std::to_string(left))
        .set("RegionLocationMinY0", std::to_string(top))
        .set("RegionLocationMaxX1", std::to_string(right))
        .set("RegionLocationMaxY1", std::to_string(bottom))
        .set("PhysicalUnitsXDirection", std::to_string(unitAcross))
        .set("PhysicalUnitsYDirection", std::to_string(unitDown))
        .set("PhysicalDeltaX", perColumn)
        .set("PhysicalDeltaY", perRow);
    return item;
}

}
