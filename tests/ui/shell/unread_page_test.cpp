// Nothing that was not read is left out in silence: the window says how much, and lists it with the reason.
#include "core/dicom/messages.h"
#include "core/files/messages.h"
#include "tests/ui/shell/made_window.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/pages/unread_page.h"

#include <QClipboard>
#include <QToolButton>
#include <QTreeWidget>

using namespace lantern;

namespace {

// A folder with a series, and so many files that cannot be read.
shell::Backend backendWith(std::size_t unreadable, bool hasSeries = true)
{
    auto backend = test::madeBackend({{}});
    backend.scan = [scan = backend.scan, unreadable, hasSeries](const std::vector<std::filesystem::path>& paths,
                                                                Job& job) -> Result<sources::Found> {
        auto opened = hasSeries ? *scan(paths, job) : sources::Found();
        auto& found = opened.catalogue;
        for (std::size_t i = 0; i < unreadable; ++i)
            found.unreadable.push_back(
                {paths.front() / ("bad<b>" + std::to_string(i)), files::messages::NotOpened(files::messages::Pipe)});
        found.notes.push_back({paths.front() / "DIRFILE", dicom::messages::NoneLiesBesideTable(2, "DIRFILE")});
        found.others = {paths.front() / "history.json", paths.front() / "viewer.exe"};
        opened.records = {{found.others.front(), {}}};
        return opened;
    };
    backend.records.read = [](const std::vector<record::RecordFile>& files, Job&) {
        std::vector<shell::History> found;
        for (const auto& file : files)
            found.push_back({file.path, std::make_shared<record::Record>(), {}});
        return Result<std::vector<shell::History>>(std::move(found));
    };
    return backend;
}

struct UnreadWindow {
    shell::Workspace workspace;
    shell::MainWindow window;

    explicit UnreadWindow(shell::Backend backend)
        : workspace(std::move(backend))
        , window(workspace, {.renderer = {scene::Renderer::Raster, "made"}, .version = "0", .runtime = {}})
    {
        window.setRemembers(false);
        window.show();
        workspace.models().refresh();
    }
    void open(const QString& path)
    {
        window.openPaths({path});
        QVERIFY(QTest::qWaitFor([&] { return window.isSettled(); }, 10000));
    }
    QTreeWidget* list()
    {
        const auto* page = window.findChild<shell::UnreadPage*>();
        return page ? &const_cast<shell::UnreadPage*>(page)->list() : nullptr;
    }
};

QStringList columnOf(const QTreeWidget& list, int column)
{
    QStringList texts;
    for (int i = 0; i < list.topLevelItemCount(); ++i)
        texts.append(list.topLevelItem(i)->text(column));
    return texts;
}

}

class UnreadPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void severalFilesAreCountedAndTheListOffered()
    {
        UnreadWindow made(backendWith(3));
        made.open("/disc");
        shell::ErrorBar& bar = made.window.errorBar();
        QVERIFY(bar.isVisible());
        QVERIFY2(bar.sentence().contains("3 files could not be read"), qPrintable(bar.sentence()));
        QVERIFY(bar.offered().isVisible());
        QVERIFY(!made.list());
        bar.offered().click();
        QVERIFY(made.list() && made.list()->isVisible());
        // The history was read, so it is not among those that were not.
        QCOMPARE(columnOf(*made.list(), 0),
                 (QStringList{"/disc/bad<b>0", "/disc/bad<b>1", "/disc/bad<b>2", "/disc/DIRFILE", "/disc/viewer.exe"}));
        QCOMPARE(columnOf(*made.list(), 1).front(), "This is a pipe, no file, and was not opened.");
        // Every tip is plain text (plain_text_test), so it holds the file's name as it is.
        QCOMPARE(made.list()->topLevelItem(0)->toolTip(0), "/disc/bad<b>0");
    }

    void oneFileIsNamedWithItsReason()
    {
        UnreadWindow made(backendWith(1));
        made.open("/disc");
        const QString said = made.window.errorBar().sentence();
        QVERIFY2(said.contains("bad<b>0") && said.contains("pipe"), qPrintable(said));
        QVERIFY(made.window.errorBar().offered().isVisible());
    }

    // Where nothing could be shown this is what there is to say, not that there are no images.
    void aFolderOfUnreadableFilesSaysSo()
    {
        UnreadWindow made(backendWith(2, false));
        made.open("/disc");
        QVERIFY2(made.window.errorBar().sentence().contains("2 files could not be read"),
                 qPrintable(made.window.errorBar().sentence()));
    }

    void whatAllFoldersLeftUnreadStaysInTheListUntilAllIsClosed()
    {
        UnreadWindow made(backendWith(1));
        made.open("/disc");
        made.open("/other");
        const QAction* show = made.window.actions()["file.unread"];
        QVERIFY(show->isEnabled());
        made.window.run("file.unread");
        QCOMPARE(columnOf(*made.list(), 0).filter("bad"), (QStringList{"/disc/bad<b>0", "/other/bad<b>0"}));
        made.window.run("file.close-all");
        QVERIFY(!show->isEnabled());
    }

    void theListIsCopiedAsText()
    {
        UnreadWindow made(backendWith(1));
        made.open("/disc");
        made.window.run("file.unread");
        auto* page = made.window.findChild<shell::UnreadPage*>();
        QCOMPARE(page->text().split('\n').front(), "/disc/bad<b>0\tThis is a pipe, no file, and was not opened.");
        made.list()->topLevelItem(1)->setSelected(true);
        QCOMPARE(page->text(), "/disc/DIRFILE\tNone of the 2 files that \"DIRFILE\" names lies beside it.\n");
    }

    void theListSpeaksTheWindowsLanguage()
    {
        UnreadWindow made(backendWith(1));
        made.open("/disc");
        made.window.run("file.unread");
        shell::setLanguage("zh_CN");
        QTRY_VERIFY2(columnOf(*made.list(), 1).front().contains(QString::fromUtf8("管道")),
                     qPrintable(columnOf(*made.list(), 1).front()));
        QVERIFY(made.window.errorBar().sentence().contains(QString::fromUtf8("管道")));
        shell::setLanguage("en");
    }

    void anAnalysisThatWasAskedForAtTheStartBeginsOnceAllIsOpen()
    {
        UnreadWindow made(backendWith(0));
        made.window.openPaths({"/disc"});
        made.window.analyseOnceOpen("finds");
        QTRY_VERIFY_WITH_TIMEOUT(
            !made.workspace.seriesOrder().isEmpty()
                && made.workspace.analyses().outcome(made.workspace.seriesOrder().front(), "finds"),
            10000);
        made.window.analyseOnceOpen("unknown");
        QTRY_VERIFY_WITH_TIMEOUT(made.window.errorBar().sentence().contains("\"unknown\""), 10000);
    }
};

QTEST_MAIN(UnreadPageTest)
#include "unread_page_test.moc"
