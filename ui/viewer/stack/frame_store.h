#pragma once

#include "core/base/result.h"
#include "core/dicom/series.h"
#include "core/pixels/image.h"
#include "ui/lanes/lane.h"

#include <QObject>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace lantern::viewer {

using SeriesPtr = std::shared_ptr<const dicom::Series>;

// One frame of one file; what decoded pixels are kept by.
struct FrameKey {
    const dicom::Instance* instance = nullptr;
    int frame = 0;
    auto operator<=>(const FrameKey&) const = default;
};

inline FrameKey keyOf(const dicom::FrameRef& ref) { return {ref.instance.get(), ref.frame}; }

// Decoded frames, and the lane that decodes them. Lives on the GUI thread; only decodeFrame() runs
// elsewhere. Whenever a worker is free it takes the frame that is wanted most at that moment: the
// ones on screen, then their neighbours, then the rest of the open series, then thumbnails. So
// scrolling never waits in a queue of frames that nobody looks at any more.
class FrameStore : public QObject {
    Q_OBJECT
public:
    using Decoder = std::function<Result<pixels::ImagePtr>(const dicom::FrameRef&)>;

    FrameStore(Decoder decoder, int threads, std::size_t byteBudget, QObject* parent = nullptr);

    // Somebody (a tile) looks at this slice of this series. Null stops looking. The watched series is
    // loaded whole as far as the budget goes.
    void watch(const QObject* viewer, SeriesPtr series, int slice);
    // A picture wanted once, when nothing more urgent is waiting: thumbnails.
    void want(const dicom::FrameRef& frame);

    pixels::ImagePtr image(const dicom::FrameRef& frame) const;    // null where not (yet) decoded
    std::optional<Error> failure(const dicom::FrameRef& frame) const { return failure(keyOf(frame)); }
    std::optional<Error> failure(const FrameKey& key) const;
    int loadedCount(const dicom::Series& series) const;    // decoded or failed: no longer awaited
    bool isComplete(const dicom::Series& series) const;    // nothing of it is awaited
    bool isIdle() const;

    // Stops what has not begun and forgets everything: another folder is opened.
    void clear();

Q_SIGNALS:
    void frameReady(lantern::viewer::FrameKey key);    // decoded, or failed
    void frameDropped(lantern::viewer::FrameKey key);    // to make room; it is decoded again when wanted

private:
    struct Watched {
        SeriesPtr series;
        int slice = 0;
        std::map<FrameKey, int> indexOf;    // slices by key
        std::vector<char> here;    // a slice is decoded, failed or under way
    };
    struct Held {
        dicom::InstancePtr keepsKeyAlive;
        pixels::ImagePtr image;
        std::optional<Error> error;
        std::size_t bytes = 0;
    };

    void schedule();
    std::optional<dicom::FrameRef> takeMostWanted();
    void start(const dicom::FrameRef& frame);
    void keep(const dicom::FrameRef& frame, Result<pixels::ImagePtr> answer);
    void makeRoom();
    int distanceToViewers(const FrameKey& key) const;    // in slices
    int farthestHeld() const;
    void markHere(const FrameKey& key, bool here);

    Decoder m_decoder;
    lanes::Lane m_lane;
    std::size_t m_byteBudget;
    std::size_t m_bytesHeld = 0;
    std::map<const QObject*, Watched> m_watched;
    std::map<FrameKey, Held> m_held;
    std::set<FrameKey> m_running;
    std::vector<dicom::FrameRef> m_wanted;    // thumbnails, first come first served
    int m_generation = 0;    // answers of an older one are dropped
};

}

Q_DECLARE_METATYPE(lantern::viewer::FrameKey)
