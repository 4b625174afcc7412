#include "core/nn/marks.h"
#include "core/volume/contour.h"

#include <algorithm>
#include <cmath>
#include <gtest/gtest.h>
#include <random>
#include <set>

namespace lantern::nn {
namespace {

constexpr int cell = 8;    // px

geometry::ImagePlane planeAt(double z)
{
    return *geometry::ImagePlane::make({0, 0, z}, {1, 0, 0}, {0, 1, 0}, {0.8, 0.8});
}

MapSlice sliceOf(int rows, int columns, std::vector<float> values, double z, double originColumn = 0,
                 double originRow = 0)
{
    MapSlice map{rows,
                 columns,
                 originColumn,
                 originRow,
                 cell,
                 cell,
                 std::make_shared<const std::vector<float>>(std::move(values))};
    map.plane = planeAt(z);
    map.sopInstanceUid = std::to_string(z);
    return map;
}

Outcome outcomeOf(std::vector<MapSlice> maps, MarkRule rule = {.label = "nodule"})
{
    Outcome outcome;
    outcome.state = State::Findings;
    outcome.maps = std::move(maps);
    outcome.rule = std::move(rule);
    return outcome;
}

// Blobs of many heights on slices that are cut out differently, as a scan gives them.
Outcome randomScan(unsigned seed, MarkRule rule)
{
    std::mt19937 dice(seed);
    const auto roll = [&](double low, double high) { return std::uniform_real_distribution(low, high)(dice); };
    std::vector<MapSlice> maps;
    for (int slice = 0; slice < 6; ++slice) {
        if (slice == 3 && seed % 3 == 0) {
            maps.emplace_back();    // no lung here
            continue;
        }
        const int rows = 10 + int(roll(0, 4)), columns = 12 + int(roll(0, 5));
        std::vector<float> values(std::size_t(rows) * std::size_t(columns), 0.0f);
        for (int blob = 0; blob < 7; ++blob) {
            const double x = roll(0, columns), y = roll(0, rows), wide = roll(0.4, 2.5), high = roll(0.05, 1);
            for (int row = 0; row < rows; ++row)
                for (int column = 0; column < columns; ++column) {
                    float& value = values[std::size_t(row) * std::size_t(columns) + std::size_t(column)];
                    const double away = std::hypot(column - x, row - y);
                    value = std::max(value, float(high * std::exp(-away * away / (2 * wide * wide))));
                }
        }
        maps.push_back(
            sliceOf(rows, columns, std::move(values), slice * 2.5, cell * int(roll(0, 4)), cell * int(roll(0, 4))));
    }
    return outcomeOf(std::move(maps), std::move(rule));
}

// The cells of a slice at or above the threshold, part by part, found here once more and by other means.
std::vector<std::set<int>> partsOf(const MapSlice& map, double threshold)
{
    std::vector<std::set<int>> parts;
    if (!map.probabilities)
        return parts;
    for (int at = 0; at < map.rows * map.columns; ++at) {
        if (double((*map.probabilities)[std::size_t(at)]) < threshold)
            continue;
        std::set<int> part{at};
        const auto touches = [&](const std::set<int>& other) {
            return std::ranges::any_of(other, [&](int there) {
                return std::abs(there / map.columns - at / map.columns) <= 1
                    && std::abs(there % map.columns - at % map.columns) <= 1;
            });
        };
        for (auto other = parts.begin(); other != parts.end();) {
            if (touches(*other)) {
                part.insert(other->begin(), other->end());
                other = parts.erase(other);
            } else {
                ++other;
            }
        }
        parts.push_back(std::move(part));
    }
    return parts;
}

std::vector<volume::Polyline> outlinesOf(const MapSlice& map, double threshold)
{
    return volume::contourOf({.rows = map.rows,
                              .columns = map.columns,
                              .probabilities = map.probabilities,
                              .originColumn = map.originColumn,
                              .originRow = map.originRow,
                              .cellColumns = map.cellColumns,
                              .cellRows = map.cellRows,
                              .threshold = threshold},
                             threshold);
}

int cellAt(const MapSlice& map, geometry::PixelPoint pixel)
{
    const auto column = std::lround((pixel.column - map.originColumn) / map.cellColumns);
    const auto row = std::lround((pixel.row - map.originRow) / map.cellRows);
    return int(row) * map.columns + int(column);
}

// What is outlined on a slice, and what the list says is outlined there.
void expectAgreement(const Outcome& at, double threshold)
{
    std::size_t drawn = 0, listed = 0;
    for (const Finding& finding : at.findings)
        listed += finding.outlines.size();
    for (std::size_t slice = 0; slice < at.maps.size(); ++slice) {
        const MapSlice& map = at.maps[slice];
        const auto parts = partsOf(map, threshold);
        drawn += parts.size();
        for (const auto& part : parts) {
            int owners = 0;
            for (const Finding& finding : at.findings)
                for (const auto& outline : finding.outlines)
                    owners += outline.slice == int(slice) && part.contains(cellAt(map, outline.pixel));
            EXPECT_EQ(owners, 1) << "slice " << slice << " at " << threshold;
        }
        // And each line that is drawn runs round cells of such a part.
        for (const auto& line : outlinesOf(map, threshold)) {
            const bool isOfPart = std::ranges::any_of(parts, [&](const auto& part) {
                return std::ranges::any_of(part, [&](int cellIndex) {
                    const double x = map.originColumn + cellIndex % map.columns * cell;
                    const double y = map.originRow + cellIndex / map.columns * cell;
                    return std::ranges::any_of(
                        line, [&](const auto& point) { return std::hypot(point.column - x, point.row - y) <= cell; });
                });
            });
            EXPECT_TRUE(isOfPart);
        }
    }
    EXPECT_EQ(drawn, listed) << "at " << threshold;
    EXPECT_EQ(at.findings.empty(), drawn == 0);
    EXPECT_EQ(at.state, drawn == 0 ? State::NothingAboveThreshold : State::Findings);
    for (std::size_t i = 0; i < at.findings.size(); ++i) {
        EXPECT_GE(at.findings[i].probability, threshold);
        if (i > 0) {
            EXPECT_LE(at.findings[i].probability, at.findings[i - 1].probability);
        }
    }
}

}

TEST(Marks, OutlinesAndListAgreeAtEveryThreshold)
{
    const std::vector<MarkRule> rules{
        {.label = "nodule"},
        {.label = "nodule", .sameThing = 12, .largest = 30},
        {.label = "tumour", .smallest = 12},
    };
    for (unsigned seed = 1; seed <= 20; ++seed)
        for (const MarkRule& rule : rules) {
            const Outcome whole = randomScan(seed, rule);
            for (double threshold = 0.03; threshold < 1; threshold += 0.07)
                expectAgreement(atThreshold(whole, threshold), threshold);
        }
}

TEST(Marks, AHigherThresholdMarksNothingNew)
{
    for (unsigned seed = 1; seed <= 10; ++seed) {
        const Outcome whole = randomScan(seed, {.label = "nodule"});
        double highest = 2;
        for (double threshold = 0.9; threshold > 0; threshold -= 0.1) {
            const Outcome at = atThreshold(whole, threshold);
            // The highest place stays the same wherever there is any.
            if (!at.findings.empty()) {
                if (highest < 2) {
                    EXPECT_EQ(at.findings.front().probability, highest);
                }
                highest = at.findings.front().probability;
            } else {
                EXPECT_EQ(highest, 2);
            }
        }
    }
}

// reported: a nodule that is seen on three slices was three lines, and two places on one slice 9 mm apart two.
TEST(Marks, OneThingOnSeveralSlicesIsOneMark)
{
    std::vector<float> low(25, 0.0f), high(25, 0.0f);
    low[12] = 0.6f;
    high[12] = 0.9f;
    const Outcome at =
        atThreshold(outcomeOf({sliceOf(5, 5, low, 0), sliceOf(5, 5, high, 2), sliceOf(5, 5, low, 4)}), 0.5);
    ASSERT_EQ(at.findings.size(), 1u);
    EXPECT_EQ(at.findings[0].slice, 1);
    EXPECT_FLOAT_EQ(float(at.findings[0].probability), 0.9f);
    EXPECT_EQ(at.findings[0].outlines.size(), 3u);
    ASSERT_TRUE(at.findings[0].patient);
    EXPECT_NEAR(at.findings[0].patient->x, 2 * cell * 0.8, 1e-9);
    EXPECT_NEAR(at.findings[0].patient->z, 2, 1e-9);
}

TEST(Marks, CutOutSlicesLieOnOneGrid)
{
    // The same cell of the image in two maps that begin elsewhere.
    std::vector<float> a(25, 0.0f), b(16, 0.0f);
    a[2 * 5 + 3] = 0.8f;    // image pixel 24, 16
    b[1 * 4 + 1] = 0.8f;    // of a map that begins at 16, 8
    const Outcome at = atThreshold(outcomeOf({sliceOf(5, 5, a, 0), sliceOf(4, 4, b, 2, 16, 8)}), 0.5);
    EXPECT_EQ(at.findings.size(), 1u);
}

TEST(Marks, AMassMarkedHereAndThereOnItsRimIsOneMarkThatSaysSo)
{
    // Four places round an empty middle, 9 cells of 6.4 mm across; two further places elsewhere.
    std::vector<float> map(15 * 15, 0.0f);
    const auto at = [](int row, int column) { return row * 15 + column; };
    for (const int place : {at(2, 6), at(11, 6), at(6, 2), at(6, 11)})
        map[std::size_t(place)] = 0.9f;
    map[std::size_t(at(13, 13))] = 0.95f;
    MarkRule rule{.label = "nodule", .largest = 30};
    rule.joined = {{{0, at(2, 6)}, {0, at(11, 6)}}, {{0, at(6, 2)}, {0, at(6, 11)}}, {{0, at(2, 6)}, {0, at(6, 11)}}};
    const Outcome found = atThreshold(outcomeOf({sliceOf(15, 15, map, 0)}, rule), 0.8);
    ASSERT_EQ(found.findings.size(), 2u);
    EXPECT_FALSE(found.findings[0].isBeyondTraining);
    const Finding& mass = found.findings[1];
    EXPECT_TRUE(mass.isBeyondTraining);
    EXPECT_EQ(mass.outlines.size(), 4u);
    EXPECT_NEAR(mass.diameter, 9 * cell * 0.8, 1e-6);
    EXPECT_NEAR(mass.pixel.column, 6.5 * cell, 1e-6);    // its middle, not a place on its rim
    EXPECT_NEAR(mass.pixel.row, 6.5 * cell, 1e-6);
    // Where one side of it falls under the threshold the others still hang together.
    map[std::size_t(at(6, 11))] = 0.7f;
    EXPECT_EQ(atThreshold(outcomeOf({sliceOf(15, 15, map, 0)}, rule), 0.8).findings.size(), 3u);
}

TEST(Marks, RegionsTooSmallToListAreNotDrawnEither)
{
    std::vector<float> map(100, 0.0f);
    map[11] = 0.9f;    // one cell of 6.4 mm
    for (const int place : {55, 56, 65, 66})
        map[std::size_t(place)] = 0.6f;
    const Outcome whole = outcomeOf({sliceOf(10, 10, map, 0)}, {.label = "tumour", .smallest = 8});
    const Outcome at = atThreshold(whole, 0.5);
    ASSERT_EQ(at.findings.size(), 1u);
    EXPECT_FLOAT_EQ(float(at.findings[0].probability), 0.6f);
    EXPECT_NEAR(at.findings[0].diameter, 2 * std::sqrt(4 * 6.4 * 6.4 / 3.14159265), 1e-3);
    EXPECT_EQ(outlinesOf(at.maps[0], 0.5).size(), 1u);
    EXPECT_EQ((*whole.maps[0].probabilities)[11], 0.9f) << "the model's own map stays as it is";
    const Outcome none = atThreshold(whole, 0.7);
    EXPECT_EQ(none.state, State::NothingAboveThreshold);
    EXPECT_FLOAT_EQ(float(none.highest), 0.6f) << "a number under the threshold";
}

TEST(Marks, WithoutAResultNothingChanges)
{
    std::vector<float> map(4, 0.9f);
    Outcome running = outcomeOf({sliceOf(2, 2, map, 0)});
    running.state = State::Running;
    EXPECT_TRUE(atThreshold(running, 0.1).findings.empty());
    EXPECT_EQ(atThreshold(running, 0.1).state, State::Running);
}

}
