#include "core/dicom/read_header.h"
#include "core/files/archive.h"
#include "core/files/data_source.h"
#include "core/record/read_record.h"
#include "core/report/timeline_json.h"
#include "tests/fuzz/damage.h"
#include "tests/fuzz/opened_as_promised.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

#include <cstdlib>
#include <fstream>
#include <iostream>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

const dicom::Library library;

std::string textOf(const std::vector<std::uint8_t>& bytes)
{
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

// Calls visit(name, bytes) for every file of the corpus.
void eachOfTheCorpus(const std::function<void(const std::string&, const std::string&)>& visit)
{
    QuietJob job;
    for (const auto& entry : std::filesystem::directory_iterator(test::sharedData("dicom"))) {
        if (!files::isArchiveName(entry.path().filename().string()))
            continue;
        const auto done = files::forEachInArchive(
            entry.path(), [](std::string_view) { return true; },
            [&](const files::SourceFile& file) -> Result<void> {
                visit(file.name, textOf(file.bytes));
                return {};
            },
            job);
        ASSERT_TRUE(done) << done.error().sentence();
    }
}

// How often each thing was said: without the file's name and with numbers left out.
class Tally {
public:
    void add(const std::string& sentence)
    {
        std::string kind = sentence.substr(sentence.find_last_of('"') + 1);
        std::erase_if(kind, [](char c) { return c >= '0' && c <= '9'; });
        ++m_counts[kind];
    }
    void print() const
    {
        for (const auto& [kind, count] : m_counts)
            std::cout << "  " << count << " x" << kind << '\n';
    }

private:
    std::map<std::string, int> m_counts;
};

TEST(Everything, EveryDicomFileIsDrawnOrRefusedWithASentence)
{
    LANTERN_NEEDS_DATA("dicom");
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "file.dcm";
    int files = 0, drawn = 0;
    Tally tally;
    eachOfTheCorpus([&](const std::string& name, const std::string& bytes) {
        SCOPED_TRACE(name);
        std::ofstream(path, std::ios::binary) << bytes;
        const auto opened = test::openedAsPromised(path);
        ++files;
        drawn += opened.drawn > 0;
        if (opened.drawn == 0)
            tally.add(opened.reason);
    });
    std::cout << files << " files, " << drawn << " with a picture drawn; the others:\n";
    tally.print();
    EXPECT_GT(drawn, 430);
}

// LANTERN_DAMAGED says how many, for a longer run by hand.
TEST(Everything, NoDamagedFileOfTheCorpusCrashesTheReader)
{
    LANTERN_NEEDS_DATA("dicom");
    const char* asked = std::getenv("LANTERN_DAMAGED");
    const auto wanted = static_cast<std::uint32_t>(asked ? std::atoi(asked) : 300);
    std::vector<std::pair<std::string, std::string>> corpus;
    eachOfTheCorpus([&](const std::string& name, const std::string& bytes) {
        if (bytes.size() < 2'000'000)
            corpus.emplace_back(name, bytes);
    });
    const test::TemporaryFolder folder;
    const auto path = folder.path() / "damaged.dcm";
    std::uint32_t drawn = 0;
    for (std::uint32_t seed = 1; seed <= wanted; ++seed) {
        const auto& [name, bytes] = corpus[seed * 7919 % corpus.size()];
        SCOPED_TRACE(name + ", seed " + std::to_string(seed));
        std::ofstream(path, std::ios::binary) << test::Damage(seed)(bytes);
        drawn += test::openedAsPromised(path).drawn > 0;
    }
    std::cout << wanted << " damaged files, " << drawn << " still with a picture\n";
    EXPECT_GT(drawn, wanted / 5);
}

TEST(Everything, EveryFhirFileAndEveryIntensiveCareRecordIsATimeline)
{
    LANTERN_NEEDS_DATA("ehr");
    QuietJob job;
    int read = 0;
    std::size_t events = 0;
    for (const char* folder : {"ehr/synthea", "ehr/fhir-r4-examples", "ehr/physionet2012"}) {
        const auto source = files::DataSource::open(test::sharedData(folder));
        ASSERT_TRUE(source) << source.error().sentence();
        const auto done = source->forEach(
            [](std::string_view name) {
                const auto file = std::filesystem::path(name).filename().string();
                return file.ends_with(".json")
                    || (file.ends_with(".txt") && file.size() == 10 && file.starts_with('1'));
            },
            [&](const files::SourceFile& file) -> Result<void> {
                const auto record = record::parseRecord(textOf(file.bytes), file.name);
                EXPECT_TRUE(record) << file.name << ": " << record.error().sentence();
                if (!record)
                    return {};
                EXPECT_FALSE(report::timelineJson(*record).dump().empty());
                ++read;
                events += record->events.size();
                return {};
            },
            job);
        ASSERT_TRUE(done) << done.error().sentence();
    }
    std::cout << read << " records with " << events << " events\n";
    EXPECT_GT(read, 372);
}

}
}
