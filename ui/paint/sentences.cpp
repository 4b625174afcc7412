#include "ui/paint/sentences.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <algorithm>
#include <vector>

namespace lantern::paint {

namespace {

// As in core, with %1, %2 where fmt puts values. A test holds core's sources against this list.
constexpr const char* Known[] = {
    // What should be known of an outcome.
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
    QT_TRANSLATE_NOOP("Sentences", "%1 is %2, which is beyond the numbers that Lantern can hold."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is \"%2\", which is not a number."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is \"%2\", which is not a FHIR date."),
    QT_TRANSLATE_NOOP("Sentences", "The measurements of this study could not be read and were kept aside as \"%1\"."),
    QT_TRANSLATE_NOOP("Sentences", "The measurements of this study could not be read: %1"),
    // What is odd about a series.
    QT_TRANSLATE_NOOP("Sentences", "%1 has %2 entries for %3 frames and is not used."),
    QT_TRANSLATE_NOOP("Sentences", "Frame Time Vector goes back by %1 ms and is not used."),
    QT_TRANSLATE_NOOP("Sentences", "Only %1 of %2 frames say where they lie."),
    QT_TRANSLATE_NOOP("Sentences", "Specific Character Set \"%1\" is not known."),
    QT_TRANSLATE_NOOP("Sentences", "%1 has bytes that are not in its character set \"%2\"."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is UTF-8 although the character set is \"%2\"."),
    QT_TRANSLATE_NOOP("Sentences", "%1 has characters of Windows that the character set \"%2\" does not have."),
    QT_TRANSLATE_NOOP("Sentences", "%1 \"%2\" is not a number and is not used."),
    QT_TRANSLATE_NOOP("Sentences", "Some values have an odd number of bytes, which the standard forbids: %1."),
    QT_TRANSLATE_NOOP("Sentences", "Some values are written with a type that DICOM does not know: %1."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The file lacks the header that DICOM files begin with; how it is written was seen from its content: %1."),
    QT_TRANSLATE_NOOP("Sentences", "The file says that it is written as %1, but it is written as %2."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The file does not say which study, series or instance it is; what belongs together had to be guessed."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "Text is burned into the pixels, perhaps the patient's name: hiding names on the screen does not remove it."),
    QT_TRANSLATE_NOOP("Sentences", "Patient's Age \"%1\" is not an age."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Patient's Age says %1, but by the date of birth the patient was %2 years old at the study."),
    QT_TRANSLATE_NOOP("Sentences",
                      "These are the detector's values for processing, not the picture that was made for reading."),
    QT_TRANSLATE_NOOP("Sentences", "The rescale of this MR image serves the display: its values are not measurements."),
    QT_TRANSLATE_NOOP("Sentences", "%1 \"%2\" is not a date."),
    QT_TRANSLATE_NOOP("Sentences", "Pixel Spacing %1\\%2 is not a positive distance."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Image Orientation (Patient) %1\\%2\\%3\\%4\\%5\\%6 is not a pair of perpendicular directions."),
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
    // What is broken between stored value and screen.
    QT_TRANSLATE_NOOP("Sentences", "SUV is not available: %1."),
    QT_TRANSLATE_NOOP("Sentences", "Annotations of the presentation state that are not drawn: %1."),
    QT_TRANSLATE_NOOP("Sentences", "Annotations in units of a tiled slide's whole matrix, which are not drawn: %1."),
    QT_TRANSLATE_NOOP("Sentences", "A compound graphic \"%1\" of the presentation state is not drawn."),
    QT_TRANSLATE_NOOP("Sentences", "The Mask Operation \"%1\" of the presentation state is not known and not done."),
    QT_TRANSLATE_NOOP("Sentences", "The presentation state shifts the mask by regions, of which none is shifted."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The presentation state's Pixel Intensity Relationship LUT is not applied before its mask is "
                      "subtracted."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The presentation state has no window, and the image's own is not used: all that can be stored "
                      "is shown."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The frames that the presentation state subtracts are not there, so nothing is subtracted."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The image's own Modality LUT cannot be taken back, so the presentation state's is not applied."),
    QT_TRANSLATE_NOOP("Sentences", "The Presentation LUT %1."),
    QT_TRANSLATE_NOOP("Sentences", "The bitmap shutter in group %1 is not there and is ignored."),
    QT_TRANSLATE_NOOP("Sentences", "An Image Rotation of %1 degrees is ignored."),
    QT_TRANSLATE_NOOP("Sentences", "The overlay in group %1 %2 and is left out."),
    QT_TRANSLATE_NOOP("Sentences", "The shutter shape \"%1\" is unknown and ignored."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The rectangular shutter from column %1 to %2 and row %3 to %4 shows nothing of %5 x %6 pixels "
                      "and is ignored."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The circular shutter around row %1, column %2 with radius %3 shows nothing of %4 x %5 pixels and is ignored."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The polygonal shutter of %1 corners shows nothing of %2 x %3 pixels and is ignored."),
    QT_TRANSLATE_NOOP("Sentences", "The real world values \"%1\" are given as a table, which is not read."),
    QT_TRANSLATE_NOOP("Sentences", "The Modality LUT %1, so stored values are shown."),
    QT_TRANSLATE_NOOP("Sentences", "The Modality LUT %1."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Rescale Slope \"%1\" with Intercept \"%2\" cannot be applied, so stored values are shown."),
    QT_TRANSLATE_NOOP("Sentences",
                      "Rescale Slope \"%1\" with Intercept \"%2\" is half a rescale, so the values have no unit."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The Modality LUT or rescale of this X-ray image leads back to the intensity of the beam and is "
                      "not for display: stored values are shown and measured."),
    QT_TRANSLATE_NOOP("Sentences", "Window Center \"%1\" with Window Width \"%2\" is no window."),
    QT_TRANSLATE_NOOP("Sentences", "The VOI LUT Function \"%1\" is unknown; LINEAR is taken."),
    QT_TRANSLATE_NOOP("Sentences", "Window Width \"%1\" is too narrow for LINEAR; LINEAR_EXACT is taken."),
    QT_TRANSLATE_NOOP("Sentences", "VOI LUT %1 %2 and is left out."),
    QT_TRANSLATE_NOOP("Sentences", "VOI LUT %1 %2."),
    // Why a file or a frame cannot be read.
    QT_TRANSLATE_NOOP("Sentences", "There is no DICOM image here."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" breaks off or is damaged, copy or export it again: %2."),
    QT_TRANSLATE_NOOP("Sentences", "\"%1\" has no pixel data."),
    QT_TRANSLATE_NOOP("Sentences", "There is no file \"%1\" any more."),
    QT_TRANSLATE_NOOP("Sentences", "%1 is not supported yet."),
    QT_TRANSLATE_NOOP("Sentences", "There is no frame %1: \"%2\" has %3, counted from 0."),
    QT_TRANSLATE_NOOP("Sentences", "Frames of %1 x %2 with %3 bits cannot be read."),
    QT_TRANSLATE_NOOP("Sentences", "Frame %1 (%2) could not be decoded: %3."),
    QT_TRANSLATE_NOOP("Sentences", "The pixel data hold %1 bytes where frame %2 ends at byte %3."),
    QT_TRANSLATE_NOOP("Sentences", "The pixel data hold %1 bytes where a frame needs %2."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The pixel data break off before the end of frame %1: copy or export the file again."),
    QT_TRANSLATE_NOOP("Sentences", "The pixel data are empty."),
    QT_TRANSLATE_NOOP("Sentences", "The pixel data break off before their end: copy or export the file again."),
    QT_TRANSLATE_NOOP("Sentences", "The pixels are packed in a way of Elscint's own (%1) that is not supported yet."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The compressed pixels are not in fragments, as the transfer syntax asks for, or damaged."),
    QT_TRANSLATE_NOOP("Sentences", "The mosaic has %1 x %2 pixels where its slices need %3 x %4."),
    QT_TRANSLATE_NOOP("Sentences", "Bytes behind the pixels belong to no element and were left out: %1."),
    QT_TRANSLATE_NOOP("Sentences", "The pixel data hold more bytes than the picture needs, which were left out: %1."),
    QT_TRANSLATE_NOOP("Sentences", "Pixels of %1 bits are not supported."),
    QT_TRANSLATE_NOOP("Sentences", "Images with %1 samples a pixel are not supported."),
    QT_TRANSLATE_NOOP("Sentences", "The colour palette has no descriptor."),
    QT_TRANSLATE_NOOP("Sentences", "The colour palette is empty."),
    QT_TRANSLATE_NOOP("Sentences", "The segmented colour palette breaks off."),
    QT_TRANSLATE_NOOP("Sentences", "The colour model \"%1\" is not supported."),
    QT_TRANSLATE_NOOP("Sentences", "There is not enough memory for this frame."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The picture is a mosaic of slices that could not be taken apart, since %1: it has no scale and no "
        "place in the patient."),
    // Words that stand as values in the sentences above.
    QT_TRANSLATE_NOOP("Sentences", "it does not say of how many"),
    QT_TRANSLATE_NOOP("Sentences", "%1 do not fit into %2 x %3 pixels"),
    QT_TRANSLATE_NOOP("Sentences", "it does not say where it lies in the patient"),
    QT_TRANSLATE_NOOP("Sentences", "it does not say which way they follow one another"),
    QT_TRANSLATE_NOOP("Sentences", "its normal contradicts its orientation"),
    QT_TRANSLATE_NOOP("Sentences", "its header makes no sense about %1"),
    QT_TRANSLATE_NOOP("Sentences", "the length or type of %1 is damaged"),
    QT_TRANSLATE_NOOP("Sentences", "its header ends in what is no element (%1,%2)"),
    QT_TRANSLATE_NOOP("Sentences", "its bytes end after %1 of %2 pixels"),
    QT_TRANSLATE_NOOP("Sentences", "its JPEG XL header is damaged"),
    QT_TRANSLATE_NOOP("Sentences", "its JPEG XL codestream is damaged or breaks off"),
    QT_TRANSLATE_NOOP("Sentences", "its JPEG XL headers contradict one another"),
    QT_TRANSLATE_NOOP("Sentences", "its JPEG XL codestream has %1 planes beside the picture"),
    QT_TRANSLATE_NOOP("Sentences", "JPEG XL of %1 bits%2 is not supported"),
    QT_TRANSLATE_NOOP("Sentences", "it holds no JPEG XL codestream"),
    QT_TRANSLATE_NOOP("Sentences", "axial"),
    QT_TRANSLATE_NOOP("Sentences", "coronal"),
    QT_TRANSLATE_NOOP("Sentences", "sagittal"),
    QT_TRANSLATE_NOOP("Sentences", "oblique"),
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
    // What is wrong with a table, an overlay or an uptake value.
    QT_TRANSLATE_NOOP("Sentences", "has no entries"),
    QT_TRANSLATE_NOOP("Sentences", "has no descriptor"),
    QT_TRANSLATE_NOOP("Sentences", "has %1 of its %2 entries"),
    QT_TRANSLATE_NOOP("Sentences", "gives %1 for every value"),
    QT_TRANSLATE_NOOP("Sentences", "says %1 bits for entries up to %2"),
    QT_TRANSLATE_NOOP("Sentences", "has no size"),
    QT_TRANSLATE_NOOP("Sentences", "lies in bit %1 of pixels that have none"),
    QT_TRANSLATE_NOOP("Sentences", "lies in bit %1, which belongs to the pixels"),
    QT_TRANSLATE_NOOP("Sentences", "holds %1 bytes where %2 x %3 pixels need %4"),
    QT_TRANSLATE_NOOP("Sentences", "Rescale Slope is not stated, so the values are raw"),
    QT_TRANSLATE_NOOP("Sentences", "no Acquisition Date and Time"),
    QT_TRANSLATE_NOOP("Sentences",
                      "the Series Time is later than the Acquisition Time, and nothing says when the scan began"),
    QT_TRANSLATE_NOOP("Sentences", "the time of the injection is not stated"),
    QT_TRANSLATE_NOOP("Sentences", "the injection is %1 minutes after the scan"),
    QT_TRANSLATE_NOOP("Sentences", "the injection is %1 hours before the scan, over ten half-lives"),
    QT_TRANSLATE_NOOP("Sentences", "Corrected Image does not name %1"),
    QT_TRANSLATE_NOOP("Sentences", "Decay Correction is \"%1\" instead of START or ADMIN"),
    QT_TRANSLATE_NOOP("Sentences", "Units are counts, and no factor is given"),
    QT_TRANSLATE_NOOP("Sentences", "Units are not stated"),
    QT_TRANSLATE_NOOP("Sentences", "Units are \"%1\""),
    QT_TRANSLATE_NOOP("Sentences", "the patient's weight is not stated"),
    QT_TRANSLATE_NOOP("Sentences", "the injected dose is not stated"),
    QT_TRANSLATE_NOOP("Sentences", "an injected dose of %1 Bq is too small to be meant"),
    QT_TRANSLATE_NOOP("Sentences", "the half-life is not stated"),
    // What decoding met.
    QT_TRANSLATE_NOOP("Sentences", "Image Position (Patient) %1\\%2\\%3 is not a place within %4 mm of the scanner."),
    QT_TRANSLATE_NOOP("Sentences", "A Modality LUT for values above 2147483647 is not supported."),
    QT_TRANSLATE_NOOP("Sentences", "A colour palette for values above 2147483647 is not supported."),
    QT_TRANSLATE_NOOP("Sentences", "The pixels were encoded by a program with a known fault, which was allowed for."),
    QT_TRANSLATE_NOOP("Sentences", "The transfer syntax is %1, but the pixels are %2 and were decoded as such."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The header says %1 x %2 pixels, the codestream %3 x %4: the codestream is followed."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The header says %1 samples a pixel, the codestream %2: the codestream is followed."),
    QT_TRANSLATE_NOOP("Sentences", "The header says %1 bits a sample, the codestream %2: the codestream is followed."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The header says that values have no sign, the codestream that they have: the codestream is followed."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The codestream says that values have no sign, the header that they have: they were read as two's complement."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The header says that values have a sign, but the codestream has no room for it: the codestream is followed."),
    QT_TRANSLATE_NOOP("Sentences", "The header says %1, but the codestream holds %2: the codestream is followed."),
    QT_TRANSLATE_NOOP("Sentences",
                      "The table that says where each frame begins is wrong, so the frames were found without it."),
    QT_TRANSLATE_NOOP("Sentences",
                      "High Bit %1 does not go with %2 bits stored in %3: values are taken from the lowest bit on."),
    QT_TRANSLATE_NOOP(
        "Sentences",
        "The file has a colour profile (ICC) of its own, which is not applied: its colours are shown as sRGB."),
    QT_TRANSLATE_NOOP("Sentences", "The compressed pixels are not in fragments, as the transfer syntax asks for."),
    QT_TRANSLATE_NOOP("Sentences", "Number of Frames says %1, but there are %2."),
    QT_TRANSLATE_NOOP("Sentences", "Frame %1 is missing: the pixel data hold %2 of %3 frames."),
    QT_TRANSLATE_NOOP("Sentences", "The pixel data break off inside frame %1: copy or export the file again."),
    QT_TRANSLATE_NOOP("Sentences", "A frame of %1 x %2 cannot come out of %3 bytes."),
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

}
