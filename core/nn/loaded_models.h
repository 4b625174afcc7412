#pragma once

#include "core/base/recent.h"
#include "core/nn/package.h"

namespace lantern::nn {

// Networks in memory, so that the next series or record need not wait for them: those that were used last, as many as
// fit into a budget. A package that was replaced has another hash and is loaded anew. May be asked from any thread.
class LoadedModels {
public:
    static constexpr std::size_t usualBudget = std::size_t(512) << 20;    // bytes of packages

    explicit LoadedModels(std::size_t byteBudget = usualBudget);

    // As Package::load(), where it is not there yet.
    Result<std::shared_ptr<const Model>> of(const Package& package);

private:
    Recent<std::shared_ptr<const Model>> m_models;    // by the package's hash
};

}
