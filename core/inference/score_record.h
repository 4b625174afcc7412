#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/nn/loaded_models.h"
#include "core/record/score_series.h"

#include <span>
#include <vector>

namespace lantern::inference {

enum class Explain { No, Yes };    // leaving out every event once costs a second or two

// Scores the record hour by hour, each hour by what was known by then. A record that the model's task is not for gives
// a series without points and with the reason: never a curve elsewhere; no network is loaded then.
Result<record::ScoreSeries> scoreRecord(const record::Record& record, const nn::Package& package,
                                        nn::LoadedModels& models, Explain explain, Job& job);

// The same by each of the packages that reads records. One that fails is a series with the reason and takes no other
// with it; Cancelled.
Result<std::vector<record::ScoreSeries>> scoreRecord(const record::Record& record,
                                                     std::span<const nn::Package> packages, nn::LoadedModels& models,
                                                     Explain explain, Job& job);

}
