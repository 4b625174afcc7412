// Uptake values against numbers worked out by hand from QIBA's vendor-neutral pseudo-code.
#include "core/dicom/makers/suv.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using dicom::ClockTime;
using dicom::PetFacts;
using testing::HasSubstr;

// 70 kg, 370 MBq of F-18 (6586.2 s) given one hour before the scan: what is left of the dose is
// 370e6 * 2^(-3600/6586.2) = 370e6 * 0.684633 = 253314180 Bq, and 70000 g / that is 2.7634e-4.
PetFacts good()
{
    PetFacts facts;
    facts.units = "BQML";
    facts.corrected = {"NORM", "DTIM", "ATTN", "SCAT", "DECY"};
    facts.decayCorrection = "START";
    facts.weight = 70;
    facts.dose = 370e6;
    facts.halfLife = 6586.2;
    facts.series = dicom::clockTime("20260102", "101500");
    facts.acquisition = dicom::clockTime("20260102", "101530");
    facts.injection = dicom::clockTime("20260102091500");
    facts.injectionHasDate = true;
    return facts;
}

constexpr double oneHour = 2.7634e-4;    // per Bq/ml

double factorOf(const PetFacts& facts, std::optional<ClockTime> earliest = {})
{
    const auto suv = dicom::suvOf(facts, earliest);
    if (!suv)
        throw std::runtime_error(suv.error().sentence());
    return suv->factor;
}

std::string refusalOf(const PetFacts& facts)
{
    const auto suv = dicom::suvOf(facts);
    return suv ? "" : suv.error().sentence();
}

template <class Change>
PetFacts with(Change change)
{
    auto facts = good();
    change(facts);
    return facts;
}

}

TEST(Traps, trap_34_the_formula_of_bodyweight)
{
    EXPECT_NEAR(factorOf(good()), oneHour, 1e-8);
    EXPECT_EQ(dicom::suvOf(good())->kind, "SUVbw");
    EXPECT_EQ(dicom::suvOf(good())->unit, "g/ml");
    // Two half-lives: a quarter of the dose is left, 70000 / 92.5e6 = 7.56757e-4.
    EXPECT_NEAR(factorOf(with([](auto& f) { f.halfLife = 1800; })), 7.56757e-4, 1e-9);
}

// Both spellings are met.
TEST(Traps, trap_34_decay_correction_is_called_DECY)
{
    EXPECT_NEAR(factorOf(with([](auto& f) { f.corrected = {"ATTN", "DECAY"}; })), oneHour, 1e-8);
}

TEST(Traps, trap_34_images_corrected_to_the_injection_need_no_times)
{
    const auto facts = with([](auto& f) {
        f.decayCorrection = "ADMIN";
        f.series = f.acquisition = f.injection = std::nullopt;
    });
    EXPECT_NEAR(factorOf(facts), 70000 / 370e6, 1e-15);
}

TEST(Traps, trap_34_every_missing_precondition_is_a_reason)
{
    const std::vector<std::pair<PetFacts, std::string>> cases{
        {with([](auto& f) { f.corrected = {"ATTN"}; }), "DECY"},
        {with([](auto& f) { f.corrected = {"DECY"}; }), "ATTN"},
        {with([](auto& f) { f.decayCorrection = "NONE"; }), "NONE"},
        {with([](auto& f) { f.units = "PROPCPS"; }), "PROPCPS"},
        {with([](auto& f) { f.units.clear(); }), "Units are not stated"},
        {with([](auto& f) { f.units = "CNTS"; }), "counts"},
        {with([](auto& f) { f.weight.reset(); }), "weight"},
        {with([](auto& f) { f.weight = 0; }), "weight"},
        {with([](auto& f) { f.dose.reset(); }), "dose"},
        {with([](auto& f) { f.dose = 370; }), "370 Bq"},
        {with([](auto& f) { f.halfLife = 0; }), "half-life"},
        {with([](auto& f) { f.injection.reset(); }), "injection"},
        {with([](auto& f) { f.injection = dicom::clockTime("20260102111500"); }), "60 minutes after"},
        {with([](auto& f) { f.injection = dicom::clockTime("20260101091500"); }), "ten half-lives"},
        {with([](auto& f) { f.series = f.acquisition = std::nullopt; }), "Acquisition"},
    };
    for (const auto& [facts, reason] : cases) {
        EXPECT_THAT(refusalOf(facts), HasSubstr("SUV is not available: "));
        EXPECT_THAT(refusalOf(facts), HasSubstr(reason));
    }
}

TEST(Traps, trap_34_philips_counts_have_private_factors)
{
    EXPECT_DOUBLE_EQ(factorOf(with([](auto& f) {
                         f.units = "CNTS";
                         f.philipsSuv = 0.000551;
                         f.philipsActivity = 3;
                     })),
                     0.000551);
    // Counts times 1.5 are Bq/ml, and from there the formula holds.
    EXPECT_NEAR(factorOf(with([](auto& f) {
                    f.units = "CNTS";
                    f.philipsSuv = 0;
                    f.philipsActivity = 1.5;
                })),
                1.5 * oneHour, 1e-8);
}

