#pragma once

#include "core/record/fhir/bundle.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <initializer_list>
#include <string>
#include <vector>

// FHIR resources as text, for tests.
namespace lantern::test {

inline std::string patient(const std::string& id, const std::string& more = "")
{
    return fmt::format(
        R"({{"resourceType":"Patient","id":"{}","name":[{{"family":"Made","given":["Up"]}}],"gender":"female","birthDate":"1951-03-01"{}}})",
        id, more);
}

// A glucose in the morning of 2024-05-01 about whatever `subject`, a Reference, says; "" for nobody.
inline std::string glucose(const std::string& id, const std::string& value, const std::string& subject,
                           const std::string& more = R"(,"status":"final")")
{
    return fmt::format(
        R"({{"resourceType":"Observation","id":"{}"{},"code":{{"coding":[{{"system":"http://loinc.org","code":"2345-7","display":"Glucose"}}]}},)"
        R"("effectiveDateTime":"2024-05-01T08:00:00Z","valueQuantity":{{"value":{},"code":"mg/dL"}}{}}})",
        id, subject.empty() ? "" : R"(,"subject":)" + subject, value, more);
}

inline std::string reference(const std::string& to) { return fmt::format(R"({{"reference":"{}"}})", to); }

inline std::string entry(const std::string& resource, const std::string& fullUrl = "", const std::string& more = "")
{
    return fmt::format("{{{}\"resource\":{}{}}}", fullUrl.empty() ? "" : fmt::format(R"("fullUrl":"{}",)", fullUrl),
                       resource, more);
}

inline std::string bundle(std::initializer_list<std::string> entries, const std::string& type = "collection",
                          const std::string& more = "")
{
    return fmt::format(R"({{"resourceType":"Bundle","type":"{}"{},"entry":[{}]}})", type, more,
                       fmt::join(entries, ","));
}

inline record::Record read(const std::string& json)
{
    auto record = record::readFhir(json, "made.json");
    EXPECT_TRUE(record) << record.error().sentence();
    return record ? *std::move(record) : record::Record{};
}

// The digits of all values, in the order of the timeline.
inline std::vector<std::string> values(const record::Record& record)
{
    std::vector<std::string> all;
    for (const auto& event : record.events)
        all.push_back(event.valueText);
    return all;
}

// What was left out, in one text to search in.
inline std::string leftOut(const record::Record& record)
{
    std::string all;
    for (const auto& skipped : record.skipped)
        all += skipped.where + ": " + inEnglish(skipped.reason) + '\n';
    return all;
}

}
