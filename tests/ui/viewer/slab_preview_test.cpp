// Thick slabs: coarse at once, whole soon after, and never measured on while they are coarse.
#include "tests/ui/viewer/scrolled_slabs.h"
#include "ui/paint/facts_text.h"
#include "ui/paint/gaps.h"
#include "ui/viewer/tile.h"

#include <QImage>
#include <QPainter>
#include <QSignalSpy>
#include <QTest>
#include <cmath>

using namespace lantern;
using test::Cut;

namespace {

const std::vector<float>& valuesOf(const pixels::ImagePtr& image)
{
    return std::get<std::vector<float>>(std::get<pixels::GreyImage>(*image).samples);
}

QString kindOf(const viewer::Stack& stack, int index) { return paint::cutText(*stack.picture(index).cut); }

}

class SlabPreviewTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThickSlabIsShownCoarselyAndThenWhole()
    {
        Cut cut;
        viewer::PlaneStack patient(cut.reconstruction, volume::Orientation::Coronal);
        patient.setPatience(1e9);
        const auto whole = patient.image(24);
        QVERIFY(!patient.isPreview());
        QVERIFY(!kindOf(patient, 24).contains("preview"));

        viewer::PlaneStack stack(cut.reconstruction, volume::Orientation::Coronal);
        stack.setPatience(0);
        QSignalSpy ready(&stack, &viewer::Stack::imageReady);
        const auto coarse = stack.image(24);
        QVERIFY(coarse);
        QVERIFY(stack.isPreview());
        QVERIFY(kindOf(stack, 24).contains("preview"));
        QVERIFY(valuesOf(coarse) != valuesOf(whole));    // a maximum over fewer samples
        QTRY_COMPARE(ready.count(), 1);
        QCOMPARE(ready.first().first().toInt(), 24);
        QVERIFY(!stack.isPreview());
        QVERIFY(valuesOf(stack.image(24)) == valuesOf(whole));
        QCOMPARE(ready.count(), 1);
    }

    void aLateSlabOfAnotherPlaneIsDropped()
    {
        Cut cut;
        viewer::PlaneStack stack(cut.reconstruction, volume::Orientation::Coronal);
        stack.setPatience(0);
        QSignalSpy ready(&stack, &viewer::Stack::imageReady);
        for (int index = 10; index < 30; ++index)
            (void)stack.image(index);
        QTRY_VERIFY(!stack.isPreview());
        for (const auto& answer : ready)
            QCOMPARE(answer.first().toInt(), 29);
        // One that is gone meanwhile takes nothing with it.
        auto gone = std::make_unique<viewer::PlaneStack>(cut.reconstruction, volume::Orientation::Sagittal);
        gone->setPatience(0);
        (void)gone->image(5);
        gone.reset();
        (void)stack.image(3);    // cut in the same lane, behind it
        QTRY_VERIFY(!stack.isPreview());
    }

    // Reported: three planes with a thick slab, then the wheel; the window died in six of six trials.
    void reported_scrollingOverAThickSlabEndsTheWindow() { test::scrollThickSlabs(400); }

    void aPlaneAloneIsNeverAPreview()
    {
        Cut cut;
        cut.reconstruction->setSlab({});
        viewer::PlaneStack stack(cut.reconstruction, volume::Orientation::Coronal);
        stack.setPatience(0);
        QVERIFY(stack.image(3));
        QVERIFY(!stack.isPreview());
    }

    void whatIsMeasuredOnAPreviewIsMeasuredOnTheWhole()
    {
        Cut cut;
        measurements::MeasurementBook book;
        viewer::Tile tile(cut.store, scene::Renderer::Raster, "x-series");
        tile.viewport().measuring().setBook(&book);
        tile.resize(400, 400);
        tile.show();
        auto stack = std::make_unique<viewer::PlaneStack>(cut.reconstruction, volume::Orientation::Coronal);
        auto* planes = stack.get();
        planes->setPatience(0);
        tile.viewport().show(std::move(stack), 24);
        QVERIFY(planes->isPreview());
        tile.viewport().measuring().setDraft({measure::Kind::Rectangle, {{10, 5}, {20, 12}}});
        tile.viewport().measuring().keepDraft();
        QVERIFY(!planes->isPreview());
        viewer::PlaneStack patient(cut.reconstruction, volume::Orientation::Coronal);
        patient.setPatience(1e9);
        const auto expected = measure::statisticsOf(std::get<pixels::GreyImage>(*patient.image(24)),
                                                    {measure::Kind::Rectangle, {{10, 5}, {20, 12}}});
        QCOMPARE(book.book().all().size(), std::size_t{1});
        QVERIFY(book.book().all().front().figures.values->statistics == *expected);
    }

    // A raw slice among Hounsfield units is a gap as well, and the tile says why.
    void reported_dcm2niix_973_aSliceOfOtherValuesIsLeftOut()
    {
        Cut cut;
        auto series = std::make_shared<dicom::Series>(*cut.series);
        auto raw = std::make_shared<dicom::Instance>(*series->frames[7].instance);
        raw->frames.front().rescaleType.clear();
        series->frames[7].instance = raw;
        const auto made = viewer::Reconstruction::make(cut.store, series).value();
        viewer::PlaneStack stack(made, volume::Orientation::Coronal);
        const auto outlines = stack.gaps(10);
        QCOMPARE(outlines.size(), std::size_t{1});
        QVERIFY(outlines.front().isOfOddSlices);
        QVERIFY2(kindOf(stack, 10).contains("Gaps without data: 1 · Left out, other values: 1"),
                 qPrintable(kindOf(stack, 10)));
        stack.setPatience(1e9);
        const auto& values = valuesOf(stack.wholeImage(10));
        const auto columns = static_cast<std::size_t>(stack.planes().columns);
        const std::size_t row = 19 - 7;    // of the picture, in which slice 7 lies
        for (std::size_t i = 0; i < values.size(); ++i)
            QCOMPARE(std::isnan(values[i]), i / columns == row);
    }

    // Black may be air: the place of a missing slice is hatched, with the words where there is room.
    void trap_4_aMissingSliceIsHatched()
    {
        Cut cut;
        auto series = std::make_shared<dicom::Series>(*cut.series);
        series->frames.erase(series->frames.begin() + 7);
        const auto made = viewer::Reconstruction::make(cut.store, series).value();
        const viewer::PlaneStack stack(made, volume::Orientation::Coronal);
        const auto outlines = stack.gaps(10);
        QCOMPARE(outlines.size(), std::size_t{1});
        const volume::View view{.width = 640, .height = 600, .zoom = 10};
        const volume::TileGeometry geometry(stack.planes().rows, stack.planes().columns, {2}, view);
        QImage image(640, 600, QImage::Format_RGB32);
        image.fill(Qt::black);
        QPainter painter(&image);
        paint::paintGaps(painter, {.size = image.size()}, geometry, outlines);
        painter.end();
        // Slice 7 lies in row 19 - 7 of the picture, 20 device pixels high; nothing is drawn elsewhere.
        const auto top = static_cast<int>(geometry.tileFromPixel({0, 11.5})[1]);
        const auto bottom = static_cast<int>(geometry.tileFromPixel({0, 12.5})[1]);
        int inside = 0, outside = 0;
        for (int y = 0; y < image.height(); ++y)
            for (int x = 0; x < image.width(); ++x)
                if (qGray(image.pixel(x, y)) > 40)
                    ++(y >= top - 1 && y <= bottom + 1 ? inside : outside);
        QVERIFY2(inside > 640 * 20 / 20, qPrintable(QString::number(inside)));
        QCOMPARE(outside, 0);
    }
};

QTEST_MAIN(SlabPreviewTest)
#include "slab_preview_test.moc"
