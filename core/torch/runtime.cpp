#include "core/nn/runtime.h"

#include "core/torch/network.h"
#include "core/torch/trainer.h"

#include <ATen/Parallel.h>
#include <fmt/format.h>
#include <torch/version.h>

// The room's door: what core/nn/runtime.cpp looks up by name. Nothing that torch throws gets past it.
namespace lantern::torchnet {

namespace {

class TorchRuntime final : public nn::Runtime {
public:
    std::string description() const override
    {
        return fmt::format("LibTorch {}, {} thread{}", TORCH_VERSION, threadsWanted.load(),
                           threadsWanted == 1 ? "" : "s");
    }

    void setThreads(int threads) override { threadsWanted = threads < 1 ? 1 : threads > 256 ? 256 : threads; }

    Result<std::unique_ptr<nn::Network>> load(const nn::Architecture& architecture, const nn::Tensors& weights) override
    {
        try {
            return networkFrom(architecture, weights);
        } catch (...) {
            return fail(errorFromCurrentException());
        }
    }

    Result<std::unique_ptr<nn::Network>> train(const nn::Architecture& architecture, const nn::TrainingData& data,
                                               const nn::Recipe& recipe, const nn::TrainingObserver& observer,
                                               nn::CheckpointKeeper& checkpoints, Job& job) override
    {
        try {
            return torchnet::train(architecture, data, recipe, observer, checkpoints, job);
        } catch (...) {
            return fail(errorFromCurrentException());
        }
    }
};

}

}

extern "C" __attribute__((visibility("default"))) lantern::nn::Runtime* lantern_runtime_3()
{
    static lantern::torchnet::TorchRuntime runtime;
    return &runtime;
}
