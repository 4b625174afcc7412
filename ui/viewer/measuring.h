#pragma once

#include "core/measure/measurement.h"
#include "ui/measurements/measurement_book.h"
#include "ui/paint/measurements.h"

#include <QObject>
#include <functional>
#include <optional>

namespace lantern::viewer {

// The picture that a tile shows, as far as measuring needs it.
struct MeasuredPicture {
    std::string studyUid, seriesId;
    measure::Place place;
    measure::Scales scales;
    pixels::ImagePtr image;
    std::function<pixels::ImagePtr()> whole;    // where `image` is a coarse preview: that to be measured on
    pixels::Meanings meanings;
    volume::TileGeometry geometry;
    paint::Tile tile;
};

// What lies under the pointer: a measurement, by one of its handles or by its line.
struct MeasureHit {
    int id = 0;
    std::optional<std::size_t> handle;
    bool operator==(const MeasureHit&) const = default;
};

// What a tile does for measuring: what is drawn on its picture, what the pointer touches, and the shape
// that is being drawn or pulled. Without a book it does nothing.
class Measuring : public QObject {
    Q_OBJECT
public:
    using PictureNow = std::function<std::optional<MeasuredPicture>()>;
    Measuring(PictureNow picture, QObject* parent);

    void setBook(measurements::MeasurementBook* book);
    bool isReady() const;    // there is a book, and a picture to measure on

    // The tools' side. Places in device pixels of the tile.
    void setDraft(const measure::Shape& shape);
    void keepDraft();    // into the book
    void dropDraft();
    std::optional<MeasureHit> hitAt(QPointF device) const;
    void beginEdit(const MeasureHit& hit);
    void pull(const MeasureHit& hit, geometry::PixelPoint from, geometry::PixelPoint to);
    void endEdit();    // the change becomes a step of the book

    void hover(std::optional<MeasureHit> hit);
    const std::optional<MeasureHit>& hovered() const { return m_hovered; }
    void choose(int id);

    // What is on the picture now, the draft with it.
    std::vector<display::DrawnMeasurement> drawn() const;
    measure::LengthUnit lengths() const;

Q_SIGNALS:
    void changed();    // to be drawn anew
    void measured();    // a person finished one

private:
    std::vector<const measure::Measurement*> onPicture(const MeasuredPicture& picture) const;

    PictureNow m_picture;
    measurements::MeasurementBook* m_book = nullptr;
    std::optional<measure::Shape> m_draft;
    int m_pulled = 0;    // the one whose shape the draft is; 0: a new one
    std::optional<MeasureHit> m_hovered;
};

}
