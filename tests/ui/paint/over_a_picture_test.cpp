// What stands over a picture: where it is drawn, and that it says no more than the file does.
#include "ui/paint/corner_text.h"
#include "ui/paint/facts_text.h"
#include "ui/paint/legend.h"
#include "ui/paint/marks.h"
#include "ui/paint/orientation.h"
#include "ui/paint/scale_bar.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QImage>
#include <QPainter>
#include <QRegularExpression>
#include <QTest>

using namespace lantern;

namespace {

dicom::Instance axialCt()
{
    dicom::Instance instance;
    instance.patient.id = "T1";
    instance.patient.name.alphabetic = "Test Phantom";
    instance.series.modality = "CT";
    instance.series.number = 3;
    instance.pixels.rows = 100;
    instance.pixels.columns = 200;
    instance.pixels.photometric = "MONOCHROME2";
    auto plane =
        geometry::ImagePlane::make({-10, -20, 30}, {1, 0, 0}, {0, 1, 0}, {.betweenRows = 0.8, .betweenColumns = 0.4});
    dicom::FrameFacts facts;
    facts.plane = *plane;
    facts.rescaleType = "HU";
    instance.frames = {facts};
    return instance;
}

dicom::FrameRef frameOf(dicom::Instance instance)
{
    return {.instance = std::make_shared<const dicom::Instance>(std::move(instance)), .frame = 0};
}

display::Picture pictureOf(dicom::Instance instance) { return display::pictureOf(frameOf(std::move(instance))); }

paint::DisplayState stateWith(volume::View view = {})
{
    paint::DisplayState state;
    state.slices = 12;
    state.loaded = 12;
    state.view = view;
    state.look.voi = pixels::Window{.centre = 40, .width = 400};
    return state;
}

QImage blank(QSize size)
{
    QImage image(size, QImage::Format_RGB32);
    image.fill(Qt::black);
    return image;
}

// The smallest rectangle round all pixels that are lighter than black.
QRect drawnPart(const QImage& image)
{
    QRect drawn;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            if (qGray(image.pixel(x, y)) > 60)
                drawn |= QRect(x, y, 1, 1);
        }
    }
    return drawn;
}

}

class OverAPicture : public QObject {
    Q_OBJECT

private Q_SLOTS:
    // The image's side goes before its series', and the frame's before both.
    void trap_17_the_side_shown_is_that_of_the_picture()
    {
        auto instance = axialCt();
        instance.series.laterality = "L";
        QCOMPARE(paint::lateralityAndView(frameOf(instance)), QString("L"));
        instance.imageLaterality = "R";
        instance.viewPosition = "MLO";
        QCOMPARE(paint::lateralityAndView(frameOf(instance)), QString("R MLO"));
        instance.frames.front().laterality = "B";
        const auto text = paint::cornerText(pictureOf(instance), stateWith(), paint::AnnotationLevel::Full, {800, 600});
        QVERIFY(text.bottomRight.contains("B MLO"));
    }

    // Unpaired is no side: a letter beside the head would be read as one.
    // Whoever reads that images were named must see why: a rejected one is no recommendation.
    void keyNotesSayWhyAnImageWasNamed()
    {
        display::Corners corners;
        corners.picture = pictureOf(axialCt());
        corners.keyNotes = {{"Of Interest", "upper lobe", false}, {"Rejected for Quality Reasons", "", true}, {}};
        for (const auto level : {paint::AnnotationLevel::Full, paint::AnnotationLevel::Minimal}) {
            const auto text = paint::cornerText(corners.picture, paint::displayStateOf(corners), level, {800, 600});
            QVERIFY(text.bottomLeft.contains("Key image: Of Interest · upper lobe"));
            QVERIFY(text.bottomLeft.contains("Rejected: Rejected for Quality Reasons"));
            QVERIFY(text.bottomLeft.contains("Key image"));
        }
    }

    void anUnpairedPartHasNoSide()
    {
        auto instance = axialCt();
        instance.frames.front().laterality = "U";
        QCOMPARE(paint::lateralityAndView(frameOf(instance)), QString());
    }

    void aNameOfSoundsAloneIsAName()
    {
        QCOMPARE(paint::personName({.raw = "==홍^길동", .alphabetic = {}, .ideographic = {}, .phonetic = "홍 길동"}),
                 QString("홍 길동"));
    }

