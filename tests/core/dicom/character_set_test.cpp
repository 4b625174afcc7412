#include "core/dicom/values/character_set.h"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <vector>

namespace lantern::dicom {
namespace {

constexpr std::string_view inNames = "\\^=";

std::string nameIn(const char* set, std::string_view bytes)
{
    return CharacterSet(set).read(bytes, inNames, "\\=").utf8;
}

// The examples of PS3.5 annexes H, I and J.
TEST(CharacterSet, JapaneseWithKanjiAndHiraganaGroups)
{
    EXPECT_EQ(nameIn("\\ISO 2022 IR 87",
                     "Yamada^Tarou=\033$B;3ED\033(B^\033$BB@O:\033(B=\033$B$d$^$@\033(B^\033$B$?$m$&\033(B"),
              "Yamada^Tarou=山田^太郎=やまだ^たろう");
}

TEST(CharacterSet, JapaneseThatBeginsInHalfWidthKatakana)
{
    EXPECT_EQ(nameIn("ISO 2022 IR 13\\ISO 2022 IR 87",
                     "\xd4\xcf\xc0\xde^\xc0\xdb\xb3=\033$B;3ED\033(J^\033$BB@O:\033(J=\033$B$d$^$@\033(J^\033$"
                     "B$?$m$&\033(J"),
              "ﾔﾏﾀﾞ^ﾀﾛｳ=山田^太郎=やまだ^たろう");
}

TEST(CharacterSet, KoreanNeedsItsEscapeInEveryComponent)
{
    EXPECT_EQ(nameIn("\\ISO 2022 IR 149",
                     "Hong^Gildong=\033$)C\xfb\xf3^\033$)C\xd1\xce\xd4\xd7=\033$)C\xc8\xab^\033$)C\xb1\xe6\xb5\xbf"),
              "Hong^Gildong=洪^吉洞=홍^길동");
}

TEST(CharacterSet, ChineseInGb18030MayHoldABackslashByte)
{
    EXPECT_EQ(nameIn("GB18030", "Wang^XiaoDong=\xcd\xf5^\xd0\xa1\xb6\xab"), "Wang^XiaoDong=王^小东");
    // U+4E97 is 81 5C in GBK: its second byte looks like a backslash.
    EXPECT_EQ(nameIn("GB18030", "\x81\x5c"), "乗");
}

TEST(CharacterSet, Latin1AndGreek)
{
    EXPECT_EQ(nameIn("ISO_IR 100", "Buc^J\xe9r\xf4me"), "Buc^Jérôme");
    EXPECT_EQ(nameIn("ISO_IR 126", "\xc4\xe9\xef\xed\xf5\xf3\xe9\xef\xf2"), "Διονυσιος");
    EXPECT_EQ(nameIn("ISO 2022 IR 6\\ISO 2022 IR 126", "A\033-F\xc4"), "AΔ");
}

TEST(CharacterSet, BytesOutsideTheSetAreMarked)
{
    const auto read = [](const char* set, std::string_view bytes) {
        const auto text = CharacterSet(set).read(bytes, inNames, "\\=");
        EXPECT_TRUE(text.hasBadBytes) << text.utf8;
        EXPECT_FALSE(text.isUtf8) << text.utf8;
        return text.utf8;
    };
    EXPECT_EQ(read("ISO_IR 192", "caf\xe9"), "caf\\xE9");
    EXPECT_EQ(read("", "caf\xe9"), "caf\\xE9");
    EXPECT_EQ(read("\\ISO 2022 IR 87", "\033$B;3E"), "\\x1B$B;3E") << "half a character";
    EXPECT_EQ(read("\\ISO 2022 IR 87", "\033%G"), "\\x1B%G") << "an escape nobody knows";
}

// Every character of the sets of single bytes from A0 on, as runs of rising code points. Written by Python's codecs.
struct Run {
    int first, codePoint, length;
};
struct Table {
    const char* set;
    std::vector<Run> runs;
};
const std::vector<Table> tables{
    {"ISO_IR 100", {{0xa0, 0x00a0, 96}}},
    {"ISO_IR 101",
     {{0xa0, 0x00a0, 1}, {0xa1, 0x0104, 1}, {0xa2, 0x02d8, 1}, {0xa3, 0x0141, 1}, {0xa4, 0x00a4, 1}, {0xa5, 0x013d, 1},
      {0xa6, 0x015a, 1}, {0xa7, 0x00a7, 2}, {0xa9, 0x0160, 1}, {0xaa, 0x015e, 1}, {0xab, 0x0164, 1}, {0xac, 0x0179, 1},
      {0xad, 0x00ad, 1}, {0xae, 0x017d, 1}, {0xaf, 0x017b, 1}, {0xb0, 0x00b0, 1}, {0xb1, 0x0105, 1}, {0xb2, 0x02db, 1},
      {0xb3, 0x0142, 1}, {0xb4, 0x00b4, 1}, {0xb5, 0x013e, 1}, {0xb6, 0x015b, 1}, {0xb7, 0x02c7, 1}, {0xb8, 0x00b8, 1},
      {0xb9, 0x0161, 1}, {0xba, 0x015f, 1}, {0xbb, 0x0165, 1}, {0xbc, 0x017a, 1}, {0xbd, 0x02dd, 1}, {0xbe, 0x017e, 1},
      {0xbf, 0x017c, 1}, {0xc0, 0x0154, 1}, {0xc1, 0x00c1, 2}, {0xc3, 0x0102, 1}, {0xc4, 0x00c4, 1}, {0xc5, 0x0139, 1},
      {0xc6, 0x0106, 1}, {0xc7, 0x00c7, 1}, {0xc8, 0x010c, 1}, {0xc9, 0x00c9, 1}, {0xca, 0x0118, 1}, {0xcb, 0x00cb, 1},
      {0xcc, 0x011a, 1}, {0xcd, 0x00cd, 2}, {0xcf, 0x010e, 1}, {0xd0, 0x0110, 1}, {0xd1, 0x0143, 1}, {0xd2, 0x0147, 1},
      {0xd3, 0x00d3, 2}, {0xd5, 0x0150, 1}, {0xd6, 0x00d6, 2}, {0xd8, 0x0158, 1}, {0xd9, 0x016e, 1}, {0xda, 0x00da, 1},
      {0xdb, 0x0170, 1}, {0xdc, 0x00dc, 2}, {0xde, 0x0162, 1}, {0xdf, 0x00df, 1}, {0xe0, 0x0155, 1}, {0xe1, 0x00e1, 2},
      {0xe3, 0x0103, 1}, {0xe4, 0x00e4, 1}, {0xe5, 0x013a, 1}, {0xe6, 0x0107, 1}, {0xe7, 0x00e7, 1}, {0xe8, 0x010d, 1},
      {0xe9, 0x00e9, 1}, {0xea, 0x0119, 1}, {0xeb, 0x00eb, 1}, {0xec, 0x011b, 1}, {0xed, 0x00ed, 2}, {0xef, 0x010f, 1},
      {0xf0, 0x0111, 1}, {0xf1, 0x0144, 1}, {0xf2, 0x0148, 1}, {0xf3, 0x00f3, 2}, {0xf5, 0x0151, 1}, {0xf6, 0x00f6, 2},
      {0xf8, 0x0159, 1}, {0xf9, 0x016f, 1}, {0xfa, 0x00fa, 1}, {0xfb, 0x0171, 1}, {0xfc, 0x00fc, 2}, {0xfe, 0x0163, 1},
      {0xff, 0x02d9, 1}}},
    {"ISO_IR 109", {{0xa0, 0x00a0, 1}, {0xa1, 0x0126, 1}, {0xa2, 0x02d8, 1}, {0xa3, 0x00a3, 2}, {0xa6, 0x0124, 1},
                    {0xa7, 0x00a7, 2}, {0xa9, 0x0130, 1}, {0xaa, 0x015e, 1}, {0xab, 0x011e, 1}, {0xac, 0x0134, 1},
                    {0xad, 0x00ad, 1}, {0xaf, 0x017b, 1}, {0xb0, 0x00b0, 1}, {0xb1, 0x0127, 1}, {0xb2, 0x00b2, 4},
                    {0xb6, 0x0125, 1}, {0xb7, 0x00b7, 2}, {0xb9, 0x0131, 1}, {0xba, 0x015f, 1}, {0xbb, 0x011f, 1},
                    {0xbc, 0x0135, 1}, {0xbd, 0x00bd, 1}, {0xbf, 0x017c, 1}, {0xc0, 0x00c0, 3}, {0xc4, 0x00c4, 1},
                    {0xc5, 0x010a, 1}, {0xc6, 0x0108, 1}, {0xc7, 0x00c7, 9}, {0xd1, 0x00d1, 4}, {0xd5, 0x0120, 1},
                    {0xd6, 0x00d6, 2}, {0xd8, 0x011c, 1}, {0xd9, 0x00d9, 4}, {0xdd, 0x016c, 1}, {0xde, 0x015c, 1},
                    {0xdf, 0x00df, 4}, {0xe4, 0x00e4, 1}, {0xe5, 0x010b, 1}, {0xe6, 0x0109, 1}, {0xe7, 0x00e7, 9},
                    {0xf1, 0x00f1, 4}, {0xf5, 0x0121, 1}, {0xf6, 0x00f6, 2}, {0xf8, 0x011d, 1}, {0xf9, 0x00f9, 4},
                    {0xfd, 0x016d, 1}, {0xfe, 0x015d, 1}, {0xff, 0x02d9, 1}}},
    {"ISO_IR 110",
     {{0xa0, 0x00a0, 1}, {0xa1, 0x0104, 1}, {0xa2, 0x0138, 1}, {0xa3, 0x0156, 1}, {0xa4, 0x00a4, 1}, {0xa5, 0x0128, 1},
      {0xa6, 0x013b, 1}, {0xa7, 0x00a7, 2}, {0xa9, 0x0160, 1}, {0xaa, 0x0112, 1}, {0xab, 0x0122, 1}, {0xac, 0x0166, 1},
      {0xad, 0x00ad, 1}, {0xae, 0x017d, 1}, {0xaf, 0x00af, 2}, {0xb1, 0x0105, 1}, {0xb2, 0x02db, 1}, {0xb3, 0x0157, 1},
      {0xb4, 0x00b4, 1}, {0xb5, 0x0129, 1}, {0xb6, 0x013c, 1}, {0xb7, 0x02c7, 1}, {0xb8, 0x00b8, 1}, {0xb9, 0x0161, 1},
      {0xba, 0x0113, 1}, {0xbb, 0x0123, 1}, {0xbc, 0x0167, 1}, {0xbd, 0x014a, 1}, {0xbe, 0x017e, 1}, {0xbf, 0x014b, 1},
      {0xc0, 0x0100, 1}, {0xc1, 0x00c1, 6}, {0xc7, 0x012e, 1}, {0xc8, 0x010c, 1}, {0xc9, 0x00c9, 1}, {0xca, 0x0118, 1},
      {0xcb, 0x00cb, 1}, {0xcc, 0x0116, 1}, {0xcd, 0x00cd, 2}, {0xcf, 0x012a, 1}, {0xd0, 0x0110, 1}, {0xd1, 0x0145, 1},
      {0xd2, 0x014c, 1}, {0xd3, 0x0136, 1}, {0xd4, 0x00d4, 5}, {0xd9, 0x0172, 1}, {0xda, 0x00da, 3}, {0xdd, 0x0168, 1},
      {0xde, 0x016a, 1}, {0xdf, 0x00df, 1}, {0xe0, 0x0101, 1}, {0xe1, 0x00e1, 6}, {0xe7, 0x012f, 1}, {0xe8, 0x010d, 1},
      {0xe9, 0x00e9, 1}, {0xea, 0x0119, 1}, {0xeb, 0x00eb, 1}, {0xec, 0x0117, 1}, {0xed, 0x00ed, 2}, {0xef, 0x012b, 1},
      {0xf0, 0x0111, 1}, {0xf1, 0x0146, 1}, {0xf2, 0x014d, 1}, {0xf3, 0x0137, 1}, {0xf4, 0x00f4, 5}, {0xf9, 0x0173, 1},
      {0xfa, 0x00fa, 3}, {0xfd, 0x0169, 1}, {0xfe, 0x016b, 1}, {0xff, 0x02d9, 1}}},
    {"ISO_IR 144",
     {{0xa0, 0x00a0, 1},
      {0xa1, 0x0401, 12},
      {0xad, 0x00ad, 1},
      {0xae, 0x040e, 66},
      {0xf0, 0x2116, 1},
      {0xf1, 0x0451, 12},
      {0xfd, 0x00a7, 1},
      {0xfe, 0x045e, 2}}},
    {"ISO_IR 127",
     {{0xa0, 0x00a0, 1},
      {0xa4, 0x00a4, 1},
      {0xac, 0x060c, 1},
      {0xad, 0x00ad, 1},
      {0xbb, 0x061b, 1},
      {0xbf, 0x061f, 1},
      {0xc1, 0x0621, 26},
      {0xe0, 0x0640, 19}}},
    {"ISO_IR 126",
     {{0xa0, 0x00a0, 1},
      {0xa1, 0x2018, 2},
      {0xa3, 0x00a3, 1},
      {0xa4, 0x20ac, 1},
      {0xa5, 0x20af, 1},
      {0xa6, 0x00a6, 4},
      {0xaa, 0x037a, 1},
      {0xab, 0x00ab, 3},
      {0xaf, 0x2015, 1},
      {0xb0, 0x00b0, 4},
      {0xb4, 0x0384, 3},
      {0xb7, 0x00b7, 1},
      {0xb8, 0x0388, 3},
      {0xbb, 0x00bb, 1},
      {0xbc, 0x038c, 1},
      {0xbd, 0x00bd, 1},
      {0xbe, 0x038e, 20},
      {0xd3, 0x03a3, 44}}},
    {"ISO_IR 138",
     {{0xa0, 0x00a0, 1},
      {0xa2, 0x00a2, 8},
      {0xaa, 0x00d7, 1},
      {0xab, 0x00ab, 15},
      {0xba, 0x00f7, 1},
      {0xbb, 0x00bb, 4},
      {0xdf, 0x2017, 1},
      {0xe0, 0x05d0, 27},
      {0xfd, 0x200e, 2}}},
    {"ISO_IR 148",
     {{0xa0, 0x00a0, 48},
      {0xd0, 0x011e, 1},
      {0xd1, 0x00d1, 12},
      {0xdd, 0x0130, 1},
      {0xde, 0x015e, 1},
      {0xdf, 0x00df, 17},
      {0xf0, 0x011f, 1},
      {0xf1, 0x00f1, 12},
      {0xfd, 0x0131, 1},
      {0xfe, 0x015f, 1},
      {0xff, 0x00ff, 1}}},
    {"ISO_IR 203",
     {{0xa0, 0x00a0, 4},
      {0xa4, 0x20ac, 1},
      {0xa5, 0x00a5, 1},
      {0xa6, 0x0160, 1},
      {0xa7, 0x00a7, 1},
      {0xa8, 0x0161, 1},
      {0xa9, 0x00a9, 11},
      {0xb4, 0x017d, 1},
      {0xb5, 0x00b5, 3},
      {0xb8, 0x017e, 1},
      {0xb9, 0x00b9, 3},
      {0xbc, 0x0152, 2},
      {0xbe, 0x0178, 1},
      {0xbf, 0x00bf, 65}}},
    {"ISO_IR 166", {{0xa1, 0x0e01, 58}, {0xdf, 0x0e3f, 29}}},
    {"ISO_IR 13", {{0xa1, 0xff61, 63}}},
};

std::string utf8Of(int codePoint)
{
    std::string text;
    if (codePoint < 0x800) {
        text += static_cast<char>(0xc0 | codePoint >> 6);
    } else {
        text += static_cast<char>(0xe0 | codePoint >> 12);
        text += static_cast<char>(0x80 | (codePoint >> 6 & 0x3f));
    }
    return text + static_cast<char>(0x80 | (codePoint & 0x3f));
}

TEST(CharacterSet, EveryByteOfEverySetOfSingleBytes)
{
    for (const auto& table : tables) {
        std::vector<int> characters(0x100);
        for (const auto& run : table.runs)
            for (int i = 0; i < run.length; ++i)
                characters[static_cast<std::size_t>(run.first + i)] = run.codePoint + i;
        int seen = 0;
        for (int byte = 0xa0; byte < 0x100; ++byte) {
            const std::string bytes{'a', static_cast<char>(byte), 'b'};
            const int character = characters[static_cast<std::size_t>(byte)];
            if (character == 0 && std::string_view(table.set) == "ISO_IR 13")
                continue;    // may begin a character of two bytes
            const auto text = CharacterSet(table.set).read(bytes, inNames, "\\=");
            EXPECT_EQ(text.utf8, 'a' + (character != 0 ? utf8Of(character) : fmt::format("\\x{:02X}", byte)) + 'b')
                << table.set;
            EXPECT_EQ(text.hasBadBytes, character == 0) << table.set;
            EXPECT_FALSE(text.isUtf8 || text.hasWindows) << table.set;
            seen += character != 0 ? 1 : 0;
        }
        EXPECT_GT(seen, 40) << table.set;
        // With code extensions the same set begins the text.
        std::string extended = table.set;
        extended.replace(0, 6, "ISO 2022 IR");
        EXPECT_EQ(nameIn(extended.c_str(), "a\xe6"), nameIn(table.set, "a\xe6")) << extended;
    }
}

struct Name {
    const char* set;
    const char* bytes;
};

// Names of many languages in UTF-8, below sets that do not have it.
TEST(CharacterSet, Utf8BelowAnotherSetIsSeen)
{
    const char* names[] = {"Müller", "Zoë",      "Éloïse", "à la",     "Łukasz",   "Żak",    "Śliwa",    "Škoda",
                           "Çelik",  "Şahin",    "İnan",   "Ğ",        "Žižek",    "Čapek",  "Ångström", "Ærø",
                           "Ñuñoa",  "São João", "Weiß",   "Nguyễn",   "Δημήτρης", "Άννα",   "Иванов",   "Мама",
                           "Анна",   "שרון",     "محمد",   "สมชาย",    "山田",     "やまだ", "张伟",     "김철수",
                           "37 °C",  "5 µm",     "d’Arc",  "“quoted”", "10–12",    "Œuvre",  "€ 5",      "Ő"};
    for (const char* set : {"ISO_IR 100", "ISO 2022 IR 100", "ISO_IR 148", "ISO 2022 IR 100\\ISO 2022 IR 87"})
        for (const std::string name : names) {
            const auto text = CharacterSet(set).read(name, inNames, "\\=");
            EXPECT_EQ(text.utf8, name) << set;
            EXPECT_TRUE(text.isUtf8) << name;
            EXPECT_FALSE(text.hasBadBytes) << name;
        }
    // Each in sets of its neighbours.
    const Name others[] = {{"ISO_IR 101", "Łukasz Wójcik"},
                           {"ISO_IR 101", "Müller"},
                           {"ISO_IR 101", "Škoda"},
                           {"ISO_IR 110", "Bērziņš"},
                           {"ISO_IR 109", "Ħorr"},
                           {"ISO_IR 144", "Иванов Мама"},
                           {"ISO_IR 144", "José"},
                           {"ISO_IR 126", "Δημήτρης"},
                           {"ISO_IR 126", "José"},
                           {"ISO_IR 127", "محمد"},
                           {"ISO_IR 138", "שרון"},
                           {"ISO_IR 166", "สมชาย"},
                           {"ISO_IR 166", "José"},
                           {"ISO_IR 13", "やまだ"},
                           {"ISO_IR 13", "José"},
                           {"GB18030", "张伟"},
                           {"GBK", "王^小明"},
                           {"", "Müller"},
                           {"\\ISO 2022 IR 87", "山田"},
                           {"ISO_IR 203", "Œuvre"}};
    for (const auto& other : others) {
        const auto text = CharacterSet(other.set).read(other.bytes, inNames, "\\=");
        EXPECT_EQ(text.utf8, other.bytes) << other.set;
        EXPECT_TRUE(text.isUtf8) << other.set << " " << other.bytes;
    }
}

struct Meant {
    const char *set, *bytes, *text;
};

// Bytes that happen to be UTF-8 as well, but say what their set says.
TEST(CharacterSet, WhatMakesSenseInItsSetIsLeftThere)
{
    const Meant meant[] = {{"ISO_IR 100", "CAF\xc9\xae", "CAFÉ®"},
                           {"ISO_IR 100", "\xc9\xae", "É®"},
                           {"ISO_IR 100", "MEN\xdc\xbb", "MENÜ»"},
                           {"ISO_IR 100",
                            "CAF\xc9\xa0"
                            "BAR",
                            "CAFÉ\u00a0BAR"},
                           {"ISO_IR 100", "\xd8\xb2", "Ø²"},
                           {"ISO_IR 100",
                            "GR\xd6\xae"
                            "E",
                            "GRÖ®E"},
                           {"ISO_IR 101", "W\xd3\xa3", "WÓŁ"},
                           {"ISO_IR 101",
                            "\xda\xbe"
                            "asna",
                            "Úžasna"},
                           {"ISO_IR 144", "\xc2\xb0\xc2\xb0", "ТАТА"},
                           {"ISO_IR 13", "\xd0\xb1", "ﾐｱ"},
                           {"GB18030", "\xcd\xa8", "通"},
                           {"GB18030", "\xc1\xaa\xcd\xa8", "联通"}};
    for (const auto& each : meant) {
        const auto text = CharacterSet(each.set).read(each.bytes, inNames, "\\=");
        EXPECT_EQ(text.utf8, each.text) << each.set;
        EXPECT_FALSE(text.isUtf8 || text.hasBadBytes) << each.text;
    }
}

// No ISO 8859 has a printed character from 80 to 9F; Windows has, and its programs write them.
TEST(CharacterSet, PunctuationOfWindowsIsKept)
{
    const Meant meant[] = {{"ISO_IR 100",
                            "d\x92"
                            "Arc \x96 \x84so\x93 \x85",
                            "d’Arc – „so“ …"},
                           {"ISO_IR 100",
                            "\x8a"
                            "imon \x9euk \x80 5 C\x9cur",
                            "Šimon žuk € 5 Cœur"},
                           {"ISO_IR 100", "CAF\xc9\x92S", "CAFÉ’S"},
                           {"ISO 2022 IR 100", "J\xe9r\xf4me \x93x\x94", "Jérôme “x”"},
                           {"ISO_IR 101", "\x8awi\xeatek \x8c\x9f", "Šwiętek Śź"},
                           {"ISO_IR 144", "\xbb\xee\xda \x96 \x85", "Люк – …"},
                           {"ISO_IR 126", "\xc4\xe9 \x92", "Δι ’"},
                           {"ISO_IR 138", "\xf9\xf8 \x96", "שר –"},
                           {"ISO_IR 148", "\xfd\xf0\x85", "ığ…"},
                           {"ISO_IR 166", "\xc7\xd1\x85", "วั…"}};
    for (const auto& each : meant) {
        const auto text = CharacterSet(each.set).read(each.bytes, inNames, "\\=");
        EXPECT_EQ(text.utf8, each.text) << each.set;
        EXPECT_TRUE(text.hasWindows) << each.text;
        EXPECT_FALSE(text.isUtf8 || text.hasBadBytes) << each.text;
    }
    EXPECT_EQ(nameIn("ISO_IR 100", "a\x81\xe9"), "a\\x81é") << "no character of Windows either";
    EXPECT_EQ(nameIn("ISO_IR 144", "\xbb\x8a"), "Л\\x8A") << "letters differ from page to page";
}

// A group that cannot be read is shown raw and spoils no other.
TEST(CharacterSet, reported_dcm4che_1230_an_unknown_escape_spoils_its_own_group)
{
    const std::string kanji = "\033$BF?L>\033(B^\033$B45<T\033(B", strange = "\033(ID8R2\033(B^\033(I6]<^,\033(B";
    const std::string marked = "\\x1B(ID8R2\\x1B(B^\\x1B(I6]<^,\\x1B(B";
    const std::vector<std::vector<std::string>> orders{{"Tokumei^Kanja", kanji, strange},
                                                       {"Tokumei^Kanja", strange, kanji},
                                                       {strange, kanji, "Tokumei^Kanja"},
                                                       {strange, "Tokumei^Kanja", kanji}};
    for (const auto& order : orders) {
        std::string bytes, expected;
        for (const auto& group : order) {
            bytes += (bytes.empty() ? "" : "=") + group;
            expected += (expected.empty() ? "" : "=")
                + (group == kanji         ? "匿名^患者"
                       : group == strange ? marked
                                          : group);
        }
        const auto text = CharacterSet("\\ISO 2022 IR 87").read(bytes, inNames, "\\=");
        EXPECT_EQ(text.utf8, expected);
        EXPECT_TRUE(text.hasBadBytes);
        EXPECT_FALSE(text.isUtf8);
    }
}

// Each value of several stands for itself as well.
TEST(CharacterSet, AValueThatCannotBeReadSpoilsNoOther)
{
    EXPECT_EQ(CharacterSet("\\ISO 2022 IR 87").read("CT\\\033$B;3ED\033(B\\\033%Gx\\\033$B;3ED\033(B", "\\", "\\").utf8,
              "CT\\山田\\\\x1B%Gx\\山田");
    EXPECT_EQ(CharacterSet("GB18030").read("\x81\x5c\\\xff\\\xcd\xf5", "\\", "\\").utf8, "乗\\\\xFF\\王");
    EXPECT_EQ(CharacterSet("ISO_IR 126").read("\xc4\xd2\xe9", "\\", "\\").utf8, "Δ\\xD2ι") << "one byte alone";
    EXPECT_EQ(CharacterSet("ISO_IR 100").read("J\xe9r\xf4me\\M\xc3\xbcller", "\\", "\\").utf8, "Jérôme\\Müller");
}

TEST(CharacterSet, UnknownNamesAreToldAndCarelessOnesUnderstood)
{
    EXPECT_FALSE(CharacterSet("KLINGON").isKnown());
    EXPECT_TRUE(CharacterSet("ISO_IR_100").isKnown());
    EXPECT_TRUE(CharacterSet("iso-ir 192").isKnown());
}

}
}
