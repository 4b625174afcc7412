#pragma once

#include "core/nn/loaded_models.h"
#include "core/record/feature_set.h"
#include "core/tasks/record_task.h"

#include <memory>
#include <span>
#include <vector>

namespace lantern::inference {

// A probability with the lowest and highest of the networks that made it.
struct Risk {
    double value = 0, low = 0, high = 0;
};

// What a network reads of a row: these columns in this order, each scaled.
struct ScaledColumns {
    std::vector<int> columns;    // indices in FeatureRows
    std::vector<float> mean, standardDeviation;    // of each of them
};
ScaledColumns chosenOf(const record::FeatureScaling& scaling, std::vector<int> columns);

// The shipped ensemble: every network with the scaling of the rows that it was trained on.
class RiskModel {
public:
    // Refused where the package is not of a task of records or reads a column that this program does not make,
    // Malformed where it lacks what its task needs.
    static Result<RiskModel> load(const nn::Package& package, nn::LoadedModels& models);

    // The risk of every stay at each of its rows. Before its task says that a stay has begun it has the prior, the
    // share of those in the training to whom it happened.
    Result<std::vector<std::vector<Risk>>> risks(std::span<const record::FeatureRows> stays, Job& job) const;

    nn::ModelIdentity identity() const { return m_model->identity(); }
    const nn::Manifest& manifest() const { return m_model->manifest; }
    const tasks::RecordTask& task() const { return *m_task; }

private:
    std::shared_ptr<const nn::Model> m_model;
    const tasks::RecordTask* m_task = nullptr;
    std::vector<ScaledColumns> m_inputs;    // one a network
    double m_prior = 0;
};

// [stays, rows of the longest, columns]. Shorter stays end in zeros, which no row before sees.
nn::Tensor inputTensor(std::span<const record::FeatureRows* const> stays, const ScaledColumns& input);

// One logit a row: of a single output itself, of two their difference, as softmax has it.
Result<std::vector<std::vector<float>>> hourlyLogits(nn::Network& network,
                                                     std::span<const record::FeatureRows* const> stays,
                                                     const ScaledColumns& input, Job& job);

// What a package says of its columns: their names in the manifest's details, {"columns": ["heart-rate.last", ...]}, and
// in scaling.safetensors "mean" and "standard-deviation" [scalings, columns]. One scaling serves as many networks as
// every other; those that share one stand side by side. Packages that were made before name a choice of columns,
// {"inputs": "all"}, and scale all that there were, with the standard deviation under "spread".
inline constexpr const char* scalingFile = "scaling.safetensors";
std::string scalingBytes(std::span<const ScaledColumns> scalings);
std::string detailsNaming(std::span<const std::string> columns);

}
