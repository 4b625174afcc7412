#pragma once

#include "core/nn/loaded_models.h"
#include "core/record/icu_features.h"

#include <memory>
#include <span>
#include <vector>

namespace lantern::session {

// A probability with the spread of the networks that made it.
struct Risk {
    double value = 0, low = 0, high = 0;
};

// The shipped ensemble: every network with the scaling of the rows that it was trained on.
class RiskModel {
public:
    // Refused where the package is not one of this task, Malformed where it lacks what this task needs.
    static Result<RiskModel> load(const nn::Package& package, nn::LoadedModels& models);

    // The risk of every stay at the hours 0 to 48. Before the first measured series a stay has the prior,
    // the share of deaths among the patients of the training.
    Result<std::vector<std::vector<Risk>>> risks(std::span<const record::IcuFeatures> stays, Job& job) const;

    nn::ModelIdentity identity() const { return m_model->identity(); }
    const nn::Manifest& manifest() const { return m_model->manifest; }

private:
    std::shared_ptr<const nn::Model> m_model;
    std::vector<record::IcuScaling> m_scalings;    // one a network
    std::vector<int> m_columns;
    double m_prior = 0;
};

// Which columns of the features a network reads, by the name that a manifest gives the choice:
//   values  latest values and the patient's block; values-masks  the same with what was measured
//   hourly  latest value, mean, measured, gap and the patient's block
//   all     every column; first the two that speak of this hour alone, so that what is known by now ends it
// Empty for a name that is none of these.
std::vector<int> inputColumns(std::string_view inputs);

// [stays, 49, columns], scaled.
nn::Tensor inputTensor(std::span<const record::IcuFeatures* const> stays, const record::IcuScaling& scaling,
                       std::span<const int> columns);

// One logit an hour: of a single output itself, of two their difference, as softmax has it.
Result<std::vector<std::vector<float>>> hourlyLogits(nn::Network& network,
                                                     std::span<const record::IcuFeatures* const> stays,
                                                     const record::IcuScaling& scaling, std::span<const int> columns,
                                                     Job& job);

// Has any series a value by this hour? The weight does not count: it is written down at every admission,
// and alone it says nothing of the stay.
bool hasMeasurement(const record::IcuFeatures& features, int hour);

// The package's file scaling.safetensors: "mean" and "spread" [scalings, 346]. One scaling serves as many
// networks as every other; those that share one stand side by side.
inline constexpr const char* scalingFile = "scaling.safetensors";
std::string scalingBytes(std::span<const record::IcuScaling> scalings);

}
