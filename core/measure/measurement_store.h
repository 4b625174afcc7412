#pragma once

#include "core/base/result.h"
#include "core/measure/measurement.h"
#include "core/measure/wording.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace lantern::measure {

// Where the measurements of each study lie between two runs: a file a study, named by a hash of its
// Study Instance UID, so that the folder tells nobody's name.
class MeasurementStore {
public:
    explicit MeasurementStore(std::filesystem::path folder);

    struct Found {
        std::vector<measure::Measurement> measurements;
        Message trouble;    // one sentence where a file was there and could not be read
    };
    // A file that cannot be read is put aside under another name, never overwritten.
    Found read(const std::string& studyUid) const;

    // All that this window has of the study. What other windows on it added, changed or deleted since this one last
    // read or wrote it stays so (see measure/merge.h), and two that write at once wait for each other. WriteFailed.
    // Nothing measured leaves no file.
    Result<void> write(const std::string& studyUid, std::span<const measure::Measurement> measurements) const;

    std::filesystem::path fileOf(const std::string& studyUid) const;

private:
    // What was last read or written of each study, by whichever copy of this store.
    struct Known;

    std::filesystem::path m_folder;
    std::shared_ptr<Known> m_known;
};

// RFC 4180, for tables and statistics programs.
std::string measurementsCsv(std::span<const measure::Measurement> measurements, measure::LengthUnit unit,
                            const std::function<std::string(const measure::Measurement&)>& slice);

// WriteFailed.
Result<void> writeMeasurementsCsv(const std::filesystem::path& file, std::span<const measure::Measurement> measurements,
                                  measure::LengthUnit unit,
                                  const std::function<std::string(const measure::Measurement&)>& slice);

}
