#pragma once

#include "core/dicom/instance.h"

#include <string>
#include <string_view>
#include <vector>

// Whether two headers speak of one patient: the one rule, for scanning, planes, tiles and records. What both
// state must agree; what one of them leaves out is unknown, which is not another. A name alone is no evidence
// either way: it is shared by many and spelled in many ways (PS3.3 C.7.1.1).
namespace lantern::dicom {

// What of a header tells patients apart, in one form. What is absent, and what only fills the field ("ANON",
// "0", "^^^"), is left out.
struct Identity {
    std::vector<PatientIdentifier> ids;    // Patient ID; several where files with several were brought together
    std::vector<PatientIdentifier> otherIds;    // Other Patient IDs
    std::string birthDate;    // YYYYMMDD; a record may know YYYY or YYYYMM
    char sex = 0;    // 'M' or 'F'; 0 where it contradicts nothing
    std::vector<std::string> names;    // each group, its parts in lower case and sorted
};

Identity identityOf(const PatientFacts& facts);

// The parts that are stated: empty where a text only fills its field. Some systems put a whole HL7 identifier into
// Patient ID, "4711^^^HOSPITAL".
PatientIdentifier knownIdentifier(std::string_view id, std::string_view issuer);
// Digits of a date, "1957-05-02" or "19570502"; empty for dates that stand for none, such as 1900-01-01.
std::string knownBirthDate(std::string_view date);
char knownSex(std::string_view sex);    // of "M" as of "male"

struct Comparison {
    Messages differences;    // "Patient ID", "birth date": what both state, unlike
    bool idsAgree = false;
    bool nameAndBirthDateAgree = false;

    bool isContradiction() const { return !differences.empty(); }
    // Something identifies both. Without this, files that do not contradict each other are one patient's only
    // where they are of one study.
    bool areSame() const { return !isContradiction() && (idsAgree || nameAndBirthDateAgree); }
};
Comparison compare(const Identity& a, const Identity& b);    // the same whichever comes first

// All that both state, of two that do not contradict each other.
void add(Identity& to, const Identity& more);

}
