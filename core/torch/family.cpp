#include "core/torch/family.h"

#include "core/torch/messages.h"
#include "core/torch/problem.h"

#include <fmt/format.h>

namespace lantern::torchnet {

const torch::Tensor& require(const Named& tensors, const std::string& name, const std::vector<std::int64_t>& shape)
{
    const auto found = tensors.find(name);
    if (found == tensors.end())
        refuse(messages::TensorIsMissing(name));
    const auto sizes = found->second.sizes();
    bool fits = sizes.size() == shape.size();
    for (std::size_t axis = 0; fits && axis < shape.size(); ++axis)
        fits = sizes[axis] > 0 && (shape[axis] < 0 || sizes[axis] == shape[axis]);
    if (!fits)
        refuse(messages::TensorHasOtherShape(name, fmt::format("{}", fmt::join(sizes, ", ")),
                                             fmt::format("{}", fmt::join(shape, ", "))));
    return found->second;
}

std::shared_ptr<Family> makeFamily(const nn::Architecture& architecture)
{
    Parameters parameters(architecture.name, architecture.parameters);
#define LANTERN_ARCHITECTURE(function, familyName)                                                                     \
    if (architecture.name == familyName) {                                                                             \
        auto family = make_##function(parameters);                                                                     \
        parameters.finish();                                                                                           \
        return family;                                                                                                 \
    }
#include "core/torch/architectures/architectures.def"
#undef LANTERN_ARCHITECTURE
    refuse(messages::NoSuchFamily(architecture.name), ErrorCode::Unsupported);
}

Named stateOf(const torch::nn::Module& module)
{
    Named state;
    for (const auto& item : module.named_parameters())
        state[item.key()] = item.value();
    for (const auto& item : module.named_buffers())
        if (item.value().is_floating_point())
            state[item.key()] = item.value();
    return state;
}

}
