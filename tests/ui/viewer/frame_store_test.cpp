// Frames are decoded in the order in which a reader needs them, and never more are held than fit.
#include "ui/viewer/stack/frame_store.h"

#include "core/pixels/values.h"
#include "tests/support/said.h"
#include "tests/ui/made_series.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <mutex>

using namespace lantern;
using viewer::FrameStore;

namespace {

// A decoder that notes what it is asked for, and waits where a test wants it to.
struct Noting {
    std::mutex mutex;
    std::vector<int> asked;    // slices
    QSemaphore mayGo;
    bool waits = false;

    FrameStore::Decoder decoder()
    {
        return [this](const dicom::FrameRef& frame) {
            {
                const std::lock_guard lock(mutex);
                asked.push_back(frame.instance->instanceNumber.value_or(0) - 1);
            }
            if (waits)
                mayGo.acquire();
            return test::madePixels(frame);
        };
    }
    std::vector<int> order()
    {
        const std::lock_guard lock(mutex);
        return asked;
    }
};

}

class FrameStoreTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsLookedAtComesFirstThenItsNeighbours()
    {
        Noting noting;
        FrameStore store(noting.decoder(), 1, test::MadeBudget);
        const auto series = test::madeSeries();
        const QObject viewer;
        store.watch(&viewer, series, 10);
        QTRY_VERIFY(store.isComplete(*series));
        const auto order = noting.order();
        QCOMPARE(order.size(), std::size_t{20});    // each once
        QCOMPARE(order.front(), 10);
        for (std::size_t i = 1; i < order.size(); ++i)
            QVERIFY(std::abs(order[i] - 10) >= std::abs(order[i - 1] - 10) - 1);
        QCOMPARE(store.loadedCount(*series), 20);
        store.watch(&viewer, nullptr, 0);
    }

    // Scrolling on does not wait for frames that nobody looks at any more.
    void aNewPlaceOvertakesTheOldOne()
    {
        Noting noting;
        noting.waits = true;
        FrameStore store(noting.decoder(), 1, test::MadeBudget);
        const auto series = test::madeSeries();
        const QObject viewer;
        store.watch(&viewer, series, 0);
        QTRY_COMPARE(noting.order().size(), std::size_t{1});
        store.watch(&viewer, series, 19);
        noting.mayGo.release();
        QTRY_COMPARE(noting.order().size(), std::size_t{2});
        QCOMPARE(noting.order(), (std::vector{0, 19}));
        noting.mayGo.release(100);
        QTRY_VERIFY(store.isComplete(*series));
        store.watch(&viewer, nullptr, 0);
    }

    void aThumbnailWaitsForTheOpenSeries()
    {
        Noting noting;
        noting.waits = true;
        FrameStore store(noting.decoder(), 1, test::MadeBudget);
        const auto series = test::madeSeries({.slices = 3}), other = test::madeSeries({.uid = "1.5", .slices = 30});
        const QObject viewer;
        store.watch(&viewer, series, 0);
        store.want(other->frames[29]);
        noting.mayGo.release(100);
        QTRY_VERIFY(store.image(other->frames[29]));
        QCOMPARE(noting.order().back(), 29);
        store.watch(&viewer, nullptr, 0);
    }

    // What is on the screen stays; the farthest goes when there is no room.
    void theBudgetIsKeptAndTheScreenToo()
    {
        const auto series = test::madeSeries();
        const std::size_t one = pixels::bytesOf(*test::madePixels(series->frames[0]).value());
        FrameStore store(test::madePixels, 1, 5 * one);
        const QObject viewer;
        const auto held = [&] {
            int count = 0;
            for (const auto& frame : series->frames)
                count += store.image(frame) != nullptr;
            return count;
        };
        store.watch(&viewer, series, 2);
        QTRY_VERIFY(store.image(series->frames[2]));
        QTest::qWait(100);
        QVERIFY(held() <= 6);
        store.watch(&viewer, series, 17);
        QTRY_VERIFY(store.image(series->frames[17]));
        QTest::qWait(100);
        QVERIFY(held() <= 6);
        QVERIFY(store.image(series->frames[17]));
        store.watch(&viewer, nullptr, 0);
    }

    void aFailureIsKeptAndNotAskedForAgain()
    {
        int asked = 0;
        FrameStore store(
            [&asked](const dicom::FrameRef&) -> Result<pixels::ImagePtr> {
                ++asked;
                return fail(ErrorCode::Malformed, test::said("The pixel data are empty."));
            },
            1, test::MadeBudget);
        const auto series = test::madeSeries({.slices = 1});
        const QObject viewer;
        store.watch(&viewer, series, 0);
        QTRY_VERIFY(store.failure(series->frames[0]));
        QCOMPARE(store.failure(series->frames[0])->sentence(), std::string("The pixel data are empty."));
        QVERIFY(store.isComplete(*series));
        store.watch(&viewer, series, 0);
        QTest::qWait(50);
        QCOMPARE(asked, 1);
        store.watch(&viewer, nullptr, 0);
    }

    // The answer of a folder that was closed meanwhile is dropped.
    void aLateAnswerIsDropped()
    {
        Noting noting;
        noting.waits = true;
        FrameStore store(noting.decoder(), 1, test::MadeBudget);
        const auto series = test::madeSeries();
        const QObject viewer;
        store.watch(&viewer, series, 5);
        QTRY_COMPARE(noting.order().size(), std::size_t{1});
        QSignalSpy ready(&store, &FrameStore::frameReady);
        store.watch(&viewer, nullptr, 0);
        store.clear();
        noting.mayGo.release(100);
        QTest::qWait(100);
        QCOMPARE(ready.count(), 0);
        QVERIFY(!store.image(series->frames[5]));
        QVERIFY(store.isIdle());
    }

    void closingWaitsForTheWorker()
    {
        Noting noting;
        {
            FrameStore store(noting.decoder(), 2, test::MadeBudget);
            const QObject viewer;
            store.watch(&viewer, test::madeSeries(), 5);
        }
        const auto before = noting.order().size();
        QTest::qWait(50);
        QCOMPARE(noting.order().size(), before);    // nobody decodes for a store that is gone
    }
};

QTEST_GUILESS_MAIN(FrameStoreTest)
#include "frame_store_test.moc"
