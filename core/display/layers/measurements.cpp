// What people measured.
#include "core/display/layer.h"

namespace lantern::display {

Drawings drawings_of_measurements(const Composing& composing)
{
    const auto& sources = composing.sources;
    if (!composing.hasImage() || sources.measurements.empty())
        return {};
    return {Measurements{sources.measurements, sources.lengths}};
}

}