    // The age at the study, whatever the day of reading; what the file states counts without a birth date.
    void trap_75_the_age_is_that_at_the_study()
    {
        auto instance = axialCt();
        instance.patient.birthDate = "19800315";
        instance.study.date = "20200314";
        instance.study.patientAge = "099Y";
        QCOMPARE(paint::ageAtStudy(instance), QString("39 y"));
        instance.study.date = "20200315";
        QCOMPARE(paint::ageAtStudy(instance), QString("40 y"));
        instance.patient.birthDate.clear();
        QCOMPARE(paint::ageAtStudy(instance), QString("99 y"));
        instance.study.patientAge = "018M";
        QCOMPARE(paint::ageAtStudy(instance), QString("18 mo"));
        instance.study.patientAge.clear();
        QCOMPARE(paint::ageAtStudy(instance), QString());
    }

    // The date on a picture is its own; the study's stands beside it where that is another.
    void reported_dwv_765_the_date_is_the_pictures()
    {
        auto instance = axialCt();
        instance.study.date = "20250310";
        instance.study.time = "101500";
        const auto dates = [&] {
            const auto text =
                paint::cornerText(pictureOf(instance), stateWith(), paint::AnnotationLevel::Full, {800, 600});
            return text.topRight.filter(QRegularExpression("20\\d\\d-")).join('|');
        };
        instance.acquisitionDate = instance.acquisitionTime = instance.contentDate = {};
        instance.series.seriesDate = {};
        QCOMPARE(dates(), QString("Study 2025-03-10 10:15"));
        instance.series.seriesDate = "20250310";
        QCOMPARE(dates(), QString("2025-03-10"));
        instance.contentDate = "20250311";
        instance.contentTime = "070000";
        QCOMPARE(dates(), QString("2025-03-11 07:00|Study 2025-03-10"));
        instance.acquisitionDate = "20250312";
        instance.acquisitionTime = "083000.5";
        QCOMPARE(dates(), QString("2025-03-12 08:30|Study 2025-03-10"));
        instance.frames.front().acquisitionDate = "20250310";
        instance.frames.front().acquisitionTime = "115900";
        QCOMPARE(dates(), QString("2025-03-10 11:59"));
    }

    void trap_16_lettersFollowTurnsAndFlips()
    {
        const auto picture = pictureOf(axialCt());
        using geometry::EdgeLetters;
        const auto letters = [&](volume::View view) { return display::edgeLetters(picture, view); };
        QVERIFY((letters({}) == EdgeLetters{.top = "A", .bottom = "P", .left = "R", .right = "L"}));
        // A quarter turn clockwise brings the left edge to the top.
        QVERIFY((letters({.quarterTurns = 1}) == EdgeLetters{.top = "R", .bottom = "L", .left = "P", .right = "A"}));
        QVERIFY((letters({.quarterTurns = -1}) == EdgeLetters{.top = "L", .bottom = "R", .left = "A", .right = "P"}));
        QVERIFY(
            (letters({.flipHorizontal = true}) == EdgeLetters{.top = "A", .bottom = "P", .left = "L", .right = "R"}));
        // Turns come before flips.
        QVERIFY((letters({.quarterTurns = 1, .flipVertical = true})
                 == EdgeLetters{.top = "L", .bottom = "R", .left = "P", .right = "A"}));
    }

    // The letters must agree with where the geometry puts the pixels, whatever both mean by a turn.
    void wish_23_lettersAgreeWithTheGeometryWhateverTheFlips()
    {
        const auto picture = pictureOf(axialCt());
        for (int turns = 0; turns < 4; ++turns) {
            for (int flips = 0; flips < 4; ++flips) {
                const volume::View view{.width = 50,
                                        .height = 50,
                                        .quarterTurns = turns,
                                        .flipHorizontal = (flips & 1) != 0,
                                        .flipVertical = (flips & 2) != 0};
                const volume::TileGeometry geometry(100, 200, {2}, view);
                const auto from = geometry.pixelFromTile(25, 25), to = geometry.pixelFromTile(35, 25);
                // Columns run to the patient's left, rows to the back.
                const double toLeft = to.column - from.column, toBack = to.row - from.row;
                const std::string expected =
                    std::abs(toLeft) > std::abs(toBack) ? (toLeft > 0 ? "L" : "R") : (toBack > 0 ? "P" : "A");
                QCOMPARE(display::edgeLetters(picture, view).right, expected);
            }
        }
    }

