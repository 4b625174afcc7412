#include "ui/viewer/stack/stack.h"

#include <algorithm>

namespace lantern::viewer {

FrameStack::FrameStack(FrameStore& store, SeriesPtr series)
    : m_store(store)
    , m_series(std::move(series))
{
    for (const dicom::FrameRef& ref : m_series->frames) {
        m_indexOf[keyOf(ref)] = static_cast<int>(m_loaded.size());
        m_loaded.push_back(m_store.image(ref) || m_store.failure(ref));
    }
    const auto note = [this](FrameKey key, bool isHere) {
        const auto found = m_indexOf.find(key);
        if (found == m_indexOf.end())
            return;
        m_loaded[static_cast<std::size_t>(found->second)] = isHere;
        if (isHere)
            Q_EMIT imageReady(found->second);
    };
    connect(&m_store, &FrameStore::frameReady, this, [note](FrameKey key) { note(key, true); });
    connect(&m_store, &FrameStore::frameDropped, this, [note](FrameKey key) { note(key, false); });
}

Stack::Progress FrameStack::progress() const { return {static_cast<int>(std::ranges::count(m_loaded, true)), count()}; }

FrameStack::~FrameStack() { m_store.watch(this, nullptr, 0); }

}
