#include "tests/house/house.h"

#include <gtest/gtest.h>
#include <map>
#include <regex>
#include <set>
#include <sstream>

// No class that knows everything, over however many files it is spread.
namespace lantern::house {

namespace {

std::string withoutComments(const std::string& text)
{
    static const std::regex comment(R"re(//[^\n]*)re");
    return std::regex_replace(text, comment, "");
}

// How many functions a class offers: what is declared in its public parts, without signals, defaulted or deleted ones.
std::map<std::string, int> publicFunctions(const std::string& header)
{
    static const std::regex begins(R"re(\bclass\s+(\w+)[^;{(]*\{)re");
    static const std::regex access(R"re(\b(public|protected|private|Q_SIGNALS)(?:\s+Q_SLOTS)?\s*:(?!:))re");
    std::map<std::string, int> counts;
    const std::string text = withoutComments(header);
    for (std::sregex_iterator match(text.begin(), text.end(), begins), end; match != end; ++match) {
        const std::string name = (*match)[1];
        // Statements at the class's own depth, each up to its ';' or to the body that follows it.
        std::string statement, section = "private";
        int depth = 1;
        for (auto at = static_cast<std::size_t>(match->position() + match->length()); at < text.size() && depth > 0;
             ++at) {
            const char here = text[at];
            depth += here == '{' ? 1 : here == '}' ? -1 : 0;
            const bool ends = (here == ';' && depth == 1) || (here == '{' && depth == 2) || (here == '}' && depth == 1);
            if (depth == 1 && !ends)
                statement += here;
            if (!ends)
                continue;
            std::smatch word;
            while (std::regex_search(statement, word, access)) {
                section = word[1];
                statement = word.suffix();
            }
            const bool isFunction = statement.find('(') != std::string::npos
                && statement.find("= d") == std::string::npos && statement.find("using ") == std::string::npos;
            counts[name] += section == "public" && isFunction;
            statement.clear();
        }
    }
    return counts;
}

}

TEST(Sizes, NoClassHasMoreThanFortyPublicFunctions)
{
    int seen = 0;
    for (const char* top : {"core", "ui", "app"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top))
            if (entry.path().extension() == ".h")
                for (const auto& [name, count] : publicFunctions(textOf(entry.path()))) {
                    ++seen;
                    EXPECT_LE(count, 40) << name << " in " << entry.path().lexically_relative(root);
                }
    EXPECT_GT(seen, 100);
}

// A header with its source is one thing, and so is a test. What a reader takes in at a glance.
TEST(Sizes, NoFolderHoldsMoreThanTwentyThings)
{
    std::map<fs::path, std::set<std::string>> folders;
    for (const char* top : {"core", "ui", "app", "tests"})
        for (const auto& entry : fs::recursive_directory_iterator(root / top))
            if (entry.is_regular_file() && entry.path().filename() != "CMakeLists.txt") {
                static const std::regex internal("_internal$");
                const auto name = entry.path().filename().string();
                folders[entry.path().parent_path()].insert(
                    std::regex_replace(name.substr(0, name.find('.')), internal, ""));
            }
    EXPECT_GT(folders.size(), 50U);
    for (const auto& [folder, things] : folders)
        EXPECT_LE(things.size(), 20U) << folder.lexically_relative(root);
}

TEST(Sizes, WhatAClassOffersIsCounted)
{
    const auto counts = publicFunctions(R"(
        class Base;
        class Small final : public Base {
            Q_OBJECT
        public:
            explicit Small(int size);    // of it (in mm)
            ~Small() override = default;
            int size() const { return m_size; }
            struct Part {
                int one() const { return 1; }
            };
            std::function<void(int)> said;
        Q_SIGNALS:
            void changed();
        private:
            int hidden(int of);
            int m_size = 0;
        };)");
    EXPECT_EQ(counts.at("Small"), 2 + 1) << "the constructor, size() and, being alike, said";
}

}
