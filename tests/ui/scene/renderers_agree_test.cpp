// GL's picture against the CPU painter's, pixel by pixel, on images made here.
#include "ui/scene/gl_canvas.h"
#include "ui/scene/raster_canvas.h"

#include <QApplication>
#include <QPainter>
#include <QTest>
#include <cmath>
#include <numbers>

using namespace lantern;

namespace {

constexpr int rows = 47, columns = 61;

// Every pixel unlike its neighbours, so that no shift, swap or turn can hide; some are padding.
pixels::ImagePtr roughImage()
{
    std::vector<std::int16_t> samples;
    unsigned state = 7;
    for (int i = 0; i < rows * columns; ++i) {
        state = state * 1103515245U + 12345U;
        samples.push_back(static_cast<std::int16_t>(static_cast<int>(state >> 16 & 2047) - 1024));
    }
    for (int i = 300; i < 330; ++i)
        samples[static_cast<std::size_t>(i)] = -2000;
    return std::make_shared<const pixels::Image>(pixels::GreyImage{.rows = rows,
                                                                   .columns = columns,
                                                                   .samples = std::move(samples),
                                                                   .rescale = {1.5, -20, "HU"},
                                                                   .padding = pixels::PaddingRange{-2000, -2000}});
}

// Waves longer than a pixel: between pixels both ways must then see much the same.
pixels::ImagePtr smoothImage(int height = rows, int width = columns)
{
    std::vector<std::int16_t> samples;
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column)
            samples.push_back(static_cast<std::int16_t>(300 * std::sin(column * 2 * std::numbers::pi / width)
                                                        + 200 * std::cos(row * 3 * std::numbers::pi / height)));
    }
    return std::make_shared<const pixels::Image>(
        pixels::GreyImage{.rows = height, .columns = width, .samples = std::move(samples)});
}

pixels::ImagePtr colourImage()
{
    std::vector<std::uint8_t> rgb;
    for (int i = 0; i < rows * columns * 3; ++i)
        rgb.push_back(static_cast<std::uint8_t>(i * 37 % 251));
    return std::make_shared<const pixels::Image>(pixels::ColourImage{rows, columns, std::move(rgb)});
}

// Cells of 4 x 3 pixels that begin outside the image, some below the threshold.
volume::MapLayer mapLayer()
{
    volume::MapLayer map;
    map.rows = 10;
    map.columns = 12;
    std::vector<float> probabilities;
    for (int i = 0; i < 120; ++i)
        probabilities.push_back(static_cast<float>(i * 29 % 120) / 119.0F);
    map.probabilities = std::make_shared<const std::vector<float>>(std::move(probabilities));
    map.originColumn = -2.5;
    map.originRow = 3;
    map.cellColumns = 4;
    map.cellRows = 3;
    map.threshold = 0.35;
    map.opacity = 0.37;
    map.showTint = true;
    return map;
}

scene::Scene plainScene()
{
    return {.image = roughImage(),
            .shape = {},
            .view = {},
            .look = {.voi = pixels::Window{.centre = 40, .width = 900}},
            .maps = {}};
}

constexpr QSize tile(83, 70);    // larger than the image, odd by even: an edge all round

int largestDifference(const QImage& shown, const volume::Picture& expected, QString& where)
{
    int largest = 0;
    for (int y = 0; y < expected.height; ++y) {
        for (int x = 0; x < expected.width; ++x) {
            const QRgb a = shown.pixel(x, y), b = expected.pixels[static_cast<std::size_t>(y * expected.width + x)];
            const int difference =
                std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
            if (difference > largest) {
                largest = difference;
                where =
                    QStringLiteral("column %1, row %2: GL %3, painter %4").arg(x).arg(y).arg(a, 8, 16).arg(b, 8, 16);
            }
        }
    }
    return largest;
}

volume::Picture painted(scene::Scene scene, QSize size)
{
    scene.view.width = size.width();
    scene.view.height = size.height();
    return volume::paintSlice(*scene.image, scene.shape, scene.view, scene.look, scene.maps);
}

}

class RenderersAgree : public QObject {
    Q_OBJECT

