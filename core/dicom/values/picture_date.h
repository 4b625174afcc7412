#pragma once

#include "core/dicom/instance.h"

namespace lantern::dicom {

// When a picture was taken, as far as its header says, by the object's own clock.
struct PictureDate {
    enum class Source { Acquisition, Content, Series, Study, Unknown };
    std::string date, time;    // as in Instance; the time may be empty
    Source source = Source::Unknown;
};

// The frame's own acquisition, else the object's, else when its content was made, else the series', else the
// study's (PS3.3 C.7.6.1, C.7.6.16.2.2). A time never stands beside the date of something else. A study may go
// on for days: a second scan, a late phase of PET.
PictureDate pictureDate(const FrameRef& frame);

// The picture has a date of its own, and it is not the study's.
bool isOtherDay(const PictureDate& picture, const StudyFacts& study);

}
