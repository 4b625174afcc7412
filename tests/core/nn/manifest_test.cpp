#include "core/nn/manifest.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern::nn {

namespace {

Manifest parsed(const std::string& text)
{
    auto manifest = parseManifest(text, "manifest.json");
    EXPECT_TRUE(manifest) << manifest.error().sentence();
    return manifest ? *std::move(manifest) : Manifest();
}

// As Lantern 0.1 wrote them: one input, labels without texts, two languages.
nlohmann::ordered_json formatOne()
{
    return {{"format", 1},
            {"id", "old"},
            {"version", "1.0.0"},
            {"task", "classify"},
            {"title", {{"en", "Old"}, {"zh", "旧"}}},
            {"networks", {{{"architecture", {{"name", "dense"}}}, {"weights", "weights.safetensors"}}}},
            {"input",
             {{"modality", "CT"},
              {"bodyPart", "CHEST"},
              {"window", {{"low", -1000}, {"high", 400}, {"unit", "HU"}}},
              {"resize", {{"rows", 50}, {"columns", 60}}}}},
            {"labels", {"no", "nodule"}},
            {"calibration", {{"temperature", 1}, {"bias", 0}}},
            {"selfTest", {{"file", "selftest.safetensors"}, {"tolerance", 0.001}}},
            {"files", nlohmann::json::object()}};
}

}

TEST(Manifest, OfFormatOneIsReadAsOneSeriesAndLabelsWithoutTexts)
{
    const auto manifest = parsed(formatOne().dump());
    ASSERT_EQ(manifest.inputs.size(), 1u);
    EXPECT_EQ(manifest.inputs[0].name, "series");
    EXPECT_TRUE(manifest.reads(Slot::Kind::Series));
    EXPECT_EQ(manifest.series().modality, "CT");
    EXPECT_EQ(manifest.series().low, -1000);
    EXPECT_EQ(manifest.series().columns, 60);
    EXPECT_EQ(idsOf(manifest.labels), (std::vector<std::string>{"no", "nodule"}));
    EXPECT_EQ(textOf(manifest.labels, "nodule", "zh"), "nodule");
    EXPECT_EQ(textIn(manifest.title, "zh"), "旧");
}

// Packages of records filled in the rule of a series; what they read stood in their details.
TEST(Manifest, OfFormatOneThatNamesColumnsReadsARecord)
{
    for (const nlohmann::json& details :
         {nlohmann::json{{"inputs", "all"}}, nlohmann::json{{"columns", {"age", "heart-rate.last"}}}}) {
        auto json = formatOne();
        json["details"] = details;
        const auto manifest = parsed(json.dump());
        EXPECT_TRUE(manifest.reads(Slot::Kind::Record)) << details;
        EXPECT_FALSE(manifest.reads(Slot::Kind::Series)) << details;
        EXPECT_EQ(nlohmann::json::parse(manifest.details), details);
    }
}

TEST(Manifest, WhatIsWrittenIsReadBack)
{
    auto manifest = parsed(formatOne().dump());
    manifest.labels = {{.id = "no"},
                       {.id = "nodule",
                        .code = Code{"SCT", "27925004", "Nodule"},
                        .texts = {{"en", "nodule"}, {"de", "Rundherd"}, {"zh", "结节"}}}};
    manifest.inputs = {{.name = "current", .kind = Slot::Kind::Series, .series = manifest.series()},
                       {.name = "prior", .kind = Slot::Kind::Series},
                       {.name = "history", .kind = Slot::Kind::Record},
                       {.name = "nodules", .kind = Slot::Kind::Reading, .model = "ct-nodule"}};
    manifest.title = {{"en", "Old"}, {"de", "Alt"}};
    const std::string text = manifestText(manifest);
    const auto again = parsed(text);
    EXPECT_EQ(manifestText(again), text);
    EXPECT_EQ(nlohmann::json::parse(text)["format"], 2);
    ASSERT_EQ(again.inputs.size(), 4u);
    EXPECT_EQ(again.inputs[0].series.unit, "HU");
    EXPECT_EQ(again.inputs[3].model, "ct-nodule");
    ASSERT_TRUE(again.labels[1].code);
    EXPECT_EQ(again.labels[1].code->value, "27925004");
    EXPECT_EQ(textOf(again.labels, "nodule", "de"), "Rundherd");
}

// Whatever the tag: the nearest language that there is, then English, then any; then the id.
TEST(Labels, AreSaidInTheNearestLanguage)
{
    const std::vector<Label> labels{{.id = "a", .texts = {{"en", "one"}, {"zh", "一"}, {"pt-BR", "um"}}},
                                    {.id = "b", .texts = {{"ja", "二"}}},
                                    {.id = "c"}};
    for (const auto& [language, text] : {std::pair{"zh", "一"},
                                         {"zh-Hans-CN", "一"},
                                         {"zh_CN", "一"},
                                         {"pt-BR", "um"},
                                         {"pt", "one"},
                                         {"de", "one"},
                                         {"", "one"},
                                         {"-", "one"}})
        EXPECT_EQ(textOf(labels, "a", language), text) << language;
    EXPECT_EQ(textOf(labels, "b", "en"), "二");
    EXPECT_EQ(textOf(labels, "c", "en"), "c");
    EXPECT_EQ(textOf(labels, "unheard", "en"), "unheard");
}

}
