#include "core/dicom/read_header.h"
#include "tests/support/file_bytes.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <fstream>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

using nlohmann::json;
using testing::HasSubstr;

using test::bytesOf;

std::vector<std::filesystem::path> filesBelow(const std::filesystem::path& folder)
{
    std::vector<std::filesystem::path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            files.push_back(std::filesystem::relative(entry.path(), folder));
    std::sort(files.begin(), files.end());
    return files;
}

const json* seriesNamed(const json& scan, const std::string& uid)
{
    for (const json& patient : scan.at("patients"))
        for (const json& study : patient.at("studies"))
            for (const json& series : study.at("series"))
                if (series.at("uid") == uid)
                    return &series;
    return nullptr;
}

// The truth's nodules, looked up in the files that were written: place to pixel through the header.
void expectNodulesInTheFiles(const std::filesystem::path& folder, const json& truth)
{
    const dicom::Library library;
    std::vector<dicom::InstancePtr> slices;
    for (const auto& entry : std::filesystem::directory_iterator(folder / "lantern-one" / "ct")) {
        const auto header = dicom::readHeader(entry.path());
        ASSERT_TRUE(header) << header.error().sentence();
        slices.push_back(*header);
    }
    for (const json& nodule : truth.at("chest").at("nodules")) {
        const geometry::PatientPoint centre{nodule.at("centre").at(0), nodule.at("centre").at(1),
                                            nodule.at("centre").at(2)};
        const auto nearest = std::ranges::min_element(slices, {}, [&](const dicom::InstancePtr& slice) {
            return std::abs(slice->frames[0].plane->distanceTo(centre));
        });
        const auto pixel = (*nearest)->frames[0].plane->pixelFromPatient(centre);
        const auto out = folder / "hu";
        const auto done = test::runCli({"pixels", (*nearest)->path.string(), "-o", out.string()});
        ASSERT_EQ(done.status, 0) << done.err;
        const std::string raw = bytesOf(out);
        ASSERT_EQ(raw.size(), 512u * 512 * 4);
        // The mean of nine pixels: noise is about 15 HU here.
        float sum = 0;
        for (int row = -1; row <= 1; ++row)
            for (int column = -1; column <= 1; ++column) {
                const auto at =
                    static_cast<std::size_t>((std::lround(pixel.row) + row) * 512 + std::lround(pixel.column) + column);
                float hu = 0;
                std::memcpy(&hu, raw.data() + 4 * at, 4);
                sum += hu;
            }
        EXPECT_NEAR(sum / 9, 40, 45) << nodule.at("site");
    }
}

// The same seed gives the same bytes on any number of threads.
void expectTheSameBytesOnOneThread(const std::filesystem::path& folder)
{
    const test::TemporaryFolder other;
    ASSERT_EQ(test::runCli({"demo", other.path().string(), "--threads", "1"}).status, 0);
    const auto files = filesBelow(folder);
    ASSERT_EQ(files, filesBelow(other.path()));
    ASSERT_EQ(files.size(), 189u);
    for (const auto& file : files)
        EXPECT_TRUE(bytesOf(folder / file) == bytesOf(other.path() / file)) << file;
}

TEST(Demo, WritesTwoPatientsWhoseImagesHistoriesAndTruthAgree)
{
    const test::TemporaryFolder folder;
    const auto done = test::runCli({"demo", folder.path().string(), "--json"});
    ASSERT_EQ(done.status, 0) << done.err;
    EXPECT_EQ(json::parse(done.out).at("dicomFiles"), 185);
    expectTheSameBytesOnOneThread(folder.path());

    const auto scanned = test::runCli({"scan", folder.path().string(), "--json"});
    ASSERT_EQ(scanned.status, 0) << scanned.err;
    const json scan = json::parse(scanned.out);
    ASSERT_EQ(scan.at("patients").size(), 2u);
    EXPECT_EQ(scan.at("patients").at(1).at("name"), "Demo Lantern Two (演示灯笼二)");
    EXPECT_TRUE(scan.at("unreadable").empty());
    for (const json& patient : scan.at("patients"))
        for (const json& study : patient.at("studies"))
            for (const json& series : study.at("series"))
                EXPECT_TRUE(series.at("warnings").empty()) << series.at("description") << series.at("warnings");

    const json truth = json::parse(bytesOf(folder.path() / "truth.json"));
    const json* ct = seriesNamed(scan, truth.at("chest").at("series"));
    ASSERT_NE(ct, nullptr);
    EXPECT_GE(ct->at("frames"), 120);
    EXPECT_EQ(ct->at("rows"), 512);
    EXPECT_EQ(ct->at("columns"), 512);
    EXPECT_EQ(ct->at("spacing"), json::array({0.72, 0.72, 2.5}));
    for (const char* name : {"t1c", "t2"})
        EXPECT_NE(seriesNamed(scan, truth.at("head").at("series").at(name)), nullptr);

    for (const char* patient : {"lantern-one", "lantern-two"}) {
        const std::string history = bytesOf(folder.path() / patient / "history.json");
        for (const json& found : scan.at("patients")) {
            if (history.find(found.at("id").get<std::string>()) == std::string::npos)
                continue;
            for (const json& study : found.at("studies"))
                EXPECT_THAT(history, HasSubstr("urn:oid:" + study.at("uid").get<std::string>()));
        }
    }
    expectNodulesInTheFiles(folder.path(), truth);
}

TEST(Demo, APlaceThatCannotBeWrittenIsOneSentence)
{
    const test::TemporaryFolder folder;
    std::ofstream(folder.path() / "file") << "in the way\n";
    const auto done = test::runCli({"demo", (folder.path() / "file" / "below").string()});
    EXPECT_EQ(done.status, 1);
    EXPECT_THAT(done.err, HasSubstr((folder.path() / "file").string()));
    EXPECT_EQ(std::count(done.err.begin(), done.err.end(), '\n'), 1) << done.err;
}

}
}
