#pragma once

#include "core/nn/runtime.h"
#include "core/torch/family.h"

namespace lantern::torchnet {

// The door's plain tensors to torch's and back; a copy each way. A shape that does not match its
// number of values is a Problem that names the tensor.
Named torchFrom(const nn::Tensors& tensors);
nn::Tensors plainFrom(const Named& tensors);

// Copies a table of weights into a module. Names and shapes must be exactly the module's.
void setState(torch::nn::Module& module, const Named& weights);

// Convolutions run faster when channels lie innermost; the values stay the same.
void toChannelsLast(torch::nn::Module& module);

}
