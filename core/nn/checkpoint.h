#pragma once

#include "core/nn/runtime.h"

// A checkpoint on the disk: a safetensors table of all its tensors, with everything else as JSON in the table's
// metadata. Such a file holds numbers and words alone, so that to open one from anywhere runs no code.
namespace lantern::nn {

// Whole or not at all. WriteFailed.
Result<void> writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint);

// Unreadable; Malformed where it is damaged; Unsupported for those of older versions, which could hold code.
Result<Checkpoint> readCheckpoint(const std::filesystem::path& file);

// Of the observer's file.
std::unique_ptr<CheckpointKeeper> keeperOf(const TrainingObserver& observer);

}
