#include "ui/viewer/stack/frame_store.h"

#include "core/pixels/values.h"

#include <algorithm>
#include <limits>
#include <sys/resource.h>
#include <unistd.h>

namespace lantern::viewer {

namespace {

constexpr int Unwatched = std::numeric_limits<int>::max();

// The missing slice that is nearest to the one looked at; later slices win a tie, since most people
// scroll that way first. -1 where all are here.
int nearestMissing(const std::vector<char>& here, int slice)
{
    const int count = static_cast<int>(here.size());
    for (int distance = 0; distance < count; ++distance) {
        for (const int index : {slice + distance, slice - distance})
            if (index >= 0 && index < count && !here[static_cast<std::size_t>(index)])
                return index;
    }
    return -1;
}

// Decoding takes every core there is, so its threads stand back a little where the window wants one too.
void standBack()
{
#ifdef __linux__
    constexpr int Niceness = 5;    // a third of what the window's thread gets of a core that both want
    static thread_local const bool done = setpriority(PRIO_PROCESS, static_cast<id_t>(gettid()), Niceness) == 0;
    (void)done;
#endif
}

}

FrameStore::FrameStore(Decoder decoder, int threads, std::size_t byteBudget, QObject* parent)
    : QObject(parent)
    , m_decoder(std::move(decoder))
    , m_lane(threads)
    , m_byteBudget(byteBudget)
{
}

void FrameStore::watch(const QObject* viewer, SeriesPtr series, int slice)
{
    if (!series) {
        m_watched.erase(viewer);
        return;
    }
    Watched& watched = m_watched[viewer];
    if (watched.series != series) {
        watched = Watched{.series = series, .slice = slice, .indexOf = {}, .here = {}};
        for (const dicom::FrameRef& frame : series->frames) {
            const FrameKey key = keyOf(frame);
            watched.indexOf[key] = static_cast<int>(watched.here.size());
            watched.here.push_back(m_held.contains(key) || m_running.contains(key));
        }
    }
    watched.slice = slice;
    schedule();
}

void FrameStore::want(const dicom::FrameRef& frame)
{
    m_wanted.push_back(frame);
    schedule();
}

pixels::ImagePtr FrameStore::image(const dicom::FrameRef& frame) const
{
    const auto held = m_held.find(keyOf(frame));
    return held == m_held.end() ? nullptr : held->second.image;
}

std::optional<Error> FrameStore::failure(const FrameKey& key) const
{
    const auto held = m_held.find(key);
    return held == m_held.end() ? std::nullopt : held->second.error;
}

int FrameStore::loadedCount(const dicom::Series& series) const
{
    return static_cast<int>(std::ranges::count_if(
        series.frames, [this](const dicom::FrameRef& frame) { return m_held.contains(keyOf(frame)); }));
}

bool FrameStore::isComplete(const dicom::Series& series) const
{
    return loadedCount(series) == static_cast<int>(series.frames.size()) || (isIdle() && m_bytesHeld >= m_byteBudget);
}

bool FrameStore::isIdle() const { return m_running.empty(); }

void FrameStore::clear()
{
    ++m_generation;
    m_wanted.clear();
    m_watched.clear();
    m_held.clear();
    m_bytesHeld = 0;
}

void FrameStore::schedule()
{
    while (static_cast<int>(m_running.size()) < m_lane.threads()) {
        const std::optional<dicom::FrameRef> frame = takeMostWanted();
        if (!frame)
            return;
        start(*frame);
    }
}

std::optional<dicom::FrameRef> FrameStore::takeMostWanted()
{
    const dicom::FrameRef* best = nullptr;
    int bestDistance = Unwatched;
    for (const auto& [viewer, watched] : m_watched) {
        const int index = nearestMissing(watched.here, watched.slice);
        if (index >= 0 && std::abs(index - watched.slice) < bestDistance) {
            bestDistance = std::abs(index - watched.slice);
            best = &watched.series->frames[static_cast<std::size_t>(index)];
        }
    }
    // A picture for the list goes before the far end of a series, never before what is looked at.
    constexpr int Neighbourhood = 8;
    if (!m_wanted.empty() && bestDistance > Neighbourhood) {
        while (!m_wanted.empty()) {
            const dicom::FrameRef frame = m_wanted.front();
            m_wanted.erase(m_wanted.begin());
            if (m_held.contains(keyOf(frame)))
                Q_EMIT frameReady(keyOf(frame));
            else if (!m_running.contains(keyOf(frame)))
                return frame;
        }
    }
    // With the budget spent, a far slice may only come where a farther one can go.
    if (best && m_bytesHeld >= m_byteBudget && bestDistance + 1 >= farthestHeld())
        return std::nullopt;
    return best ? std::optional(*best) : std::nullopt;
}

void FrameStore::start(const dicom::FrameRef& frame)
{
    const int generation = m_generation;
    m_running.insert(keyOf(frame));
    markHere(keyOf(frame), true);
    m_lane.start(
        this,
        [decoder = m_decoder, frame](Job&) {
            standBack();
            return decoder(frame);
        },
        [this, frame, generation](Result<pixels::ImagePtr> answer) {
            m_running.erase(keyOf(frame));
            if (generation == m_generation) {
                keep(frame, std::move(answer));
                Q_EMIT frameReady(keyOf(frame));
            }
            schedule();
        });
}

void FrameStore::keep(const dicom::FrameRef& frame, Result<pixels::ImagePtr> answer)
{
    Held held{.keepsKeyAlive = frame.instance, .image = nullptr, .error = std::nullopt, .bytes = 0};
    if (answer) {
        held.image = *std::move(answer);
        held.bytes = pixels::bytesOf(*held.image);
    } else {
        held.error = std::move(answer).error();
    }
    m_bytesHeld += held.bytes;
    m_held[keyOf(frame)] = std::move(held);
    markHere(keyOf(frame), true);
    makeRoom();
}

// What is on screen stays whatever the budget says.
void FrameStore::makeRoom()
{
    while (m_bytesHeld > m_byteBudget) {
        auto farthest = m_held.end();
        int distance = 0;
        for (auto held = m_held.begin(); held != m_held.end(); ++held) {
            if (held->second.bytes > 0 && distanceToViewers(held->first) > distance) {
                distance = distanceToViewers(held->first);
                farthest = held;
            }
        }
        if (farthest == m_held.end())
            return;
        m_bytesHeld -= farthest->second.bytes;
        const FrameKey key = farthest->first;
        markHere(key, false);
        m_held.erase(farthest);
        Q_EMIT frameDropped(key);
    }
}

int FrameStore::distanceToViewers(const FrameKey& key) const
{
    int nearest = Unwatched;
    for (const auto& [viewer, watched] : m_watched)
        if (const auto found = watched.indexOf.find(key); found != watched.indexOf.end())
            nearest = std::min(nearest, std::abs(found->second - watched.slice));
    return nearest;
}

int FrameStore::farthestHeld() const
{
    int farthest = 0;
    for (const auto& [key, held] : m_held)
        farthest = std::max(farthest, distanceToViewers(key));
    return farthest;
}

void FrameStore::markHere(const FrameKey& key, bool here)
{
    for (auto& [viewer, watched] : m_watched)
        if (const auto found = watched.indexOf.find(key); found != watched.indexOf.end())
            watched.here[static_cast<std::size_t>(found->second)] = here;
}

}
