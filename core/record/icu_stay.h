#pragma once

#include "core/base/result.h"
#include "core/record/event.h"
#include "core/record/score_series.h"

#include <string>
#include <string_view>
#include <vector>

namespace lantern::record {

// Does a code (SNOMED CT, HL7 ServiceDeliveryLocationRoleType) or a place's name mean intensive care?
bool isIntensiveCareCode(std::string_view code);
bool saysIntensiveCare(std::string_view text);

// Which of icuVariables() an event measures; -1 where none.
int icuVariableOf(const Event& event, Clock clock);

// One value that the model knows, in the model's unit.
struct IcuMeasurement {
    int variable = 0;    // index in icuVariables()
    double hour = 0;    // since the admission; descriptors known before it stand at 0
    double value = 0;
    std::size_t event = noEvent;    // index in Record::events

    static constexpr std::size_t noEvent = std::size_t(-1);    // the age, out of the birth date
};

// The first 48 hours of a stay in intensive care, as the model sees them.
struct IcuStay {
    Moment admission;
    int lastHour = 48;    // the last whole hour of the stay, at most 48
    std::vector<IcuMeasurement> measurements;    // by hour
    std::vector<LeftOutValue> leftOut;
};

// The first intensive-care stay that holds measurements the model knows, or any stay of a 2012
// record. Refused says why there is none: "not applicable: ..." is what a person reads.
Result<IcuStay> icuStayOf(const Record& record);

}
