#include "ui/paint/sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <vector>

namespace lantern::paint {

namespace {

// As in core, with %1, %2 where fmt puts values. A test holds core's sources against this list.
constexpr const char* Known[] = {
    // Why a series does not suit a model.
    QT_TRANSLATE_NOOP("Sentences", "The model is for %1; this series is %2."),
    QT_TRANSLATE_NOOP("Sentences", "The model is for the body part %1; this series is %2."),
    QT_TRANSLATE_NOOP("Sentences", "The model is for %1 slices; these are %2."),
    QT_TRANSLATE_NOOP("Sentences", "The series has no images."),
    QT_TRANSLATE_NOOP("Sentences", "The slices are %1 mm apart; the model takes at most %2 mm."),
    QT_TRANSLATE_NOOP("Sentences", "The echo time is %1 ms; the model is for T1-weighted images of at most %2 ms."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The inversion time is %1 ms; the model is for T1-weighted images of at most %2 ms."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The repetition time is %1 ms; the model is for T1-weighted images of at most %2 ms."),
    QT_TRANSLATE_NOOP("Sentences", "The series is called \"%1\" (%2); the model is for T1-weighted images."),
    QT_TRANSLATE_NOOP("Sentences", "The series is called \"%1\", without contrast; the model is for images with it."),
    QT_TRANSLATE_NOOP("Sentences", "Contrast/Bolus Agent is \"%1\"; the model is for images with contrast."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Neither Contrast/Bolus Agent nor a description says that contrast was given; the model is for "
                      "images with it."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Neither Body Part Examined nor a description says what is shown; the model is for the body part %1."),
    QT_TRANSLATE_NOOP("Sentences", "No brain was recognised on slice %1; the model is for slices that show one."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The model %1 was judged on single slices and never on a whole series: choose the slice that it "
                      "shall look at."),
    QT_TRANSLATE_NOOP("Sentences", "There is no slice %1; the series has %2."),
    QT_TRANSLATE_NOOP("Sentences", "The values are in %1; the model needs %2."),
    QT_TRANSLATE_NOOP("Sentences", "The images do not say how large their pixels are."),
    QT_TRANSLATE_NOOP("Sentences", "The pixels are %1 mm wide; the model takes %2 to %3 mm."),
    QT_TRANSLATE_NOOP("Sentences", "The slices do not say how large their pixels are."),
    QT_TRANSLATE_NOOP("Sentences", "Slice %1 is %2 x %3 pixels, unlike the slices before it."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The series holds too little lung: %1 cm2 on the slice that shows most, the model needs %2 cm2."),
    QT_TRANSLATE_NOOP("Sentences", "Slice %1 does not say where it lies in the patient."),
    // What should be known of an outcome.
    QT_TRANSLATE_NOOP("Sentences", "%1 of %2 slices hold no lung and were not scored."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The slices are %1 mm apart; the model was trained on scans of at most 2.5 mm, and small nodules "
                      "may lie between slices."),
    QT_TRANSLATE_NOOP("Sentences", "Only slice %1 was looked at, as chosen; of the other slices nothing is said."),
    QT_TRANSLATE_NOOP("Sentences", "Regions under %1 mm are neither drawn nor listed."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The %1 highest places were looked at twice; marks under %2 may come from the map alone."),
    QT_TRANSLATE_NOOP("Sentences", "%1 to %2 marks are usual on one scan (counted on %3 scans, see the model card)."),
    QT_TRANSLATE_NOOP("Sentences", "Trained for things of %1 to %2 mm; a wider place is one mark that says so."),
    QT_TRANSLATE_NOOP("Sentences", "The images were compressed with loss."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Probabilities are calibrated on detector candidates of which one in six is a nodule; in a scan "
                      "nodules are rarer."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Trained on single T1 slices with contrast that show a glioma, a meningioma or a pituitary "
                      "tumour; other lesions and other sequences were never seen."),
    QT_TRANSLATE_NOOP("Sentences", "Slice scores, not calibrated for a series; the place is the middle of the slice."),
    QT_TRANSLATE_NOOP("Sentences", "not applicable: no intensive-care stay"),
    QT_TRANSLATE_NOOP("Sentences", "not applicable: the intensive-care stay holds no measurement that the model knows"),
    QT_TRANSLATE_NOOP("Sentences", "not applicable: the model is for adults, the patient was %1 years old"),
    // What was left out of a record, and why.
    QT_TRANSLATE_NOOP("Sentences", "%1 is marked \"%2\"."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 has no certain place among the hours of the stay: a time is written without a zone."),
    QT_TRANSLATE_NOOP("Sentences", "%1 of %2 %3 cannot be true: the model accepts %4 to %5."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is given in \"%2\", which cannot be converted to %3."),
    QT_TRANSLATE_NOOP("Sentences", "It is marked as entered in error."),
    QT_TRANSLATE_NOOP("Sentences", "Its status is \"%1\": it did not happen."),
    QT_TRANSLATE_NOOP("Sentences", "It is marked as not done."),
    QT_TRANSLATE_NOOP("Sentences", "It is marked as not performed."),
    QT_TRANSLATE_NOOP("Sentences", "It is marked as not given."),
    QT_TRANSLATE_NOOP("Sentences", "It is marked as not taken."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "It carries the modifier extension \"%1\", which changes its meaning in a way that Lantern does not know."),
    QT_TRANSLATE_NOOP("Sentences", "It follows the rules \"%1\", which Lantern does not know."),
    QT_TRANSLATE_NOOP("Sentences",
                      "A part of it carries a modifier extension that Lantern does not know and is left out."),
    QT_TRANSLATE_NOOP("Sentences", "One resource"),
    QT_TRANSLATE_NOOP("Sentences", "%1 resources"),
    QT_TRANSLATE_NOOP("Sentences", "%1 of type %2, which has no place on the timeline."),
    QT_TRANSLATE_NOOP("Sentences", "%1 written without a time zone: the order among times with one is not known."),
    QT_TRANSLATE_NOOP("Sentences", "The time of one event is"),
    QT_TRANSLATE_NOOP("Sentences", "The times of %1 events are"),
    QT_TRANSLATE_NOOP("Sentences", "It does not say whose it is, and there are several patients."),
    QT_TRANSLATE_NOOP("Sentences", "%1 resources do not say whose they are, and there are several patients."),
    QT_TRANSLATE_NOOP("Sentences", "%1 others, who have records of their own"),
    QT_TRANSLATE_NOOP("Sentences", "%1 about another than this patient: %2."),
    QT_TRANSLATE_NOOP("Sentences", "%1 one page of a longer answer%2: the pages that follow are not in it."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" unpacks to %2 bytes or more, too much."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" cannot be read: %2."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" cannot be read."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" has %2 bytes, more than one patient's record can have."),
    QT_TRANSLATE_NOOP("Sentences",
                      "\"%1\" is neither a FHIR bundle in JSON nor a record of the 2012 challenge; name one of these."),
    QT_TRANSLATE_NOOP("Sentences", "One resource is"),
    QT_TRANSLATE_NOOP("Sentences", "%1 resources are"),
    QT_TRANSLATE_NOOP("Sentences", "The file is"),
    QT_TRANSLATE_NOOP("Sentences", "It was deleted later."),
    QT_TRANSLATE_NOOP("Sentences", "It is an older version of a resource that is here in a newer one."),
    QT_TRANSLATE_NOOP("Sentences", "%1 entries are older versions of a resource that is here in a newer one."),
    QT_TRANSLATE_NOOP("Sentences", "It stands twice and counts once."),
    QT_TRANSLATE_NOOP("Sentences", "%1 entries stand twice and count once."),
    QT_TRANSLATE_NOOP("Sentences", "It has another content than %1 and nothing says which is newer."),
    QT_TRANSLATE_NOOP("Sentences", "It has no resourceType."),
    QT_TRANSLATE_NOOP("Sentences", "It has no resource."),
    QT_TRANSLATE_NOOP("Sentences", "The server said: \"%1\"."),
    QT_TRANSLATE_NOOP("Sentences", "The server answered \"%1\"."),
    QT_TRANSLATE_NOOP("Sentences", "It deletes something and does not say what."),
    QT_TRANSLATE_NOOP("Sentences", "It deletes by a search, \"%1\", which cannot be followed here."),
    QT_TRANSLATE_NOOP("Sentences", "It changes %1 by a patch, which Lantern does not apply."),
    QT_TRANSLATE_NOOP("Sentences", "The file breaks off here."),
    QT_TRANSLATE_NOOP("Sentences", "It is not JSON: %1."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is not UTF-8 and was read as Latin-1."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is FHIR in XML; Lantern reads FHIR in JSON: export it as JSON."),
    QT_TRANSLATE_NOOP("Sentences",
                      "\"%1\" is not whole JSON, perhaps it was cut short: fetch or export it again (it ends in line "
                      "%2, inside a value)."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is not JSON: in line %2, %3."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is empty."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is JSON but no FHIR resource: it has no resourceType."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is a damaged or cut .gz file: %2."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is %2, which is beyond the numbers that Lantern can hold."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is \"%2\", which is not a number."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is \"%2\", which is not a FHIR date."),
    // What is odd about a series.
    QT_TRANSLATE_NOOP("Sentences", "%1 slice%2 missing between %3 and %4: these lie %5 mm apart, the others %6 mm."),
    QT_TRANSLATE_NOOP("Sentences", "%1 slices are missing in all, in %2 places."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The slices are not evenly spaced: %1 gap%2 more than %3 mm off the usual %4 mm, the first between %5 and %6."),
    QT_TRANSLATE_NOOP("Sentences", "%1 slice%2 at the place of another."),
    QT_TRANSLATE_NOOP("Sentences", "The slices step at %1 degrees to their normal (gantry tilt)."),
    QT_TRANSLATE_NOOP("Sentences", "Some slices are shifted sideways against their neighbours."),
    QT_TRANSLATE_NOOP("Sentences", "The images have different sizes."),
    QT_TRANSLATE_NOOP("Sentences", "The %1 images point different ways (%2)."),
    QT_TRANSLATE_NOOP("Sentences", "%1 file%2 of another and %3 left out."),
    QT_TRANSLATE_NOOP("Sentences", "%1 file%2 the SOP Instance UID of another but different contents; both are kept."),
    QT_TRANSLATE_NOOP("Sentences", "All %1 images lie at one place: they follow each other in time, not in space."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Spacing Between Slices says %1 mm, but the positions are %2 mm apart; the positions count."),
    QT_TRANSLATE_NOOP("Sentences", "%1 of the %2 parts of this divided picture %3 not here."),
    QT_TRANSLATE_NOOP("Sentences", "The series was split into %1 stacks; this one is %2."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Several images lie at one place and nothing in their headers tells them apart: no "
                      "volume is made of them."),
    QT_TRANSLATE_NOOP("Sentences",
                      "This stack has images at %1 of the %2 places of those beside it: its acquisition was "
                      "interrupted, or images are missing."),
    QT_TRANSLATE_NOOP("Sentences", "The files of this study carry %1 different patient names: %2."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 image%2 of another patient (ID \"%3\") in this series: shown apart, under that patient."),
    QT_TRANSLATE_NOOP("Sentences", "The files of this study belong to %1 patients: they differ in %2."),
    QT_TRANSLATE_NOOP("Sentences", "Patient ID"),
    QT_TRANSLATE_NOOP("Sentences", "Issuer of Patient ID"),
    QT_TRANSLATE_NOOP("Sentences", "birth date"),
    QT_TRANSLATE_NOOP("Sentences", "sex"),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 of %2 files have no Patient ID that tells patients apart; they count as those of \"%3\", "
                      "since nothing contradicts it."),
    QT_TRANSLATE_NOOP("Sentences",
                      "%1 of %2 files do not state the Issuer of Patient ID, others of this patient say \"%3\"; they "
                      "count as one patient's, since nothing contradicts it."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The studies of this patient state no Patient ID; name and birth date brought them together."),
    QT_TRANSLATE_NOOP("Sentences",
                      "These files fit several patients who contradict each other, so they are shown apart from them."),
    QT_TRANSLATE_NOOP("Sentences",
                      "There is no Patient ID, and a name alone does not make one patient: another of this name is "
                      "shown apart."),
    QT_TRANSLATE_NOOP("Sentences", "The studies of this patient carry %1 different patient names: %2."),
    QT_TRANSLATE_NOOP("Sentences", "The pictures are of %1, the study is of %2."),
    QT_TRANSLATE_NOOP("Sentences", "The pictures are of %1 to %2, the study is of %3."),
    QT_TRANSLATE_NOOP("Sentences", "Another study has a series of the same Series Instance UID; they are kept apart."),
    QT_TRANSLATE_NOOP("Sentences", "%1 (in %2 file%3)"),
    QT_TRANSLATE_NOOP("Sentences", "The values are %1 instead of %2 on %3 of %4 images: %5."),
    QT_TRANSLATE_NOOP("Sentences", "%1 differs on %2 of %3 images, each of which is read by its own: %4."),
    QT_TRANSLATE_NOOP("Sentences", "Timezone Offset From UTC \"%1\" is not a time zone."),
    QT_TRANSLATE_NOOP("Sentences", "%1 \"%2\" is not a date."),
    QT_TRANSLATE_NOOP("Sentences", "%1 \"%2\" is not a time."),
    QT_TRANSLATE_NOOP("Sentences", "Number of Frames says %1, but the file has room for %2."),
    QT_TRANSLATE_NOOP("Sentences", "Pixel Spacing \"%1\" is not a pair of distances."),
    QT_TRANSLATE_NOOP("Sentences", "Pixel Spacing %1\\%2 is not a positive distance."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Image Orientation (Patient) %1\\%2\\%3\\%4\\%5\\%6 is not a pair of perpendicular directions."),
    QT_TRANSLATE_NOOP("Sentences", "Patient Orientation \"%1\" is not a pair of directions."),
    // Why a series is no volume.
    QT_TRANSLATE_NOOP("Sentences", "Slice %1 is in colour, a volume is grey."),
    QT_TRANSLATE_NOOP("Sentences", "Slice %1 has %2 x %3 pixels instead of %4 x %5."),
    QT_TRANSLATE_NOOP("Sentences", "The series cannot be shown in three planes: it has no images."),
    QT_TRANSLATE_NOOP("Sentences", "The series cannot be shown in three planes: it has one image only."),
    QT_TRANSLATE_NOOP("Sentences", "The series cannot be shown in three planes: it is a localiser."),
    QT_TRANSLATE_NOOP("Sentences", "The series cannot be shown in three planes: its images are in colour."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The series cannot be shown in three planes: its images do not say where they lie in the "
                      "patient."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The series cannot be shown in three planes: its images have different sizes, %1 x %2 and %3 x "
                      "%4 pixels."),
    QT_TRANSLATE_NOOP("Sentences", "The series cannot be shown in three planes: its images point different ways."),
    QT_TRANSLATE_NOOP("Sentences", "The series cannot be shown in three planes: its pixels are %1 and %2 mm wide."),
    QT_TRANSLATE_NOOP("Sentences", "The series cannot be shown in three planes: its images belong to %1 patients."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The series cannot be shown in three planes: its images lie in %1 frames of reference."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The series cannot be shown in three planes: several of its images lie at one place, at %1 of "
                      "its places."),
    QT_TRANSLATE_NOOP("Sentences", "The series cannot be shown in three planes: all its images lie at one place."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The series cannot be shown in three planes: no two of its images have values of one kind."),
    // Why a file or a frame cannot be read.
    QT_TRANSLATE_NOOP("Sentences", "There is no DICOM image here."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is not a DICOM file: name one, or a folder that holds some."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" breaks off or is damaged, copy or export it again: %2."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is empty: copy or export it again."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" holds no data set."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" could not be read: %2."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" names this file, but it is not there."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" names this file, but it lies outside of the medium and was not opened."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is no readable DICOM directory behind its record %2: %3."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is no readable DICOM directory%2%3."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Record offsets in \"%1\" lead nowhere (%2 of them): all its records were read, in the order of the file."),
    QT_TRANSLATE_NOOP("Sentences", "None of the %1 files that \"%2\" names lies beside it."),
    QT_TRANSLATE_NOOP("Sentences", "This is %1, no file, and was not opened."),
    QT_TRANSLATE_NOOP("Sentences", "a pipe"),
    QT_TRANSLATE_NOOP("Sentences", "a socket"),
    QT_TRANSLATE_NOOP("Sentences", "a device"),
    QT_TRANSLATE_NOOP("Sentences", "The file cannot be read: %1."),
    QT_TRANSLATE_NOOP("Sentences", "The file or folder cannot be reached: %1."),
    QT_TRANSLATE_NOOP("Sentences", "This link leads to a folder above the one that is searched, and was not followed."),
    QT_TRANSLATE_NOOP("Sentences", "This link leads to nothing that is there."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" is no plain file and is not read."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" could not be searched: %2"),
    QT_TRANSLATE_NOOP("Sentences", "Permission denied"),
    QT_TRANSLATE_NOOP("Sentences", "File name too long"),
    QT_TRANSLATE_NOOP("Sentences", "Input/output error"),
    QT_TRANSLATE_NOOP("Sentences", "Too many levels of symbolic links"),
    QT_TRANSLATE_NOOP("Sentences", "There is no file \"%1\"."),
    QT_TRANSLATE_NOOP("Sentences", "The file \"%1\" may not be read."),
    QT_TRANSLATE_NOOP("Sentences", "The folder cannot be searched: %1."),
    QT_TRANSLATE_NOOP("Sentences", "The search of the folder broke off: %1."),
    QT_TRANSLATE_NOOP("Sentences", "There is no such file or folder."),
    QT_TRANSLATE_NOOP("Sentences", "No file or folder was given."),
    QT_TRANSLATE_NOOP("Sentences", "There is nothing to search: \"%1\" is no file or folder that can be read."),
    QT_TRANSLATE_NOOP("Sentences", "The search was cancelled."),
    QT_TRANSLATE_NOOP("Sentences", "There is not enough memory for this."),
    QT_TRANSLATE_NOOP("Sentences", "The network module %1 is missing."),
    QT_TRANSLATE_NOOP("Sentences", "The network module could not be opened: %1."),
    QT_TRANSLATE_NOOP("Sentences", "The network module %1 belongs to another version."),
    // Words that stand as values in the sentences above.
    QT_TRANSLATE_NOOP("Sentences", "mosaic"),
    QT_TRANSLATE_NOOP("Sentences", "it has pixels, but does not say how many rows and columns"),
    QT_TRANSLATE_NOOP("Sentences", "axial"),
    QT_TRANSLATE_NOOP("Sentences", "coronal"),
    QT_TRANSLATE_NOOP("Sentences", "sagittal"),
    QT_TRANSLATE_NOOP("Sentences", "oblique"),
    QT_TRANSLATE_NOOP("Sentences", "of unknown orientation"),
    QT_TRANSLATE_NOOP("Sentences", "of no stated modality"),
    QT_TRANSLATE_NOOP("Sentences", "no stated unit"),
    // Why a statement of a record is no fact, and its coded values.
    QT_TRANSLATE_NOOP("Sentences", "refuted"),
    QT_TRANSLATE_NOOP("Sentences", "differential"),
    QT_TRANSLATE_NOOP("Sentences", "provisional"),
    QT_TRANSLATE_NOOP("Sentences", "unconfirmed"),
    QT_TRANSLATE_NOOP("Sentences", "proposal"),
    QT_TRANSLATE_NOOP("Sentences", "plan"),
    QT_TRANSLATE_NOOP("Sentences", "option"),
    QT_TRANSLATE_NOOP("Sentences", "draft"),
    QT_TRANSLATE_NOOP("Sentences", "preliminary"),
    QT_TRANSLATE_NOOP("Sentences", "partial"),
    QT_TRANSLATE_NOOP("Sentences", "registered"),
    QT_TRANSLATE_NOOP("Sentences", "planned"),
    QT_TRANSLATE_NOOP("Sentences", "preparation"),
    QT_TRANSLATE_NOOP("Sentences", "on hold"),
    QT_TRANSLATE_NOOP("Sentences", "stopped"),
    QT_TRANSLATE_NOOP("Sentences", "aborted"),
    QT_TRANSLATE_NOOP("Sentences", "suspended"),
    QT_TRANSLATE_NOOP("Sentences", "status unknown"),
    QT_TRANSLATE_NOOP("Sentences", "do not give"),
    QT_TRANSLATE_NOOP("Sentences", "two versions"),
    QT_TRANSLATE_NOOP("Sentences", "female"),
    QT_TRANSLATE_NOOP("Sentences", "male"),
    QT_TRANSLATE_NOOP("Sentences", "coronary"),
    QT_TRANSLATE_NOOP("Sentences", "cardiac surgery"),
    QT_TRANSLATE_NOOP("Sentences", "medical"),
    QT_TRANSLATE_NOOP("Sentences", "surgical"),
    QT_TRANSLATE_NOOP("Sentences", "on"),
    QT_TRANSLATE_NOOP("Sentences", "off"),
    // What values are where they name no unit.
    QT_TRANSLATE_NOOP("Sentences", "stored values without a rescale"),
    QT_TRANSLATE_NOOP("Sentences", "values without a unit"),
    QT_TRANSLATE_NOOP("Sentences", "values without a Rescale Slope"),
    QT_TRANSLATE_NOOP("Sentences", "values without a Rescale Intercept"),
    QT_TRANSLATE_NOOP("Sentences", "values of a Modality LUT"),
    QT_TRANSLATE_NOOP("Sentences", "inverted"),
    QT_TRANSLATE_NOOP("Sentences", "upright"),
    QT_TRANSLATE_NOOP("Sentences", "and %1 more"),
    // What tells one stack of a series from the others.
    // Alone, as what tells phases apart, and with the value.
    QT_TRANSLATE_NOOP("Sentences", "Temporal Position"),
    QT_TRANSLATE_NOOP("Sentences", "cardiac phase"),
    QT_TRANSLATE_NOOP("Sentences", "respiratory phase"),
    QT_TRANSLATE_NOOP("Sentences", "Temporal Position Time Offset"),
    QT_TRANSLATE_NOOP("Sentences", "Trigger Time"),
    QT_TRANSLATE_NOOP("Sentences", "respiratory delay"),
    QT_TRANSLATE_NOOP("Sentences", "Acquisition Number"),
    QT_TRANSLATE_NOOP("Sentences", "Frame Reference Time"),
    QT_TRANSLATE_NOOP("Sentences", "Acquisition Time"),
    QT_TRANSLATE_NOOP("Sentences", "Content Time"),
    QT_TRANSLATE_NOOP("Sentences", "%1 no. %2"),
    QT_TRANSLATE_NOOP("Sentences", "Temporal Position Time Offset %1"),
    QT_TRANSLATE_NOOP("Sentences", "Contrast Agent administered %1"),
    QT_TRANSLATE_NOOP("Sentences", "Diffusion Directionality %1"),
    QT_TRANSLATE_NOOP("Sentences", "Reconstruction Algorithm %1"),
    QT_TRANSLATE_NOOP("Sentences", "Complex Image Component %1"),
    QT_TRANSLATE_NOOP("Sentences", "Reconstruction Diameter %1"),
    QT_TRANSLATE_NOOP("Sentences", "Magnetization Transfer %1"),
    QT_TRANSLATE_NOOP("Sentences", "Acquisition Contrast %1"),
    QT_TRANSLATE_NOOP("Sentences", "Frame Reference Time %1"),
    QT_TRANSLATE_NOOP("Sentences", "velocity direction %1"),
    QT_TRANSLATE_NOOP("Sentences", "Convolution Kernel %1"),
    QT_TRANSLATE_NOOP("Sentences", "Acquisition Number %1"),
    QT_TRANSLATE_NOOP("Sentences", "Temporal Position %1"),
    QT_TRANSLATE_NOOP("Sentences", "respiratory phase %1"),
    QT_TRANSLATE_NOOP("Sentences", "respiratory delay %1"),
    QT_TRANSLATE_NOOP("Sentences", "Irradiation Event %1"),
    QT_TRANSLATE_NOOP("Sentences", "Patient Position %1"),
    QT_TRANSLATE_NOOP("Sentences", "Acquisition Time %1"),
    QT_TRANSLATE_NOOP("Sentences", "Slice Thickness %1"),
    QT_TRANSLATE_NOOP("Sentences", "Repetition Time %1"),
    QT_TRANSLATE_NOOP("Sentences", "Inversion Time %1"),
    QT_TRANSLATE_NOOP("Sentences", "Contrast Agent %1"),
    QT_TRANSLATE_NOOP("Sentences", "Contrast Phase %1"),
    QT_TRANSLATE_NOOP("Sentences", "cardiac phase %1"),
    QT_TRANSLATE_NOOP("Sentences", "Trigger Time %1"),
    QT_TRANSLATE_NOOP("Sentences", "Content Time %1"),
    QT_TRANSLATE_NOOP("Sentences", "Echo Number %1"),
    QT_TRANSLATE_NOOP("Sentences", "Attenuation Corrected %1"),
    QT_TRANSLATE_NOOP("Sentences", "Corrected Image %1"),
    QT_TRANSLATE_NOOP("Sentences", "Rescale Type %1"),
    QT_TRANSLATE_NOOP("Sentences", "Units %1"),
    QT_TRANSLATE_NOOP("Sentences", "Filter Type %1"),
    QT_TRANSLATE_NOOP("Sentences", "Image Type %1"),
    QT_TRANSLATE_NOOP("Sentences", "Flip Angle %1"),
    QT_TRANSLATE_NOOP("Sentences", "Echo Time %1"),
    QT_TRANSLATE_NOOP("Sentences", "direction %1"),
    QT_TRANSLATE_NOOP("Sentences", "component %1"),
    QT_TRANSLATE_NOOP("Sentences", "velocity %1"),
    QT_TRANSLATE_NOOP("Sentences", "sequence %1"),
    QT_TRANSLATE_NOOP("Sentences", "b-value %1"),
    QT_TRANSLATE_NOOP("Sentences", "photon energy %1"),
    QT_TRANSLATE_NOOP("Sentences", "object %1"),
    QT_TRANSLATE_NOOP("Sentences", "coil %1"),
    QT_TRANSLATE_NOOP("Sentences", "ASL %1"),
    QT_TRANSLATE_NOOP("Sentences", "KVP %1"),
    QT_TRANSLATE_NOOP("Sentences", "Stack ID %1"),
    QT_TRANSLATE_NOOP("Sentences", "localiser"),
    QT_TRANSLATE_NOOP("Sentences", "Frame of Reference %1"),
    QT_TRANSLATE_NOOP("Sentences", "phase %1 of %2 by %3"),
    QT_TRANSLATE_NOOP("Sentences", "%1 of %2 slices"),
    QT_TRANSLATE_NOOP("Sentences", "not stated"),
    QT_TRANSLATE_NOOP("Sentences", "without a place"),
    QT_TRANSLATE_NOOP("Sentences", "film %1"),
    QT_TRANSLATE_NOOP("Sentences", "slices"),
    QT_TRANSLATE_NOOP("Sentences", "part %1"),
    QT_TRANSLATE_NOOP("Sentences", "pass %1"),
    QT_TRANSLATE_NOOP("Sentences", "colour"),
    QT_TRANSLATE_NOOP("Sentences", "grey"),
    QT_TRANSLATE_NOOP("Sentences", "not tilted"),
    QT_TRANSLATE_NOOP("Sentences", "tilted %1 degrees to %2 and %3 degrees to %4"),
    QT_TRANSLATE_NOOP("Sentences", "tilted %1 degrees to %2"),
    QT_TRANSLATE_NOOP("Sentences", "rows to %1 and columns to %2"),
    QT_TRANSLATE_NOOP("Sentences", "energy window %1"),
    QT_TRANSLATE_NOOP("Sentences", "detector %1"),
    QT_TRANSLATE_NOOP("Sentences", "phase %1"),
    QT_TRANSLATE_NOOP("Sentences", "rotation %1"),
    QT_TRANSLATE_NOOP("Sentences", "R-R interval %1"),
    QT_TRANSLATE_NOOP("Sentences", "time slot %1"),
    QT_TRANSLATE_NOOP("Sentences", "page %1"),
    QT_TRANSLATE_NOOP("Sentences", "pixels of %1 x %2 mm"),
    QT_TRANSLATE_NOOP("Sentences", "Image Position (Patient) %1\\%2\\%3 is not a place within %4 mm of the scanner."),
};

struct Pattern {
    const char* english;
    QRegularExpression form;
};

// The places of %1, %2, … stand in this order in the English sentence, each once.
Pattern patternOf(const char* english)
{
    QString form = QRegularExpression::escape(QString::fromUtf8(english));
    static const QRegularExpression place(QStringLiteral("\\\\%[1-9]"));
    form.replace(place, QStringLiteral("(.*?)"));
    return {
        english,
        QRegularExpression(QRegularExpression::anchoredPattern(form), QRegularExpression::DotMatchesEverythingOption)};
}

const std::vector<Pattern>& patterns()
{
    static const std::vector<Pattern> all = [] {
        std::vector<Pattern> made;
        for (const char* english : Known)
            made.push_back(patternOf(english));
        return made;
    }();
    return all;
}

// A part of a series may be several words, "axial, Echo Number 2", which are translated one by one. In a whole
// sentence commas stand anywhere.
bool takesSeveral(const QRegularExpressionMatch& match, const QString& english)
{
    if (english.endsWith(u'.'))
        return false;
    const QStringList values = match.capturedTexts().mid(1);
    return std::any_of(values.begin(), values.end(),
                       [](const QString& value) { return value.contains(QLatin1String(", ")); });
}

QString translated(const QString& english, int depth)
{
    for (const Pattern& pattern : patterns()) {
        const auto match = pattern.form.match(english);
        if (!match.hasMatch() || (depth > 0 && takesSeveral(match, english)))
            continue;
        const QString words = QCoreApplication::translate("Sentences", pattern.english);
        // Not QString::arg: a value may hold a "%1" of its own.
        QString result;
        for (qsizetype i = 0; i < words.size(); ++i) {
            const int place = words[i] == u'%' && i + 1 < words.size() ? words[i + 1].digitValue() : -1;
            if (place < 1 || place > match.lastCapturedIndex()) {
                result += words[i];
                continue;
            }
            // A value may be a sentence of core's again: a reason within a reason.
            const QString value = match.captured(place);
            result += depth < 3 ? translated(value, depth + 1) : value;
            ++i;
        }
        return result;
    }
    // A value may be several, as in "axial, Echo Number 2".
    if (depth > 0 && english.contains(QLatin1String(", "))) {
        QStringList parts;
        for (const QString& part : english.split(QStringLiteral(", ")))
            parts.append(translated(part, depth + 1));
        return parts.join(QStringLiteral(", "));
    }
    return english;
}

}

QString sentence(const std::string& english) { return translated(QString::fromStdString(english), 0); }

QString part(const std::string& english) { return translated(QString::fromStdString(english), 1); }

}