TEST(Traps, trap_34_a_series_time_after_the_acquisition_is_not_the_scans)
{
    // Processed the day after; GE's private date says when the scan began.
    const auto processed = with([](auto& f) { f.series = dicom::clockTime("20260103", "080000"); });
    EXPECT_NEAR(factorOf(with([&](auto& f) {
                    f = processed;
                    f.geScan = dicom::clockTime("20260102101500.00");
                })),
                oneHour, 1e-8);
    // Else the time counted back from the frame: it began at 10:35:00, its average count rate is 59.94 s
    // later (ln 2 * 120 / 6586.2 = 0.012629; ln(0.012629 / (1 - e^-0.012629)) * 6586.2 / ln 2 = 59.94),
    // and its reference time is 1259.94 s after the begin: 10:15:00.
    EXPECT_NEAR(factorOf(with([&](auto& f) {
                    f = processed;
                    f.acquisition = dicom::clockTime("20260102", "103500");
                    f.frameDuration = 120;
                    f.frameReference = 1259.937;
                })),
                oneHour, 1e-8);
    // Else the earliest acquisition of the series.
    EXPECT_NEAR(factorOf(with([&](auto& f) {
                             f = processed;
                             f.acquisition = dicom::clockTime("20260102", "103500");
                         }),
                         dicom::clockTime("20260102", "101500")),
                oneHour, 1e-8);
    EXPECT_THAT(refusalOf(processed), HasSubstr("Series Time"));
}

TEST(Traps, trap_34_an_injection_before_midnight)
{
    // 23:30 by the clock alone, scanned at 00:30.
    EXPECT_NEAR(factorOf(with([](auto& f) {
                    f.series = dicom::clockTime("20260102", "003000");
                    f.acquisition = dicom::clockTime("20260102", "003000");
                    f.injection = dicom::clockTime("20260102", "233000");
                    f.injectionHasDate = false;
                })),
                oneHour, 1e-8);
    // With its date, over the turn of a leap year's February.
    EXPECT_NEAR(factorOf(with([](auto& f) {
                    f.series = f.acquisition = dicom::clockTime("20240301", "001500");
                    f.injection = dicom::clockTime("20240229231500");
                })),
                oneHour, 1e-8);
}

// nroduit/Weasis#635: a zone west of Greenwich.
TEST(Wishes, wish_41_zones_count_where_both_are_known_and_may_be_negative)
{
    auto facts = with([](auto& f) {
        f.series->offset = f.acquisition->offset = dicom::zoneOffset("-0500");
        f.injection = dicom::clockTime("20260102141500.00+0000");    // 09:15 in that zone
    });
    EXPECT_NEAR(factorOf(facts), oneHour, 1e-8);
    facts.injection = dicom::clockTime("20260102091500.000000-0500");
    EXPECT_NEAR(factorOf(facts), oneHour, 1e-8);
    // Nobody says in which zone the scanner stood: one wall, one clock.
    facts.series->offset = facts.acquisition->offset = std::nullopt;
    EXPECT_NEAR(factorOf(facts), oneHour, 1e-8);
}

// The reference object of QIBA: 5 hot and cold values in a body that was given its weight's worth of
// activity, decayed by one half-life of 110 minutes; its background has an SUV of exactly 1.
TEST(Wishes, wish_41_a_reference_object_has_an_uptake_of_one)
{
    const auto facts = with([](auto& f) {
        f.weight = 70;
        f.dose = 140e6;    // of which 70 MBq are left in 70 kg: 1000 Bq/g
        f.halfLife = 6600;
        f.injection = dicom::clockTime("20260102082500");
    });
    EXPECT_NEAR(1000 * factorOf(facts), 1, 1e-12);
    EXPECT_NEAR(4110 * factorOf(facts), 4.11, 1e-12);
}

TEST(Traps, trap_35_the_kind_is_named)
{
    const auto kind = [](const std::string& units, const std::string& type) {
        return dicom::suvOf(with([&](auto& f) {
                   f.units = units;
                   f.suvType = type;
               }))
            ->kind;
    };
    EXPECT_EQ(kind("GML", ""), "SUVbw");
    EXPECT_EQ(kind("GML", "BW"), "SUVbw");
    EXPECT_EQ(kind("GML", "LBM"), "SUVlbm");
    EXPECT_EQ(kind("GML", "LBMJANMA"), "SUVlbm (JANMA)");
    EXPECT_EQ(kind("GML", "IBW"), "SUVibw");
    EXPECT_EQ(kind("GML", "BSA"), "SUVbsa");
    EXPECT_EQ(kind("CM2ML", ""), "SUVbsa");
    EXPECT_EQ(factorOf(with([](auto& f) { f.units = "GML"; })), 1);
}

TEST(ClockTime, ReadsDicomsFormsAndNothingElse)
{
    EXPECT_DOUBLE_EQ(dicom::clockTime("19700102", "000001.25")->seconds, 86401.25);
    EXPECT_DOUBLE_EQ(dicom::clockTime("197001020000+0100")->seconds, 86400);
    EXPECT_DOUBLE_EQ(*dicom::clockTime("197001020000+0130")->offset, 5400);
    for (const auto* text : {"", "2026", "20261302101500", "20260102256000", "2026010210150x"})
        EXPECT_FALSE(dicom::clockTime(text)) << text;
    EXPECT_FALSE(dicom::zoneOffset("0500"));
    EXPECT_FALSE(dicom::zoneOffset("+2500"));
}

}
