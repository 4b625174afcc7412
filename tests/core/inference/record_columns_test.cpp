// What a network of records reads has names, and a package says which.
#include "core/inference/risk_model.h"
#include "core/inference/score_record.h"
#include "core/record/icu_features.h"
#include "core/record/read_record.h"
#include "tests/support/made_record.h"
#include "tests/support/temporary_folder.h"

#include <cmath>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using testing::HasSubstr;

record::Record madeRecordOf(std::uint64_t seed)
{
    return record::parseRecord(test::madeRecord(test::madeLines(seed)), "1.txt").value();
}

record::ScoreSeries scoredBy(const nn::Package& package, const record::Record& record)
{
    nn::LoadedModels models;
    QuietJob job;
    const auto series = inference::scoreRecord(record, package, models, inference::Explain::No, job);
    EXPECT_TRUE(series) << series.error().sentence();
    return series.value_or(record::ScoreSeries{});
}

// The shipped networks in a package that names its columns; `renamed` replaces one of the names.
class NamedPackage {
public:
    explicit NamedPackage(const std::string& from = "", const std::string& to = "")
    {
        const auto& task = *tasks::findRecordTask("icu-mortality");
        const auto shipped = nn::Package::open(test::icuMortality()).value();
        nn::LoadedModels models;
        const auto model = models.of(shipped).value();
        const auto scaled = task.reader.unnamedColumns();
        auto names = task.reader.columnsOfChoice("all");
        const auto& table = model->tables.at(inference::scalingFile);

        nn::PackageDraft draft;
        draft.manifest = model->manifest;
        for (const auto& network : model->networks)
            draft.weights.push_back(network->weights());
        std::vector<inference::ScaledColumns> scalings;
        for (std::int64_t row = 0; row < table.at("mean").shape[0]; ++row) {
            inference::ScaledColumns scaling;
            for (const auto& name : names) {
                const auto place = std::size_t(std::ranges::find(scaled, name) - scaled.begin());
                const auto at = std::size_t(row) * scaled.size() + place;
                scaling.columns.push_back(*task.reader.features->indexOf(name));
                scaling.mean.push_back(table.at("mean").values[at]);
                scaling.standardDeviation.push_back(table.at("spread").values[at]);
            }
            scalings.push_back(scaling);
        }
        draft.furtherFiles[inference::scalingFile] = inference::scalingBytes(scalings);
        std::ranges::replace(names, from, to);
        draft.manifest.details = inference::detailsNaming(names);
        nn::Tensor input{{1, 49, std::int64_t(names.size())}, std::vector<float>(49 * names.size(), 0.5f)};
        draft.selfTestInput = {{"input", std::move(input)}};
        const auto written = nn::writePackage(m_folder.path() / "named", draft, **nn::openRuntime());
        EXPECT_TRUE(written) << written.error().sentence();
    }

    nn::Package package() const { return nn::Package::open(m_folder.path() / "named").value(); }

private:
    test::TemporaryFolder m_folder;
};

}

// What lantern-cli said before columns had names (main at 0d7e397), of the records that madeRecord() makes.
TEST(RecordColumns, ThePackageWithoutNamesSaysWhatItAlwaysSaid)
{
    struct Golden {
        int hour;
        double risk, low, high;
    };
    const std::vector<std::pair<std::uint64_t, std::vector<Golden>>> said{
        {1u,
         {{6, 0.132265745, 0.096425981, 0.162281299},
          {12, 0.334968829, 0.242729153, 0.441252514},
          {24, 0.222888051, 0.155160289, 0.318147862},
          {48, 0.390493377, 0.279244126, 0.537692160}}},
        {2u,
         {{6, 0.125918011, 0.083403807, 0.185109402},
          {12, 0.202212134, 0.141996995, 0.258046042},
          {24, 0.386477827, 0.276885364, 0.473711004},
          {48, 0.324307143, 0.216507321, 0.398004868}}},
        {3u,
         {{6, 0.246182713, 0.187018776, 0.296797003},
          {12, 0.202076754, 0.155433063, 0.260095908},
          {24, 0.342449096, 0.286804260, 0.401936643},
          {48, 0.267767132, 0.196151499, 0.412259446}}},
    };
    const auto shipped = nn::Package::open(test::icuMortality()).value();
    for (const auto& [seed, hours] : said) {
        const auto series = scoredBy(shipped, madeRecordOf(seed));
        ASSERT_EQ(series.points.size(), 49u);
        for (const auto& golden : hours) {
            const auto& point = series.points[std::size_t(golden.hour)];
            EXPECT_NEAR(point.value, golden.risk, 1e-6) << seed << ", hour " << golden.hour;
            EXPECT_NEAR(point.low, golden.low, 1e-6) << seed << ", hour " << golden.hour;
            EXPECT_NEAR(point.high, golden.high, 1e-6) << seed << ", hour " << golden.hour;
        }
    }
}

TEST(RecordColumns, APackageWithNamesSaysTheSame)
{
    const NamedPackage named;
    const auto shipped = nn::Package::open(test::icuMortality()).value();
    const auto record = madeRecordOf(2);
    const auto one = scoredBy(shipped, record), other = scoredBy(named.package(), record);
    ASSERT_EQ(one.points.size(), other.points.size());
    for (std::size_t i = 0; i < one.points.size(); ++i)
        EXPECT_NEAR(one.points[i].value, other.points[i].value, 1e-6) << i;
}