    void wish_24_lettersComeFromTheFileAndFromNowhereElse()
    {
        auto instance = axialCt();
        instance.frames.front().plane.reset();
        instance.patientOrientation = "A\\F";
        const geometry::EdgeLetters expected{.top = "H", .bottom = "F", .left = "P", .right = "A"};
        QVERIFY(display::edgeLetters(pictureOf(instance), {}) == expected);
        instance.patientOrientation.clear();
        QVERIFY(display::edgeLetters(pictureOf(instance), {}) == geometry::EdgeLetters{});
    }

    void lettersStandInTheMiddleOfTheirEdges_data()
    {
        QTest::addColumn<QString>("edge");
        QTest::addColumn<QRect>("place");
        QTest::newRow("top") << "top" << QRect(180, 0, 40, 40);
        QTest::newRow("bottom") << "bottom" << QRect(180, 240, 40, 60);
        QTest::newRow("left") << "left" << QRect(0, 130, 50, 40);
        QTest::newRow("right") << "right" << QRect(350, 130, 50, 40);
    }
    void lettersStandInTheMiddleOfTheirEdges()
    {
        QFETCH(QString, edge);
        QFETCH(QRect, place);
        geometry::EdgeLetters letters;
        (edge == "top"          ? letters.top
             : edge == "bottom" ? letters.bottom
             : edge == "left"   ? letters.left
                                : letters.right) = "H";
        auto image = blank({400, 300});
        QPainter painter(&image);
        paint::paintEdgeLetters(painter, {.size = image.size()}, letters);
        painter.end();
        const QRect drawn = drawnPart(image);
        QVERIFY(!drawn.isEmpty());
        QVERIFY2(place.contains(drawn), qPrintable(QStringLiteral("at %1, %2").arg(drawn.x()).arg(drawn.y())));
    }

    void theScaleBarIsAsLongAsItSays()
    {
        // Pixels twice as tall as they are wide, drawn so: 0.4 mm a column at zoom 2 are 5 device pixels a
        // millimetre; 30 % of 400 pixels are 24 mm.
        const auto scales = measure::scalesOf(frameOf(axialCt()));
        volume::View view{.width = 600, .height = 400, .zoom = 2};
        const auto barFor = [&](double pixelRatio) {
            return paint::scaleBar(scales, {100, 200, {2}, view}, {.size = {600, 400}, .pixelRatio = pixelRatio});
        };
        auto bar = barFor(1);
        QVERIFY(bar);
        QCOMPARE(bar->millimetres, 20.0);
        QCOMPARE(bar->length, 100.0);
        QCOMPARE(bar->source, QString());
        view.quarterTurns = 1;
        view.flipVertical = true;
        QCOMPARE(barFor(1)->length, 100.0);
        // Twice the device pixels to a logical one: half the length, so a longer bar fits.
        bar = barFor(2);
        QCOMPARE(bar->millimetres, 20.0);
        QCOMPARE(bar->length, 50.0);

        auto image = blank({600, 400});
        QPainter painter(&image);
        paint::paintScaleBar(painter, {.size = image.size()}, {.millimetres = 20, .length = 100});
        painter.end();
        int lit = 0;
        for (int y = 0; y < 254; ++y)    // the length in words stands below
            lit += qGray(image.pixel(11, y)) > 60 ? 1 : 0;
        QVERIFY2(std::abs(lit - 101) <= 2, qPrintable(QString::number(lit)));
    }

