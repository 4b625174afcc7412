// One stay, written in many ways, has one risk: nothing but the facts about the patient may move it.
#include "core/inference/score_record.h"
#include "core/record/read_record.h"
#include "tests/core/record/gzipped.h"
#include "tests/support/made_record.h"

#include <algorithm>
#include <functional>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <map>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

using Json = nlohmann::ordered_json;

const std::string server = "https://a.example/fhir/";

Json reference(const std::string& to) { return {{"reference", to}}; }

Json observation(const std::string& id, const std::string& loinc, double value, const std::string& unit, int hour)
{
    return {{"resourceType", "Observation"},
            {"id", id},
            {"meta", {{"versionId", "2"}}},
            {"status", "final"},
            {"category", Json::array({{{"coding", Json::array({{{"code", "laboratory"}}})}}})},
            {"code", {{"coding", Json::array({{{"system", "http://loinc.org"}, {"code", loinc}}})}}},
            {"subject", reference("Patient/p1")},
            {"effectiveDateTime", fmt::format("2024-05-{:02}T{:02}:00:00Z", 1 + hour / 24, hour % 24)},
            {"valueQuantity", {{"value", value}, {"code", unit}}}};
}

// A stay of two days with five values every few hours, two of them at one moment twice.
std::vector<Json> stay()
{
    std::vector<Json> resources;
    resources.push_back({{"resourceType", "Patient"},
                         {"id", "p1"},
                         {"identifier", Json::array({{{"system", "http://hospital.example/mrn"}, {"value", "4711"}}})},
                         {"name", Json::array({{{"family", "Made"}, {"given", Json::array({"Up"})}}})},
                         {"gender", "female"},
                         {"birthDate", "1960-05-05"}});
    resources.push_back(
        {{"resourceType", "Encounter"},
         {"id", "e1"},
         {"status", "finished"},
         {"class", {{"code", "IMP"}}},
         {"type",
          Json::array({{{"coding", Json::array({{{"system", "http://snomed.info/sct"}, {"code", "309904001"}}})}}})},
         {"subject", reference("Patient/p1")},
         {"period", {{"start", "2024-05-01T08:00:00Z"}, {"end", "2024-05-03T08:00:00Z"}}}});
    for (const int hour : {9, 12, 16, 24, 32, 40, 52}) {
        resources.push_back(observation(fmt::format("hr{}", hour), "8867-4", 82 + hour, "/min", hour));
        resources.push_back(observation(fmt::format("gcs{}", hour), "9269-2", 15 - hour / 20, "{score}", hour));
        resources.push_back(observation(fmt::format("cr{}", hour), "2160-0", 0.9 + hour * 0.01, "mg/dL", hour));
        resources.push_back(observation(fmt::format("bun{}", hour), "3094-0", 14 + hour, "mg/dL", hour));
        resources.push_back(observation(fmt::format("la{}", hour), "2524-7", 1.1, "mmol/L", hour));
        resources.push_back(observation(fmt::format("la-again{}", hour), "2524-7", 2.7, "mmol/L", hour));
    }
    return resources;
}

std::string bundleOf(const std::vector<Json>& resources, const std::string& base = "",
                     const std::string& type = "collection")
{
    Json entries = Json::array();
    for (const auto& resource : resources) {
        Json entry = Json::object();
        if (!base.empty())
            entry["fullUrl"] =
                base + resource.at("resourceType").get<std::string>() + '/' + resource.at("id").get<std::string>();
        entry["resource"] = resource;
        entries.push_back(entry);
    }
    return Json{{"resourceType", "Bundle"}, {"type", type}, {"entry", entries}}.dump(1);
}

std::string linesOf(const std::vector<Json>& resources)
{
    std::string lines;
    for (const auto& resource : resources)
        lines += resource.dump() + '\n';
    return lines;
}

// The same with the members of every object the other way round.
Json reversed(const Json& value)
{
    if (value.is_array()) {
        auto list = Json::array();
        for (const auto& item : value)
            list.push_back(reversed(item));
        return list;
    }
    if (!value.is_object())
        return value;
    std::vector<std::pair<std::string, Json>> members;
    for (const auto& [name, item] : value.items())
        members.emplace_back(name, reversed(item));
    std::ranges::reverse(members);
    auto object = Json::object();
    for (auto& [name, item] : members)
        object[name] = std::move(item);
    return object;
}

