#pragma once

#include "core/dicom/instance.h"
#include "core/dicom/object.h"
#include "core/dicom/presentation/presentation_state.h"
#include "core/display/picture.h"

#include <QString>

// Header fields as words. Empty where the file says nothing.
namespace lantern::paint {

QString isoDate(const std::string& dicomDate);    // "20240501" to "2024-05-01"
QString clockTime(const std::string& dicomTime);    // "102233.5" to "10:22"

// "2025-03-12 10:15": when the picture was taken; "Study 2025-03-10 10:15" where only the study says when.
QString pictureDateText(const dicom::FrameRef& frame);
// "Study 2025-03-10" where the picture is of another day; empty otherwise.
QString otherStudyDateText(const dicom::FrameRef& frame);

// "45 y", "7 mo": from birth to the study's date, never to today; else Patient's Age (0010,1010).
QString ageAtStudy(const dicom::Instance& instance);

// The ideographic group in Chinese, the alphabetic one otherwise; the other where that is absent.
QString personName(const dicom::PersonName& name);

// "Marked, 2026-11-21 09:51": what a menu and the corner call a presentation state.
QString stateName(const dicom::PresentationStateFacts& state);

QString sexText(const std::string& sex);    // Patient's Sex (0010,0040)

// "R MLO": the frame's own side, else the image's, else its series', and View Position.
// "R", "L" or "B": of the frame, else its image, else its series; empty where none is stated, and where the part
// is unpaired: a letter beside the picture that means no side would be taken for one.
std::string sideOf(const dicom::FrameRef& frame);
QString lateralityAndView(const dicom::FrameRef& frame);

// "Coronal reconstruction", "Coronal MIP 10 mm".
QString reconstructionText(volume::Orientation orientation, const volume::Slab& slab);

// That, and what is missing of it: "Coronal MIP 10 mm · preview · Gaps without data: 1".
QString cutText(const display::Cut& cut);

// A file's text on a menu or button, where & would stand for a key and a tab for its column.
QString onButton(QString text);

// A length or number without needless zeros: "5", "0.75".
QString compact(double value, int decimals = 2);

}
