#pragma once

#include "core/dicom/scan.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <gtest/gtest.h>
#include <stdexcept>
#include <string>
#include <vector>

namespace lantern::test {

// A folder that a test fills with made files and scans as a whole.
class DicomFolder : public testing::Test {
protected:
    std::filesystem::path folder() const { return m_folder.path(); }

    // Pixels of 2 columns are added; files are called f0.dcm, f1.dcm and so on.
    dicom::InstancePtr write(dicom::DatasetDraft draft, int rows = 2, int frames = 1)
    {
        const std::vector<std::int16_t> values(static_cast<std::size_t>(rows * 2 * frames));
        return writeAsIs(draft.pixels(rows, 2, values, frames));
    }

    dicom::InstancePtr writeAsIs(const dicom::DatasetDraft& draft)
    {
        return written(folder() / ("f" + std::to_string(m_files++) + ".dcm"), draft);
    }

    dicom::Catalogue scanned() const
    {
        QuietJob job;
        const std::vector<std::filesystem::path> paths{folder()};
        auto catalogue = dicom::scan(paths, job);
        if (!catalogue)
            throw std::runtime_error(catalogue.error().sentence());
        return *catalogue;
    }

    std::vector<dicom::Series> onlyStudy() const
    {
        const auto catalogue = scanned();
        EXPECT_EQ(catalogue.patients.size(), 1u);
        EXPECT_EQ(catalogue.patients.at(0).studies.size(), 1u);
        return catalogue.patients.at(0).studies.at(0).series;
    }

    dicom::Series onlySeries() const
    {
        const auto study = onlyStudy();
        EXPECT_EQ(study.size(), 1u);
        return study.at(0);
    }

    static std::vector<std::string> codes(const dicom::Series& series)
    {
        std::vector<std::string> result;
        for (const auto& warning : series.warnings)
            result.emplace_back(codeOf(warning.code));
        return result;
    }

    // The sentences of one code, a line each.
    static std::string said(const dicom::Warnings& warnings, dicom::WarningCode code)
    {
        std::string text;
        for (const auto& warning : warnings)
            if (warning.code == code)
                text += warning.text() + "\n";
        return text;
    }

    static std::vector<int> numbers(const dicom::Series& series)
    {
        std::vector<int> result;
        for (const auto& frame : series.frames)
            result.push_back(frame.instance->instanceNumber.value_or(-1));
        return result;
    }

    // Which frame of its object each slice is, counted from 0.
    static std::vector<int> frameNumbers(const dicom::Series& series)
    {
        std::vector<int> result;
        for (const auto& frame : series.frames)
            result.push_back(frame.frame);
        return result;
    }

    static std::string axialAt(double z) { return "0\\0\\" + std::to_string(z); }

private:
    TemporaryFolder m_folder;
    int m_files = 0;
};

}
