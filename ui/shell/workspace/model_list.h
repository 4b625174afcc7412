#pragma once

#include "ui/lanes/lane.h"
#include "ui/shell/workspace/backend.h"

#include <QObject>
#include <vector>

namespace lantern::shell {

// The models that look at images. They come and go while the window is open.
class ModelList : public QObject {
    Q_OBJECT
public:
    ModelList(std::function<std::vector<Backend::Model>()> list, lanes::Lane& lane, QObject* parent = nullptr);

    void refresh();    // changed() where the list is another one, and after the first time
    const std::vector<Backend::Model>& all() const { return m_models; }
    const Backend::Model* find(const QString& modelId) const;    // null: there is none
    bool isKnown() const { return m_isKnown; }

Q_SIGNALS:
    void changed();

private:
    std::function<std::vector<Backend::Model>()> m_list;
    lanes::Lane& m_lane;
    std::vector<Backend::Model> m_models;
    bool m_isKnown = false;
};

}
