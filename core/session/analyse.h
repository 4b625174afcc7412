#pragma once

#include "core/base/job.h"
#include "core/dicom/series.h"
#include "core/nn/package.h"
#include "core/nn/task.h"

namespace lantern::session {

struct AnalyseOptions {
    int firstSlice = 0;    // where the reader looks: scored first
    std::optional<int> onlySlice;    // for models that look at one slice alone; others look at all
    int threads = 2;    // of the tensor library
    nn::MapReady mapReady;    // each slice's map as soon as it is there, on the thread that analyses
};

// Runs the model over the series, on the calling thread (one at a time: the inference lane). The
// answer is always an Outcome in one of its states; a technical error is State::Failed with its
// sentence. Only Cancelled is an Error. A result is kept in memory by (model hash, hash of the pixels
// and of their geometry), so asking again is quick; its maps are reported again.
Result<nn::Outcome> analyse(const dicom::Series& series, const nn::Package& package, const AnalyseOptions& options,
                            Job& job);

// Whether the model would not take the series at all, before any network is loaded: NotApplicable or
// Refused with the rule, the value and the limit. Nothing does not promise a result.
std::optional<nn::Outcome> unsuitable(const dicom::Series& series, const nn::Package& package);

}
