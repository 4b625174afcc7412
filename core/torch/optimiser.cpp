#include "core/torch/optimiser.h"

#include "core/torch/messages.h"
#include "core/torch/problem.h"

#include <algorithm>
#include <cmath>
#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>

namespace lantern::torchnet {

namespace {

template <class Optimiser, class Options>
std::unique_ptr<torch::optim::Optimizer> build(const std::vector<torch::Tensor>& parameters, Options options,
                                               double weightDecay)
{
    std::vector<torch::Tensor> decayed, plain;
    for (const auto& parameter : parameters)
        (parameter.dim() > 1 ? decayed : plain).push_back(parameter);
    std::vector<torch::optim::OptimizerParamGroup> groups;
    const auto add = [&](std::vector<torch::Tensor> members, double decay) {
        if (members.empty())
            return;
        auto own = std::make_unique<Options>(options);
        own->weight_decay(decay);
        groups.emplace_back(std::move(members), std::move(own));
    };
    add(std::move(decayed), weightDecay);
    add(std::move(plain), 0);
    return std::make_unique<Optimiser>(std::move(groups), options);
}

}

std::unique_ptr<torch::optim::Optimizer> makeOptimiser(const nn::Recipe& recipe,
                                                       const std::vector<torch::Tensor>& parameters)
{
    if (!(recipe.learningRate > 0) || recipe.weightDecay < 0 || recipe.momentum < 0 || recipe.momentum >= 1)
        refuse(messages::RatesMakeNoSense(recipe.learningRate, recipe.weightDecay, recipe.momentum));
    if (recipe.optimiser == "sgd")
        return build<torch::optim::SGD>(
            parameters, torch::optim::SGDOptions(recipe.learningRate).momentum(recipe.momentum), recipe.weightDecay);
    if (recipe.optimiser == "adam")
        return build<torch::optim::Adam>(parameters, torch::optim::AdamOptions(recipe.learningRate),
                                         recipe.weightDecay);
    if (recipe.optimiser == "adamw")
        return build<torch::optim::AdamW>(parameters, torch::optim::AdamWOptions(recipe.learningRate),
                                          recipe.weightDecay);
    refuse(messages::NoSuchOptimiser(recipe.optimiser), ErrorCode::Unsupported);
}

void setLearningRate(torch::optim::Optimizer& optimiser, double rate)
{
    for (auto& group : optimiser.param_groups())
        group.options().set_lr(rate);
}

double learningRateAt(const nn::Recipe& recipe, std::int64_t step, std::int64_t steps)
{
    const double warmUp = std::clamp(recipe.warmUp, 0.0, 1.0) * double(steps);
    if (double(step) < warmUp)
        return recipe.learningRate * double(step + 1) / (warmUp + 1);
    if (recipe.schedule == "constant")
        return recipe.learningRate;
    if (recipe.schedule != "cosine")
        refuse(messages::NoSuchSchedule(recipe.schedule), ErrorCode::Unsupported);
    const double done = (double(step) - warmUp) / std::max(1.0, double(steps) - warmUp);
    return recipe.learningRate * 0.5 * (1 + std::cos(M_PI * done));
}

}