    // The measuring tools' classes: what is not in the patient says so, and pixels have no bar.
    void trap_20_theScaleBarSaysOnWhoseWord_data()
    {
        using enum measure::ScaleSource;
        QTest::addColumn<measure::Scales>("scales");
        QTest::addColumn<QString>("words");    // "none": no bar
        const auto row = [](const char* name, measure::ScaleSource source, const char* detail, const char* words) {
            QTest::newRow(name) << measure::Scales{{source, {0.2, "mm"}, {0.2, "mm"}, detail}, {}} << words;
        };
        row("detector", Detector, "", "detector");
        row("magnified", Magnified, "1.10", "est. magn. 1.10");
        row("calibrated", Calibrated, "25.4 mm coin", "calibrated: 25.4 mm coin");
        row("unstated", Unstated, "", "plane not stated");
        row("film", Film, "", "film");
        row("doubtful", Doubtful, "1.10 / 1.50", "do not trust: magnification 1.10 / 1.50");
        row("slice", Patient, "", "");
        row("plane", Reconstruction, "", "");
        QTest::newRow("nothing") << measure::Scales{} << "none";

        dicom::UltrasoundRegion region{.left = 0, .top = 0, .right = 99, .bottom = 99};
        region.unitAcross = region.unitDown = dicom::UltrasoundRegion::Unit::Centimetre;
        region.perColumn = region.perRow = 0.02;
        measure::Scales ultrasound{{}, {region}};
        QTest::newRow("region") << ultrasound << "ultrasound region";
        dicom::UltrasoundRegion flow = region;
        flow.unitAcross = dicom::UltrasoundRegion::Unit::Second;
        ultrasound.regions.push_back(flow);
        QTest::newRow("a region of flow beside it") << ultrasound << "ultrasound region";
        region.perRow = region.perColumn = 0.01;
        ultrasound.regions.push_back(region);
        QTest::newRow("two scales side by side") << ultrasound << "none";
        QTest::newRow("flow alone") << measure::Scales{{}, {flow}} << "none";
    }
    void trap_20_theScaleBarSaysOnWhoseWord()
    {
        QFETCH(measure::Scales, scales);
        QFETCH(QString, words);
        const auto bar =
            paint::scaleBar(scales, {100, 100, {}, {.width = 400, .height = 400, .zoom = 4}}, {.size = {400, 400}});
        QCOMPARE(bar.has_value(), words != "none");
        if (!bar)
            return;
        QCOMPARE(bar->source, words);
        QVERIFY(std::abs(bar->length - bar->millimetres * 4 / 0.2) < 1e-9);    // 0.2 mm are four pixels
    }

    void theContourGoesThroughTheImagesPixels()
    {
        // Pixel (10, 20) of an image of 100 x 200 drawn 3 times as large, its top left at the tile's.
        const volume::View view{.width = 600, .height = 300, .zoom = 3};
        const volume::TileGeometry geometry(100, 200, {}, view);
        const std::vector<volume::Polyline> square{{{10, 20}, {50, 20}, {50, 40}, {10, 40}}};
        auto image = blank({600, 300});
        QPainter painter(&image);
        const QColor colour(0, 200, 255);
        paint::paintLines(painter, {.size = image.size()}, geometry, square, paint::Ends::Joined, colour);
        painter.end();
        const QRect drawn = drawnPart(image);
        // Its corners' centres lie at (10 + 0.5) * 3 and so on; the line is 1.5 wide.
        QVERIFY(std::abs(drawn.left() - 31) <= 1);
        QVERIFY(std::abs(drawn.top() - 61) <= 1);
        QVERIFY(std::abs(drawn.right() - 151) <= 1);
        QVERIFY(std::abs(drawn.bottom() - 121) <= 1);
        QVERIFY(qBlue(image.pixel(31, 90)) > 150);    // closed: the left side is there too
        QCOMPARE(image.pixelColor(90, 90), QColor(Qt::black));    // and nothing is filled
    }

    void aContourOnAScreenOfTwoPixelsAPoint()
    {
        const volume::View view{.width = 600, .height = 300, .zoom = 3};
        const volume::TileGeometry geometry(100, 200, {}, view);
        const std::vector<volume::Polyline> square{{{10, 20}, {50, 20}, {50, 40}, {10, 40}}};
        auto image = blank({300, 150});
        QPainter painter(&image);
        paint::paintLines(painter, {.size = image.size(), .pixelRatio = 2}, geometry, square, paint::Ends::Joined,
                          Qt::white);
        painter.end();
        QVERIFY(std::abs(drawnPart(image).right() - 75) <= 1);
    }

    void cornersSayWhatTheFileSaysAndNoMore()
    {
        const auto text =
            paint::cornerText(pictureOf(axialCt()), stateWith(), paint::AnnotationLevel::Full, {800, 800});
        QCOMPARE(text.topLeft, (QStringList{"Test Phantom", "T1"}));
        QCOMPARE(text.topRight, QStringList{});
        QCOMPARE(text.bottomLeft, (QStringList{"Image 1 / 12", "W 400 L 40", "Zoom 1x · 1:1"}));
        QCOMPARE(text.bottomRight, (QStringList{"CT · #3", "Position 30 mm"}));
    }

    // CT without a rescale is not in Hounsfield units, which go without saying.
    void reported_dcm2niix_973_aRawSliceSaysThatItHasNoUnit()
    {
        auto raw = axialCt();
        raw.frames.front().rescaleType.clear();
        const auto text = paint::cornerText(pictureOf(raw), stateWith(), paint::AnnotationLevel::Full, {800, 800});
        QVERIFY2(text.bottomLeft.contains("W 400 L 40 (no unit)"), qPrintable(text.bottomLeft.join('|')));
        raw.series.modality = "MR";
        const auto mr = paint::cornerText(pictureOf(raw), stateWith(), paint::AnnotationLevel::Full, {800, 800});
        QVERIFY2(mr.bottomLeft.contains("W 400 L 40"), qPrintable(mr.bottomLeft.join('|')));
    }

