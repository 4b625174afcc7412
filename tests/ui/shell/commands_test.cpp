// Each key and each menu entry does what it says, and nothing without a function is shown.
#include "tests/ui/mouse.h"
#include "tests/ui/shell/made_window.h"
#include "ui/browser/series_browser.h"
#include "ui/findings/findings_panel.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/timeline_panel.h"
#include "ui/viewer/windows.h"

#include <QAction>
#include <QComboBox>
#include <QDragEnterEvent>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QMimeData>
#include <QSlider>
#include <QToolButton>
#include <set>

using namespace lantern;
using test::MadeWindow;

namespace {

// QObject tells only itself whether somebody listens.
class Listener : public QAction {
public:
    bool isHeard() const { return receivers(SIGNAL(triggered(bool))) > 0 || receivers(SIGNAL(triggered())) > 0; }
};

bool isHeard(const QAction* action) { return static_cast<const Listener*>(action)->isHeard(); }

void collect(const QMenu* menu, QList<QAction*>& all)
{
    for (QAction* action : menu->actions()) {
        if (action->menu())
            collect(action->menu(), all);
        else if (!action->isSeparator())
            all.append(action);
    }
}

// As from the hand's own mouse, for which Qt moves the focus where a widget wants that.
void turnRealWheel(QWidget& widget, int eighthsOfDegree)
{
    QWheelEvent wheel({5, 5}, widget.mapToGlobal(QPoint(5, 5)), {}, {0, eighthsOfDegree}, Qt::NoButton, {},
                      Qt::NoScrollPhase, false);
    QSpontaneKeyEvent::setSpontaneous(&wheel);
    qApp->notify(&widget, &wheel);
}

std::vector<test::Making> twoStudies()
{
    return {{.uid = "1.2.3", .number = 1},
            {.uid = "1.2.4", .description = "Second", .slices = 8, .number = 2},
            {.uid = "1.3.1", .description = "Older", .studyUid = "1.3", .studyDate = "20250101", .slices = 4}};
}

}

class CommandsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void everyMenuEntryIsHeard()
    {
        MadeWindow made;
        QList<QAction*> all;
        for (QAction* action : made.window.findChild<QMenuBar*>()->actions())
            collect(action->menu(), all);
        QVERIFY(all.size() >= static_cast<qsizetype>(shell::commands().size()));
        for (QAction* action : all) {
            QVERIFY2(isHeard(action), qPrintable(action->text()));
            QVERIFY(!action->text().isEmpty());
        }
        for (const auto* button : made.window.findChildren<QToolButton*>()) {
            if (button->defaultAction()) {
                QVERIFY2(isHeard(button->defaultAction()), qPrintable(button->defaultAction()->text()));
            }
        }
        QAction deaf(nullptr);
        QVERIFY(!isHeard(&deaf));
    }

    void everyCommandStandsInAMenuOnce()
    {
        MadeWindow made;
        QList<QAction*> all;
        for (QAction* action : made.window.findChild<QMenuBar*>()->actions())
            collect(action->menu(), all);
        for (const auto& spec : shell::commands())
            QCOMPARE(all.count(made.window.actions()[spec.id]), 1);
    }

    void noKeyIsGivenTwice()
    {
        std::set<QString> seen;
        for (const auto& spec : shell::commands())
            for (const QKeySequence& key : shell::KeyMap::defaultKeys(spec)) {
                QVERIFY2(!key.isEmpty() && key[0].key() != Qt::Key_unknown, spec.keys);
                QVERIFY2(seen.insert(key.toString()).second, spec.keys);
            }
        QVERIFY(seen.size() > 50);
    }

    void keysScrollTheImages()
    {
        MadeWindow made(std::vector<test::Making>{{.slices = 40}});
        made.open();
        QCOMPARE(made.tile().viewport().slice(), 20);
        const auto press = [&](int key, Qt::KeyboardModifiers keys = {}) {
            QTest::keyClick(&made.tile(), Qt::Key(key), keys);
            return made.tile().viewport().slice();
        };
        made.tile().setFocus();
        QCOMPARE(press(Qt::Key_Down), 21);
        QCOMPARE(press(Qt::Key_Up), 20);
        QCOMPARE(press(Qt::Key_Down, Qt::ShiftModifier), 30);
        QCOMPARE(press(Qt::Key_Up, Qt::ShiftModifier), 20);
        QCOMPARE(press(Qt::Key_End), 39);
        QCOMPARE(press(Qt::Key_Down), 39);
        QCOMPARE(press(Qt::Key_Home), 0);
    }

    void keysStepThroughSeriesAndStudies()
    {
        MadeWindow made(twoStudies());
        made.open();
        made.tile().setFocus();
        const auto press = [&](int key, Qt::KeyboardModifiers keys = {}) {
            QTest::keyClick(&made.tile(), Qt::Key(key), keys);
            return made.tile().seriesId();
        };
        QCOMPARE(made.tile().seriesId(), QString("1.2.3"));
        QCOMPARE(press(Qt::Key_PageDown), QString("1.2.4"));
        QCOMPARE(press(Qt::Key_Left), QString("1.2.3"));
        QCOMPARE(press(Qt::Key_Left), QString("1.2.3"));
        QCOMPARE(press(Qt::Key_Right, Qt::ControlModifier), QString("1.3.1"));
        QCOMPARE(press(Qt::Key_Left, Qt::ControlModifier), QString("1.2.3"));
    }

    void keysTurnFlipInvertAndReset()
    {
        MadeWindow made;
        made.open();
        made.tile().setFocus();
        const auto press = [&](int key) { QTest::keyClick(&made.tile(), Qt::Key(key)); };
        const auto first = made.tile().viewport().view();
        press(Qt::Key_H);
        QVERIFY(made.tile().viewport().view().flipHorizontal);
        press(Qt::Key_V);
        QVERIFY(made.tile().viewport().view().flipVertical);
        press(Qt::Key_BracketRight);
        QCOMPARE(made.tile().viewport().view().quarterTurns, 1);
        press(Qt::Key_BracketLeft);
        QCOMPARE(made.tile().viewport().view().quarterTurns, 0);
        press(Qt::Key_I);
        QVERIFY(made.tile().viewport().voiState().isInverted);
        QVERIFY(made.window.actions()["window.invert"]->isChecked());
        press(Qt::Key_X);
        QCOMPARE(made.tile().viewport().view().zoom, 1.0);
        press(Qt::Key_F);
        QCOMPARE(made.tile().viewport().view().zoom, first.zoom);
        press(Qt::Key_R);
        QVERIFY(made.tile().viewport().view() == first);
        QVERIFY(!made.tile().viewport().voiState().isInverted);
        QVERIFY(!made.window.actions()["window.invert"]->isChecked());
    }

    void eachPresetKeyBringsItsWindow()
    {
        MadeWindow made;
        made.open();
        made.tile().setFocus();
        const auto presets = pixels::hounsfieldPresets();
        for (int i = 0; i < 9; ++i) {
            QTest::keyClick(&made.tile(), Qt::Key(Qt::Key_1 + i));
            QCOMPARE(made.voi().width, presets[static_cast<std::size_t>(i)].width);
            QCOMPARE(made.voi().centre, presets[static_cast<std::size_t>(i)].level);
            QVERIFY(made.tile().description().contains(viewer::nameOf(presets[static_cast<std::size_t>(i)])));
        }
        QTest::keyClick(&made.tile(), Qt::Key_QuoteLeft);
        QCOMPARE(made.voi().width, 400.0);
        QTest::keyClick(&made.tile(), Qt::Key_0);
        QCOMPARE(made.voi(),
                 pixels::windowOf({-1000.0 + test::storedValue(10, 0, 0), -1000.0 + test::storedValue(10, 63, 47)}));
    }

    // Hounsfield presets on MR would be numbers without a meaning.
    void presetsAreForHounsfieldUnitsAlone()
    {
        MadeWindow made(std::vector<test::Making>{{.modality = "MR", .unit = ""}});
        made.open();
        made.tile().setFocus();
        const auto before = made.voi();
        QTest::keyClick(&made.tile(), Qt::Key_2);
        QCOMPARE(made.voi(), before);
        QVERIFY(!made.window.actions()["window.preset-2"]->isVisible());
    }

    void cKeyPlaysAndStops()
    {
        MadeWindow made;
        made.open();
        made.tile().setFocus();
        QTest::keyClick(&made.tile(), Qt::Key_C);
        QVERIFY(made.tile().isPlaying());
        QVERIFY(made.window.actions()["image.cine"]->isChecked());
        const int at = made.tile().viewport().slice();
        QTRY_VERIFY(made.tile().viewport().slice() != at);
        QTest::keyClick(&made.tile(), Qt::Key_C);
        QVERIFY(!made.tile().isPlaying());
    }

    void toolKeysArmAndEscapeDisarms()
    {
        MadeWindow made;
        made.open();
        made.tile().setFocus();
        const auto drag = [&] { test::drag(made.tile(), Qt::LeftButton, {300, 300}, {20, 20}); };
        QTest::keyClick(&made.tile(), Qt::Key_P);
        auto window = made.voi();
        drag();
        QCOMPARE(made.tile().viewport().view().panX, 20.0);
        QCOMPARE(made.voi(), window);
        QTest::keyClick(&made.tile(), Qt::Key_Escape);
        QVERIFY(made.window.actions()["tool.window"]->isChecked());
        drag();
        QCOMPARE(made.tile().viewport().view().panX, 20.0);
        QVERIFY(!(made.voi() == window));
        QTest::keyClick(&made.tile(), Qt::Key_S);
        test::drag(made.tile(), Qt::LeftButton, {300, 300}, {0, 60});
        QVERIFY(made.tile().viewport().slice() > 10);
        QTest::keyClick(&made.tile(), Qt::Key_Z);
        const double zoom = made.tile().viewport().view().zoom;
        test::drag(made.tile(), Qt::LeftButton, {300, 300}, {0, -60});
        QVERIFY(made.tile().viewport().view().zoom > zoom);
        QTest::keyClick(&made.tile(), Qt::Key_W);
        window = made.voi();
        drag();
        QVERIFY(!(made.voi() == window));
    }

    // B takes everything away that is not anatomy, while it is held; O hides the map for good.
    void heldBShowsTheBareImageAndOTogglesTheMap()
    {
        MadeWindow made;
        made.open();
        made.analyse("finds");
        made.tile().setFocus();
        made.window.findingsPanel().stepFinding(1);
        QCOMPARE(made.tile().viewport().slice(), 3);
        const auto isColoured = [&] {
            const QImage image =
                made.tile().grab(QRect(4, 4, made.tile().width() - 20, made.tile().height() - 8)).toImage();
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    if (image.pixelColor(x, y).saturation() > 60 && image.pixelColor(x, y).value() > 80)
                        return true;
            return false;
        };
        // The ring round the place goes by itself.
        QTest::qWait(1700);
        QVERIFY(isColoured());
        const QImage words = made.tile().grab().toImage();
        QTest::keyPress(&made.tile(), Qt::Key_B);
        QVERIFY(!isColoured());
        QVERIFY(made.tile().grab().toImage() != words);
        QTest::keyRelease(&made.tile(), Qt::Key_B);
        QVERIFY(isColoured());
        QTest::keyClick(&made.tile(), Qt::Key_O);
        QVERIFY(!isColoured());
        QVERIFY(!made.window.actions()["analysis.overlay"]->isChecked());
        QTest::keyClick(&made.tile(), Qt::Key_O);
        QVERIFY(isColoured());
    }

    void heldBWorksInTheListsToo()
    {
        MadeWindow made;
        made.open();
        made.window.seriesBrowser().setFocus();
        QTest::keyPress(&made.window.seriesBrowser(), Qt::Key_B);
        QVERIFY(made.window.actions()["analysis.bare-image"]->isChecked());
        QTest::keyRelease(&made.window.seriesBrowser(), Qt::Key_B);
        QVERIFY(!made.window.actions()["analysis.bare-image"]->isChecked());
    }

    void spaceCyclesTheCornerText()
    {
        MadeWindow made;
        made.open();
        made.tile().setFocus();
        const auto look = [&] { return made.tile().grab(QRect(0, 0, 220, 120)).toImage(); };
        const QImage full = look();
        QTest::keyClick(&made.tile(), Qt::Key_Space);
        const QImage minimal = look();
        QTest::keyClick(&made.tile(), Qt::Key_Space);
        const QImage none = look();
        QVERIFY(full != minimal && minimal != none && none != full);
    }

    void layoutKeysFillTheNewTiles()
    {
        MadeWindow made;
        made.open();
        QTest::keyClick(&made.window, Qt::Key_2, Qt::ControlModifier);
        QCOMPARE(made.window.tiles().visibleTiles().size(), std::size_t{2});
        for (const auto* tile : made.window.tiles().visibleTiles())
            QVERIFY(tile->series());
        QTest::keyClick(&made.window, Qt::Key_4, Qt::ControlModifier);
        QCOMPARE(made.window.tiles().visibleTiles().size(), std::size_t{4});
        QVERIFY2(!made.window.tiles().tiles()[2]->series(), "there is no other series to show");
        made.tile().setFocus();
        const auto* first = &made.tile();
        QTest::keyClick(&made.tile(), Qt::Key_Tab);
        QVERIFY(&made.tile() != first);
        QTest::keyClick(&made.tile(), Qt::Key_M);
        QCOMPARE(made.window.tiles().visibleTiles().size(), std::size_t{1});
        QTest::keyClick(&made.window, Qt::Key_1, Qt::ControlModifier);
        QVERIFY(!made.window.tiles().isMaximised());
    }

    void panelKeysHideAndShowThePanels()
    {
        MadeWindow made;
        made.open();
        for (const auto& [key, panel] : {std::pair<int, QWidget*>{Qt::Key_F2, &made.window.seriesBrowser()},
                                         {Qt::Key_F3, &made.window.findingsPanel()}}) {
            QVERIFY(panel->isVisible());
            QTest::keyClick(&made.window, Qt::Key(key));
            QVERIFY(!panel->isVisible());
            QTest::keyClick(&made.window, Qt::Key(key));
            QVERIFY(panel->isVisible());
        }
        QTest::keyClick(&made.window, Qt::Key_F11);
        QVERIFY(made.window.isFullScreen() && !made.window.findingsPanel().isVisible());
        QTest::keyClick(&made.window, Qt::Key_F11);
        QVERIFY(!made.window.isFullScreen() && made.window.findingsPanel().isVisible());
    }

    // A reader who had closed a panel finds it closed after the full screen.
    void fullScreenGivesBackTheSamePanels()
    {
        MadeWindow made;
        made.open();
        QTest::keyClick(&made.window, Qt::Key_F2);
        QVERIFY(!made.window.seriesBrowser().isVisible());
        QTest::keyClick(&made.window, Qt::Key_F11);
        QTest::keyClick(&made.window, Qt::Key_F11);
        QVERIFY(!made.window.seriesBrowser().isVisible());
        QVERIFY(made.window.findingsPanel().isVisible());
    }

    void findingKeysGoToTheSlices()
    {
        MadeWindow made;
        made.open();
        made.tile().setFocus();
        QTest::keyClick(&made.tile(), Qt::Key_G);
        made.settle();
        QTest::keyClick(&made.tile(), Qt::Key_N);
        QCOMPARE(made.tile().viewport().slice(), 3);
        QTest::keyClick(&made.tile(), Qt::Key_N);
        QCOMPARE(made.tile().viewport().slice(), 15);
        QTest::keyClick(&made.tile(), Qt::Key_N, Qt::ShiftModifier);
        QCOMPARE(made.tile().viewport().slice(), 3);
        // A click in the list does the same.
        auto* list = made.window.findingsPanel().findChild<QListView*>("findingsList");
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {}, list->visualRect(list->model()->index(1, 0)).center());
        QCOMPARE(made.tile().viewport().slice(), 15);
    }

    void aSeriesIsOpenedByDoubleClickAndEnter()
    {
        MadeWindow made(twoStudies());
        made.open();
        auto& browser = made.window.seriesBrowser();
        const auto rowOf = [&](const QString& id) {
            for (int row = 0; row < browser.model()->rowCount(); ++row)
                if (browser.model()->index(row, 0).data(Qt::UserRole + 1).toString() == id)
                    return browser.model()->index(row, 0);
            return QModelIndex();
        };
        const QPoint at = browser.visualRect(rowOf("1.2.4")).center();
        QTest::mouseClick(browser.viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(browser.viewport(), Qt::LeftButton, {}, at);
        QCOMPARE(made.tile().seriesId(), QString("1.2.4"));
        browser.setFocus();
        browser.setCurrentIndex(rowOf("1.3.1"));
        QTest::keyClick(&browser, Qt::Key_Return);
        QCOMPARE(made.tile().seriesId(), QString("1.3.1"));
    }

    // A row of the browser, dropped on a tile, fills that tile and no other.
    void aDroppedSeriesFillsTheTileUnderThePointer()
    {
        MadeWindow made(twoStudies());
        made.open();
        made.window.setTileLayout(viewer::Layout::grid(1, 2));
        auto& model = *made.window.seriesBrowser().model();
        QModelIndex row;
        for (int i = 0; i < model.rowCount(); ++i)
            if (model.index(i, 0).data(Qt::UserRole + 1).toString() == "1.3.1")
                row = model.index(i, 0);
        const std::unique_ptr<QMimeData> carried(model.mimeData({row}));
        auto* second = made.window.tiles().visibleTiles()[1];
        const QString first = made.window.tiles().visibleTiles()[0]->seriesId();
        QDragEnterEvent enter({50, 50}, Qt::CopyAction, carried.get(), Qt::LeftButton, {});
        QApplication::sendEvent(second, &enter);
        QVERIFY(enter.isAccepted());
        QDropEvent drop({50, 50}, Qt::CopyAction, carried.get(), Qt::LeftButton, {});
        QApplication::sendEvent(second, &drop);
        QCOMPARE(second->seriesId(), QString("1.3.1"));
        QCOMPARE(made.window.tiles().visibleTiles()[0]->seriesId(), first);
        QCOMPARE(&made.tile(), second);
    }

    // Files and folders from a file manager; a link to a page is none.
    void filesDroppedOnTheWindowAreOpened()
    {
        MadeWindow made;
        QMimeData page, folder;
        page.setUrls({QUrl("https://example.org/study")});
        folder.setUrls({QUrl::fromLocalFile("/made")});
        for (const auto& [carried, rows] : {std::pair{&page, 0}, std::pair{&folder, 1}}) {
            QDragEnterEvent enter({300, 300}, Qt::CopyAction, carried, Qt::LeftButton, {});
            QApplication::sendEvent(&made.window, &enter);
            QVERIFY(enter.isAccepted());
            QDropEvent drop({300, 300}, Qt::CopyAction, carried, Qt::LeftButton, {});
            QApplication::sendEvent(&made.window, &drop);
            made.settle();
            QCOMPARE(made.tile().isShowingImage(), rows > 0);
        }
    }

    void anErrorIsASentenceAndCanBeClosed()
    {
        MadeWindow made;
        QVERIFY(!made.window.errorBar().isVisible());
        made.open("/nowhere");
        QVERIFY(made.window.errorBar().isVisible());
        QVERIFY(made.window.errorBar().sentence().endsWith(
            "There is nothing to search: \"/nowhere\" is no file or folder that can be read."));
        QTest::mouseClick(made.window.errorBar().findChild<QToolButton*>("closeMessage"), Qt::LeftButton);
        QVERIFY(!made.window.errorBar().isVisible());
    }

    // reported: the wheel over the panel changed colour map and threshold.
    void aWheelOverThePanelScrollsThePanelAlone()
    {
        MadeWindow made;
        made.open();
        made.analyse("finds");
        auto& panel = made.window.findingsPanel();
        const auto before = panel.mapSettings();
        for (QWidget* widget : panel.findChildren<QWidget*>())
            if (qobject_cast<QSlider*>(widget) || qobject_cast<QComboBox*>(widget)) {
                widget->clearFocus();
                for (const int turn : {-120, 120, 120})
                    turnRealWheel(*widget, turn);
                QVERIFY2(!widget->hasFocus(), "the wheel alone makes nothing the place to work in");
            }
        QVERIFY(panel.mapSettings() == before);
        // What a person works in follows the wheel.
        auto* slider = panel.findChild<QSlider*>("mapThreshold");
        slider->setFocus();
        turnRealWheel(*slider, 120);
        QVERIFY(panel.mapSettings() != before);
    }

    // reported: letters typed in the list inverted the image.
    void lettersTypedInAListAreNoShortcuts()
    {
        MadeWindow made(twoStudies());
        made.open();
        QWidget& list = made.window.seriesBrowser();
        list.setFocus();
        for (const auto key : {Qt::Key_I, Qt::Key_H, Qt::Key_2})
            QTest::keyClick(&list, key);
        QVERIFY(!made.tile().viewport().voiState().isInverted);
        QVERIFY(!made.tile().viewport().view().flipHorizontal);
        made.tile().setFocus();
        QTest::keyClick(&made.tile(), Qt::Key_I);
        QVERIFY(made.tile().viewport().voiState().isInverted);
        // In the list of marks N goes on to the next one all the same.
        made.analyse("finds");
        auto* marks = made.window.findingsPanel().findChild<QListView*>("findingsList");
        marks->setFocus();
        QTest::keyClick(marks, Qt::Key_N);
        QCOMPARE(made.tile().viewport().slice(), 3);
    }

    // reported: Esc did not leave the full screen.
    void escapePutsTheToolAwayAndThenLeavesTheFullScreen()
    {
        MadeWindow made;
        made.open();
        QTest::keyClick(&made.window, Qt::Key_F11);
        QVERIFY(made.window.isFullScreen());
        QTest::keyClick(&made.tile(), Qt::Key_L);
        QTest::keyClick(&made.tile(), Qt::Key_Escape);
        QVERIFY(made.window.isFullScreen());
        QVERIFY(made.window.actions()["tool.window"]->isChecked());
        QTest::keyClick(&made.tile(), Qt::Key_Escape);
        QVERIFY(!made.window.isFullScreen());
        QVERIFY(!made.window.actions()["view.full-screen"]->isChecked());
        QVERIFY(made.window.findingsPanel().isVisible());
    }

    // reported: F6 skipped the timeline.
    void theRegionKeyReachesEveryRegion()
    {
        MadeWindow made;
        made.open();
        made.tile().setFocus();
        std::set<const QWidget*> reached;
        for (int i = 0; i < 6; ++i) {
            QTest::keyClick(&made.window, Qt::Key_F6);
            for (const QWidget* region :
                 std::initializer_list<const QWidget*>{&made.window.seriesBrowser(), &made.tile(),
                                                       &made.window.findingsPanel(), &made.window.timelinePanel()})
                if (region == made.window.focusWidget() || region->isAncestorOf(made.window.focusWidget()))
                    reached.insert(region);
        }
        QCOMPARE(reached.size(), 4u);
    }

    void filmsRunWhenTheyAreOpened()
    {
        MadeWindow made({{.modality = "US", .isCine = true}});
        made.open();
        QVERIFY(made.tile().isPlaying());
        QTest::keyClick(&made.tile(), Qt::Key_C);
        QVERIFY(!made.tile().isPlaying());
    }

    void closingAllEmptiesTheWindow()
    {
        MadeWindow made;
        made.open();
        made.analyse("finds");
        QTest::keyClick(&made.window, Qt::Key_W, Qt::ControlModifier);
        QVERIFY(!made.tile().series());
        QCOMPARE(made.window.seriesBrowser().model()->rowCount(), 0);
        QVERIFY(!made.window.actions()["file.close-all"]->isEnabled());
        QVERIFY(made.workspace.analyses().statuses("1.2.3").isEmpty());
        made.open();    // and it can be opened again
        QVERIFY(made.tile().isShowingImage());
    }
};

QTEST_MAIN(CommandsTest)
#include "commands_test.moc"
