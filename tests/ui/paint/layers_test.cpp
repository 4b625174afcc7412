// What files lay over their pictures: overlays, shutters, and the words and shapes of presentation states.
#include "ui/paint/annotations.h"
#include "ui/paint/bitmap_layer.h"
#include "ui/theme/colours.h"

#include <QImage>
#include <QPainter>
#include <QTest>

using namespace lantern;

namespace {

constexpr int rows = 6, columns = 8;

// A grey picture of the tile's size, to be drawn over.
QImage ground(int width, int height)
{
    QImage image(width, height, QImage::Format_RGB32);
    image.fill(QColor(100, 100, 100));
    return image;
}

pixels::OverlayPtr plane(int originRow, int originColumn, bool isRegion = false)
{
    auto overlay = std::make_shared<pixels::Overlay>();
    overlay->originRow = originRow;
    overlay->originColumn = originColumn;
    overlay->isRegion = isRegion;
    overlay->bits = pixels::Bitmap::blank(1, 1);
    overlay->bits.set(0, 0);
    return overlay;
}

volume::TileGeometry geometryOf(double zoom, int turns = 0, bool flip = false, int width = columns, int height = rows)
{
    return {rows,
            columns,
            {},
            {.width = width, .height = height, .zoom = zoom, .quarterTurns = turns, .flipHorizontal = flip}};
}

// The tile's pixels that are no longer the ground's.
QList<QPoint> changed(const QImage& image)
{
    QList<QPoint> points;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            if (image.pixelColor(x, y) != QColor(100, 100, 100))
                points << QPoint(x, y);
    return points;
}

}

class Layers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void trap_53_overlays_follow_the_picture()
    {
        for (const auto& [turns, flip, expected] :
             {std::tuple(0, false, QPoint(2, 1)), {0, true, QPoint(5, 1)}, {2, false, QPoint(5, 4)}}) {
            QImage image = ground(columns, rows);
            QPainter painter(&image);
            const std::vector overlays{plane(2, 3)};
            paint::paintOverlays(painter, {.size = image.size()}, geometryOf(1, turns, flip), overlays, Qt::red);
            painter.end();
            QCOMPARE(changed(image), QList<QPoint>{expected});
            QCOMPARE(image.pixelColor(expected), QColor(Qt::red));
        }
        // A region lets the picture through.
        QImage image = ground(columns, rows);
        QPainter painter(&image);
        paint::paintOverlays(painter, {.size = image.size()}, geometryOf(1), std::vector{plane(1, 1, true)}, Qt::red);
        painter.end();
        QVERIFY(image.pixelColor(0, 0).green() > 40 && image.pixelColor(0, 0).red() > 130);
    }

    // A tile of twice as many device pixels: nothing is half its size or at half its place.
    void overlaysKeepTheirPlaceOnFineScreens()
    {
        QImage image = ground(2 * columns, 2 * rows);
        image.setDevicePixelRatio(2);
        QPainter painter(&image);
        paint::paintOverlays(painter, {.size = QSizeF(columns, rows), .pixelRatio = 2},
                             geometryOf(2, 0, false, 2 * columns, 2 * rows), std::vector{plane(6, 8)}, Qt::red);
        painter.end();
        QCOMPARE(changed(image), (QList<QPoint>{{14, 10}, {15, 10}, {14, 11}, {15, 11}}));
    }

    void trap_55_what_a_shutter_hides_has_its_value()
    {
        pixels::ShutterMask shutter{.hidden = pixels::Bitmap::blank(rows, columns), .value = 32768};
        shutter.hidden.set(2, 3);
        QImage image = ground(columns, rows);
        QPainter painter(&image);
        paint::paintShutter(painter, {.size = image.size()}, geometryOf(1), shutter);
        painter.end();
        QCOMPARE(changed(image), QList<QPoint>{QPoint(3, 2)});
        QCOMPARE(image.pixelColor(3, 2), QColor(128, 128, 128));
    }

    // One pixel, marked in either unit: the mark's middle is the pixel's middle.
    void trap_57_a_one_pixel_target_is_hit()
    {
        const auto middleOf = [](dicom::AnnotationUnits units, dicom::AnnotationPoint point) {
            QImage image = ground(20 * columns, 20 * rows);
            QPainter painter(&image);
            const paint::Tile tile{.size = image.size()};
            const auto geometry = geometryOf(20, 0, false, 20 * columns, 20 * rows);
            dicom::AnnotationGroup group;
            group.graphics = {{.kind = dicom::GraphicAnnotation::Kind::Point, .units = units, .points = {point}}};
            const std::vector<const dicom::AnnotationGroup*> groups{&group};
            const std::array<double, 4> displayed{0, 0, 20.0 * columns, 20.0 * rows};
            paint::paintAnnotations(painter, {tile, geometry, displayed}, groups, {}, Qt::red);
            painter.end();
            QPointF sum;
            const auto points = changed(image);
            for (const QPoint& at : points)
                sum += QPointF(at) + QPointF(0.5, 0.5);
            return sum / static_cast<double>(std::max<qsizetype>(points.size(), 1));
        };
        // The pixel of column 3 and row 2, counted from 0, has its centre at 70, 50 on the tile.
        const QPointF byPixel = middleOf(dicom::AnnotationUnits::Pixel, {3.5, 2.5});
        QVERIFY2(std::hypot(byPixel.x() - 70, byPixel.y() - 50) < 0.6, qPrintable(QString::number(byPixel.x())));
        const QPointF byDisplay = middleOf(dicom::AnnotationUnits::Display, {3.5 / columns, 2.5 / rows});
        QVERIFY(std::hypot(byDisplay.x() - 70, byDisplay.y() - 50) < 0.6);
    }

    void trap_57_graphics_turn_with_the_picture_and_words_stay_upright()
    {
        const auto geometry = geometryOf(20, 1, true, 20 * rows, 20 * columns);
        const paint::Tile tile{.size = QSizeF(20 * rows, 20 * columns)};
        const paint::AnnotationPlace place{tile, geometry, {0, 0, 20.0 * rows, 20.0 * columns}};
        // Turned clockwise and then flipped, column and row change places.
        const QPointF corner = paint::onTile(place, dicom::AnnotationUnits::Pixel, {2, 1});
        QCOMPARE(corner, QPointF(20, 40));
        QImage image = ground(20 * rows, 20 * columns);
        QPainter painter(&image);
        dicom::AnnotationGroup group;
        group.texts = {{.text = "MMMMMM",
                        .boxUnits = dicom::AnnotationUnits::Pixel,
                        .box = std::array{dicom::AnnotationPoint{2, 1}, dicom::AnnotationPoint{4, 3}}}};
        const std::vector<const dicom::AnnotationGroup*> groups{&group};
        paint::paintAnnotations(painter, place, groups, {}, Qt::red);
        painter.end();
        const auto points = changed(image);
        QVERIFY(points.size() > 20);
        int left = 999, right = 0, top = 999, bottom = 0;
        for (const QPoint& at : points) {
            left = std::min(left, at.x());
            right = std::max(right, at.x());
            top = std::min(top, at.y());
            bottom = std::max(bottom, at.y());
        }
        QVERIFY(right - left > 2 * (bottom - top));
        QVERIFY(top >= 36 && left >= 16);
    }
};

QTEST_MAIN(Layers)
#include "layers_test.moc"
