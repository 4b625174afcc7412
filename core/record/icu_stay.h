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

// A stay in intensive care as models see it, or its first hours.
struct IcuStay {
    Moment admission;
    int lastHour = 48;    // the last whole hour of it that is looked at
    std::vector<IcuMeasurement> measurements;    // by hour
    std::vector<LeftOutValue> leftOut;
};

// The first intensive-care stay that holds measurements the model knows, or any stay of a 2012
// record: its first 48 hours. Refused says why there is none: "not applicable: ..." is what a person reads.
Result<IcuStay> icuStayOf(const Record& record);

// The same from the first to the last hour, however long; a year at most.
Result<IcuStay> wholeIcuStayOf(const Record& record);

}
