#include "core/nn/loaded_models.h"

namespace lantern::nn {

LoadedModels::LoadedModels(std::size_t byteBudget)
    : m_models(byteBudget)
{
}

Result<std::shared_ptr<const Model>> LoadedModels::of(const Package& package)
{
    if (auto known = m_models.find(package.sha256()))
        return *std::move(known);
    LANTERN_TRY(runtime, openRuntime());
    LANTERN_TRY(loaded, package.load(*runtime));
    std::shared_ptr<const Model> model = std::move(loaded);
    m_models.keep(package.sha256(), model, model->bytes);
    return model;
}

}