// A column that this program does not make must never be taken for another one.
TEST(RecordColumns, AnUnknownNameIsRefusedByThatName)
{
    const NamedPackage named("heart-rate.last", "shoe-size.last");
    nn::LoadedModels models;
    const auto model = inference::RiskModel::load(named.package(), models);
    ASSERT_FALSE(model);
    EXPECT_EQ(model.error().code, ErrorCode::Refused);
    EXPECT_THAT(model.error().sentence(), HasSubstr("\"shoe-size.last\""));
}

// Among several models one that fails says so and takes no other's curve with it.
TEST(RecordColumns, OneModelThatFailsLeavesTheOthersTheirCurves)
{
    const NamedPackage broken("age", "shoe-size");
    const std::vector<nn::Package> packages{broken.package(), nn::Package::open(test::icuMortality()).value()};
    nn::LoadedModels models;
    QuietJob job;
    const auto all = inference::scoreRecord(madeRecordOf(1), packages, models, inference::Explain::No, job);
    ASSERT_TRUE(all) << all.error().sentence();
    ASSERT_EQ(all->size(), 2u);
    EXPECT_TRUE(all->at(0).hasFailed);
    EXPECT_FALSE(all->at(0).isScored());
    EXPECT_THAT(inEnglish(all->at(0).reason), HasSubstr("\"shoe-size\""));
    EXPECT_TRUE(all->at(1).isScored());
    EXPECT_EQ(all->at(1).model->id, "icu-mortality");
    EXPECT_EQ(inEnglish(all->at(1).target), "Risk of death in hospital");
}

// Stays of any length share a pass: the shorter end in zeros, and each keeps its own number of hours.
TEST(RecordColumns, StaysOfAnyLengthAreScoredTogether)
{
    const auto shipped = nn::Package::open(test::icuMortality()).value();
    nn::LoadedModels models;
    const auto model = inference::RiskModel::load(shipped, models).value();
    const auto stay = record::icuStayOf(madeRecordOf(3)).value();
    const auto whole = record::icuFeatures().rows(stay);
    std::vector<record::FeatureRows> stays{whole};
    for (const int hours : {1, 7, 30}) {
        auto cut = whole;
        cut.values.resize(std::size_t(hours) * std::size_t(whole.columns));
        stays.push_back(cut);
    }
    // Beyond what any training saw: the last hour again and again.
    auto longer = whole;
    for (int i = 0; i < 100; ++i)
        longer.values.insert(longer.values.end(), whole.last(), whole.last() + whole.columns);
    stays.push_back(longer);
    QuietJob job;
    const auto risks = model.risks(stays, job).value();
    for (std::size_t i = 0; i < stays.size(); ++i) {
        ASSERT_EQ(int(risks[i].size()), stays[i].count());
        for (std::size_t hour = 0; hour < std::min(risks[i].size(), risks[0].size()); ++hour)
            EXPECT_NEAR(risks[i][hour].value, risks[0][hour].value, 1e-6) << i << ", hour " << hour;
    }
    EXPECT_EQ(stays.back().count(), 149);
    EXPECT_TRUE(std::isfinite(risks.back().back().value));
}

// A task says everything about itself: nothing of it is missing, and no two have one name.
TEST(RecordTasks, EachIsWhole)
{
    std::set<std::string_view> ids;
    for (const auto& task : tasks::recordTasks()) {
        EXPECT_TRUE(ids.insert(task.id).second) << task.id;
        EXPECT_EQ(tasks::findRecordTask(task.id), &task);
        EXPECT_FALSE(task.reader.target.empty() || task.reader.horizon.empty()) << task.id;
        ASSERT_TRUE(task.reader.features && task.reader.stayOf && task.reader.hasBegun && task.trainer.cases
                    && task.trainer.figures && task.trainer.threshold && task.trainer.card)
            << task.id;
        ASSERT_FALSE(task.trainer.candidates.empty()) << task.id;
        for (const auto& candidate : task.trainer.candidates) {
            EXPECT_EQ(candidate.architecture.parameters.at("inputs"), std::to_string(candidate.columns.size()));
            EXPECT_LE(candidate.straightColumns, candidate.columns.size());
            for (const auto& column : candidate.columns)
                EXPECT_TRUE(task.reader.features->indexOf(column)) << task.id << ' ' << column;
        }
        for (const auto& column : task.trainer.regressionColumns)
            EXPECT_TRUE(task.reader.features->indexOf(column)) << task.id << ' ' << column;
    }
    EXPECT_EQ(tasks::findRecordTask("no-such-task"), nullptr);
}

// What was written as 2 * 37 columns before the straight way's 272, and as 234 of the 346 for the regression.
TEST(RecordTasks, IcuMortalityReadsTheColumnsThatItWasTrainedOn)
{
    const auto& task = *tasks::findRecordTask("icu-mortality");
    const auto& gated = task.trainer.candidates.back();
    EXPECT_EQ(gated.name, "gated-rnn");
    EXPECT_EQ(gated.columns, task.reader.columnsOfChoice("all"));
    EXPECT_EQ(gated.straightColumns, 272u);
    const auto regression = task.reader.features->indicesOf(task.trainer.regressionColumns);
    std::vector<int> before;
    for (int i = 0; i < 346; ++i)
        if (i < 37 || (i >= 148 && i < 345))
            before.push_back(i);
    EXPECT_EQ(regression, before);
    EXPECT_EQ(task.reader.features->columns(), task.reader.unnamedColumns());
    EXPECT_TRUE(task.reader.columnsOfChoice("shoes").empty());
}

}
