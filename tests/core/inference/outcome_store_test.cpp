#include "core/inference/outcome_store.h"

#include "core/files/write_file.h"
#include "core/nn/safetensors.h"
#include "core/tasks/messages.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gmock/gmock.h>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>

namespace lantern::inference {
namespace {

using testing::HasSubstr;
using testing::Not;
namespace fs = std::filesystem;

dicom::Series seriesOf(int slices, const std::string& study = "1.2", const std::string& uid = "1.2.3")
{
    dicom::Series series;
    series.facts.uid = uid;
    for (int i = 0; i < slices; ++i) {
        auto instance = std::make_shared<dicom::Instance>();
        instance->study.uid = study;
        instance->sopInstanceUid = uid + "." + std::to_string(i + 1);
        instance->frames.resize(1);
        series.frames.push_back({instance, 0});
    }
    return series;
}

nn::Outcome outcomeOf(const dicom::Series& series, nn::State state = nn::State::Findings)
{
    nn::Outcome outcome;
    outcome.state = state;
    outcome.model = {"ct-nodule", "1.2.0", "abc"};
    outcome.labels = {{.id = "none"},
                      {.id = "nodule", .code = nn::Code{"SCT", "27925004", "Nodule"}, .texts = {{"zh", "结节"}}}};
    outcome.threshold = 0.79;
    outcome.highest = 0.123456789012345678;
    outcome.seriesId = series.id();
    outcome.slicesCovered = 2;
    outcome.seconds = 1.5;
    outcome.firstMapSeconds = 0.25;
    outcome.finishedAt = "2026-03-02T10:00:00Z";
    outcome.notes = {tasks::messages::CompressedWithLoss, tasks::messages::SlicesWithoutLung(1, 3),
                     tasks::messages::SmallRegionsLeftOut(2.5)};
    outcome.sliceScores = {0.1, 0.2, 0.3};
    nn::Finding place;
    place.label = "nodule";
    place.probability = 0.92;
    place.patient = geometry::PatientPoint{-1.5, 2.25, 1e-3};
    place.pixel = {3.5, 4.25};
    place.slice = 1;
    place.sopInstanceUid = series.frames.front().instance->sopInstanceUid;
    place.diameter = 8;
    place.isBeyondTraining = true;
    place.outlines = {{1, {3.5, 4.25}}, {2, {5, 6}}};
    nn::Finding placeless = place;
    placeless.isBeyondTraining = false;
    placeless.outlines.clear();
    placeless.patient.reset();
    outcome.findings = {place, placeless};
    outcome.rule = {.label = "nodule", .smallest = 1, .sameThing = 12, .largest = 30, .joined = {{{0, 5}, {1, 7}}}};
    outcome.maps.resize(series.frames.size());
    outcome.maps[1] = {
        .rows = 2,
        .columns = 3,
        .originColumn = 0.5,
        .originRow = 1.5,
        .cellColumns = 4,
        .cellRows = 8,
        .probabilities = std::make_shared<const std::vector<float>>(std::vector<float>{0, 0.25F, 0.5F, 0.1F, 0.9F, 1})};
    return outcome;
}

TEST(OutcomeStore, BringsAResultBackToTheLastBit)
{
    const test::TemporaryFolder folder;
    const OutcomeStore store(folder.path() / "new" / "folder");
    const auto series = seriesOf(3);
    ASSERT_TRUE(store.read(series, "ct-nodule"));
    EXPECT_FALSE(store.read(series, "ct-nodule")->has_value()) << "nothing was kept yet";

    const auto said = outcomeOf(series);
    ASSERT_TRUE(store.write(series, said));
    const auto found = store.read(series, "ct-nodule");
    ASSERT_TRUE(found && *found);
    EXPECT_TRUE((*found)->isOfTheseImages);
    const nn::Outcome& kept = (*found)->outcome;
    EXPECT_EQ(kept.state, said.state);
    EXPECT_EQ(kept.model.id, "ct-nodule");
    EXPECT_EQ(kept.model.version, "1.2.0");
    EXPECT_EQ(kept.model.sha256, "abc");
    ASSERT_EQ(kept.labels.size(), 2U);
    EXPECT_EQ(nn::textOf(kept.labels, "nodule", "zh"), "结节");
    ASSERT_TRUE(kept.labels[1].code);
    EXPECT_EQ(kept.labels[1].code->value, "27925004");
    EXPECT_FALSE(kept.labels[0].code);
    EXPECT_EQ(kept.threshold, said.threshold);
    EXPECT_EQ(kept.highest, said.highest);
    EXPECT_EQ(kept.seriesId, said.seriesId);
    EXPECT_EQ(kept.slicesCovered, 2);
    EXPECT_EQ(kept.seconds, 1.5);
    EXPECT_EQ(kept.firstMapSeconds, 0.25);
    EXPECT_EQ(kept.finishedAt, said.finishedAt);
    EXPECT_EQ(kept.notes, said.notes);
    EXPECT_EQ(kept.sliceScores, said.sliceScores);
    ASSERT_EQ(kept.findings.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        EXPECT_EQ(kept.findings[i].label, "nodule");
        EXPECT_EQ(kept.findings[i].probability, 0.92);
        EXPECT_EQ(kept.findings[i].pixel, said.findings[i].pixel);
        EXPECT_EQ(kept.findings[i].slice, 1);
        EXPECT_EQ(kept.findings[i].sopInstanceUid, "1.2.3.1");
        EXPECT_EQ(kept.findings[i].diameter, 8);
    }
    EXPECT_TRUE(kept.findings[0].isBeyondTraining);
    ASSERT_EQ(kept.findings[0].outlines.size(), 2U);
    EXPECT_EQ(kept.findings[0].outlines[1].slice, 2);
    EXPECT_EQ(kept.findings[0].outlines[1].pixel.row, 6);
    EXPECT_FALSE(kept.findings[1].isBeyondTraining);
    EXPECT_TRUE(kept.findings[1].outlines.empty());
    EXPECT_EQ(kept.rule.label, "nodule");
    EXPECT_EQ(kept.rule.smallest, 1);
    EXPECT_EQ(kept.rule.sameThing, 12);
    EXPECT_EQ(kept.rule.largest, 30);
    ASSERT_EQ(kept.rule.joined.size(), 1U);
    EXPECT_EQ(kept.rule.joined[0].second.cell, 7);
    ASSERT_TRUE(kept.findings[0].patient);
    EXPECT_EQ(kept.findings[0].patient->z, 1e-3);
    EXPECT_FALSE(kept.findings[1].patient);
    ASSERT_EQ(kept.maps.size(), 3U);
    EXPECT_FALSE(kept.maps[0].probabilities);
    ASSERT_TRUE(kept.maps[1].probabilities);
    EXPECT_EQ(*kept.maps[1].probabilities, *said.maps[1].probabilities);
    EXPECT_EQ(kept.maps[1].sopInstanceUid, "1.2.3.2");
    EXPECT_EQ(kept.maps[1].rows, 2);
    EXPECT_EQ(kept.maps[1].columns, 3);
    EXPECT_EQ(kept.maps[1].originRow, 1.5);
    EXPECT_EQ(kept.maps[1].cellColumns, 4);
    EXPECT_EQ(kept.maps[1].cellRows, 8);
}

TEST(OutcomeStore, TellsEverySeriesAndModelApart)
{
    const test::TemporaryFolder folder;
    const OutcomeStore store(folder.path());
    const auto series = seriesOf(3), otherSeries = seriesOf(3, "1.2", "1.2.4"), otherStudy = seriesOf(3, "1.9");
    ASSERT_TRUE(store.write(series, outcomeOf(series)));
    EXPECT_FALSE(*store.read(series, "another-model"));
    EXPECT_FALSE(*store.read(otherSeries, "ct-nodule"));
    EXPECT_FALSE(*store.read(otherStudy, "ct-nodule"));
    // The name tells neither the series nor the study.
    EXPECT_THAT(store.fileOf(series, "ct-nodule").filename().string(), Not(HasSubstr("1.2")));
}

// One slice more, one less, another in its place, another order, another length of a file: not what was analysed.
TEST(OutcomeStore, KnowsWhenTheImagesAreOthers)
{
    const test::TemporaryFolder folder;
    const OutcomeStore store(folder.path());
    auto series = seriesOf(3);
    const auto file = folder.path() / "slice.dcm";
    std::ofstream(file) << "1234";
    auto changed = std::make_shared<dicom::Instance>(*series.frames[2].instance);
    changed->path = file;
    series.frames[2].instance = changed;
    ASSERT_TRUE(store.write(series, outcomeOf(series)));
    const auto isOfThese = [&](const dicom::Series& now) { return (*store.read(now, "ct-nodule"))->isOfTheseImages; };
    EXPECT_TRUE(isOfThese(series));
    EXPECT_FALSE(isOfThese(seriesOf(4)));
    EXPECT_FALSE(isOfThese(seriesOf(2)));
    auto turned = series;
    std::swap(turned.frames[0], turned.frames[1]);
    EXPECT_FALSE(isOfThese(turned));
    auto other = series;
    auto instance = std::make_shared<dicom::Instance>(*other.frames[1].instance);
    instance->sopInstanceUid = "1.2.3.99";
    other.frames[1].instance = instance;
    EXPECT_FALSE(isOfThese(other));
    std::ofstream(file) << "12345";
    EXPECT_FALSE(isOfThese(series));
}

TEST(OutcomeStore, KeepsResultsAlone)
{
    const test::TemporaryFolder folder;
    const OutcomeStore store(folder.path());
    const auto series = seriesOf(3);
    for (const auto state : {nn::State::NotRequested, nn::State::NotApplicable, nn::State::Running, nn::State::Refused,
                             nn::State::Failed}) {
        EXPECT_TRUE(store.write(series, outcomeOf(series, state)));
        EXPECT_FALSE(*store.read(series, "ct-nodule"));
    }
    for (const auto state : {nn::State::NothingAboveThreshold, nn::State::Findings}) {
        ASSERT_TRUE(store.write(series, outcomeOf(series, state)));
        EXPECT_EQ((*store.read(series, "ct-nodule"))->outcome.state, state);
    }
}

// Notes are kept as what they say, so that they are said in the language of the day.
TEST(OutcomeStore, KeepsNotesAsMessages)
{
    const test::TemporaryFolder folder;
    const OutcomeStore store(folder.path());
    const auto series = seriesOf(3);
    ASSERT_TRUE(store.write(series, outcomeOf(series)));
    const auto file = store.fileOf(series, "ct-nodule");
    std::map<std::string, std::string> metadata;
    const auto whole = files::readText(file);
    ASSERT_TRUE(whole);
    const auto tensors = nn::parseSafetensors(*whole, &metadata);
    ASSERT_TRUE(tensors);
    const auto readWith = [&](nlohmann::json notes) {
        auto outcome = nlohmann::json::parse(metadata.at("outcome"));
        outcome["notes"] = std::move(notes);
        EXPECT_TRUE(nn::writeSafetensors(file, *tensors, {{"outcome", outcome.dump()}}));
        const auto found = store.read(series, "ct-nodule");
        return found && *found ? std::optional((*found)->outcome.notes) : std::nullopt;
    };
    const nlohmann::json known{{"room", "nn"}, {"name", "SlicesWithoutLung"}, {"values", {2, 9}}, {"english", "?"}};
    EXPECT_EQ(readWith({known}), Messages{tasks::messages::SlicesWithoutLung(2, 9)});

    // Of an older version, which kept sentences, and of a newer one with other rows.
    const auto other = readWith(
        {"The images were compressed with loss.",
         {{"room", "nn"}, {"name", "Unheard"}, {"values", {7}}, {"english", "Nobody heard of 7."}},
         {{"room", "nn"}, {"name", "SlicesWithoutLung"}, {"values", {2}}, {"english", "2 slices hold no lung."}}});
    ASSERT_TRUE(other);
    EXPECT_EQ(inEnglish(*other), "The images were compressed with loss., Nobody heard of 7., 2 slices hold no lung.");

    for (const nlohmann::json& damaged :
         {nlohmann::json(7), nlohmann::json{{7}},
          nlohmann::json::array({{{"room", "nn"}, {"name", "SlicesWithoutLung"}, {"values", {"a", "b"}}}})})
        EXPECT_FALSE(readWith(damaged)) << damaged;
}

// Cut anywhere, or of another kind: a sentence, never half a result.
TEST(OutcomeStore, ADamagedFileIsSaid)
{
    const test::TemporaryFolder folder;
    const OutcomeStore store(folder.path());
    const auto series = seriesOf(3);
    ASSERT_TRUE(store.write(series, outcomeOf(series)));
    const auto file = store.fileOf(series, "ct-nodule");
    std::ostringstream whole;
    whole << std::ifstream(file).rdbuf();
    const std::string bytes = whole.str();
    for (std::size_t length = 0; length < bytes.size(); length += 7) {
        std::ofstream(file, std::ios::binary) << bytes.substr(0, length);
        const auto found = store.read(series, "ct-nodule");
        ASSERT_FALSE(found) << length;
        EXPECT_FALSE(found.error().sentence().empty());
    }
    const auto replaced = [&](std::string text, const std::string& from, const std::string& to) {
        const auto at = text.find(from);
        EXPECT_NE(at, std::string::npos) << from;
        return text.replace(at, from.size(), to);
    };
    for (const auto& [from, to] : {std::pair{"ct-nodule", "ct-nodul3"},
                                   {"\\\"slices\\\":3", "\\\"slices\\\":0"},
                                   {"\\\"findings\\\",", "\\\"findings!,"},
                                   {"sliceScores", "sliceScored"}}) {
        std::ofstream(file, std::ios::binary) << replaced(bytes, from, to);
        EXPECT_FALSE(store.read(series, "ct-nodule")) << to;
    }
}

TEST(OutcomeStore, WhatCannotBeWrittenIsSaid)
{
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "file") << "in the way";
    const OutcomeStore store(folder.path() / "file");
    const auto series = seriesOf(3);
    const auto written = store.write(series, outcomeOf(series));
    ASSERT_FALSE(written);
    EXPECT_EQ(written.error().code, ErrorCode::WriteFailed);
}

}
}