std::vector<Json> with(const std::function<void(Json&)>& change)
{
    auto resources = stay();
    for (auto& resource : resources)
        if (resource.at("resourceType") != "Patient")
            change(resource);
    return resources;
}

std::vector<Json> about(const Json& subject)
{
    return with([&](Json& resource) { resource["subject"] = subject; });
}

// Every observation a second time, changed, before and behind the others.
std::vector<Json> besides(const std::function<void(Json&)>& change)
{
    auto resources = stay();
    const auto original = resources;
    for (auto other : original) {
        if (other.at("resourceType") == "Patient")
            continue;
        if (other.contains("valueQuantity"))
            other["valueQuantity"]["value"] = other.at("valueQuantity").at("value").get<double>() * 2 + 1;
        change(other);
        resources.insert(resources.begin() + 1, other);
        resources.push_back(std::move(other));
    }
    return resources;
}

std::vector<Json> besidesWithOwnIds(const std::function<void(Json&)>& change)
{
    return besides([&](Json& other) {
        other["id"] = "other-" + other.at("id").get<std::string>();
        change(other);
    });
}

std::map<std::string, std::string> variants()
{
    std::map<std::string, std::string> all;
    all["absolute"] = bundleOf(about(reference(server + "Patient/p1")), server);
    all["absolute, no fullUrl"] = bundleOf(about(reference(server + "Patient/p1")));
    all["versioned"] = bundleOf(about(reference("Patient/p1/_history/7")), server);
    all["conditional"] = bundleOf(about(reference("Patient?identifier=http://hospital.example/mrn|4711")));
    all["by identifier"] =
        bundleOf(about({{"identifier", {{"system", "http://hospital.example/mrn"}, {"value", "4711"}}}}));
    all["nobody named"] = bundleOf(with([](Json& resource) { resource.erase("subject"); }));
    {
        auto json = Json::parse(bundleOf(about(reference("urn:uuid:11111111-2222-3333-4444-555555555555"))));
        json["entry"][0]["fullUrl"] = "urn:uuid:11111111-2222-3333-4444-555555555555";
        json["entry"][0]["resource"].erase("id");
        all["urn"] = json.dump();
    }
    all["another patient"] =
        bundleOf(besidesWithOwnIds([](Json& other) { other["subject"] = reference("Patient/p2"); }), server);
    all["another server"] = bundleOf(
        besidesWithOwnIds([](Json& other) { other["subject"] = reference("https://b.example/fhir/Patient/p1"); }),
        server);
    all["another's urn"] = bundleOf(besidesWithOwnIds(
        [](Json& other) { other["subject"] = reference("urn:uuid:99999999-2222-3333-4444-555555555555"); }));
    all["a device"] = bundleOf(besidesWithOwnIds([](Json& other) { other["subject"] = reference("Device/p1"); }));
    all["a fetus"] = bundleOf(besidesWithOwnIds([](Json& other) {
        if (other.at("resourceType") == "Observation")
            other["focus"] = Json::array({{{"display", "Fetus"}}});
        else
            other["status"] = "planned";
    }));
    all["entered in error"] = bundleOf(besidesWithOwnIds([](Json& other) { other["status"] = "entered-in-error"; }));
    all["cancelled"] = bundleOf(besidesWithOwnIds([](Json& other) { other["status"] = "cancelled"; }));
    all["preliminary and planned"] = bundleOf(besidesWithOwnIds(
        [](Json& other) { other["status"] = other.at("resourceType") == "Encounter" ? "planned" : "preliminary"; }));
    all["modifier"] = bundleOf(besidesWithOwnIds([](Json& other) {
        other["modifierExtension"] = Json::array({{{"url", "http://x.example/not"}}});
    }));
    all["superseded"] = bundleOf(besides([](Json& other) {
                                     other["meta"]["versionId"] = "1";
                                     if (other.at("resourceType") == "Encounter")
                                         other["meta"]["lastUpdated"] = "2020-01-01T00:00:00Z";
                                 }),
                                 server, "history");
    all["twice"] = linesOf(stay()) + linesOf(stay());
    all["in a bundle of bundles"] = Json{{"resourceType", "Bundle"},
                                         {"type", "batch-response"},
                                         {"entry", Json::array({{{"resource", Json::parse(bundleOf(stay()))}}})}}
                                        .dump();
    {
        auto turned = stay();
        std::ranges::reverse(turned);
        all["entries the other way round"] = bundleOf(turned);
        all["lines the other way round"] = linesOf(turned);
    }
    all["keys the other way round"] = reversed(Json::parse(bundleOf(stay()))).dump();
    all["lines"] = linesOf(stay());
    all["a list"] = Json(stay()).dump();
    all["packed"] = test::gzipped(bundleOf(stay()));
    all["packed lines"] = test::gzipped(linesOf(stay()));
    all["deleted"] = Json::parse(bundleOf(besidesWithOwnIds([](Json&) {}))).dump();
    {
        auto json = Json::parse(all["deleted"]);
        const auto entries = json["entry"];
        for (const auto& entry : entries) {
            const auto& resource = entry.at("resource");
            if (const auto id = resource.at("id").get<std::string>(); id.starts_with("other-"))
                json["entry"].push_back(
                    {{"request",
                      {{"method", "DELETE"}, {"url", resource.at("resourceType").get<std::string>() + '/' + id}}}});
        }
        json["type"] = "transaction";
        all["deleted"] = json.dump();
    }
    return all;
}