    void colourHasNoWindowToSpeakOf()
    {
        auto instance = axialCt();
        instance.pixels.samples = 3;
        instance.pixels.photometric = "RGB";
        const auto text = paint::cornerText(pictureOf(instance), stateWith(), paint::AnnotationLevel::Full, {800, 800});
        QCOMPARE(text.bottomLeft, (QStringList{"Image 1 / 12", "Zoom 1x · 1:1"}));
    }

    void whoItIsStaysInTheSmallestTile()
    {
        for (const auto level : {paint::AnnotationLevel::Full, paint::AnnotationLevel::Minimal}) {
            const auto text = paint::cornerText(pictureOf(axialCt()), stateWith(), level, {120, 120});
            QCOMPARE(text.topLeft, (QStringList{"Test Phantom", "T1"}));
        }
    }

    void lossyAndChangedViewsSaySo()
    {
        auto instance = axialCt();
        instance.isLossy = true;
        instance.lossyRatio = "12";
        instance.imageType = {"DERIVED", "PRIMARY"};
        auto state = stateWith({.zoom = 0.5, .quarterTurns = 3, .flipHorizontal = true, .smooth = false});
        state.isInvertedByReader = true;
        state.loaded = 5;
        const auto text = paint::cornerText(pictureOf(instance), state, paint::AnnotationLevel::Full, {800, 800});
        QCOMPARE(text.bottomRight.front(), QString("Lossy 12:1 · Derived"));
        QCOMPARE(text.bottomLeft,
                 (QStringList{"Image 1 / 12", "5 of 12 loaded", "W 400 L 40 · inverted",
                              "Zoom 0.5x · turned 270° · flipped left-right · true pixels"}));
    }

    void unevenSlicesAreNotGivenOneSpacing()
    {
        auto state = stateWith();
        state.spacingBetweenSlices = 4;
        const auto spacing = [&] {
            const auto text = paint::cornerText(pictureOf(axialCt()), state, paint::AnnotationLevel::Full, {800, 600});
            return text.bottomRight.join('\n');
        };
        QVERIFY(spacing().contains("Spacing 4 mm") && !spacing().contains("uneven"));
        state.isEvenlySpaced = false;
        QVERIFY(spacing().contains("Spacing 4 mm, uneven"));
    }

    // A dash after a minus sign would be read as another one.
    void aWindowFromBelowZeroShowsOneMinus()
    {
        auto state = stateWith();
        state.look.voi = pixels::Window{49, 102};
        state.quantities = {{.name = "RCBF", .unit = "ml/100ml/s"}};
        const auto text = paint::cornerText(pictureOf(axialCt()), state, paint::AnnotationLevel::Full, {800, 600});
        QVERIFY(text.bottomLeft.join('\n').contains("RCBF -2 … 100 ml/100ml/s"));
    }

