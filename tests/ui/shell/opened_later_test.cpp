// What comes later may share a UID with what is open, or show that it was two stacks: nothing that was said of one
// series may stand at another then.
#include "tests/ui/shell/made_window.h"

#include <QSemaphore>
#include <QSignalSpy>

using namespace lantern;
using nn::State;
using shell::Workspace;
using test::MadeWindow;

namespace {

// Sorts before whom madeInstances() makes, and a careless program gave both the same UIDs.
std::vector<dicom::InstancePtr> ofAnother(std::vector<dicom::InstancePtr> made)
{
    for (dicom::InstancePtr& each : made) {
        auto instance = std::make_shared<dicom::Instance>(*each);
        instance->path = "/another" + each->path.string();
        instance->patient.id = "0815";
        instance->patient.name = {"Abel^Anna", "Abel Anna", ""};
        each = std::move(instance);
    }
    return made;
}

// The same series from the front, which stands behind axial slices.
std::vector<dicom::InstancePtr> coronal(std::vector<dicom::InstancePtr> made)
{
    for (dicom::InstancePtr& each : made) {
        auto instance = std::make_shared<dicom::Instance>(*each);
        instance->path = "/coronal" + each->path.string();
        instance->sopInstanceUid += ".2";
        const auto& plane = *each->frames.front().plane;
        instance->frames.front().plane =
            geometry::ImagePlane::make({0, plane.topLeft().z, 0}, {1, 0, 0}, {0, 0, -1}, plane.spacing()).value();
        each = std::move(instance);
    }
    return made;
}

shell::Backend folders()
{
    auto backend = test::madeBackend({});
    backend.scan = [](const std::vector<std::filesystem::path>& paths, Job&) -> Result<dicom::Catalogue> {
        const std::string path = paths.front().string();
        const auto made = test::madeInstances({.slices = path == "/short" ? 4 : 10});
        return dicom::sortIntoCatalogue(path == "/another"       ? ofAnother(made)
                                            : path == "/coronal" ? coronal(made)
                                                                 : made);
    };
    return backend;
}

void open(Workspace& workspace, const QString& path)
{
    QSignalSpy opened(&workspace, &Workspace::opened);
    workspace.open({path});
    QTRY_COMPARE(opened.count(), 1);
}

State stateOf(const Workspace& workspace, const QString& series)
{
    return workspace.analyses().statuses(series).value("finds").outcome.state;
}

void analyse(Workspace& workspace, const QString& series)
{
    QSignalSpy models(&workspace.models(), &shell::ModelList::changed);
    workspace.models().refresh();
    QTRY_VERIFY(!models.isEmpty());
    workspace.analyses().start(series, "finds", 0);
    QTRY_COMPARE(stateOf(workspace, series), State::Findings);
}

std::string patientOf(const Workspace& workspace, const QString& series)
{
    return workspace.series(series)->frames.front().instance->patient.id;
}

}

class OpenedLaterTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void aFindingStaysWithItsPatient()
    {
        Workspace workspace(folders());
        open(workspace, "/made");
        analyse(workspace, "1.2.3");
        open(workspace, "/another");
        QCOMPARE(workspace.seriesOrder(), (QStringList{"1.2.3~2", "1.2.3"}));
        QCOMPARE(patientOf(workspace, "1.2.3"), std::string("4711"));
        QCOMPARE(patientOf(workspace, "1.2.3~2"), std::string("0815"));
        QVERIFY(workspace.analyses().outcome("1.2.3", "finds"));
        QVERIFY2(!workspace.analyses().outcome("1.2.3~2", "finds"), "nobody has asked about the other patient");
    }

    // Both stacks have ten images, so their number tells nothing.
    void aResultFollowsItsImages()
    {
        Workspace workspace(folders());
        open(workspace, "/coronal");
        analyse(workspace, "1.2.3");
        QSignalSpy opened(&workspace, &Workspace::opened);
        open(workspace, "/made");
        QCOMPARE(opened.at(0).at(0).toStringList(), QStringList{"1.2.3"});
        QCOMPARE(workspace.series("1.2.3")->orientation, std::string("axial"));
        QCOMPARE(workspace.series("1.2.3#2")->orientation, std::string("coronal"));
        QVERIFY2(!workspace.analyses().outcome("1.2.3", "finds"), "no tile may draw the map of other images");
        QVERIFY(workspace.analyses().outcome("1.2.3#2", "finds"));
        QVERIFY(!workspace.analyses().statuses("1.2.3#2").value("finds").isStale);
    }

    void soDoesOneThatIsStillToCome()
    {
        auto gate = std::make_shared<QSemaphore>();
        auto backend = folders();
        backend.analyse = [gate](const shell::AnalysisRequest& request, Job& job) {
            gate->acquire();
            return test::madeAnswer(request, job);
        };
        Workspace workspace(std::move(backend));
        QSignalSpy models(&workspace.models(), &shell::ModelList::changed);
        workspace.models().refresh();
        QTRY_VERIFY(!models.isEmpty());
        open(workspace, "/coronal");
        workspace.analyses().start("1.2.3", "finds", 0);
        open(workspace, "/made");
        QCOMPARE(stateOf(workspace, "1.2.3"), State::NotRequested);
        QCOMPARE(stateOf(workspace, "1.2.3#2"), State::Running);
        gate->release(10);
        QTRY_COMPARE(stateOf(workspace, "1.2.3#2"), State::Findings);
        QCOMPARE(stateOf(workspace, "1.2.3"), State::NotRequested);
    }

    void aThumbnailIsOfTheImagesThatItStandsFor()
    {
        Workspace workspace(folders());
        QSignalSpy ready(&workspace.thumbnails(), &shell::Thumbnails::ready);
        open(workspace, "/coronal");
        QTRY_COMPARE(ready.count(), 1);
        open(workspace, "/made");
        QTRY_COMPARE(ready.count(), 3);
        QStringList ids{ready.at(1).at(0).toString(), ready.at(2).at(0).toString()};
        ids.sort();
        QCOMPARE(ids, (QStringList{"1.2.3", "1.2.3#2"}));
    }

    // Four slices were too few for the model; of ten it is asked again.
    void aSeriesThatGrewIsJudgedAnew()
    {
        auto backend = folders();
        backend.unsuitable = [](const dicom::Series& series, const std::string& id) -> std::optional<nn::Outcome> {
            if (series.frames.size() > 4)
                return std::nullopt;
            nn::Outcome outcome;
            outcome.state = State::NotApplicable;
            outcome.model.id = id;
            return outcome;
        };
        Workspace workspace(std::move(backend));
        QSignalSpy models(&workspace.models(), &shell::ModelList::changed);
        workspace.models().refresh();
        QTRY_VERIFY(!models.isEmpty());
        open(workspace, "/short");
        workspace.analyses().checkSuitability("1.2.3");
        QTRY_COMPARE(stateOf(workspace, "1.2.3"), State::NotApplicable);
        open(workspace, "/made");
        QCOMPARE(workspace.series("1.2.3")->frames.size(), std::size_t{10});
        workspace.analyses().checkSuitability("1.2.3");
        QTRY_VERIFY(!workspace.isChecking());
        QCOMPARE(stateOf(workspace, "1.2.3"), State::NotRequested);
    }

    void aTileFollowsItsImage()
    {
        MadeWindow made(folders());
        made.window.setTileLayout(viewer::Layout::grid(2, 2));
        made.open("/coronal");
        made.tile().viewport().setSlice(6);
        const auto image = made.tile().viewport().shownFrame()->instance;
        made.open("/made");
        const auto& tiles = made.window.tiles().tiles();
        QCOMPARE(tiles[0]->seriesId(), QString("1.2.3#2"));
        QCOMPARE(tiles[0]->viewport().shownFrame()->instance, image);
        QCOMPARE(tiles[1]->seriesId(), QString("1.2.3"));
        QCOMPARE(tiles[1]->series()->orientation, std::string("axial"));
    }
};

QTEST_MAIN(OpenedLaterTest)
#include "opened_later_test.moc"
