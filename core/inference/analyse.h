#pragma once

#include "core/base/job.h"
#include "core/base/recent.h"
#include "core/dicom/series.h"
#include "core/inference/frames.h"
#include "core/nn/loaded_models.h"
#include "core/tasks/image_reader.h"

namespace lantern::inference {

struct AnalyseOptions {
    int firstSlice = 0;    // where the reader looks: scored first
    std::optional<int> onlySlice;    // for models that look at one slice alone; others look at all
    int threads = 2;    // of the tensor library
    tasks::MapReady mapReady;    // each slice's map as soon as it is there, on the thread that analyses
};

// Runs image models over series, and keeps the last results within a budget. Each program makes one.
class Analyser {
public:
    static constexpr std::size_t usualBudget = std::size_t(256) << 20;    // bytes of results

    // The networks belong to someone else. `frames` may be asked from any thread that asks here.
    explicit Analyser(nn::LoadedModels& models, Frames frames = decodedFrame, std::size_t byteBudget = usualBudget);

    // On the calling thread (one at a time: the analysing lane). The answer is always an Outcome in one of its states;
    // a technical error is State::Failed with its sentence. Only Cancelled is an Error. While neither the package nor a
    // file of the series changes, asking again is quick; the maps are reported again. Each slice is decoded once, and
    // nothing is loaded for a series that is refused.
    Result<nn::Outcome> analyse(const dicom::Series& series, const nn::Package& package, const AnalyseOptions& options,
                                Job& job);

    // Whether the model would not take the series at all: NotApplicable or Refused with the rule, the value and the
    // limit. Nothing does not promise a result. May be asked while an analysis runs.
    std::optional<nn::Outcome> unsuitable(const dicom::Series& series, const nn::Package& package) const;

private:
    Result<nn::Outcome> analysed(const dicom::Series& series, const nn::Package& package, const AnalyseOptions& options,
                                 const tasks::MapReady& mapReady, Job& job);

    nn::LoadedModels& m_models;
    Frames m_frames;
    Recent<std::shared_ptr<const nn::Outcome>> m_results;    // by package, files and slice
};

}
