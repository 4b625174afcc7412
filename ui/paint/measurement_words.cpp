// The words of measurements in the application's language. Core writes them in English, in one place
// for pictures, lists and files; here each stands a second time, so that it can be translated.
#include "ui/paint/measurements.h"
#include "ui/paint/sentences.h"

#include <QCoreApplication>

namespace lantern::paint {

namespace {

// As in core/measure/wording.cpp; a test holds the two against one another.
[[maybe_unused]] constexpr const char* Known[] = {
    QT_TRANSLATE_NOOP("Measurements", "Length"),
    QT_TRANSLATE_NOOP("Measurements", "Angle"),
    QT_TRANSLATE_NOOP("Measurements", "Ellipse"),
    QT_TRANSLATE_NOOP("Measurements", "Rectangle"),
    QT_TRANSLATE_NOOP("Measurements", "Probe"),
    QT_TRANSLATE_NOOP("Measurements", "detector"),
    QT_TRANSLATE_NOOP("Measurements", "est. magn. {}"),
    QT_TRANSLATE_NOOP("Measurements", "calibrated"),
    QT_TRANSLATE_NOOP("Measurements", "calibrated: {}"),
    QT_TRANSLATE_NOOP("Measurements", "centre of the beam"),
    QT_TRANSLATE_NOOP("Measurements", "plane not stated"),
    QT_TRANSLATE_NOOP("Measurements", "do not trust: magnification {}"),
    QT_TRANSLATE_NOOP("Measurements", "ultrasound region"),
    QT_TRANSLATE_NOOP("Measurements", "outside the ultrasound regions"),
    QT_TRANSLATE_NOOP("Measurements", "film"),
    QT_TRANSLATE_NOOP("Measurements", "no spacing"),
    QT_TRANSLATE_NOOP("Measurements", "reconstruction"),
    QT_TRANSLATE_NOOP("Measurements", "projection"),
    QT_TRANSLATE_NOOP("Measurements", "Area {}"),
    QT_TRANSLATE_NOOP("Measurements", "Mean {}, SD {}"),
    QT_TRANSLATE_NOOP("Measurements", "Min {}, max {}"),
    QT_TRANSLATE_NOOP("Measurements", "{} pixels"),
    QT_TRANSLATE_NOOP("Measurements", "{} pixels, {} left out"),
    QT_TRANSLATE_NOOP("Measurements", "No pixel inside"),
    QT_TRANSLATE_NOOP("Measurements", "No values: all padding"),
    QT_TRANSLATE_NOOP("Measurements", "stored value"),
    QT_TRANSLATE_NOOP("Measurements", "unit not stated"),
    QT_TRANSLATE_NOOP("Measurements", "Column {}, row {}"),
    QT_TRANSLATE_NOOP("Measurements", "No value here"),
    QT_TRANSLATE_NOOP("Measurements", "RGB {}"),
    QT_TRANSLATE_NOOP("Measurements", "across {}"),
    QT_TRANSLATE_NOOP("Measurements", "down {}"),
    QT_TRANSLATE_NOOP("Measurements", "No angle: the two ways have different units"),
    QT_TRANSLATE_NOOP("Measurements", "{}: mean {}, SD {}"),
    QT_TRANSLATE_NOOP("Measurements", "{}: min {}, max {}"),
    QT_TRANSLATE_NOOP("Measurements", "{}: not defined for these values"),
    QT_TRANSLATE_NOOP("Measurements", "Real world value"),
    QT_TRANSLATE_NOOP("Measurements", "Mean RGB {}"),
    QT_TRANSLATE_NOOP("Measurements", "SD RGB {}"),
};

}

measure::Wording wording(measure::LengthUnit unit)
{
    return {unit,
            [](std::string_view english) {
                return QCoreApplication::translate("Measurements", std::string(english).c_str()).toStdString();
            },
            [](const std::string& english) { return sentence(english).toStdString(); }};
}

}
