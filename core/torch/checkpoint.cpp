#include "core/torch/checkpoint.h"

#include "core/torch/messages.h"
#include "core/torch/problem.h"
#include "core/torch/tensors.h"

#include <torch/optim/adam.h>
#include <torch/optim/adamw.h>
#include <torch/optim/sgd.h>

namespace lantern::torchnet {

namespace {

// What an optimiser remembers of one parameter: running means by name, and how many steps it took. Found in a
// parameter's state, or made there where `isNew` asks for it.
struct Memory {
    std::map<std::string, torch::Tensor> means;
    std::int64_t steps = 0;
};

template <class State>
Memory adamMemory(const State& state)
{
    return {{{"exp_avg", state.exp_avg()}, {"exp_avg_sq", state.exp_avg_sq()}}, state.step()};
}

Memory memoryOf(const torch::optim::OptimizerParamState& state)
{
    if (const auto* adam = dynamic_cast<const torch::optim::AdamParamState*>(&state))
        return adamMemory(*adam);
    if (const auto* adamw = dynamic_cast<const torch::optim::AdamWParamState*>(&state))
        return adamMemory(*adamw);
    if (const auto* sgd = dynamic_cast<const torch::optim::SGDParamState*>(&state))
        return {{{"momentum_buffer", sgd->momentum_buffer()}}, 0};
    refuse(messages::OptimiserCannotBeKept);
}

template <class State>
std::unique_ptr<torch::optim::OptimizerParamState> adamState(const Memory& memory)
{
    auto state = std::make_unique<State>();
    state->step(memory.steps);
    state->exp_avg(memory.means.at("exp_avg"));
    state->exp_avg_sq(memory.means.at("exp_avg_sq"));
    return state;
}

std::vector<std::string> namesOf(const torch::optim::Optimizer& optimiser)
{
    if (dynamic_cast<const torch::optim::SGD*>(&optimiser))
        return {"momentum_buffer"};
    return {"exp_avg", "exp_avg_sq"};
}

std::unique_ptr<torch::optim::OptimizerParamState> stateFrom(const torch::optim::Optimizer& optimiser,
                                                             const Memory& memory)
{
    if (dynamic_cast<const torch::optim::Adam*>(&optimiser))
        return adamState<torch::optim::AdamParamState>(memory);
    if (dynamic_cast<const torch::optim::AdamW*>(&optimiser))
        return adamState<torch::optim::AdamWParamState>(memory);
    auto state = std::make_unique<torch::optim::SGDParamState>();
    state->momentum_buffer(memory.means.at("momentum_buffer"));
    return state;
}

// A parameter's number in the order of the optimiser's groups, which is the same in every run.
template <class Visit>
void forEachParameter(const torch::optim::Optimizer& optimiser, Visit visit)
{
    std::size_t number = 0;
    for (const auto& group : optimiser.param_groups())
        for (const auto& parameter : group.params())
            visit(std::to_string(number++), parameter, c10::guts::to_string(parameter.unsafeGetTensorImpl()));
}

// Laid out in memory as its parameter is, as the optimiser itself would: otherwise sums are made in another order.
torch::Tensor beside(const torch::Tensor& parameter, const nn::Tensor& mean, const std::string& name)
{
    const nn::Tensors one{{name, mean}};
    const auto read = torchFrom(one).at(name);
    if (read.sizes() != parameter.sizes())
        refuse(messages::MeanHasOtherShape(name));
    auto placed = torch::empty_like(parameter);
    placed.copy_(read);
    return placed;
}

void putBack(const nn::Checkpoint& checkpoint, torch::optim::Optimizer& optimiser)
{
    auto& states = optimiser.state();
    states.clear();
    forEachParameter(optimiser, [&](const std::string& number, const torch::Tensor& parameter, const std::string& key) {
        Memory memory;
        const auto steps = checkpoint.steps.find(number);
        if (steps == checkpoint.steps.end())
            return;    // it has not met this parameter yet
        memory.steps = steps->second;
        for (const auto& name : namesOf(optimiser)) {
            const auto mean = checkpoint.optimiser.find(number + "/" + name);
            if (mean == checkpoint.optimiser.end())
                refuse(messages::MeanIsMissing(name, number));
            memory.means[name] = beside(parameter, mean->second, name);
        }
        states[key] = stateFrom(optimiser, memory);
    });
}

}

nn::Checkpoint checkpointOf(const std::string& fingerprint, const torch::nn::Module& module,
                            const torch::optim::Optimizer& optimiser, const Progress& progress)
{
    nn::Checkpoint checkpoint;
    checkpoint.fingerprint = fingerprint;
    checkpoint.curve = progress.curve;
    checkpoint.bestScore = progress.bestScore;
    checkpoint.bestEpoch = progress.bestEpoch;
    checkpoint.weights = plainFrom(stateOf(module));
    checkpoint.best = plainFrom(progress.best);
    Named means;
    forEachParameter(optimiser, [&](const std::string& number, const torch::Tensor&, const std::string& key) {
        const auto state = optimiser.state().find(key);
        if (state == optimiser.state().end())
            return;
        const Memory memory = memoryOf(*state->second);
        for (const auto& [name, mean] : memory.means)
            if (mean.defined())
                means[number + "/" + name] = mean;
        checkpoint.steps[number] = memory.steps;
    });
    checkpoint.optimiser = plainFrom(means);
    return checkpoint;
}

Progress resumed(const nn::Checkpoint& checkpoint, const std::string& fingerprint, torch::nn::Module& module,
                 torch::optim::Optimizer& optimiser)
{
    const torch::NoGradGuard noGradients;
    try {
        if (checkpoint.fingerprint != fingerprint)
            refuse(messages::BelongsToAnother);
        setState(module, torchFrom(checkpoint.weights));
        putBack(checkpoint, optimiser);
        return {checkpoint.curve, checkpoint.bestScore, checkpoint.bestEpoch, torchFrom(checkpoint.best)};
    } catch (const Problem& problem) {
        refuse(messages::CheckpointCannotBeUsed(problem.error.message));
    }
}

}
