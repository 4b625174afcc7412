// The words of measurements in the application's language.
#include "ui/paint/measurements.h"
#include "ui/paint/message_text.h"

namespace lantern::paint {

measure::Wording wording(measure::LengthUnit unit) { return {unit, formatOf}; }

}
