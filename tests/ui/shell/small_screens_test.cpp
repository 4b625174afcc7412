// The window on small screens and with large words: it opens inside the screen, and every control is there whole, or
// stands in the menu at the end of its row.
#include "tests/support/said.h"
#include "tests/ui/shell/made_window.h"
#include "ui/browser/data_quality_panel.h"
#include "ui/findings/findings_panel.h"
#include "ui/measurements/measurements_panel.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/timeline_panel.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QAbstractScrollArea>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QProgressBar>
#include <QScreen>
#include <QSettings>
#include <QTemporaryDir>
#include <QToolButton>

using namespace lantern;
using test::MadeWindow;

namespace {

constexpr QSize Screen(1366, 768);

bool scrolls(const QWidget* widget, const QWidget* within)
{
    for (const QWidget* parent = widget->parentWidget(); parent && parent != within; parent = parent->parentWidget())
        if (qobject_cast<const QAbstractScrollArea*>(parent))
            return true;
    return false;
}

QString nameOf(const QWidget* widget)
{
    const auto* label = qobject_cast<const QLabel*>(widget);
    const auto* button = qobject_cast<const QAbstractButton*>(widget);
    return QStringLiteral("%1 \"%2\"")
        .arg(widget->metaObject()->className(),
             label        ? label->text()
                 : button ? button->text() + button->toolTip()
                          : widget->objectName());
}

// Whatever a person reads or presses that is not to be seen whole.
QStringList cutOff(const MadeWindow& made)
{
    const QWidget* window = &made.window;
    QStringList troubles;
    for (const QWidget* widget : window->findChildren<QWidget*>()) {
        const bool isRead = qobject_cast<const QLabel*>(widget) || qobject_cast<const QAbstractButton*>(widget)
            || qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QProgressBar*>(widget)
            || qobject_cast<const QMenuBar*>(widget) || qobject_cast<const viewer::Tile*>(widget);
        if (!isRead || !widget->isVisible() || widget->window() != window || scrolls(widget, window))
            continue;
        const QRect place(widget->mapTo(window, QPoint()), widget->size());
        if (!window->rect().contains(place))
            troubles.append(QStringLiteral("%1 reaches out of the window: %2,%3 %4x%5")
                                .arg(nameOf(widget))
                                .arg(place.x())
                                .arg(place.y())
                                .arg(place.width())
                                .arg(place.height()));
        else if (widget->visibleRegion().boundingRect() != widget->rect())
            troubles.append(nameOf(widget) + " is covered");
        const auto* button = qobject_cast<const QAbstractButton*>(widget);
        if (button && button->icon().isNull() && !button->text().isEmpty()
            && widget->fontMetrics().horizontalAdvance(QString(button->text()).remove('&')) > widget->width())
            troubles.append(nameOf(widget) + " is too narrow for its words");
    }
    return troubles;
}

// What a command can be reached by without a key: a button that is seen, or the menu at the end of the tools.
bool isReachable(const MadeWindow& made, const char* command)
{
    QAction* action = made.window.actions()[command];
    for (const auto* button : made.window.findChildren<QToolButton*>()) {
        if (!button->isVisible())
            continue;
        if (button->defaultAction() == action || (button->menu() && button->menu()->actions().contains(action)))
            return true;
    }
    return false;
}

}

class SmallScreensTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void cleanup()
    {
        theme::setTextScale(1);
        test::dress();
    }

    void itOpensInsideTheScreen()
    {
        QSettings().clear();
        QCOMPARE(QGuiApplication::primaryScreen()->size(), Screen);
        shell::Workspace workspace(test::madeBackend({}));
        shell::MainWindow window(workspace,
                                 {.renderer = {scene::Renderer::Raster, "made"}, .version = "0", .runtime = {}});
        window.restore();
        const QRect free = window.screen()->availableGeometry();
        QVERIFY2(window.width() <= free.width() && window.height() <= free.height(),
                 qPrintable(QString("%1x%2").arg(window.width()).arg(window.height())));
        window.show();
        QVERIFY(free.contains(window.geometry()));
        QVERIFY2(window.isMaximized(), "a screen without room to spare is used whole");
    }

    // Left large on another screen.
    void itComesBackInsideTheScreen()
    {
        QSettings().clear();
        shell::Workspace workspace(test::madeBackend({}));
        const shell::WindowFacts facts{.renderer = {scene::Renderer::Raster, "made"}, .version = "0", .runtime = {}};
        {
            shell::MainWindow large(workspace, facts);
            large.resize(3000, 1900);
            large.show();
            large.close();
        }
        shell::MainWindow window(workspace, facts);
        window.restore();
        window.show();
        const QRect free = window.screen()->availableGeometry();
        QVERIFY2(free.contains(window.geometry()),
                 qPrintable(QString("%1x%2").arg(window.width()).arg(window.height())));
        QSettings().clear();
    }

    void everyControlIsThere_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        QTest::addColumn<QString>("language");
        // With and without what a title bar takes.
        for (const char* language : {"en", "zh_CN"})
            for (const auto& [size, scale] : {std::pair{QSize(1024, 600), 1.0},
                                              {QSize(1016, 560), 1.0},
                                              {QSize(1280, 720), 1.0},
                                              {QSize(1272, 680), 1.0},
                                              {QSize(1366, 768), 1.0},
                                              {QSize(1366, 768), 1.5},
                                              {QSize(1358, 728), 1.5},
                                              {QSize(960, 540), 1.0},
                                              {QSize(1600, 1000), 1.6}})
                QTest::addRow("%dx%d at %.1f, %s", size.width(), size.height(), scale, language)
                    << size << scale << QString(language);
    }
    void everyControlIsThere()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        QFETCH(QString, language);
        theme::setTextScale(scale);
        test::dress(language);
        MadeWindow made({{.uid = "1", .description = "A description as long as some machines write them"}}, size);
        QCOMPARE(made.window.size(), size);
        const auto check = [&](const char* when) {
            QApplication::processEvents();
            if (const QString folder = qEnvironmentVariable("LANTERN_PICTURES"); !folder.isEmpty())
                made.window.grab().save(QStringLiteral("%1/%2 %3.png").arg(folder, QTest::currentDataTag(), when));
            QCOMPARE(made.window.size(), size);
            const QStringList troubles = cutOff(made);
            QVERIFY2(troubles.isEmpty(), qPrintable(QString(when) + ":\n" + troubles.join('\n')));
        };
        check("empty");
        made.open();
        check("open");
        for (const char* model : {"refuses", "fails", "finds"})
            made.analyse(model);
        check("analysed");
        for (const char* command : {"tool.window", "tool.pan", "tool.zoom", "tool.scroll", "layout.1x1", "layout.1x2",
                                    "layout.2x2", "layout.planes", "analysis.overlay", "analysis.analyse"})
            QVERIFY2(isReachable(made, command), qPrintable(made.window.actions()[command]->text()));
        QVERIFY(made.tile().width() >= 240 && made.tile().height() >= 240);
        made.window.run("layout.2x2");
        check("four tiles");
        made.window.run("panel.findings", true);
        check("with findings");
        made.window.run("panel.measurements", true);
        check("with measurements");
        made.window.run("panel.timeline", true);
        check("with the timeline");
        made.window.run("panel.measurements", false);
        made.window.run("panel.warnings", true);
        made.window.errorBar().show({ErrorCode::NotFound, test::said("There is no DICOM image here.")}, "/made/folder");
        check("with everything");
    }

    // Where the tools have no room they move into the menu; with more room they come back.
    void theToolsMoveIntoTheMenuAndBack()
    {
        MadeWindow made(std::vector<test::Making>{{}}, {960, 700});
        made.open();
        auto* more = made.window.findChild<QToolButton*>("moreTools");
        QVERIFY(more->isVisible());
        const auto inMenu = more->menu()->actions();
        QVERIFY(!inMenu.isEmpty());
        QVERIFY2(!inMenu.contains(made.window.actions()["analysis.analyse"]), "the last to go");
        made.window.resize(1600, 700);
        QApplication::processEvents();
        QVERIFY(!more->isVisible());
        made.window.resize(960, 700);
        QApplication::processEvents();
        QCOMPARE(more->menu()->actions(), inMenu);
    }
};

// Qt's offscreen platform, with a screen of its own size.
int main(int argc, char** argv)
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("screens.json"));
    if (!file.open(QIODevice::WriteOnly))
        return 1;
    file.write(QStringLiteral("{\"screens\": [{\"name\": \"small\", \"x\": 0, \"y\": 0, \"width\": %1, "
                              "\"height\": %2, \"logicalDpi\": 96, \"dpr\": 1}]}")
                   .arg(Screen.width())
                   .arg(Screen.height())
                   .toUtf8());
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toUtf8());
    QApplication application(argc, argv);
    QCoreApplication::setOrganizationName("lantern-tests");
    QCoreApplication::setApplicationName("small-screens");
    SmallScreensTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "small_screens_test.moc"
