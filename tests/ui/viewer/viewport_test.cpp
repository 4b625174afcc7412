#include "core/display/view_changes.h"
#include "tests/ui/made_series.h"
#include "ui/viewer/links/links.h"
#include "ui/viewer/places.h"
#include "ui/viewer/stack/stack_viewport.h"
#include "ui/viewer/tools/tool.h"

#include <QSignalSpy>
#include <QTest>

using namespace lantern;
using viewer::LinkId;
using viewer::StackViewport;
using viewer::ToolId;

namespace {

// Views without a window: what tools and links do to them needs none.
struct Views {
    viewer::FrameStore store{test::madePixels, 1, test::MadeBudget};
    StackViewport one{surface()}, other{surface()};
    std::array<viewer::Viewport*, 2> both{&one, &other};

    static StackViewport::SurfaceNow surface()
    {
        return [] { return viewer::Surface{{400, 320}, {.size = {400, 320}}, 4.0}; };
    }
    void show(StackViewport& view, const test::Making& making)
    {
        const auto series = test::madeSeries(making);
        view.show(std::make_unique<viewer::FrameStack>(store, series), -1);
        QVERIFY(QTest::qWaitFor([&] { return store.isComplete(*series) && view.shown().image; }));
    }
    viewer::OnScreen onScreen() const { return {both, nullptr}; }
};

void drag(viewer::Viewport& view, ToolId id, QPointF from, QPointF by, Qt::KeyboardModifiers keys = {})
{
    const auto tool = viewer::makeTool(id);
    tool->press(view, {from, {}, keys, from});
    tool->drag(view, {from, by, keys, from + by});
    tool->release(view, {from, {}, keys, from + by});
}

pixels::Window windowOf(const viewer::Viewport& view) { return std::get<pixels::Window>(view.voiState().voi); }

}

class ViewportTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void toolsWorkWithoutAWindow()
    {
        Views views;
        views.show(views.one, {});
        const auto view = views.one.view();
        const auto under = views.one.pixelAt({100, 90});
        drag(views.one, ToolId::pan, {100, 90}, {12, -7});
        QCOMPARE(views.one.view().panX, view.panX + 12);
        QCOMPARE(views.one.view().panY, view.panY - 7);
        QCOMPARE(views.one.pixelAt({112, 83}).column, under.column);

        const auto held = views.one.pixelAt({200, 40});
        drag(views.one, ToolId::zoom, {200, 40}, {0, -150});
        QCOMPARE(views.one.view().zoom, 2 * view.zoom);
        QVERIFY(std::abs(views.one.pixelAt({200, 40}).column - held.column) < 1e-9);
        QVERIFY(std::abs(views.one.pixelAt({200, 40}).row - held.row) < 1e-9);

        const auto window = windowOf(views.one);
        const double step = views.one.voiState().valueRange / 1024;
        drag(views.one, ToolId::window, {50, 50}, {10, 20});
        QCOMPARE(windowOf(views.one).width, window.width + 10 * step);
        QCOMPARE(windowOf(views.one).centre, window.centre - 20 * step);

        // 20 slices along two thirds of 320: one each 10.72.
        drag(views.one, ToolId::scroll, {50, 50}, {0, 33});
        QCOMPARE(views.one.slice(), 13);
    }

    void aTurnedPictureStaysFittedAndAMovedOneDoesNot()
    {
        Views views;
        views.show(views.one, {.rows = 48, .columns = 96});
        const double fitted = views.one.view().zoom;
        QVERIFY(std::abs(fitted - 400.0 / 96) < 1e-9);
        views.one.setView(display::turned(views.one.view(), 1));
        QVERIFY(std::abs(views.one.view().zoom - 320.0 / 96) < 1e-9);
        views.one.setView(display::panned(views.one.view(), 5, 0));
        views.one.setView(display::turned(views.one.view(), -1));
        QVERIFY(std::abs(views.one.view().zoom - 320.0 / 96) < 1e-9);    // as it was left
    }

    void whatAFollowerShowsDoesNotComeBack()
    {
        Views views;
        views.show(views.one, {});
        views.show(views.other, {.uid = "1.5", .slices = 40, .betweenSlices = 1});
        viewer::Links links;
        int told = 0;
        QObject::connect(&views.other, &StackViewport::windowed, [&] { ++told; });
        links.setOn(LinkId::window, true, views.one, views.onScreen());
        views.one.setSlice(4);
        links.scrolled(views.one, views.onScreen());
        QCOMPARE(views.other.slice(), 8);
        views.one.setWindow(pixels::Window{.centre = 60, .width = 300});
        links.windowed(views.one, views.onScreen());
        QCOMPARE(windowOf(views.other).centre, 60.0);
        QCOMPARE(windowOf(views.other).width, 300.0);
        QCOMPARE(told, 0);
    }

    void aWindowIsSharedByOneModalityAlone()
    {
        Views views;
        views.show(views.one, {});
        views.show(views.other, {.uid = "1.6", .modality = "MR", .unit = "", .frameOfReference = "2.9"});
        const auto before = windowOf(views.other);
        viewer::Links links;
        links.setOn(LinkId::window, true, views.one, views.onScreen());
        views.one.setWindow(pixels::Window{.centre = 60, .width = 300});
        links.windowed(views.one, views.onScreen());
        QVERIFY(windowOf(views.other) == before);
        QVERIFY(!views.other.voiState().isOwn);
    }

    // The series' own windows again, each its own, when the leader goes back to them.
    void asAcquiredIsSharedAsWhatItMeans()
    {
        Views views;
        views.show(views.one, {});
        views.show(views.other, {.uid = "1.5"});
        viewer::Links links;
        links.setOn(LinkId::window, true, views.one, views.onScreen());
        const auto own = windowOf(views.other);
        views.one.setWindow(pixels::Window{.centre = 60, .width = 300});
        views.one.setInverted(true);
        links.windowed(views.one, views.onScreen());
        QVERIFY(views.other.voiState().isInverted);
        views.one.showAsAcquired();
        links.windowed(views.one, views.onScreen());
        QVERIFY(windowOf(views.other) == own);
        QVERIFY(!views.other.voiState().isOwn);
    }

    void referenceLinesGoWithTheirLink()
    {
        Views views;
        views.show(views.one, {});
        views.show(views.other, {.uid = "1.5"});
        viewer::Links links;
        const auto isOn = [](const StackViewport& view) {
            return view.state().layers[display::LayerId::reference_lines].isOn;
        };
        links.shown(views.onScreen());
        QVERIFY(!isOn(views.one));
        links.setOn(LinkId::reference_lines, true, views.one, views.onScreen());
        QVERIFY(isOn(views.one) && isOn(views.other));
        QCOMPARE(views.one.sources().others.size(), std::size_t(1));
        QCOMPARE(views.one.sources().others.front().instance().series.uid, std::string("1.5"));
        links.setOn(LinkId::reference_lines, false, views.one, views.onScreen());
        QVERIFY(!isOn(views.one) && !isOn(views.other));
    }

    void emptyViewsAreLeftAlone()
    {
        Views views;
        views.show(views.one, {});
        viewer::Links links;
        for (const auto id : {LinkId::position, LinkId::window, LinkId::reference_lines})
            links.setOn(id, true, views.other, views.onScreen());
        links.scrolled(views.one, views.onScreen());
        links.windowed(views.one, views.onScreen());
        links.shown(views.onScreen());
        QVERIFY(!views.other.picture());
        for (const auto id : {ToolId::pan, ToolId::zoom, ToolId::window, ToolId::scroll, ToolId::length})
            drag(views.other, id, {10, 10}, {30, 30});
        QVERIFY(!views.other.picture());
    }
};

QTEST_MAIN(ViewportTest)
#include "viewport_test.moc"
