#include "core/learning/labelled_examples.h"

#include "core/inference/modality_image.h"
#include "core/learning/messages.h"

namespace lantern::learning {

Result<LabelledExamples> labelledExamples(const tasks::ImageTrainer& trainer, const files::ImageSet& set, Rows rows,
                                          const nn::Manifest& manifest, Job& job)
{
    LabelledExamples result;
    for (std::size_t row = rows.first; row < rows.last; ++row) {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::ReadingImagesCancelled);
        auto example = trainer.example(set, row, inference::readPicture, manifest);
        if (example) {
            result.examples.push_back(std::move(*example));
        } else {
            nn::Prediction prediction;
            prediction.name = set.cell(row, "file");
            prediction.group = set.cell(row, "group");
            const auto& labels = manifest.labels;
            const std::string& label = set.cell(row, "label");
            for (std::size_t i = 0; i < labels.size(); ++i) {
                if (label == labels[i].id || label == std::to_string(i))
                    prediction.target = static_cast<int>(i);
            }
            prediction.refusal = example.error().message;
            result.unreadable.push_back(std::move(prediction));
        }
        job.report(std::int64_t(row + 1), std::int64_t(set.size()));
    }
    return result;
}

}
