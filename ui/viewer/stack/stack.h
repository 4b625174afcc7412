#pragma once

#include "core/display/picture.h"
#include "core/volume/gap_outlines.h"
#include "ui/viewer/stack/frame_store.h"

#include <QObject>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace lantern::viewer {

// What a tile scrolls through: pictures one behind the other. Lives on the GUI thread.
class Stack : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;

    virtual const SeriesPtr& series() const = 0;    // whose pixels these are
    virtual int count() const = 0;
    virtual display::Picture picture(int index) const = 0;    // whose it is and where it lies
    virtual pixels::ImagePtr image(int index) = 0;    // null where it is not (yet) there
    virtual std::optional<Error> failure(int index) const = 0;
    virtual double spacing() const = 0;    // mm from picture to picture, 0 where unknown
    // False where the pictures were computed: what belongs to single frames is not drawn over them.
    virtual bool isAsTaken() const = 0;

    // Somebody looks at this picture: it and its neighbours are wanted first.
    virtual void lookAt(int index) = 0;
    virtual const std::vector<bool>& loaded() const = 0;    // one a picture

    // How many of the slices that the pictures are made of are there.
    struct Progress {
        int loaded = 0, total = 0;
    };
    virtual Progress progress() const = 0;
    // A computed picture that takes long is shown coarsely first: imageReady() follows with the whole of it.
    virtual bool isPreview() const { return false; }
    virtual pixels::ImagePtr wholeImage(int index) { return image(index); }    // now, however long it takes
    // Where a computed picture has no data because slices are missing, in its pixels.
    virtual std::vector<volume::GapOutline> gaps(int) const { return {}; }

Q_SIGNALS:
    void imageReady(int index);    // decoded, or failed
    void imagesChanged();    // all of them: another slab, more slices
};

// The frames of a series as they were taken.
class FrameStack final : public Stack {
    Q_OBJECT
public:
    FrameStack(FrameStore& store, SeriesPtr series);
    ~FrameStack() override;

    const SeriesPtr& series() const override { return m_series; }
    int count() const override { return static_cast<int>(m_series->frames.size()); }
    display::Picture picture(int index) const override { return display::pictureOf(frame(index)); }
    pixels::ImagePtr image(int index) override { return m_store.image(frame(index)); }
    std::optional<Error> failure(int index) const override { return m_store.failure(frame(index)); }
    double spacing() const override { return m_series->spacingBetweenSlices; }
    bool isAsTaken() const override { return true; }
    void lookAt(int index) override { m_store.watch(this, m_series, index); }
    const std::vector<bool>& loaded() const override { return m_loaded; }
    Progress progress() const override;

private:
    const dicom::FrameRef& frame(int index) const { return m_series->frames[static_cast<std::size_t>(index)]; }

    FrameStore& m_store;
    SeriesPtr m_series;
    std::map<FrameKey, int> m_indexOf;
    std::vector<bool> m_loaded;
};

}
