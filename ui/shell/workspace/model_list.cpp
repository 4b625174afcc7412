#include "ui/shell/workspace/model_list.h"

#include <algorithm>

namespace lantern::shell {

ModelList::ModelList(std::function<std::vector<Backend::Model>()> list, lanes::Lane& lane, QObject* parent)
    : QObject(parent)
    , m_list(std::move(list))
    , m_lane(lane)
{
}

void ModelList::refresh()
{
    if (!m_list) {
        m_isKnown = true;
        return;
    }
    m_lane.start(
        this, [list = m_list](Job&) { return Result<std::vector<Backend::Model>>(list()); },
        [this](Result<std::vector<Backend::Model>> models) {
            const bool isFirst = !std::exchange(m_isKnown, true);
            const bool areOthers =
                models && !std::ranges::equal(m_models, *models, {}, &Backend::Model::entry, &Backend::Model::entry);
            if (areOthers)
                m_models = *std::move(models);
            if (isFirst || areOthers)
                Q_EMIT changed();
        });
}

const Backend::Model* ModelList::find(const QString& modelId) const
{
    const auto found = std::ranges::find_if(m_models, [&](const auto& model) { return model.entry.id == modelId; });
    return found == m_models.end() ? nullptr : &*found;
}

}
