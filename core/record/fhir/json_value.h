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
    bool isList() const { return type == Type::List; }
    bool isObject() const { return type == Type::Object; }
    bool isTrue() const { return type == Type::Boolean && text == "true"; }

    const JsonValue& operator[](std::string_view name) const;
    const JsonValue& at(std::size_t index) const;
    const JsonValue& first() const { return at(0); }
    const std::string& string() const;    // text of a Text, else empty

    // The items of a list, or the value itself: other releases of FHIR repeat what one of them has once.
    std::vector<const JsonValue*> each() const;
};

struct JsonProblem {
    bool isCut = false;    // the text ends inside the value
    std::size_t byte = 0;    // where it is wrong, from the beginning of `text`
    Message what;    // "a value is missing"
};

using WantedType = std::function<bool(std::string_view resourceType)>;

// Takes one value off the front of `text` with the white space around it, so that files with one
// value a line are read by asking again. `isWanted` is asked about every resource type; of an unwanted
// resource only "resourceType" and "id" are kept, so that a bundle's claims cost nearly nothing. What stands where
// a number belongs and is none (NaN, 007) becomes a Text: it is wrong there and nowhere else.
tl::expected<JsonValue, JsonProblem> takeJson(std::string_view& text, const WantedType& isWanted);

// The same content in whatever order its members were written.
std::string canonicalText(const JsonValue& value);

}
