#include "ui/browser/series_browser.h"

#include "tests/support/said.h"
#include "tests/ui/made_series.h"
#include "ui/browser/data_quality_panel.h"
#include "ui/browser/series_delegate.h"
#include "ui/browser/series_model.h"

#include <QMimeData>
#include <QSignalSpy>
#include <QTest>
#include <QTreeWidget>

using namespace lantern;
using browser::SeriesBrowser;
using browser::SeriesModel;

namespace {

struct Shown {
    SeriesBrowser browser;
    Shown()
    {
        browser.resize(224, 600);
        browser.setCatalogue(test::madeCatalogue({
            {.uid = "1.2.3", .number = 1},
            {.uid = "1.2.4", .description = "Second", .slices = 8, .number = 2},
            {.uid = "1.3.1", .description = "Older", .studyUid = "1.3", .studyDate = "20250101", .slices = 1},
        }));
        browser.show();
    }
    QModelIndex at(int row) { return browser.model()->index(row, 0); }
    QModelIndex series(const QString& id) { return browser.seriesModel().indexOf(id); }
    QString idOf(const QModelIndex& index) { return index.data(SeriesModel::SeriesIdRole).toString(); }
};

}

class SeriesBrowserTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Patient, newest study, its series; older study, its series.
    void rowsAreSortedAndHeadingsCannotBeChosen()
    {
        Shown shown;
        QCOMPARE(shown.browser.model()->rowCount(), 6);
        const auto kind = [&](int row) { return shown.at(row).data(SeriesModel::KindRole).toInt(); };
        const QList<SeriesModel::Kind> wanted{SeriesModel::Kind::Patient, SeriesModel::Kind::Study,
                                              SeriesModel::Kind::Series,  SeriesModel::Kind::Series,
                                              SeriesModel::Kind::Study,   SeriesModel::Kind::Series};
        for (int row = 0; row < 6; ++row) {
            QCOMPARE(kind(row), static_cast<int>(wanted[row]));
            QCOMPARE(shown.at(row).flags().testFlag(Qt::ItemIsSelectable), wanted[row] == SeriesModel::Kind::Series);
        }
        QVERIFY(shown.at(1).data().toString().startsWith("2026-03-02"));
        QVERIFY(shown.at(4).data().toString().startsWith("2025-01-01"));
    }

    void aDoubleClickAndEnterAskForTheSeries()
    {
        Shown shown;
        QSignalSpy asked(&shown.browser, &SeriesBrowser::seriesActivated);
        const QPoint at = shown.browser.visualRect(shown.series("1.2.4")).center();
        QTest::mouseClick(shown.browser.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(shown.browser.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked.at(0).at(0).toString(), QString("1.2.4"));
        QTest::keyClick(&shown.browser, Qt::Key_Return);
        QCOMPARE(asked.at(1).at(0).toString(), QString("1.2.4"));
        // A heading asks for nothing.
        const QPoint heading = shown.browser.visualRect(shown.at(0)).center();
        QTest::mouseDClick(shown.browser.viewport(), Qt::LeftButton, {}, heading);
        QCOMPARE(asked.count(), 2);
    }

    void arrowsStepOverHeadings()
    {
        Shown shown;
        shown.browser.setCurrentIndex(shown.series("1.2.4"));
        QTest::keyClick(&shown.browser, Qt::Key_Down);
        QCOMPARE(shown.idOf(shown.browser.currentIndex()), QString("1.3.1"));
        QTest::keyClick(&shown.browser, Qt::Key_Down);
        QCOMPARE(shown.idOf(shown.browser.currentIndex()), QString("1.3.1"));
        QTest::keyClick(&shown.browser, Qt::Key_Up);
        QTest::keyClick(&shown.browser, Qt::Key_Up);
        QTest::keyClick(&shown.browser, Qt::Key_Up);
        QCOMPARE(shown.idOf(shown.browser.currentIndex()), QString("1.2.3"));
    }

    // Letters are tools here: the list must not search by them.
    void aLetterIsNoSearch()
    {
        Shown shown;
        shown.browser.setCurrentIndex(shown.series("1.2.3"));
        QTest::keyClicks(&shown.browser, "2");
        QCOMPARE(shown.idOf(shown.browser.currentIndex()), QString("1.2.3"));
    }

    void aDraggedRowCarriesItsSeries()
    {
        Shown shown;
        const std::unique_ptr<QMimeData> carried(shown.browser.model()->mimeData({shown.series("1.2.4")}));
        QVERIFY(carried && carried->hasFormat(browser::SeriesMimeType));
        QCOMPARE(carried->data(browser::SeriesMimeType), QByteArray("1.2.4"));
        QVERIFY(shown.series("1.2.4").flags().testFlag(Qt::ItemIsDragEnabled));
        QVERIFY(!shown.at(0).flags().testFlag(Qt::ItemIsDragEnabled));
        const std::unique_ptr<QMimeData> nothing(shown.browser.model()->mimeData({}));
        QVERIFY(!nothing);
    }

    void aRowSaysWhatItHolds()
    {
        Shown shown;
        const QModelIndex index = shown.series("1.2.4");
        QVERIFY(index.data(SeriesModel::TitleRole).toString().contains("Second"));
        QVERIFY(index.data(SeriesModel::DetailRole).toString().contains("CT"));
        QVERIFY(index.data(SeriesModel::DetailRole).toString().contains("2.0 mm"));
        QVERIFY(index.data(SeriesModel::CountRole).toString().startsWith("8 "));
    }

    // A missing slice is marked on the picture and named in the tooltip.
    void aWarningIsNamed()
    {
        auto instances = test::madeInstances({.slices = 10});
        instances.erase(instances.begin() + 4);
        SeriesBrowser browser;
        browser.setCatalogue(std::make_shared<const dicom::Catalogue>(dicom::sortIntoCatalogue(std::move(instances))));
        const QModelIndex index = browser.seriesModel().indexOf("1.2.3");
        QVERIFY(index.isValid());
        const QStringList warnings = index.data(SeriesModel::WarningsRole).toStringList();
        QCOMPARE(warnings.size(), 1);
        QVERIFY(warnings.front().contains("1 slice is missing"));
        QVERIFY(index.data(Qt::ToolTipRole).toString().contains(warnings.front()));
    }

    // A click on the mark asks what it means and chooses nothing.
    void theMarkAnswersToAClick()
    {
        auto instances = test::madeInstances({.slices = 10});
        instances.erase(instances.begin() + 4);
        SeriesBrowser browser;
        browser.resize(224, 400);
        browser.setCatalogue(std::make_shared<const dicom::Catalogue>(dicom::sortIntoCatalogue(std::move(instances))));
        browser.show();
        QSignalSpy asked(&browser, &SeriesBrowser::unusualRequested);
        const QRect row = browser.visualRect(browser.seriesModel().indexOf("1.2.3"));
        const QRect mark = browser::SeriesDelegate().badgeRect(row);
        QTest::mouseClick(browser.viewport(), Qt::LeftButton, {}, mark.center());
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.front().front().toString(), QString("1.2.3"));
        QTest::mouseClick(browser.viewport(), Qt::LeftButton, {}, row.center());
        QCOMPARE(asked.size(), 1);
    }

    // What is no series of pictures stands in its study, says of what it is, and cannot be opened.
    void objectsAreListedAndNotDrawn()
    {
        auto instances = test::madeInstances({.slices = 4, .number = 2});
        auto report = std::make_shared<dicom::Instance>(*instances.front());
        report->sopInstanceUid = "7.7";
        report->series.uid = "1.2.8";
        report->series.number = 9;
        report->pixels = {};
        report->frames.clear();
        auto facts = std::make_shared<dicom::ObjectFacts>();
        facts->kind = dicom::ObjectKind::StructuredReport;
        facts->title = "Chest CT report";
        facts->date = "20260305";
        facts->references = {{"1.2.3", {{"1.2.3.1", {}}, {"1.2.3.2", {}}}}};
        report->object = facts;
        instances.push_back(report);
        SeriesBrowser browser;
        browser.setCatalogue(std::make_shared<const dicom::Catalogue>(dicom::sortIntoCatalogue(std::move(instances))));
        const auto& model = browser.seriesModel();
        QCOMPARE(model.rowCount(), 4);
        const QModelIndex row = model.index(3);
        QCOMPARE(row.data(SeriesModel::TitleRole).toString(), QString("9 · Structured report · Chest CT report"));
        QVERIFY(row.data(SeriesModel::DetailRole).toString().startsWith("2026-03-05 · of series 2 (2 "));
        QCOMPARE(row.data(SeriesModel::CountRole).toString(), QString("Not drawn yet"));
        QVERIFY(!row.flags().testFlag(Qt::ItemIsSelectable));
    }

    void whatIsUnusualIsGroupedByKindAndQuietWhereThereIsNothing()
    {
        browser::DataQualityPanel panel;
        panel.setSeries("2 · Chest", {});
        QVERIFY(panel.list().isHidden());
        panel.setSeries(
            "2 · Chest",
            {{dicom::WarningCode::MixedSize, test::said("The images have different sizes.")},
             {dicom::WarningCode::BadDate, test::said("StudyDate \"x\" is not a date.")},
             {dicom::WarningCode::Tilt, test::said("The slices step at 15.0 degrees to their normal (gantry tilt).")}});
        QVERIFY(!panel.list().isHidden());
        QCOMPARE(panel.list().topLevelItemCount(), 2);    // geometry and identity
        const auto* geometry = panel.list().topLevelItem(0);
        QCOMPARE(geometry->text(0), QString("Geometry"));
        QCOMPARE(geometry->childCount(), 2);
        QCOMPARE(geometry->child(0)->text(0), QString("The images have different sizes."));
        QCOMPARE(geometry->child(0)->text(1), QString("PS3.3 C.7.6.3.1"));
    }

    // What was met while loading is no less unusual than what the header said.
    void aBadgeComesWithWhatIsFoundLater()
    {
        Shown shown;
        QVERIFY(shown.series("1.2.4").data(SeriesModel::WarningsRole).toStringList().isEmpty());
        shown.browser.setWarnings("1.2.4",
                                  {{dicom::WarningCode::BrokenImage, test::said("The pixel data are empty.")}});
        QCOMPARE(shown.series("1.2.4").data(SeriesModel::WarningsRole).toStringList().size(), 1);
    }

    // Sentences are long; one that is cut in half or lies below the edge was not said.
    void whatIsUnusualIsReadToItsEnd()
    {
        browser::DataQualityPanel panel;
        panel.resize(420, 200);
        panel.show();
        const std::string sentence =
            "The slices are not evenly spaced: 14 gaps are more than 0.04 mm off the usual 4.002 mm, the first between "
            "\"14.dcm\" and \"15.dcm\".";
        panel.setSeries(
            "series 2 · Chest",
            {{dicom::WarningCode::UnequalSpacing, test::said(sentence)},
             {dicom::WarningCode::Tilt, test::said("The slices step at 18.5 degrees to their normal (gantry tilt).")}});
        QTest::qWait(1);
        const auto* geometry = panel.list().topLevelItem(0);
        const QRect first = panel.list().visualItemRect(geometry->child(0));
        const QRect last = panel.list().visualItemRect(geometry->child(1));
        const QFontMetrics metrics(panel.list().font());
        QVERIFY(first.height() >= 2 * metrics.height());
        QVERIFY(panel.list().viewport()->height() > last.bottom());
    }

    void theRailKeepsTheRowsAndDropsTheWords()
    {
        Shown shown;
        const int wide = shown.browser.sizeHintForIndex(shown.series("1.2.3")).height();
        shown.browser.setRail(true);
        QVERIFY(shown.browser.isRail());
        QVERIFY(shown.browser.sizeHintForIndex(shown.series("1.2.3")).height() < wide);
        QVERIFY(shown.browser.sizeHintForIndex(shown.at(0)).height() <= 4);
        QCOMPARE(shown.browser.model()->rowCount(), 6);
    }

    void aThumbnailBelongsToItsSeries()
    {
        Shown shown;
        QImage red(8, 8, QImage::Format_RGB32);
        red.fill(Qt::red);
        shown.browser.setThumbnail("1.2.4", red);
        QCOMPARE(shown.series("1.2.4").data(SeriesModel::ThumbnailRole).value<QImage>(), red);
        QVERIFY(shown.series("1.2.3").data(SeriesModel::ThumbnailRole).value<QImage>().isNull());
        shown.browser.setThumbnail("9.9.9", red);    // closed meanwhile
    }

    void whatATileShowsIsMarked()
    {
        Shown shown;
        shown.browser.setShown({"1.2.4"}, "1.2.4");
        QVERIFY(shown.series("1.2.4").data(SeriesModel::ShownRole).toBool());
        QVERIFY(!shown.series("1.2.3").data(SeriesModel::ShownRole).toBool());
        QCOMPARE(shown.idOf(shown.browser.currentIndex()), QString("1.2.4"));
    }
};

QTEST_MAIN(SeriesBrowserTest)
#include "series_browser_test.moc"
