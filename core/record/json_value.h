#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace lantern::record {

// JSON that keeps the digits of its numbers: in FHIR 6.30 and 6.3 are different statements
// (R4 2.24.0.1, decimal). Asking for what is not there gives an empty value, so that a path of
// members can be followed without a check at every step.
class JsonValue {
public:
    enum class Type { Absent, Null, Boolean, Number, Text, List, Object };

    Type type = Type::Absent;
    std::string text;    // of a Text; the digits of a Number; "true" or "false"
    std::vector<JsonValue> items;    // of a List; the values of an Object in order
    std::vector<std::string> names;    // of an Object, beside items

    explicit operator bool() const { return type != Type::Absent && type != Type::Null; }
    bool isText() const { return type == Type::Text; }
    bool isNumber() const { return type == Type::Number; }

    const JsonValue& operator[](std::string_view name) const;
    const JsonValue& at(std::size_t index) const;
    const JsonValue& first() const { return at(0); }
    const std::string& string() const;    // text of a Text, else empty
};

// `isWanted` is asked about every resource type as soon as it is read; of an unwanted resource
// only "resourceType" is kept, so that a bundle's claims cost nearly nothing.
Result<JsonValue> parseJson(std::string_view text, const std::function<bool(std::string_view)>& isWanted);

}
