// What was measured, over a picture: exact on any screen, in words that hide no handle.
#include "ui/paint/measurements.h"
#include "ui/theme/colours.h"

#include <QImage>
#include <QPainter>
#include <QTest>
#include <random>

using namespace lantern;

namespace {

const measure::Scales tall{{measure::ScaleSource::Detector, {0.4, "mm"}, {0.8, "mm"}, {}}, {}};

paint::DrawnMeasurement drawn(measure::Shape shape, paint::HandleState handleState = paint::HandleState::None)
{
    paint::DrawnMeasurement one;
    one.figures = measure::figuresOf(shape, tall, nullptr);
    one.shape = std::move(shape);
    one.number = 1;
    one.handleState = handleState;
    return one;
}

// A picture of 100 x 50 pixels of 0.8 mm x 0.4 mm, twice as wide on the screen, in logical pixels of `ratio`.
struct Screen {
    double ratio = 1;
    volume::View view{
        .width = static_cast<int>(400 * ratio), .height = static_cast<int>(300 * ratio), .zoom = 3 * ratio};
    paint::Tile tile{.size = {400, 300}, .pixelRatio = ratio};
    volume::TileGeometry geometry{50, 100, {2}, view};

    QImage painted(const paint::DrawnMeasurement& one, measure::Wording words = {}) const
    {
        QImage image(view.width, view.height, QImage::Format_RGB32);
        image.setDevicePixelRatio(ratio);
        image.fill(Qt::black);
        QPainter painter(&image);
        paint::paintMeasurements(painter, tile, geometry, {&one, 1}, words);
        return image;
    }
};

bool isYellow(const QColor& colour) { return colour.red() > 150 && colour.green() > 140 && colour.blue() < 130; }

}

class MeasurementsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trap_86_a_mark_lies_on_its_pixels_on_dense_screens_too()
    {
        // A level line from pixel (20, 30) to (60, 30): its middle, (40, 30), is drawn; a pixel's height off is not.
        const measure::Shape line{measure::Kind::Length, {{20, 30}, {60, 30}}};
        for (const double ratio : {1.0, 1.5, 2.0}) {
            const Screen screen{ratio};
            const QImage image = screen.painted(drawn(line));
            const auto at = [&](double column, double row) {
                const auto [x, y] = screen.geometry.tileFromPixel({column, row});
                return image.pixelColor(static_cast<int>(x), static_cast<int>(y));    // device pixels
            };
            QVERIFY2(isYellow(at(40, 30)), qPrintable(QString::number(ratio)));
            QVERIFY(!isYellow(at(40, 31.2)));
            QVERIFY(!isYellow(at(40, 28.8)));
            // Handles are where a hand finds them: in logical pixels, whatever the screen's density.
            const auto handles = paint::handlesOnTile(line, screen.tile, screen.geometry);
            const auto [x, y] = screen.geometry.tileFromPixel({20, 30});
            QCOMPARE(handles[0], QPointF(x / ratio, y / ratio));
            // What is measured has nothing to do with the screen.
            QCOMPARE(measure::lineOf(drawn(line).figures), std::string("16.0 mm (detector)"));
        }
    }

    void wordsNeverStandOnAHandle()
    {
        std::mt19937 random(11);
        std::uniform_real_distribution<double> x(0, 400), y(0, 300), w(20, 180), h(12, 70);
        const QRectF bounds(8, 8, 384, 284);
        for (int i = 0; i < 400; ++i) {
            std::vector<QRectF> handles, written;
            for (int k = 0; k < 12; ++k)
                handles.emplace_back(x(random), y(random), 12, 12);
            const QRectF outline(QPointF(x(random), y(random)), QPointF(x(random), y(random)));
            const QRectF place =
                paint::placeOfWords({w(random), h(random)}, outline.normalized(), handles, written, bounds);
            for (const QRectF& handle : handles)
                QVERIFY(!place.intersects(handle));
        }
    }

    void wordsStandBesideOneAnotherWhereThereIsRoom()
    {
        const QRectF bounds(8, 8, 784, 584), outline(390, 290, 20, 20);
        std::vector<QRectF> handles{{384, 284, 12, 12}}, written;
        for (int i = 0; i < 8; ++i) {
            const QRectF place = paint::placeOfWords({120, 40}, outline, handles, written, bounds);
            QVERIFY(bounds.contains(place));
            for (const QRectF& other : written)
                QVERIFY(!place.intersects(other));
            written.push_back(place);
        }
        // The nearest first: the words of a lonely mark stand at its right.
        QVERIFY(written.front().left() - outline.right() < 20);
    }

    void handlesShowOnWhatIsGrasped()
    {
        const Screen screen;
        const measure::Shape box{measure::Kind::Rectangle, {{20, 10}, {60, 40}}};
        const QImage plain = screen.painted(drawn(box)),
                     chosen = screen.painted(drawn(box, paint::HandleState::Selected));
        const auto [x, y] = screen.geometry.tileFromPixel({20, 10});
        const QPoint corner(static_cast<int>(x - paint::handleSize() / 2), static_cast<int>(y));
        QVERIFY(!isYellow(plain.pixelColor(corner)));
        QVERIFY(isYellow(chosen.pixelColor(corner)));
    }

    void aTranslationThatLacksAPlaceDoesNoHarm()
    {
        const measure::Wording broken{measure::LengthUnit::Millimetre,
                                      [](const MessageRow&) { return std::string("?"); }};
        QCOMPARE(measure::lineOf(drawn({measure::Kind::Ellipse, {{0, 0}, {4, 4}}}).figures, broken),
                 std::string("? (?)"));
    }
};

QTEST_MAIN(MeasurementsTest)
#include "measurements_test.moc"
