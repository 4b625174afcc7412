// Measuring in the whole window: keys, falling back, the list, CSV, and what the next start finds.
#include "core/measure/measurement_store.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/mouse.h"
#include "tests/ui/shell/made_window.h"
#include "ui/measurements/measurements_panel.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/viewer/places.h"

#include <QAction>
#include <QClipboard>
#include <QFile>
#include <QTableView>
#include <fstream>

using namespace lantern;
using test::MadeWindow;
using viewer::ToolId;

namespace {

constexpr QPoint Middle(250, 250);

// A drag across the middle of the active tile.
void draw(MadeWindow& made, QPoint by = {80, 0}, QPoint from = Middle)
{
    test::drag(made.tile(), Qt::LeftButton, from, by);
}

const measure::Book& bookOf(MadeWindow& made) { return made.workspace.measurements().book(); }

void press(MadeWindow& made, int key, Qt::KeyboardModifiers keys = {})
{
    made.tile().setFocus();
    QTest::keyClick(&made.tile(), Qt::Key(key), keys);
}

// A workspace whose measurements lie in this folder, as the program's do.
struct KeptWindow {
    shell::Workspace workspace;
    shell::MainWindow window;

    explicit KeptWindow(const std::filesystem::path& folder, const std::vector<test::Making>& makings = {{}})
        : workspace([&] {
            auto backend = test::madeBackend(makings);
            const measure::MeasurementStore store(folder);
            backend.measurements.read = [store](const std::string& study) { return store.read(study); };
            backend.measurements.write = [store](const std::string& study, auto all) {
                return store.write(study, all);
            };
            return backend;
        }())
        , window(workspace, {.renderer = {scene::Renderer::Raster, "made"}, .version = "0", .runtime = {}})
    {
        window.setRemembers(false);
        window.resize(1366, 768);
        window.show();
        QApplication::setActiveWindow(&window);
        workspace.models().refresh();
        window.openPaths({"/made"});
        [[maybe_unused]] const bool settled = QTest::qWaitFor([&] { return window.isSettled(); }, 10000);
        QTest::qWait(20);
    }
};

}

class MeasuringWindowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void eachKeyArmsItsToolForOneUse()
    {
        MadeWindow made;
        made.open();
        const std::vector<std::tuple<int, Qt::KeyboardModifiers, measure::Kind, const char*>> tools{
            {Qt::Key_L, {}, measure::Kind::Length, "measure.length"},
            {Qt::Key_D, {}, measure::Kind::Length, "measure.length"},
            {Qt::Key_E, {}, measure::Kind::Ellipse, "measure.ellipse"},
            {Qt::Key_E, Qt::ShiftModifier, measure::Kind::Rectangle, "measure.rectangle"},
            {Qt::Key_P, Qt::ShiftModifier, measure::Kind::Probe, "measure.probe"}};
        std::size_t count = 0;
        for (const auto& [key, keys, kind, command] : tools) {
            const auto window = made.voi();
            press(made, key, keys);
            QVERIFY(made.window.actions()[command]->isChecked());
            draw(made, {60, 40});
            QCOMPARE(bookOf(made).all().size(), ++count);
            QCOMPARE(bookOf(made).all().back().shape.kind, kind);
            QVERIFY(made.window.actions()["tool.window"]->isChecked());
            QCOMPARE(made.voi(), window);
        }
        press(made, Qt::Key_A);
        draw(made, {60, 40});
        test::sendMouse(made.tile(), QEvent::MouseMove, {200, 380}, Qt::NoButton, Qt::NoButton, {});
        QTest::mouseClick(&made.tile(), Qt::LeftButton, {}, {200, 380});
        QCOMPARE(bookOf(made).all().back().shape.kind, measure::Kind::Angle);
    }

    void aKeptToolStaysArmed()
    {
        MadeWindow made;
        made.open();
        made.window.actions()["measure.keep-tool"]->trigger();
        press(made, Qt::Key_L);
        draw(made);
        draw(made, {0, 90}, {150, 200});
        QCOMPARE(bookOf(made).all().size(), 2U);
        QVERIFY(made.window.actions()["measure.length"]->isChecked());
        press(made, Qt::Key_Escape);
        QVERIFY(made.window.actions()["tool.window"]->isChecked());
    }

    void escapeDropsWhatWasBegun()
    {
        MadeWindow made;
        made.open();
        press(made, Qt::Key_L);
        QTest::mouseClick(&made.tile(), Qt::LeftButton, {}, Middle);
        press(made, Qt::Key_Escape);
        QTest::mouseClick(&made.tile(), Qt::LeftButton, {}, Middle + QPoint(60, 0));
        QVERIFY(bookOf(made).all().empty());
        QVERIFY(made.window.actions()["tool.window"]->isChecked());
    }

    void keysDeleteUndoAndRedo()
    {
        MadeWindow made;
        made.open();
        for (const int key : {int(Qt::Key_Delete), int(Qt::Key_Backspace)}) {
            press(made, Qt::Key_L);
            draw(made);
            QCOMPARE(bookOf(made).all().size(), 1U);
            press(made, key);    // the one just made is chosen
            QVERIFY(bookOf(made).all().empty());
        }
        press(made, Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(bookOf(made).all().size(), 1U);
        press(made, Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bookOf(made).all().empty());
        press(made, Qt::Key_Z, Qt::ControlModifier);
        press(made, Qt::Key_Z, Qt::ControlModifier);    // and the drawing itself
        QVERIFY(bookOf(made).all().empty());
        press(made, Qt::Key_Y, Qt::ControlModifier);
        QCOMPARE(bookOf(made).all().size(), 1U);

        press(made, Qt::Key_Delete, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY(bookOf(made).all().empty());
        QVERIFY(!made.window.actions()["measure.clear"]->isEnabled());
    }

    void theListGoesToTheSlice()
    {
        MadeWindow made(
            std::vector<test::Making>{{.slices = 20}, {.uid = "1.2.4", .description = "Second", .slices = 8}});
        made.open();
        auto& panel = made.window.measurementsPanel();
        QVERIFY(panel.isHidden());
        press(made, Qt::Key_L);
        draw(made);
        QVERIFY(!panel.isHidden());    // the first one opens it
        press(made, Qt::Key_Home);
        press(made, Qt::Key_E);
        draw(made, {60, 40});
        QCOMPARE(panel.model().rowCount(), 2);
        const auto cell = [&](int row, int column) { return panel.model().index(row, column).data().toString(); };
        QCOMPARE(cell(0, 0), "1  Length");
        QCOMPARE(cell(0, 2), "11");
        QVERIFY2(cell(0, 1).endsWith(" mm"), qPrintable(cell(0, 1)));
        QCOMPARE(cell(1, 0), "2  Ellipse");
        QVERIFY2(cell(1, 1).startsWith("Mean "), qPrintable(cell(1, 1)));
        QCOMPARE(cell(1, 2), "1");

        auto* table = panel.findChild<QTableView*>("measurementsList");
        const auto clickRow = [&](int row) {
            QTest::mouseClick(table->viewport(), Qt::LeftButton, {},
                              table->visualRect(panel.model().index(row, 1)).center());
        };
        clickRow(0);
        QCOMPARE(made.tile().viewport().slice(), 10);
        QCOMPARE(made.workspace.measurements().chosen(), bookOf(made).all()[0].id);
        // From another series of the study it comes back too.
        press(made, Qt::Key_PageDown);
        QCOMPARE(made.tile().seriesId(), "1.2.4");
        QCOMPARE(panel.model().rowCount(), 2);
        clickRow(1);
        QCOMPARE(made.tile().seriesId(), "1.2.3");
        QCOMPARE(made.tile().viewport().slice(), 0);

        QTest::keyClick(table, Qt::Key_Delete);
        QCOMPARE(panel.model().rowCount(), 1);
        press(made, Qt::Key_F5);
        QVERIFY(panel.isHidden());
    }

    void wish_2_list_clipboard_and_csv_say_what_the_picture_says()
    {
        MadeWindow made;
        made.open();
        press(made, Qt::Key_L);
        draw(made);
        const std::string said = measure::lineOf(bookOf(made).all()[0].figures);
        auto& panel = made.window.measurementsPanel();
        QCOMPARE(panel.model().index(0, 1).data().toString().toStdString(), said);
        QVERIFY(panel.tableText().toStdString().find('\t' + said + '\t') != std::string::npos);
        const test::TemporaryFolder folder;
        const QString file = QString::fromStdString((folder.path() / "all.csv").string());
        made.window.writeMeasurements(file);
        QFile csv(file);
        QVERIFY(csv.open(QIODevice::ReadOnly));
        const QByteArray text = csv.readAll();
        QVERIFY2(text.contains("," + QByteArray::fromStdString(said) + ","), text);
        QVERIFY(text.contains("1.2.3.11"));    // the instance
        made.window.writeMeasurements("/nowhere/all.csv");
        QVERIFY(made.window.errorBar().isVisible());
    }

    void wish_11_the_chosen_unit_stays()
    {
        MadeWindow made(
            std::vector<test::Making>{{.slices = 20}, {.uid = "1.2.4", .description = "Second", .slices = 8}});
        made.open();
        press(made, Qt::Key_L);
        draw(made);
        const auto value = [&](int row) {
            return made.window.measurementsPanel().model().index(row, 1).data().toString();
        };
        QVERIFY(value(0).endsWith(" mm"));
        press(made, Qt::Key_C, Qt::ShiftModifier);
        QVERIFY(value(0).endsWith(" cm"));
        press(made, Qt::Key_Down);
        press(made, Qt::Key_PageDown);
        press(made, Qt::Key_L);
        draw(made);
        QVERIFY(value(1).endsWith(" cm"));
        made.workspace.measurements().setUnit(measure::LengthUnit::Millimetre);
        QVERIFY(value(1).endsWith(" mm"));
    }

    void theBareImageHasNoMarks()
    {
        MadeWindow made;
        made.open();
        const auto bare = [&] {
            made.window.run("analysis.bare-image", true);
            const QImage image = made.tile().grab().toImage();
            made.window.run("analysis.bare-image", false);
            return image;
        };
        const QImage before = bare();
        press(made, Qt::Key_E);
        draw(made, {60, 60});
        QCOMPARE(bare(), before);
    }

    void theNextStartFindsWhatWasMeasured()
    {
        const test::TemporaryFolder folder;
        std::vector<std::string> said;
        {
            KeptWindow made(folder.path());
            made.window.run("measure.length");
            test::drag(made.window.tiles().active(), Qt::LeftButton, Middle, {80, 0});
            made.window.run("measure.ellipse");
            test::drag(made.window.tiles().active(), Qt::LeftButton, {150, 150}, {60, 50});
            for (const auto& one : made.workspace.measurements().book().all())
                said.push_back(measure::lineOf(one.figures));
            QCOMPARE(said.size(), 2U);
        }
        {
            KeptWindow again(folder.path());
            const auto all = again.workspace.measurements().book().all();
            QCOMPARE(all.size(), 2U);
            for (std::size_t i = 0; i < 2; ++i)
                QCOMPARE(measure::lineOf(all[i].figures), said[i]);
            QVERIFY(!again.workspace.measurements().book().canUndo());
            // Drawn in its place: a hand can take it there.
            QVERIFY(viewer::showPlace(again.window.tiles().active().viewport(), all[0].place));
            again.workspace.measurements().clear("1.2");
            again.window.run("measure.undo");
            again.window.run("file.close-all");
            QVERIFY(again.workspace.measurements().book().all().empty());
        }
        KeptWindow other(folder.path(), {{.uid = "2.2.3", .studyUid = "2.2"}});
        QVERIFY(other.workspace.measurements().book().all().empty());
        KeptWindow third(folder.path());
        QCOMPARE(third.workspace.measurements().book().all().size(), 2U);
    }

    void aDamagedFileIsSaidAndKeptAside()
    {
        const test::TemporaryFolder folder;
        const measure::MeasurementStore store(folder.path());
        std::ofstream(store.fileOf("1.2")) << "{ half a fi";
        KeptWindow made(folder.path());
        QVERIFY(made.window.errorBar().isVisible());
        QVERIFY2(made.window.errorBar().sentence().contains("kept aside"),
                 qPrintable(made.window.errorBar().sentence()));
        QVERIFY(made.workspace.measurements().book().all().empty());
        QVERIFY(std::filesystem::exists(store.fileOf("1.2").string() + ".damaged"));
    }
};

QTEST_MAIN(MeasuringWindowTest)
#include "measuring_window_test.moc"
