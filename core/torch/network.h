#pragma once

#include "core/nn/runtime.h"
#include "core/torch/family.h"

#include <atomic>
#include <memory>

namespace lantern::torchnet {

// How many threads torch may use; the window and the command line set it through the door.
extern std::atomic<int> threadsWanted;
// OpenMP keeps the number per calling thread, so it is set where work is done.
void useThreads(int threads);

// Inside a catch (...): what torch or we threw, as one sentence.
Error errorFromCurrentException();

// A family behind the door. `Folded` networks answer faster and can no longer be trained.
class FamilyNetwork final : public nn::Network {
public:
    enum class Use { Training, Folded };
    FamilyNetwork(std::shared_ptr<Family> family, Use use);

    Result<nn::Tensors> run(const nn::Tensors& inputs) override;
    nn::Tensors weights() const override;

private:
    std::shared_ptr<Family> m_family;
};

// A family with these weights, ready to answer. Throws.
std::unique_ptr<nn::Network> networkFrom(const nn::Architecture& architecture, const nn::Tensors& weights);

}
