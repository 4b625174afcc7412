#include "core/dicom/character_set.h"

#include <gtest/gtest.h>

namespace lantern::dicom {
namespace {

constexpr std::string_view inNames = "\\^=";

// The examples of PS3.5 annexes H, I and J.
TEST(CharacterSet, JapaneseWithKanjiAndHiraganaGroups)
{
    const CharacterSet set("\\ISO 2022 IR 87");
    EXPECT_EQ(
        set.utf8From("Yamada^Tarou=\033$B;3ED\033(B^\033$BB@O:\033(B=\033$B$d$^$@\033(B^\033$B$?$m$&\033(B", inNames),
        "Yamada^Tarou=山田^太郎=やまだ^たろう");
}

TEST(CharacterSet, JapaneseThatBeginsInHalfWidthKatakana)
{
    const CharacterSet set("ISO 2022 IR 13\\ISO 2022 IR 87");
    EXPECT_EQ(set.utf8From("\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\033$B;3ED\033(J^\033$BB@O:\033(J=\033$B$d$^$@\033(J^\033$"
                           "B$?$m$&\033(J",
                           inNames),
              "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
}

TEST(CharacterSet, KoreanNeedsItsEscapeInEveryComponent)
{
    const CharacterSet set("\\ISO 2022 IR 149");
    EXPECT_EQ(
        set.utf8From("Hong^Gildong=\033$)C\xfb\xf3^\033$)C\xd1\xce\xd4\xd7=\033$)C\xc8\xab^\033$)C\xb1\xe6\xb5\xbf",
                     inNames),
        "Hong^Gildong=洪^吉洞=홍^길동");
}

TEST(CharacterSet, ChineseInGb18030MayHoldABackslashByte)
{
    EXPECT_EQ(CharacterSet("GB18030").utf8From("Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab", inNames),
              "Wang^XiaoDong=王^小东");
    // U+4E97 is 81 5C in GBK: its second byte looks like a backslash.
    EXPECT_EQ(CharacterSet("GB18030").utf8From("\x81\x5c", inNames), "乗");
}

TEST(CharacterSet, Latin1AndGreek)
{
    EXPECT_EQ(CharacterSet("ISO_IR 100").utf8From("Buc^J\xe9r\xf4me", inNames), "Buc^Jérôme");
    EXPECT_EQ(CharacterSet("ISO_IR 126").utf8From("\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2", inNames), "Διονυσιος");
    EXPECT_EQ(CharacterSet("ISO 2022 IR 6\\ISO 2022 IR 126").utf8From("A\033-F\xc4", inNames), "AΔ");
}

TEST(CharacterSet, BytesOutsideTheSetGiveNothing)
{
    EXPECT_FALSE(CharacterSet("ISO_IR 192").utf8From("caf\xe9", inNames));
    EXPECT_FALSE(CharacterSet("").utf8From("caf\xe9", inNames));
    EXPECT_FALSE(CharacterSet("\\ISO 2022 IR 87").utf8From("\033$B;3E", inNames)) << "half a character";
    EXPECT_FALSE(CharacterSet("\\ISO 2022 IR 87").utf8From("\033%G", inNames)) << "an escape nobody knows";
}

TEST(CharacterSet, UnknownNamesAreToldAndCarelessOnesUnderstood)
{
    EXPECT_FALSE(CharacterSet("KLINGON").isKnown());
    EXPECT_TRUE(CharacterSet("ISO_IR_100").isKnown());
    EXPECT_TRUE(CharacterSet("iso-ir 192").isKnown());
}

}
}
