#include "core/tasks/stated_words.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <string_view>
#include <vector>

namespace lantern::tasks {

namespace {

using Words = std::vector<std::string>;

// In small letters, cut at whatever is no letter or digit. A plus or minus beside a lonely C is kept: "c+", "c-".
// What is not ASCII hangs together, as Chinese does.
Words wordsOf(const std::string& text)
{
    Words words;
    std::string word;
    const auto end = [&] {
        if (!word.empty())
            words.push_back(std::move(word));
        word.clear();
    };
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x80 || std::isalnum(byte)) {
            word += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        } else if (c == '+' || c == '-') {
            end();
            words.push_back(std::string(1, c));
        } else if (c == '/' && word == "w") {
            word += c;    // "w/o"
        } else {
            end();
        }
    }
    end();
    return words;
}

bool isAnyOf(std::string_view word, std::span<const std::string_view> list)
{
    return std::ranges::find(list, word) != list.end();
}

bool startsWithAny(std::string_view word, std::span<const std::string_view> list)
{
    return std::ranges::any_of(list, [&](std::string_view start) { return word.starts_with(start); });
}

bool holdsAny(std::string_view text, std::span<const std::string_view> list)
{
    return std::ranges::any_of(list, [&](std::string_view part) { return text.find(part) != std::string_view::npos; });
}

constexpr std::array<std::string_view, 18> medium{
    "gd",  "gad",   "km",      "ce",        "contrast", "contraste",  "kontrast", "kontrastmittel", "mdc",
    "civ", "contr", "dotarem", "magnevist", "omniscan", "multihance", "prohance", "clariscan",      "dotagraf"};
constexpr std::array<std::string_view, 3> mediumStarts{"gado", "gadavist", "gadolin"};
// A word alone that says it.
constexpr std::array<std::string_view, 15> given{"t1c",    "t1ce", "t1gd",  "t1gad",         "t1km",
                                                 "t1post", "t1wc", "t1wce", "enhanced",      "cemri",
                                                 "gdt1",   "cet1", "t1cm",  "postinjection", "t1mdc"};
constexpr std::array<std::string_view, 4> givenStarts{"postcon", "postgad", "postgd", "postkm"};
constexpr std::array<std::string_view, 8> notGiven{"pre",   "precontrast", "noncontrast", "unenhanced",
                                                   "plain", "native",      "nativ",       "pregad"};
constexpr std::array<std::string_view, 2> notGivenStarts{"pregd", "nonenh"};
constexpr std::array<std::string_view, 11> without{"without", "w/o", "wo",  "ohne", "sans",  "senza",
                                                   "sin",     "no",  "non", "not",  "before"};
// After "post" these speak of something else than a medium.
constexpr std::array<std::string_view, 9> afterSomethingElse{"op",   "operative",  "surgery",   "rt",       "radiation",
                                                             "proc", "processing", "processed", "treatment"};
constexpr std::array<std::string_view, 3> givenElsewhere{"增强", "造影", "контраст"};
constexpr std::array<std::string_view, 2> notGivenElsewhere{"平扫", "без контраст"};

bool isMedium(const std::string& word) { return isAnyOf(word, medium) || startsWithAny(word, mediumStarts); }

}

Contrast contrastIn(const std::string& text)
{
    bool saysGiven = holdsAny(text, givenElsewhere), saysNot = holdsAny(text, notGivenElsewhere);
    if (saysNot)
        saysGiven = false;
    const Words words = wordsOf(text);
    const auto at = [&](std::size_t i) { return i < words.size() ? words[i] : std::string(); };
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const std::string before = i > 0 ? words[i - 1] : std::string(), after = at(i + 1);
        if (isAnyOf(word, notGiven) || startsWithAny(word, notGivenStarts)) {
            saysNot = true;
            if (isMedium(after) || (after == "-" && isMedium(at(i + 2))))    // "pre gad": one thing, said once
                i += after == "-" ? 2 : 1;
        } else if (isAnyOf(word, without)) {
            const std::size_t named = i + (after == "-" ? 2 : 1);
            if (isMedium(at(named)) || at(named) == "c" || at(named).starts_with("enh")) {
                saysNot = true;
                i = named;
            } else if (named >= words.size() && (word == "w/o" || word == "wo" || word == "without")) {
                saysNot = true;    // "AX T1 W/O"
            }
        } else if (word == "c" || word == "k") {
            saysGiven = saysGiven || before == "+" || after == "+";
            saysNot = saysNot || (after == "-" && i + 2 >= words.size() && before != "+");    // "T1 C-", not "C-spine"
        } else if (word == "post") {
            saysGiven = saysGiven || !isAnyOf(after == "-" ? at(i + 2) : after, afterSomethingElse);
        } else if (isMedium(word)) {
            saysGiven = saysGiven || before != "phase";
        } else if (isAnyOf(word, given) || startsWithAny(word, givenStarts)) {
            saysGiven = true;
        }
    }
    return saysGiven == saysNot ? Contrast::NotStated : saysGiven ? Contrast::Given : Contrast::NotGiven;
}

Contrast contrastOfAgent(const std::string& agent)
{
    const Words words = wordsOf(agent);
    if (words.empty() || std::ranges::all_of(words, [](const auto& word) { return word == "-" || word == "+"; }))
        return Contrast::NotStated;
    static constexpr std::array<std::string_view, 12> none{"no",   "none", "n",       "nil", "keine", "kein",
                                                           "ohne", "not",  "without", "w/o", "0",     "unknown"};
    if (words.front() == "unknown")
        return Contrast::NotStated;
    return isAnyOf(words.front(), none) || holdsAny(agent, notGivenElsewhere) || agent == "无" ? Contrast::NotGiven
                                                                                               : Contrast::Given;
}

std::optional<std::string> otherWeightingIn(const std::string& text)
{
    static constexpr std::array<std::string_view, 5> t1{"t1", "mprage", "mp2rage", "bravo", "spgr"};
    static constexpr std::array<std::string_view, 8> starts{"t2", "flair", "dwi", "dti", "adc", "swi", "stir", "trace"};
    static constexpr std::array<std::string_view, 12> whole{"pd",  "ep2d", "diff",      "diffusion", "tof",  "bold",
                                                            "asl", "perf", "perfusion", "dsc",       "ciss", "fiesta"};
    const Words words = wordsOf(text);
    const auto isT1 = [&](const std::string& word) {
        return startsWithAny(word, t1) || word.find("t1") != std::string::npos;
    };
    if (std::ranges::any_of(words, isT1))
        return std::nullopt;
    for (std::string word : words)
        if (startsWithAny(word, starts) || isAnyOf(word, whole)) {
            for (char& c : word)
                c = static_cast<char>(std::toupper(static_cast<unsigned char>(c)));
            return word;
        }
    return std::nullopt;
}

bool namesHead(const std::string& text)
{
    static constexpr std::array<std::string_view, 8> starts{"head", "brain",   "crani", "neuro",
                                                            "kopf", "schadel", "cereb", "encephal"};
    static constexpr std::array<std::string_view, 16> parts{"schädel", "Schädel", "头",     "脑",    "颅",   "頭",
                                                            "脳",      "hirn",    "gehirn", "голов", "мозг", "cerveau",
                                                            "cerebr",  "skull",   "crâne",  "cráneo"};
    const Words words = wordsOf(text);
    return holdsAny(text, parts) || std::ranges::any_of(words, [](const std::string& word) {
               return startsWithAny(word, starts) || holdsAny(word, parts);
           });
}

}
