#pragma once

#include "core/nn/runtime.h"
#include "core/torch/parameters.h"

#include <map>
#include <memory>
#include <string>
#include <torch/nn.h>

namespace lantern::torchnet {

using Named = std::map<std::string, torch::Tensor>;

// One network of the architectures shelf. Inputs and outputs go by name and have a batch axis first;
// each family's file says names and shapes. Outputs are logits: no sigmoid, no softmax.
class Family : public torch::nn::Module {
public:
    virtual Named forward(const Named& inputs) = 0;
};

// The named tensor, or a Problem that says which one is missing or has the wrong shape. A -1 in
// `shape` takes any size.
const torch::Tensor& require(const Named& tensors, const std::string& name, const std::vector<std::int64_t>& shape);

// Builds a family of the shelf with freshly drawn weights (from torch's global generator).
std::shared_ptr<Family> makeFamily(const nn::Architecture& architecture);

// All floating-point parameters and buffers by name: what weights.safetensors holds. Counters that
// no answer depends on (batch norm's num_batches_tracked) are left out.
Named stateOf(const torch::nn::Module& module);

#define LANTERN_ARCHITECTURE(function, name) std::shared_ptr<Family> make_##function(Parameters& parameters);
#include "core/torch/architectures/architectures.def"
#undef LANTERN_ARCHITECTURE

}