    // reported: corner text could not be read over bright tissue.
    void cornerTextStandsOnAPlateOverBrightTissue()
    {
        QImage image(400, 300, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paint::paintCornerText(
            painter, {.size = image.size()},
            {.topLeft = {"Wang Xiaoming"}, .topRight = {}, .bottomLeft = {}, .bottomRight = {"L CC"}});
        painter.end();
        int plate = 0, bare = 0;
        for (int x = 0; x < 400; ++x)
            for (int y = 0; y < 300; ++y) {
                const bool isCorner =
                    (x > 8 && x < 60 && y > 10 && y < 18) || (x > 380 && x < 390 && y > 280 && y < 288);
                const int grey = qGray(image.pixel(x, y));
                plate += isCorner && grey == 115;    // white under 55 % of black
                bare += !isCorner && grey == 255;
                QVERIFY(!isCorner || grey < 255);
            }
        QVERIFY(plate > 50);
        QVERIFY2(bare > 100000, "only what words need is covered");
    }

    // In a low tile the corners leave the letters and the scale bar their places, and who it is stays.
    void cornersOfALowTileLeaveTheMiddleFree()
    {
        for (const int height : {150, 180, 230, 300}) {
            auto image = blank({400, height});
            QPainter painter(&image);
            const QStringList many(9, QStringLiteral("MMMMMMM"));
            paint::paintCornerText(painter, {.size = image.size()},
                                   {.topLeft = many, .topRight = many, .bottomLeft = many, .bottomRight = many});
            painter.end();
            const auto isBright = [&](int left, int top, int bottom) {
                for (int y = top; y < bottom; ++y)
                    for (int x = left; x < left + 60; ++x)
                        if (qGray(image.pixel(x, y)) > 60)
                            return true;
                return false;
            };
            QVERIFY2(!isBright(8, height * 35 / 100 + 1, height * 65 / 100 + 12), qPrintable(QString::number(height)));
            QVERIFY2(!isBright(332, height / 2 - 8, height / 2 + 8), qPrintable(QString::number(height)));
            QVERIFY(isBright(8, 8, 26) && isBright(8, 27, 44));
        }
    }

    void aLegendOfTwoLinesTakesTheRoomOfTwo()
    {
        const paint::Legend legend{.model = "ct-nodule", .version = "1.0.0"};
        const double one = paint::legendHeight({.size = {800, 300}}, legend);
        QCOMPARE(one, double(theme::scaled(18)));
        QVERIFY(paint::legendHeight({.size = {240, 300}}, legend) > one + 10);
    }

    // In a low tile the words of the corner come as far down as the bar: it gives way.
    void theColourBarStandsBelowTheWordsOfItsCorner()
    {
        int bars = 0;
        for (const QSize size : {QSize(360, 420), QSize(400, 500), QSize(800, 900)})
            for (int lines = 0; lines <= 9; ++lines) {
                QImage words(size, QImage::Format_ARGB32_Premultiplied), bar = words;
                words.fill(Qt::transparent);
                bar.fill(Qt::transparent);
                QPainter painter(&words);
                const double top = paint::paintCornerText(
                    painter, {.size = size},
                    {.topLeft = {}, .topRight = QStringList(lines, "2026-01-01"), .bottomLeft = {}, .bottomRight = {}});
                painter.end();
                painter.begin(&bar);
                paint::paintLegend(painter, {.size = size}, {.model = "ct-nodule", .version = "1.0.0"}, top);
                painter.end();
                bool isClear = true;
                int drawn = 0;
                for (int y = 0; y < size.height() / 2; ++y)
                    for (int x = 0; x < size.width(); ++x) {
                        drawn += qAlpha(bar.pixel(x, y)) > 0;
                        isClear = isClear && (qAlpha(words.pixel(x, y)) == 0 || qAlpha(bar.pixel(x, y)) == 0);
                    }
                bars += drawn > 0;
                QVERIFY2(isClear, qPrintable(QString("%1 lines at %2").arg(lines).arg(size.height())));
                QVERIFY(drawn > 0 || (size.height() < 600 && lines > 3));
            }
        QVERIFY(bars > 20);
    }

    // The letter in the middle of the top edge is never under a name, however long.
    void longNamesLeaveTheLetterItsPlace()
    {
        auto image = blank({400, 300});
        QPainter painter(&image);
        paint::paintCornerText(painter, {.size = image.size()},
                               {.topLeft = {"Hohenzollern-Sigmaringen Wilhelmina Alexandra Maria"},
                                .topRight = {"Computed tomography of chest, abdomen and pelvis, with contrast"},
                                .bottomLeft = {},
                                .bottomRight = {}});
        painter.end();
        const auto isBright = [&](int x, int y) { return qGray(image.pixel(x, y)) > 60; };
        bool isFree = true;
        int drawnLines = 0;
        for (int y = 0; y < 150; ++y) {
            bool isDrawn = false;
            for (int x = 0; x < 400; ++x)
                isDrawn = isDrawn || isBright(x, y);
            drawnLines += isDrawn;
            for (int x = 190; x < 210; ++x)
                isFree = isFree && !isBright(x, y);
        }
        QVERIFY(isFree);
        QVERIFY(drawnLines > 30);    // every word is there, in several lines
    }

    void theLegendNamesModelAndThresholdAndItsLimits()
    {
        const paint::Legend legend{
            .threshold = 0.37, .model = "ct-nodule", .version = "1.2.0", .cellMillimetres = 5.6, .isStale = true};
        const QString line = paint::legendLine(legend);
        for (const char* part :
             {"ct-nodule 1.2.0", "threshold 0.37", "5.6 mm cells", "stale", "Not for diagnostic use"})
            QVERIFY2(line.contains(part), qPrintable(line));
    }
};

QTEST_MAIN(OverAPicture)
#include "over_a_picture_test.moc"
