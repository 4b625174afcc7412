#pragma once

#include "core/record/fhir/json_value.h"

#include <string>
#include <string_view>

namespace lantern::record {

// What a literal reference or a fullUrl says (R4 2.3, 3.1.1). Versions are left off: Patient/a/_history/2 is Patient/a.
struct Reference {
    enum class Form {
        None,
        Contained,    // "#a": `id`
        Resource,    // "Patient/a" (base ""), "https://a.example/fhir/Patient/a"
        Urn,    // "urn:uuid:..." or another URL that names no resource: `id` is the whole of it
        Search,    // "Patient?identifier=http://hospital.example|7": `id` is what stands behind the ?
    };
    Form form = Form::None;
    std::string base, type, id;

    std::string text() const;    // for people and as a key
    bool operator==(const Reference&) const = default;
};

Reference parseReference(std::string_view text);

// Do two places say the same server? Unknown ones do not contradict; http and https, the case of
// the host and a slash at the end make no difference.
std::string plainBase(std::string_view url);
inline bool mayBeSameBase(const std::string& a, const std::string& b) { return a.empty() || b.empty() || a == b; }

// The value of `name` in "identifier=http://hospital.example%7C7&active=true", decoded; "" where it is not there.
std::string queryValue(std::string_view query, std::string_view name);

}
