#pragma once

#include "core/dicom/series.h"
#include "core/pixels/quantity.h"

#include <optional>

// What the numbers of a picture mean besides modality values, named as readers know it.
namespace lantern::display {

// The Real World Value Mappings, and SUVbw where PET can be given one. What belongs to the whole series is
// looked for once, so that asking for each slice that is scrolled past costs next to nothing.
class SeriesMeanings {
public:
    explicit SeriesMeanings(const dicom::Series& series);

    pixels::Meanings of(const dicom::FrameRef& frame) const;    // a frame of that series
    // Of planes that were cut through the series: what all its frames agree on.
    const pixels::Meanings& ofPlanes() const { return m_ofPlanes; }

private:
    std::optional<dicom::ClockTime> m_earliest;    // acquisition, by which a scan's begin may have to be found
    pixels::Meanings m_ofPlanes;
};

}
