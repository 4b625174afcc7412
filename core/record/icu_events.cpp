#include "core/record/icu_events.h"

#include "core/record/icu_variables.h"

#include <fmt/format.h>

namespace lantern::record {

Event icuStayEvent(std::int64_t seconds, std::string_view source)
{
    Event event;
    event.time = {0, Precision::Minute, 0};
    event.end = Moment{seconds, Precision::Minute, 0};
    event.kind = Kind::Encounter;
    event.code = "309904001";
    event.system = "http://snomed.info/sct";
    event.text = "Intensive care unit";
    event.source = source;
    return event;
}

Event icuValueEvent(int variable, double value, std::string_view system)
{
    const auto& known = icuVariables()[std::size_t(variable)];
    Event event;
    event.time = {0, Precision::Minute, 0};
    event.kind = Kind::Other;
    event.code = known.loinc.empty() ? known.name : known.loinc.front();
    event.system = known.loinc.empty() ? system : "http://loinc.org";
    event.text = inEnglish(known.title);
    event.value = value;
    event.valueText = fmt::format("{:g}", value);
    event.unit = known.units.front().ucum;
    return event;
}

}
