// What is open, what was said about it, and what must not outlive its series.
#include "tests/support/said.h"
#include "tests/ui/shell/made_window.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <atomic>
#include <map>

using namespace lantern;
using nn::State;
using shell::Workspace;

namespace {

// Answers with one series, which grows from one opening to the next.
shell::Backend growing(const std::shared_ptr<int>& slices)
{
    auto backend = test::madeBackend({});
    backend.scan = [slices](const std::vector<std::filesystem::path>&, Job&) -> Result<dicom::Catalogue> {
        return dicom::sortIntoCatalogue(test::madeInstances({.slices = *slices}));
    };
    return backend;
}

State stateOf(const Workspace& workspace, const QString& model)
{
    return workspace.analyses().statuses("1.2.3").value(model).outcome.state;
}

void openAndFindModels(Workspace& workspace)
{
    QSignalSpy models(&workspace.models(), &shell::ModelList::changed), opened(&workspace, &Workspace::opened);
    workspace.models().refresh();
    workspace.open({"/made"});
    QTRY_VERIFY(!models.isEmpty() && !opened.isEmpty());
}

}

class WorkspaceTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A package that is put where packages are looked for while the window is open is listed when it is asked again,
    // and each series is asked about it; a list that is the same as before changes nothing.
    void aModelThatComesLaterIsListedAndAsked()
    {
        auto backend = test::madeBackend({{}});
        auto installed = std::make_shared<std::atomic<int>>(1), listed = std::make_shared<std::atomic<int>>(0);
        auto asked = std::make_shared<std::atomic<int>>(0);
        backend.models = [installed, listed] {
            std::vector<shell::Backend::Model> all;
            for (int i = 0; i < *installed; ++i)
                all.emplace_back().entry.id = QString("model %1").arg(i);
            ++*listed;
            return all;
        };
        backend.unsuitable = [asked](const dicom::Series&, const std::string&) {
            ++*asked;
            return std::optional<nn::Outcome>();
        };
        Workspace workspace(backend);
        openAndFindModels(workspace);
        workspace.analyses().checkSuitability("1.2.3");
        QTRY_COMPARE(asked->load(), 1);
        QSignalSpy changed(&workspace.models(), &shell::ModelList::changed);
        workspace.models().refresh();
        QTRY_COMPARE(listed->load(), 2);
        *installed = 2;
        workspace.models().refresh();
        QTRY_COMPARE(workspace.models().all().size(), std::size_t{2});
        QCOMPARE(changed.count(), 1);
        workspace.analyses().checkSuitability("1.2.3");
        QTRY_COMPARE(asked->load(), 3);
        *installed = 0;
        workspace.models().refresh();
        QTRY_VERIFY(workspace.models().all().empty());
    }

    // More images came: the outcome speaks of another series than the one on the screen.
    void anOutcomeIsStaleWhenItsSeriesGrew()
    {
        auto slices = std::make_shared<int>(10);
        Workspace workspace(growing(slices));
        openAndFindModels(workspace);
        workspace.analyses().start("1.2.3", "refuses", 0);
        workspace.analyses().start("1.2.3", "finds", 0);
        QTRY_COMPARE(stateOf(workspace, "finds"), State::Findings);
        QVERIFY(workspace.analyses().outcome("1.2.3", "finds"));
        *slices = 20;
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(workspace.series("1.2.3")->frames.size(), std::size_t{20});
        QVERIFY(workspace.analyses().statuses("1.2.3").value("finds").isStale);
        QVERIFY2(!workspace.analyses().outcome("1.2.3", "finds"), "no tile may draw a stale map");
        workspace.analyses().start("1.2.3", "finds", 0);
        QTRY_VERIFY(workspace.analyses().outcome("1.2.3", "finds"));
        QVERIFY(!workspace.analyses().statuses("1.2.3").value("finds").isStale);
    }

    // A broken image is listed with what is unusual, whoever looks at it, and stays so when others come.
    void anImageThatCannotBeShownIsUnusual()
    {
        auto slices = std::make_shared<int>(3);
        auto backend = growing(slices);
        backend.decode = [](const dicom::FrameRef& frame) -> Result<pixels::ImagePtr> {
            if (frame.instance->instanceNumber == 2)    // the middle one, which the thumbnail shows
                return fail(ErrorCode::Malformed, test::said("The pixel data are empty."));
            return test::madePixels(frame);
        };
        Workspace workspace(std::move(backend));
        QSignalSpy changed(&workspace, &Workspace::warningsChanged);
        openAndFindModels(workspace);
        QTRY_COMPARE(changed.count(), 1);
        const auto isListed = [&workspace] {
            const dicom::Warning broken{dicom::WarningCode::BrokenImage, test::said("The pixel data are empty.")};
            const auto all = workspace.warnings("1.2.3");
            return std::ranges::find(all, broken) != all.end();
        };
        QVERIFY(isListed());
        *slices = 4;
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(isListed());
        workspace.closeAll();
        QVERIFY(workspace.warnings("1.2.3").empty());
    }

    // Files that are open already are not doubled.
    void openingTheSameTwiceAddsNothing()
    {
        Workspace workspace(growing(std::make_shared<int>(10)));
        openAndFindModels(workspace);
        QSignalSpy opened(&workspace, &Workspace::opened);
        workspace.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(opened.at(0).at(0).toStringList().isEmpty());
        QCOMPARE(workspace.seriesOrder().size(), 1);
        QCOMPARE(workspace.series("1.2.3")->frames.size(), std::size_t{10});
    }

    void eachAnswerGivesItsOwnState()
    {
        Workspace workspace(growing(std::make_shared<int>(20)));
        openAndFindModels(workspace);
        QCOMPARE(stateOf(workspace, "finds"), State::NotRequested);
        for (const char* model : {"finds", "refuses", "fails"})
            workspace.analyses().start("1.2.3", model, 0);
        QVERIFY(stateOf(workspace, "fails") != State::NotRequested);    // a quick worker may be done already
        QTRY_COMPARE(stateOf(workspace, "finds"), State::Findings);
        QTRY_COMPARE(stateOf(workspace, "refuses"), State::Refused);
        QTRY_COMPARE(stateOf(workspace, "fails"), State::Failed);
        QVERIFY(workspace.analyses().statuses("1.2.3").value("fails").outcome.reason == Message(messages::NoMemory));
        QVERIFY(!workspace.analyses().isAnyRunning());
        QTRY_VERIFY(workspace.tasks().isEmpty());
    }

    void aCancelledAnalysisWasNeverAsked()
    {
        auto backend = growing(std::make_shared<int>(20));
        backend.analyse = [](const shell::AnalysisRequest&, Job& job) -> Result<nn::Outcome> {
            while (!job.cancelled())
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            return fail(ErrorCode::Cancelled, tasks::messages::AnalysisCancelled);
        };
        Workspace workspace(backend);
        openAndFindModels(workspace);
        workspace.analyses().start("1.2.3", "finds", 0);
        QCOMPARE(stateOf(workspace, "finds"), State::Running);
        QVERIFY(workspace.analyses().isAnyRunning());
        workspace.analyses().cancel("1.2.3", "finds");
        QTRY_COMPARE(stateOf(workspace, "finds"), State::NotRequested);
        QVERIFY(!workspace.analyses().isAnyRunning());
    }

    // The answer to a series that was closed meanwhile belongs to nobody.
    void aLateAnswerIsDropped()
    {
        auto gate = std::make_shared<QSemaphore>();
        auto backend = growing(std::make_shared<int>(20));
        backend.analyse = [gate](const shell::AnalysisRequest& request, Job& job) {
            gate->acquire();
            return test::madeAnswer(request, job);
        };
        Workspace workspace(backend);
        openAndFindModels(workspace);
        workspace.analyses().start("1.2.3", "finds", 0);
        workspace.closeAll();
        QSignalSpy changed(&workspace.analyses(), &shell::Analyses::statusChanged);
        gate->release(10);
        QTest::qWait(100);
        QCOMPARE(changed.count(), 0);
        QVERIFY(workspace.analyses().statuses("1.2.3").isEmpty());
    }

    // Closing the program while a worker is busy neither hangs nor crashes.
    void closingStopsAllWork()
    {
        auto backend = growing(std::make_shared<int>(20));
        backend.analyse = [](const shell::AnalysisRequest&, Job& job) -> Result<nn::Outcome> {
            while (!job.cancelled())
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            return fail(ErrorCode::Cancelled, tasks::messages::AnalysisCancelled);
        };
        QElapsedTimer clock;
        {
            Workspace workspace(backend);
            openAndFindModels(workspace);
            workspace.analyses().start("1.2.3", "finds", 0);
            clock.start();
        }
        QVERIFY(clock.elapsed() < 2000);
    }

    void anExceptionOfALibraryIsASentence()
    {
        auto backend = growing(std::make_shared<int>(20));
        backend.analyse = [](const shell::AnalysisRequest&, Job&) -> Result<nn::Outcome> { throw std::bad_alloc(); };
        Workspace workspace(backend);
        openAndFindModels(workspace);
        workspace.analyses().start("1.2.3", "finds", 0);
        QTRY_COMPARE(stateOf(workspace, "finds"), State::Failed);
        QVERIFY(!workspace.analyses().statuses("1.2.3").value("finds").outcome.reason.empty());
    }

    void aFolderWithoutImagesSaysSo()
    {
        Workspace workspace(growing(std::make_shared<int>(0)));
        QSignalSpy nothing(&workspace, &Workspace::nothingFound);
        workspace.open({"/empty"});
        QTRY_COMPARE(nothing.count(), 1);
        QCOMPARE(nothing.at(0).at(0).toStringList(), QStringList{"/empty"});
    }

    // What a model said is there again the next time, and says so where the series is another now.
    void aResultIsKeptForTheNextRun()
    {
        using Kept = std::map<std::string, std::pair<nn::Outcome, std::size_t>>;
        auto kept = std::make_shared<Kept>();
        auto slices = std::make_shared<int>(20);    // both made findings lie in it
        const auto keeping = [&] {
            auto backend = growing(slices);
            backend.results.write = [kept](const dicom::Series& series, const nn::Outcome& outcome) -> Result<void> {
                (*kept)[outcome.model.id] = {outcome, series.frames.size()};
                return {};
            };
            backend.results.read = [kept](const dicom::Series& series,
                                          const std::string& model) -> std::optional<shell::KeptResult> {
                const auto found = kept->find(model);
                if (found == kept->end())
                    return std::nullopt;
                return shell::KeptResult{found->second.first, found->second.second != series.frames.size()};
            };
            return backend;
        };
        {
            Workspace workspace(keeping());
            openAndFindModels(workspace);
            workspace.analyses().checkSuitability("1.2.3");
            workspace.analyses().start("1.2.3", "finds", 0);
            QTRY_COMPARE(stateOf(workspace, "finds"), State::Findings);
            QTRY_COMPARE(kept->size(), std::size_t{1});
        }
        {
            Workspace again(keeping());
            openAndFindModels(again);
            again.analyses().checkSuitability("1.2.3");
            QTRY_COMPARE(stateOf(again, "finds"), State::Findings);
            QVERIFY(!again.analyses().statuses("1.2.3").value("finds").isStale);
            QVERIFY(again.analyses().outcome("1.2.3", "finds"));
            QCOMPARE(again.analyses().outcome("1.2.3", "finds")->findings.size(), std::size_t{2});
            QCOMPARE(stateOf(again, "refuses"), State::NotRequested);
        }
        *slices = 22;
        Workspace changed(keeping());
        openAndFindModels(changed);
        changed.analyses().checkSuitability("1.2.3");
        QTRY_COMPARE(stateOf(changed, "finds"), State::Findings);
        QVERIFY(changed.analyses().statuses("1.2.3").value("finds").isStale);
        QVERIFY2(!changed.analyses().outcome("1.2.3", "finds"), "no tile may draw a stale map");
        changed.analyses().start("1.2.3", "finds", 0);
        QTRY_VERIFY(changed.analyses().outcome("1.2.3", "finds"));
        QTRY_COMPARE(kept->at("finds").second, std::size_t{22});
    }

    void aResultThatCannotBeKeptIsSaid()
    {
        auto backend = growing(std::make_shared<int>(10));
        backend.results.write = [](const dicom::Series&, const nn::Outcome&) -> Result<void> {
            return fail(ErrorCode::WriteFailed, test::said("There is no space left on the disk."));
        };
        Workspace workspace(std::move(backend));
        openAndFindModels(workspace);
        QSignalSpy failed(&workspace, &Workspace::failed);
        workspace.analyses().start("1.2.3", "finds", 0);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(workspace.analyses().outcome("1.2.3", "finds"));
    }

    // A person who asks what is known at once does not wait until a folder is searched or a series analysed.
    void shortQuestionsDoNotWaitBehindLongWork()
    {
        auto gate = std::make_shared<QSemaphore>();
        auto slices = std::make_shared<int>(10);
        auto backend = growing(slices);
        const auto scan = backend.scan;
        auto scans = std::make_shared<std::atomic<int>>(0);
        backend.scan = [gate, scan, scans](const std::vector<std::filesystem::path>& paths, Job& job) {
            if (++*scans > 1)    // the first opens what the others wait beside
                gate->acquire();
            return scan(paths, job);
        };
        backend.analyse = [gate](const shell::AnalysisRequest& request, Job& job) {
            gate->acquire();
            return test::madeAnswer(request, job);
        };
        backend.unsuitable = [](const dicom::Series&, const std::string& id) -> std::optional<nn::Outcome> {
            nn::Outcome outcome;
            outcome.state = State::NotApplicable;
            outcome.model.id = id;
            return outcome;
        };
        backend.warnings = [](const dicom::Series&) { return dicom::Warnings(); };
        backend.records.score = [](const record::Record&, Job&) -> Result<std::vector<record::ScoreSeries>> {
            return std::vector<record::ScoreSeries>();
        };
        Workspace workspace(std::move(backend));
        openAndFindModels(workspace);
        workspace.analyses().start("1.2.3", "finds", 0);
        workspace.open({"/large"});
        workspace.analyses().checkSuitability("1.2.3");
        workspace.checkWarnings("1.2.3");
        const auto record = std::make_shared<record::Record>();
        workspace.records().score(record);
        QTRY_COMPARE(stateOf(workspace, "refuses"), State::NotApplicable);
        QTRY_VERIFY(!workspace.isChecking());
        QTRY_VERIFY(!workspace.records().scores(record).isScoring);
        QVERIFY(workspace.isScanning() && workspace.analyses().isAnyRunning());
        gate->release(100);
        QTRY_VERIFY(!workspace.isScanning() && !workspace.analyses().isAnyRunning());
    }

    void everySeriesGetsAThumbnail()
    {
        Workspace workspace(growing(std::make_shared<int>(20)));
        QSignalSpy ready(&workspace.thumbnails(), &shell::Thumbnails::ready);
        openAndFindModels(workspace);
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(!ready.at(0).at(1).value<QImage>().isNull());
        QTRY_VERIFY(workspace.thumbnails().areAllMade());
    }
};

QTEST_MAIN(WorkspaceTest)
#include "workspace_test.moc"
