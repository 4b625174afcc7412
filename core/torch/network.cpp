#include "core/torch/network.h"

#include "core/torch/blocks.h"
#include "core/torch/messages.h"
#include "core/torch/problem.h"
#include "core/torch/tensors.h"

#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <new>

namespace lantern::torchnet {

std::atomic<int> threadsWanted{1};

void useThreads(int threads)
{
    if (at::get_num_threads() != threads)
        at::set_num_threads(threads);
}

Error errorFromCurrentException()
{
    try {
        throw;
    } catch (const Problem& problem) {
        return problem.error;
    } catch (const std::bad_alloc&) {
        return {ErrorCode::OutOfMemory, messages::NoMemoryToRun};
    } catch (const c10::Error& problem) {
        std::string reason = problem.what_without_backtrace();
        reason = reason.substr(0, reason.find('\n'));
        if (reason.find("allocate memory") != std::string::npos)
            return {ErrorCode::OutOfMemory, messages::NoMemoryToRun};
        return {ErrorCode::Malformed, messages::NetworkCouldNotWork(reason)};
    } catch (const std::exception& problem) {
        return {ErrorCode::Internal, messages::NetworkStopped(problem.what())};
    } catch (...) {
        return {ErrorCode::Internal, messages::NetworkStoppedSilently};
    }
}

FamilyNetwork::FamilyNetwork(std::shared_ptr<Family> family, Use use)
    : m_family(std::move(family))
{
    if (use == Use::Folded) {
        m_family->eval();
        toChannelsLast(*m_family);
        foldNorms(*m_family);
    }
}

Result<nn::Tensors> FamilyNetwork::run(const nn::Tensors& inputs)
{
    try {
        const c10::InferenceMode inference;
        useThreads(threadsWanted);
        return plainFrom(m_family->forward(torchFrom(inputs)));
    } catch (...) {
        return fail(errorFromCurrentException());
    }
}

nn::Tensors FamilyNetwork::weights() const { return plainFrom(stateOf(*m_family)); }

std::unique_ptr<nn::Network> networkFrom(const nn::Architecture& architecture, const nn::Tensors& weights)
{
    auto family = makeFamily(architecture);
    setState(*family, torchFrom(weights));
    return std::make_unique<FamilyNetwork>(std::move(family), FamilyNetwork::Use::Folded);
}

}
