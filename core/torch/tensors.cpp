#include "core/torch/tensors.h"

#include "core/torch/messages.h"
#include "core/torch/problem.h"

#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <limits>

namespace lantern::torchnet {

namespace {

// How many values a shape holds; nothing where an axis is negative or the product is absurd.
bool holdsExactly(const std::vector<std::int64_t>& shape, std::size_t values)
{
    std::size_t product = 1;
    for (const auto size : shape) {
        if (size < 0 || (size > 0 && product > std::numeric_limits<std::int64_t>::max() / std::size_t(size)))
            return false;
        product *= std::size_t(size);
    }
    return product == values;
}

}

Named torchFrom(const nn::Tensors& tensors)
{
    Named converted;
    for (const auto& [name, tensor] : tensors) {
        if (!holdsExactly(tensor.shape, tensor.values.size()))
            refuse(messages::TensorIsNotItsShape(name, tensor.values.size(),
                                                 fmt::format("{}", fmt::join(tensor.shape, ", "))));
        auto copy = torch::empty(tensor.shape);
        if (!tensor.values.empty())
            std::memcpy(copy.data_ptr<float>(), tensor.values.data(), tensor.values.size() * sizeof(float));
        converted[name] = std::move(copy);
    }
    return converted;
}

nn::Tensors plainFrom(const Named& tensors)
{
    nn::Tensors plain;
    for (const auto& [name, tensor] : tensors) {
        const auto flat = tensor.detach().to(torch::kFloat).contiguous();
        auto& copy = plain[name];
        copy.shape.assign(flat.sizes().begin(), flat.sizes().end());
        copy.values.assign(flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel());
    }
    return plain;
}

void setState(torch::nn::Module& module, const Named& weights)
{
    const torch::NoGradGuard noGradients;
    auto state = stateOf(module);
    for (const auto& [name, weight] : weights)
        if (state.count(name) == 0)
            refuse(messages::WeightIsUnknown(name));
    for (auto& [name, place] : state) {
        const auto found = weights.find(name);
        if (found == weights.end())
            refuse(messages::WeightIsMissing(name));
        if (found->second.sizes() != place.sizes())
            refuse(messages::WeightHasOtherShape(name, fmt::format("{}", fmt::join(found->second.sizes(), ", ")),
                                                 fmt::format("{}", fmt::join(place.sizes(), ", "))));
        if (!torch::isfinite(found->second).all().item<bool>())
            refuse(messages::WeightIsNoNumber(name));
    }
    for (auto& [name, place] : state)
        place.copy_(weights.at(name));
}

void toChannelsLast(torch::nn::Module& module)
{
    for (auto& parameter : module.parameters())
        if (parameter.dim() == 4)
            parameter.set_data(parameter.contiguous(at::MemoryFormat::ChannelsLast));
}

}
