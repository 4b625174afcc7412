#include "core/files/data_source.h"
#include "core/record/icu_variables.h"
#include "core/record/read_record.h"
#include "tests/support/made_record.h"
#include "tests/support/shared_data.h"

#include <algorithm>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using Visit = std::function<void(const std::string& name, const record::Record& record)>;

void visitRecords(const char* archive, std::size_t every, const Visit& visit)
{
    const auto source = files::DataSource::open(test::sharedData("ehr/physionet2012") / archive);
    ASSERT_TRUE(source) << source.error().sentence();
    QuietJob job;
    std::size_t number = 0;
    const auto read = source->forEach([](std::string_view name) { return name.ends_with(".txt"); },
                                      [&](const files::SourceFile& file) -> Result<void> {
                                          if (number++ % every != 0)
                                              return {};
                                          const std::string_view bytes(reinterpret_cast<const char*>(file.bytes.data()),
                                                                       file.bytes.size());
                                          const auto record = record::parseRecord(bytes, file.name);
                                          EXPECT_TRUE(record) << record.error().sentence();
                                          if (record)
                                              visit(file.name, *record);
                                          return {};
                                      },
                                      job);
    EXPECT_TRUE(read) << read.error().sentence();
}

record::ScoreSeries curveOf(const record::Record& record)
{
    QuietJob job;
    const auto curve = test::scored(record, inference::Explain::No, job);
    EXPECT_TRUE(curve) << curve.error().sentence();
    return curve.value_or(record::ScoreSeries{});
}

}

// The README of the data counts 8,000 records, ten of them with descriptors alone.
TEST(RealRecords, EveryRecordIsReadWholeAndTenHaveNoSeries)
{
    LANTERN_NEEDS_DATA("ehr/physionet2012");
    int records = 0, withoutSeries = 0;
    for (const auto* archive : {"set-a.tar.xz", "set-b.tar.xz"})
        visitRecords(archive, 1, [&](const std::string& name, const record::Record& record) {
            ++records;
            EXPECT_TRUE(record.skipped.empty()) << name << ": " << inEnglish(record.skipped.front().reason);
            const bool hasSeries = std::any_of(record.events.begin(), record.events.end(), [](const auto& event) {
                const int variable = record::icuVariableOfLoinc(event.code);
                return event.value && variable >= 0 && variable < record::icuSeriesCount
                    && variable != record::icuWeight;
            });
            withoutSeries += !hasSeries;
        });
    EXPECT_EQ(records, 8000);
    EXPECT_EQ(withoutSeries, 10);
}

// Real stays, the shipped networks: what comes later never moves an hour that has passed, not by a bit.
TEST(RealRecords, CuttingTheFutureLeavesEveryEarlierHourBitEqual)
{
    LANTERN_NEEDS_DATA("ehr/physionet2012");
    int compared = 0;
    visitRecords("set-b.tar.xz", 100, [&](const std::string& name, const record::Record& record) {
        const auto whole = curveOf(record);
        ASSERT_EQ(whole.points.size(), 49u);
        for (const int hour : {3, 12, 30}) {
            auto past = record;
            std::erase_if(past.events, [&](const auto& event) {
                return event.kind != record::Kind::Encounter && event.time.seconds > hour * 3600;
            });
            const auto cut = curveOf(past);
            for (std::size_t h = 0; h <= std::size_t(hour); ++h, ++compared)
                EXPECT_EQ(cut.points[h].value, whole.points[h].value) << name << ", cut at " << hour << ", hour " << h;
        }
    });
    EXPECT_GT(compared, 1500);
}

}