record::ScoreSeries curveOf(const std::string& bytes)
{
    const auto record = record::parseRecord(bytes, "made.json");
    EXPECT_TRUE(record) << record.error().sentence();
    QuietJob job;
    const auto curve = test::scored(record.value_or(record::Record{}), inference::Explain::No, job);
    EXPECT_TRUE(curve) << curve.error().sentence();
    return curve.value_or(record::ScoreSeries{});
}

}

TEST(RecordVariants, EveryFormOfOneStayHasTheSameRiskAtEveryHour)
{
    const auto plain = curveOf(bundleOf(stay()));
    ASSERT_EQ(plain.points.size(), 49u);
    const auto all = variants();
    EXPECT_GE(all.size(), 20u);
    for (const auto& [name, bytes] : all) {
        const auto curve = curveOf(bytes);
        ASSERT_EQ(curve.points.size(), plain.points.size()) << name;
        for (std::size_t hour = 0; hour < plain.points.size(); ++hour)
            EXPECT_NEAR(curve.points[hour].value, plain.points[hour].value, 1e-9) << name << ", hour " << hour;
    }
    // The facts themselves must move it, or the test would hold of anything.
    auto changed = stay();
    for (auto& resource : changed)
        if (resource.contains("valueQuantity"))
            resource["valueQuantity"]["value"] = resource["valueQuantity"]["value"].get<double>() * 2 + 1;
    EXPECT_GT(std::abs(curveOf(bundleOf(changed)).points.back().value - plain.points.back().value), 0.01);
}

TEST(RecordVariants, reported_own_risk_other_patient_isTheControls)
{
    const auto other = curveOf(bundleOf(
        besidesWithOwnIds([](Json& resource) { resource["subject"] = reference(server + "Patient/p2"); }), server));
    const auto control = curveOf(bundleOf(stay(), server));
    ASSERT_FALSE(control.points.empty());
    EXPECT_EQ(other.points.back().value, control.points.back().value);
}

TEST(RecordVariants, AValueThatIsLeftOutNamesItsEventAndWhy)
{
    auto resources = stay();
    resources[2]["status"] = "preliminary";
    resources[3]["valueQuantity"]["value"] = 99;
    const auto curve = curveOf(bundleOf(resources));
    ASSERT_EQ(curve.leftOut.size(), 2u);
    std::vector<std::string> reasons;
    for (const auto& value : curve.leftOut)
        reasons.push_back(inEnglish(value.reason));
    EXPECT_THAT(reasons,
                testing::UnorderedElementsAre(testing::HasSubstr("preliminary"), testing::HasSubstr("cannot be true")));
}

}
