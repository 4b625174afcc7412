#include "core/demo/demo_plan.h"

#include <algorithm>
#include <gtest/gtest.h>
#include <set>

namespace lantern::demo {
namespace {

std::set<std::string> uidsOf(std::uint64_t seed)
{
    std::set<std::string> uids;
    for (const PatientPlan& patient : {chestPatient(seed), headPatient(seed)})
        for (const StudyPlan& study : patient.studies) {
            uids.insert(study.uid);
            for (const SeriesPlan& series : study.series)
                uids.insert(series.uid);
        }
    return uids;
}

TEST(DemoPlan, UidsAreValidAndAllDifferent)
{
    const auto uids = uidsOf(1), others = uidsOf(2);
    EXPECT_EQ(uids.size(), 7u);
    for (const std::string& uid : uids) {
        EXPECT_TRUE(uid.starts_with("2.25."));
        EXPECT_LE(uid.size(), 64u);    // PS3.5 9.1
        EXPECT_NE(uid[5], '0');
        EXPECT_TRUE(std::all_of(uid.begin() + 5, uid.end(), [](char c) { return c >= '0' && c <= '9'; })) << uid;
        EXPECT_FALSE(others.contains(uid));
    }
}

// Written down, so that another compiler or machine cannot make other files from the same seed.
TEST(DemoPlan, TheUidsOfSeedOneNeverChange)
{
    EXPECT_EQ(chestPatient(1).studies[1].series[0].uid, "2.25.235922952322204025194466827886852507");
}

TEST(DemoPlan, NamesSayThatNobodyIsMeant)
{
    EXPECT_TRUE(chestPatient(1).name.starts_with("Demo^Lantern"));
    EXPECT_EQ(headPatient(1).name, "Demo^Lantern Two=演示^灯笼二");
    for (const PatientPlan& patient : {chestPatient(1), headPatient(1)})
        for (const StudyPlan& study : patient.studies)
            EXPECT_NE(study.description.find("(synthetic)"), std::string::npos);
}

}
}
