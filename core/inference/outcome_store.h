#pragma once

#include "core/base/result.h"
#include "core/dicom/series.h"
#include "core/nn/outcome.h"

#include <filesystem>
#include <optional>
#include <string>

namespace lantern::inference {

// What a model said of a series, between two runs: a file for each series and model, named by hashes, so that the
// folder tells nobody's name. A safetensors file: the maps as tensors, everything else as JSON in its metadata.
class OutcomeStore {
public:
    explicit OutcomeStore(std::filesystem::path folder);

    struct Kept {
        nn::Outcome outcome;
        bool isOfTheseImages = false;    // else the series has other images, or other files, than were analysed
    };
    // Nothing where nothing was kept. Malformed, Unreadable where something was and cannot be read.
    Result<std::optional<Kept>> read(const dicom::Series& series, const std::string& modelId) const;

    // The whole file or none of it; nothing where the outcome is no result, as a refusal. WriteFailed.
    Result<void> write(const dicom::Series& series, const nn::Outcome& outcome) const;

    std::filesystem::path fileOf(const dicom::Series& series, const std::string& modelId) const;

private:
    std::filesystem::path m_folder;
};

}
