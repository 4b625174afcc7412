#pragma once

#include "core/record/event.h"

#include <string>
#include <string_view>

// An event as a person reads it.
namespace lantern::record {

// A UCUM unit as it is printed: "°C", "mmHg", "10³/µL"; "" for the units of plain numbers ("1", "{score}", "[pH]").
std::string unitForPeople(std::string_view ucum);

// Three significant digits with a true minus, whole numbers and shorter ones as the source wrote them: "0.123",
// "1235", "6.30", "−1.5", "> 500". Text that is no number stays as it is.
std::string numberForPeople(std::string_view digits);

// The value with its unit, or the word of a coded one: "36.6 °C", "15", "male". Empty where there is none.
Message valueForPeople(const Event& event);

// What is listed of an event, its mark before everything else: "refuted: Pneumonia".
std::string titleForPeople(const Event& event);

// What should be known of a record beside its events: its notes, and "skipped entry[3] Observation/a: It was deleted
// later." for each entry left out. Damaged ones are checkWhole()'s.
Messages remarksOf(const Record& record);

}
