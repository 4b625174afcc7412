#include "core/base/message.h"

#include <gtest/gtest.h>

namespace lantern {
namespace {

constexpr MessageKind<Integer, std::string, double> missing{
    "made", "Missing", "{0} {0:slice is|slices are} missing in \"{1}\", {2:.1f} mm apart."};
constexpr MessageKind<> noImages{"made", "NoImages", "it has no images"};
constexpr MessageKind<Message> refused{"made", "Refused", "It is refused: {0}."};
constexpr MessageKind<std::string> said{"made", "Said", "{0}"};
constexpr MessageKind<Messages> part{"made", "Part", "This is {0}."};

TEST(Message, SaysItsValuesInItsEnglish)
{
    EXPECT_EQ(inEnglish(missing(2, "a", 2.25)), "2 slices are missing in \"a\", 2.2 mm apart.");
    EXPECT_EQ(inEnglish(missing(1, "a", 10)), "1 slice is missing in \"a\", 10.0 mm apart.");
    EXPECT_EQ(inEnglish(refused(noImages)), "It is refused: it has no images.");
    EXPECT_EQ(inEnglish(part({noImages, said("odd")})), "This is it has no images, odd.");
    EXPECT_EQ(inEnglish(Message()), "");
    EXPECT_TRUE(Message().empty());
}

// A value is no format: a file's name may hold braces.
TEST(Message, ValuesStandAsTheyAre)
{
    for (const char* value : {"{0}", "{", "}", "%1", "{0:slice|slices}", ""}) {
        EXPECT_EQ(inEnglish(missing(1, value, 1)),
                  "1 slice is missing in \"" + std::string(value) + "\", 1.0 mm apart.");
        EXPECT_EQ(inEnglish(said(value)), value);
    }
}

TEST(Message, IsSaidInAnotherLanguageWithAllThatItHolds)
{
    const Language german = [](const MessageRow& row) -> std::string {
        const std::string_view name = row.name;
        return name == "Missing" ? "In „{1}“ {0:fehlt|fehlen} {0} im Abstand von {2:.2f} mm."
            : name == "Refused"  ? "Abgelehnt: {0}."
            : name == "NoImages" ? "keine Bilder"
                                 : row.english;
    };
    EXPECT_EQ(inWords(missing(1, "a", 2.25), german), "In „a“ fehlt 1 im Abstand von 2.25 mm.");
    EXPECT_EQ(inWords(refused(noImages), german), "Abgelehnt: keine Bilder.");
    EXPECT_EQ(inWords(refused(said("{0}")), german), "Abgelehnt: {0}.");
}

// A translation that asks for values that are not there says it in English rather than nothing.
TEST(Message, SpoiledTranslationsFallBack)
{
    for (const char* spoiled : {"{3}", "{", "{1:d}", "{0:one}", "{0:.1f}", "{2:slice|slices}"})
        EXPECT_EQ(inWords(missing(2, "a", 1), [&](const MessageRow&) { return spoiled; }),
                  "2 slices are missing in \"a\", 1.0 mm apart.")
            << spoiled;
}

TEST(Message, IsTheSameWhereItSaysTheSame)
{
    EXPECT_EQ(missing(2, "a", 1), missing(2, "a", 1));
    EXPECT_NE(missing(2, "a", 1), missing(2, "b", 1));
    EXPECT_NE(Message(noImages), refused(noImages));
    EXPECT_EQ(Message(), Message());
    EXPECT_NE(Message(), Message(noImages));
    // A module has rows of its own.
    const MessageKind<> again{"made", "NoImages", "it has no images"};
    EXPECT_EQ(Message(again), Message(noImages));
}

TEST(Message, KnowsTheTypesOfItsValues)
{
    EXPECT_STREQ(missing.values, "itd");
    EXPECT_STREQ(noImages.values, "");
    EXPECT_STREQ(refused.values, "m");
}

}
}
