// Which series is meant where one is asked for.
#include "core/dicom/stacks/choose_series.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using dicom::SeriesQuery;
using testing::ElementsAre;
using testing::IsEmpty;

dicom::Series series(std::string uid, std::string modality, std::size_t frames, int stack = 1)
{
    dicom::Series made;
    made.facts.uid = std::move(uid);
    made.facts.modality = std::move(modality);
    made.frames.resize(frames);
    made.stack = stack;
    return made;
}

std::vector<std::string> chosen(const SeriesQuery& query)
{
    dicom::Catalogue catalogue;
    catalogue.patients = {
        {{}, {{{}, {series("1", "CT", 5), series("1", "CT", 9, 2), series("2", "MR", 7), series("3", "SR", 0)}}}},
        {{}, {{{}, {series("4", "MR", 20)}}}}};
    std::vector<std::string> ids;
    for (const auto* each : chooseSeries(catalogue, query))
        ids.push_back(each->id());
    return ids;
}

TEST(ChooseSeries, AnyIsThoseWithImagesAsListed) { EXPECT_THAT(chosen({}), ElementsAre("1", "1#2", "2", "4")); }

TEST(ChooseSeries, AUidMeansAllItsStacksAndAnIdOne)
{
    EXPECT_THAT(chosen({.name = "1"}), ElementsAre("1", "1#2"));
    EXPECT_THAT(chosen({.name = "1", .first = SeriesQuery::First::Longest}), ElementsAre("1#2", "1"));
    EXPECT_THAT(chosen({.name = "1#2"}), ElementsAre("1#2"));
    EXPECT_THAT(chosen({.name = "3"}), IsEmpty()) << "it has no images";
    EXPECT_THAT(chosen({.name = "5"}), IsEmpty());
}

// A model that reads none of them is still asked, so that the answer can say why.
TEST(ChooseSeries, AModalityIsPreferredWhereThereIsOne)
{
    EXPECT_THAT(chosen({.modality = "MR", .first = SeriesQuery::First::Longest}), ElementsAre("4", "2"));
    EXPECT_THAT(chosen({.modality = "MG", .first = SeriesQuery::First::Longest}), ElementsAre("4", "1#2", "2", "1"));
}

}
}
