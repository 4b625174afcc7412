#pragma once

#include "core/base/job.h"
#include "core/files/archive.h"
#include "core/files/csv.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

#include <fstream>
#include <gtest/gtest.h>
#include <sstream>

namespace lantern::test {

// The corpus, unpacked once for all tests here.
class Corpus : public testing::Test {
protected:
    static void SetUpTestSuite()
    {
        const auto data = sharedData("dicom");
        if (!std::filesystem::exists(data))
            return;
        s_folder = new TemporaryFolder;
        QuietJob job;
        for (const auto& entry : std::filesystem::directory_iterator(data)) {
            if (entry.path().extension() != ".xz")
                continue;
            const auto done = files::forEachInArchive(
                entry.path(), [](std::string_view) { return true; },
                [](const files::SourceFile& file) -> Result<void> {
                    const auto path = s_folder->path() / file.name;
                    std::filesystem::create_directories(path.parent_path());
                    std::ofstream(path, std::ios::binary)
                        .write(reinterpret_cast<const char*>(file.bytes.data()),
                               static_cast<std::streamsize>(file.bytes.size()));
                    return {};
                },
                job);
            ASSERT_TRUE(done) << done.error().sentence();
        }
    }

    static void TearDownTestSuite()
    {
        delete s_folder;
        s_folder = nullptr;
    }

    static files::Table table(const char* name)
    {
        std::ostringstream text;
        text << std::ifstream(sharedData("dicom") / name).rdbuf();
        return *files::parseCsv(text.str(), name);
    }

    static inline TemporaryFolder* s_folder = nullptr;
};

}
