// What is open, what was said about it, and what must not outlive its series.
#include "tests/support/said.h"
#include "tests/ui/shell/made_window.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <atomic>
#include <map>

using namespace lantern;
using nn::State;
using shell::Desk;

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

State stateOf(const Desk& desk, const QString& model) { return desk.standings("1.2.3").value(model).outcome.state; }

void openAndFindModels(Desk& desk)
{
    QSignalSpy models(&desk, &Desk::modelsChanged), opened(&desk, &Desk::opened);
    desk.findModels();
    desk.open({"/made"});
    QTRY_VERIFY(!models.isEmpty() && !opened.isEmpty());
}

}

class DeskTest : public QObject {
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
        Desk desk(backend);
        openAndFindModels(desk);
        desk.checkSuitability("1.2.3");
        QTRY_COMPARE(asked->load(), 1);
        QSignalSpy changed(&desk, &Desk::modelsChanged);
        desk.findModels();
        QTRY_COMPARE(listed->load(), 2);
        *installed = 2;
        desk.findModels();
        QTRY_COMPARE(desk.models().size(), std::size_t{2});
        QCOMPARE(changed.count(), 1);
        desk.checkSuitability("1.2.3");
        QTRY_COMPARE(asked->load(), 3);
        *installed = 0;
        desk.findModels();
        QTRY_VERIFY(desk.models().empty());
    }

    // More images came: the outcome speaks of another series than the one on the screen.
    void anOutcomeIsStaleWhenItsSeriesGrew()
    {
        auto slices = std::make_shared<int>(10);
        Desk desk(growing(slices));
        openAndFindModels(desk);
        desk.analyse("1.2.3", "refuses", 0);
        desk.analyse("1.2.3", "finds", 0);
        QTRY_COMPARE(stateOf(desk, "finds"), State::Findings);
        QVERIFY(desk.outcome("1.2.3", "finds"));
        *slices = 20;
        QSignalSpy opened(&desk, &Desk::opened);
        desk.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(desk.series("1.2.3")->frames.size(), std::size_t{20});
        QVERIFY(desk.standings("1.2.3").value("finds").isStale);
        QVERIFY2(!desk.outcome("1.2.3", "finds"), "no tile may draw a stale map");
        desk.analyse("1.2.3", "finds", 0);
        QTRY_VERIFY(desk.outcome("1.2.3", "finds"));
        QVERIFY(!desk.standings("1.2.3").value("finds").isStale);
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
        Desk desk(std::move(backend));
        QSignalSpy changed(&desk, &Desk::warningsChanged);
        openAndFindModels(desk);
        QTRY_COMPARE(changed.count(), 1);
        const auto isListed = [&desk] {
            const dicom::Warning broken{dicom::WarningCode::BrokenImage, test::said("The pixel data are empty.")};
            const auto all = desk.warnings("1.2.3");
            return std::ranges::find(all, broken) != all.end();
        };
        QVERIFY(isListed());
        *slices = 4;
        QSignalSpy opened(&desk, &Desk::opened);
        desk.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(isListed());
        desk.closeAll();
        QVERIFY(desk.warnings("1.2.3").empty());
    }

    // Files that are open already are not doubled.
    void openingTheSameTwiceAddsNothing()
    {
        Desk desk(growing(std::make_shared<int>(10)));
        openAndFindModels(desk);
        QSignalSpy opened(&desk, &Desk::opened);
        desk.open({"/made"});
        QTRY_COMPARE(opened.count(), 1);
        QVERIFY(opened.at(0).at(0).toStringList().isEmpty());
        QCOMPARE(desk.seriesOrder().size(), 1);
        QCOMPARE(desk.series("1.2.3")->frames.size(), std::size_t{10});
    }

    void eachAnswerGivesItsOwnState()
    {
        Desk desk(growing(std::make_shared<int>(20)));
        openAndFindModels(desk);
        QCOMPARE(stateOf(desk, "finds"), State::NotRequested);
        for (const char* model : {"finds", "refuses", "fails"})
            desk.analyse("1.2.3", model, 0);
        QVERIFY(stateOf(desk, "fails") != State::NotRequested);    // a quick worker may be done already
        QTRY_COMPARE(stateOf(desk, "finds"), State::Findings);
        QTRY_COMPARE(stateOf(desk, "refuses"), State::Refused);
        QTRY_COMPARE(stateOf(desk, "fails"), State::Failed);
        QVERIFY(desk.standings("1.2.3").value("fails").outcome.reason == Message(messages::NoMemory));
        QVERIFY(!desk.isAnalysing());
        QTRY_VERIFY(desk.jobs().isEmpty());
    }

    void aCancelledAnalysisWasNeverAsked()
    {
        auto backend = growing(std::make_shared<int>(20));
        backend.analyse = [](const shell::AnalysisRequest&, Job& job) -> Result<nn::Outcome> {
            while (!job.cancelled())
                std::this_thread::sleep_for(std::chrono::milliseconds(2));
            return fail(ErrorCode::Cancelled, tasks::messages::AnalysisCancelled);
        };
        Desk desk(backend);
        openAndFindModels(desk);
        desk.analyse("1.2.3", "finds", 0);
        QCOMPARE(stateOf(desk, "finds"), State::Running);
        QVERIFY(desk.isAnalysing());
        desk.cancelAnalysis("1.2.3", "finds");
        QTRY_COMPARE(stateOf(desk, "finds"), State::NotRequested);
        QVERIFY(!desk.isAnalysing());
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
        Desk desk(backend);
        openAndFindModels(desk);
        desk.analyse("1.2.3", "finds", 0);
        desk.closeAll();
        QSignalSpy changed(&desk, &Desk::standingChanged);
        gate->release(10);
        QTest::qWait(100);
        QCOMPARE(changed.count(), 0);
        QVERIFY(desk.standings("1.2.3").isEmpty());
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
            Desk desk(backend);
            openAndFindModels(desk);
            desk.analyse("1.2.3", "finds", 0);
            clock.start();
        }
        QVERIFY(clock.elapsed() < 2000);
    }

    void anExceptionOfALibraryIsASentence()
    {
        auto backend = growing(std::make_shared<int>(20));
        backend.analyse = [](const shell::AnalysisRequest&, Job&) -> Result<nn::Outcome> { throw std::bad_alloc(); };
        Desk desk(backend);
        openAndFindModels(desk);
        desk.analyse("1.2.3", "finds", 0);
        QTRY_COMPARE(stateOf(desk, "finds"), State::Failed);
        QVERIFY(!desk.standings("1.2.3").value("finds").outcome.reason.empty());
    }

    void aFolderWithoutImagesSaysSo()
    {
        Desk desk(growing(std::make_shared<int>(0)));
        QSignalSpy nothing(&desk, &Desk::nothingFound);
        desk.open({"/empty"});
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
            Desk desk(keeping());
            openAndFindModels(desk);
            desk.checkSuitability("1.2.3");
            desk.analyse("1.2.3", "finds", 0);
            QTRY_COMPARE(stateOf(desk, "finds"), State::Findings);
            QTRY_COMPARE(kept->size(), std::size_t{1});
        }
        {
            Desk again(keeping());
            openAndFindModels(again);
            again.checkSuitability("1.2.3");
            QTRY_COMPARE(stateOf(again, "finds"), State::Findings);
            QVERIFY(!again.standings("1.2.3").value("finds").isStale);
            QVERIFY(again.outcome("1.2.3", "finds"));
            QCOMPARE(again.outcome("1.2.3", "finds")->findings.size(), std::size_t{2});
            QCOMPARE(stateOf(again, "refuses"), State::NotRequested);
        }
        *slices = 22;
        Desk changed(keeping());
        openAndFindModels(changed);
        changed.checkSuitability("1.2.3");
        QTRY_COMPARE(stateOf(changed, "finds"), State::Findings);
        QVERIFY(changed.standings("1.2.3").value("finds").isStale);
        QVERIFY2(!changed.outcome("1.2.3", "finds"), "no tile may draw a stale map");
        changed.analyse("1.2.3", "finds", 0);
        QTRY_VERIFY(changed.outcome("1.2.3", "finds"));
        QTRY_COMPARE(kept->at("finds").second, std::size_t{22});
    }

    void aResultThatCannotBeKeptIsSaid()
    {
        auto backend = growing(std::make_shared<int>(10));
        backend.results.write = [](const dicom::Series&, const nn::Outcome&) -> Result<void> {
            return fail(ErrorCode::WriteFailed, test::said("There is no space left on the disk."));
        };
        Desk desk(std::move(backend));
        openAndFindModels(desk);
        QSignalSpy failed(&desk, &Desk::failed);
        desk.analyse("1.2.3", "finds", 0);
        QTRY_COMPARE(failed.count(), 1);
        QVERIFY(desk.outcome("1.2.3", "finds"));
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
        Desk desk(std::move(backend));
        openAndFindModels(desk);
        desk.analyse("1.2.3", "finds", 0);
        desk.open({"/large"});
        desk.checkSuitability("1.2.3");
        desk.checkWarnings("1.2.3");
        const auto record = std::make_shared<record::Record>();
        desk.records().score(record);
        QTRY_COMPARE(stateOf(desk, "refuses"), State::NotApplicable);
        QTRY_VERIFY(!desk.isChecking());
        QTRY_VERIFY(!desk.records().scores(record).isScoring);
        QVERIFY(desk.isScanning() && desk.isAnalysing());
        gate->release(100);
        QTRY_VERIFY(!desk.isScanning() && !desk.isAnalysing());
    }

    void everySeriesGetsAThumbnail()
    {
        Desk desk(growing(std::make_shared<int>(20)));
        QSignalSpy ready(&desk, &Desk::thumbnailReady);
        openAndFindModels(desk);
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(!ready.at(0).at(1).value<QImage>().isNull());
        QTRY_VERIFY(desk.hasAllThumbnails());
    }
};

QTEST_MAIN(DeskTest)
#include "desk_test.moc"