    // Window function, or table, by polarity, presentation LUT and padding: all of them.
    static void everyWayToGrey()
    {
        using pixels::WindowFunction;
        const auto falling = std::make_shared<const pixels::PresentationLut>(
            pixels::PresentationLut{.entries = {255, 180, 20, 0}, .bits = 8});
        const std::vector<std::pair<const char*, pixels::Voi>> vois{
            {"LINEAR", pixels::Window{.centre = 40, .width = 900}},
            {"LINEAR, width 1", pixels::Window{.centre = 40, .width = 1}},
            {"LINEAR_EXACT", pixels::Window{.centre = 40, .width = 900, .function = WindowFunction::LinearExact}},
            {"SIGMOID", pixels::Window{.centre = 40, .width = 900, .function = WindowFunction::Sigmoid}},
            {"VOI LUT", pixels::VoiLut{.firstMapped = -100, .entries = {0, 50, 40, 200, 255}, .bits = 8}}};
        for (const auto& [name, voi] : vois) {
            for (const bool invert : {false, true}) {
                for (const bool hasLut : {false, true}) {
                    for (const bool hasPadding : {false, true}) {
                        auto scene = plainScene();
                        if (!hasPadding) {
                            auto grey = std::get<pixels::GreyImage>(*scene.image);
                            grey.padding.reset();
                            scene.image = std::make_shared<const pixels::Image>(std::move(grey));
                        }
                        scene.look.voi = voi;
                        scene.look.invert = invert;
                        scene.look.presentation = hasLut ? falling : nullptr;
                        QTest::addRow("%s%s%s%s", name, invert ? ", inverted" : "", hasLut ? ", presentation LUT" : "",
                                      hasPadding ? ", padding" : "")
                            << scene << 1;
                    }
                }
            }
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (scene::chooseRenderer(scene::Renderer::Gl).renderer != scene::Renderer::Gl)
            QSKIP("There is no OpenGL here at all, so GL's picture cannot be held against the painter's.");
    }

    void onEveryScene_data()
    {
        QTest::addColumn<scene::Scene>("scene");
        QTest::addColumn<int>("tolerance");

        QTest::newRow("CT at 1:1") << plainScene() << 1;
        auto inverse = plainScene();
        inverse.look.invert = true;
        QTest::newRow("MONOCHROME1, with padding") << inverse << 1;
        for (int turns = 0; turns < 4; ++turns) {
            for (const bool flipHorizontal : {false, true}) {
                for (const bool flipVertical : {false, true}) {
                    auto turned = plainScene();
                    turned.view.quarterTurns = turns;
                    turned.view.flipHorizontal = flipHorizontal;
                    turned.view.flipVertical = flipVertical;
                    QTest::addRow("%d quarter turns%s%s", turns, flipHorizontal ? ", flipped left-right" : "",
                                  flipVertical ? ", flipped top-bottom" : "")
                        << turned << 1;
                }
            }
        }
        auto panned = plainScene();
        panned.view.panX = 31;
        panned.view.panY = -17;
        QTest::newRow("panned beyond the tile") << panned << 1;

        auto lut = plainScene();
        lut.look.voi = pixels::VoiLut{.firstMapped = -100, .entries = {0, 50, 40, 200, 255}, .bits = 8};
        QTest::newRow("VOI LUT") << lut << 1;
        auto sigmoid = plainScene();
        sigmoid.look.voi = pixels::Window{.centre = 40, .width = 900, .function = pixels::WindowFunction::Sigmoid};
        QTest::newRow("SIGMOID") << sigmoid << 1;
        everyWayToGrey();

        auto colour = plainScene();
        colour.image = colourImage();
        QTest::newRow("colour") << colour << 1;
        colour.look.invert = true;
        QTest::newRow("colour, inverted") << colour << 1;

        auto tinted = plainScene();
        tinted.maps = {mapLayer()};
        QTest::newRow("tint over grey") << tinted << 1;
        tinted.maps.front().colours = pixels::ColourMapId::Cividis;
        tinted.maps.front().opacity = 1;
        tinted.look.invert = true;
        tinted.view.quarterTurns = 1;
        tinted.view.flipVertical = true;
        QTest::newRow("tint at its strongest, turned, flipped and inverted") << tinted << 1;
        tinted.maps.front().showTint = false;
        QTest::newRow("a map without its tint") << tinted << 1;

        auto two = plainScene();
        two.maps = {mapLayer(), mapLayer()};
        two.maps.back().colours = pixels::ColourMapId::Cividis;
        two.maps.back().originColumn += 3;
        QTest::newRow("the tints of two maps, one over the other") << two << 2;    // bytes are rounded twice

        auto true2 = plainScene();
        true2.maps = {mapLayer()};
        true2.view.zoom = 2;
        true2.view.smooth = false;
        QTest::newRow("true pixels at 2:1, with tint") << true2 << 1;

        // Elsewhere GL interpolates grey levels and the painter modality values: alike where all is smooth.
        auto enlarged = plainScene();
        enlarged.image = smoothImage();
        enlarged.view.zoom = 2.3;
        enlarged.look.voi = pixels::Window{.centre = 0, .width = 1200};
        QTest::newRow("enlarged 2.3 times") << enlarged << 2;
        enlarged.shape.heightOverWidth = 1.7;
        enlarged.view.quarterTurns = 3;
        QTest::newRow("tall pixels, turned") << enlarged << 2;
        auto small = enlarged;
        small.image = smoothImage(411, 523);
        small.shape = {};
        small.view = {.zoom = 0.13};
        QTest::newRow("a large image made small") << small << 2;
    }

    void onEveryScene()
    {
        QFETCH(scene::Scene, scene);
        QFETCH(int, tolerance);
        scene::GlCanvas canvas;
        canvas.resize(tile);
        canvas.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        QCOMPARE(canvas.deviceSize(), tile);
        canvas.show(scene);
        const QImage shown = canvas.grabFramebuffer();
        QCOMPARE(shown.size(), tile);
        QString where;
        const int difference = largestDifference(shown, painted(scene, tile), where);
        QVERIFY2(difference <= tolerance, qPrintable(where));
    }

    // One canvas through many scenes, sizes and windows: textures, state and framebuffer are made anew.
    void whateverWasShownBefore()
    {
        QWidget first, second;
        auto& canvas = scene::makeCanvas(scene::Renderer::Gl, first);
        auto* widget = qobject_cast<QOpenGLWidget*>(&canvas.widget());
        QVERIFY(widget);
        widget->resize(tile);
        first.resize(200, 200);
        first.show();
        QVERIFY(QTest::qWaitForWindowExposed(&first));

        const auto agrees = [&](const scene::Scene& scene, QSize size) {
            canvas.show(scene);
            QString where;
            const QImage shown = widget->grabFramebuffer();
            return shown.size() == size && largestDifference(shown, painted(scene, size), where) <= 1;
        };
        auto tinted = plainScene();
        tinted.maps = {mapLayer()};
        QVERIFY(agrees(plainScene(), tile));
        QVERIFY(agrees(tinted, tile));
        QVERIFY(agrees(plainScene(), tile));
        tinted.view.panX = 5;
        QVERIFY(agrees(tinted, tile));
        widget->resize(120, 91);
        QVERIFY(agrees(tinted, {120, 91}));

        second.resize(200, 200);
        second.show();
        QVERIFY(QTest::qWaitForWindowExposed(&second));
        widget->setParent(&second);
        widget->show();
        QTest::qWait(20);
        QVERIFY(agrees(tinted, {120, 91}));

        canvas.show({});
        QCOMPARE(widget->grabFramebuffer().pixelColor(60, 45), QColor(Qt::black));
    }

    // The tile's words are painted by GL too: outlines, letters, see-through areas, and the picture stays
    // where none of them is.
    void underTheTilesWords()
    {
        const auto words = [](QPainter& painter) {
            painter.fillRect(10, 20, 6, 4, QColor(10, 200, 30));
            painter.fillRect(30, 20, 10, 10, QColor(255, 255, 255, 128));
            painter.setRenderHint(QPainter::Antialiasing);
            painter.setPen(QPen(Qt::red, 3));
            painter.drawLine(5, 60, 75, 60);
            QFont font;
            font.setPixelSize(20);
            painter.setFont(font);
            painter.setPen(Qt::yellow);
            painter.drawText(QPointF(40, 50), QStringLiteral("MH"));
        };
        scene::GlCanvas canvas;
        canvas.resize(tile);
        canvas.setOverpaint(words);
        canvas.QWidget::show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        for (int round = 0; round < 3; ++round) {
            canvas.show(plainScene());
            // Both ways in which a screenshot may take it.
            const QImage shown = round == 0 ? canvas.grab().toImage() : canvas.grabFramebuffer();
            const auto picture = painted(plainScene(), tile);
            const auto under = [&](int x, int y) {
                return qRed(picture.pixels[static_cast<std::size_t>(y * tile.width() + x)]);
            };
            QCOMPARE(shown.pixelColor(12, 21), QColor(10, 200, 30));
            QVERIFY(std::abs(shown.pixelColor(35, 25).red() - (under(35, 25) + 255) / 2) <= 2);
            QCOMPARE(shown.pixelColor(20, 60), QColor(Qt::red));
            int yellow = 0;
            for (int y = 30; y < 52; ++y) {
                for (int x = 38; x < 80; ++x) {
                    const QColor colour = shown.pixelColor(x, y);
                    yellow += colour.red() > 200 && colour.green() > 200 && colour.blue() < 80 ? 1 : 0;
                }
            }
            QVERIFY2(yellow > 40, qPrintable(QString::number(yellow)));
            QVERIFY(std::abs(shown.pixelColor(25, 45).red() - under(25, 45)) <= 1);
        }
    }

    void theRasterCanvasShowsThePaintersPicture()
    {
        scene::RasterCanvas canvas;
        canvas.resize(tile);
        auto scene = plainScene();
        scene.maps = {mapLayer()};
        canvas.show(scene);
        QString where;
        const int difference = largestDifference(canvas.grab().toImage().convertToFormat(QImage::Format_RGB32),
                                                 painted(scene, tile), where);
        QVERIFY2(difference == 0, qPrintable(where));
    }
};

int main(int argc, char** argv)
{
    scene::prepareGl();
    QApplication application(argc, argv);
    RenderersAgree test;
    return QTest::qExec(&test, argc, argv);
}

#include "renderers_agree_test.moc"
