// Work on another thread: answered once, on the GUI thread, and never to one who is gone.
#include "ui/lanes/lane.h"

#include <QSemaphore>
#include <QSignalSpy>
#include <QTest>
#include <QThread>
#include <atomic>
#include <memory>
#include <random>
#include <stdexcept>
#include <vector>

using namespace lantern;
using lanes::Lane;
using lanes::Progress;
using lanes::Task;

namespace {

Result<int> seven(Job&) { return 7; }

}

class LaneTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void anAnswerComesOnceOnTheGuiThread()
    {
        Lane lane(2);
        std::vector<int> answers;
        QThread* worker = nullptr;
        auto task = lane.start(
            this,
            [&worker](Job&) -> Result<int> {
                worker = QThread::currentThread();
                return 7;
            },
            [&](Result<int> answer) {
                QCOMPARE(QThread::currentThread(), thread());
                answers.push_back(answer.value_or(-1));
            });
        QSignalSpy finished(task, &Task::finished);
        QVERIFY(answers.empty());
        QTRY_VERIFY(!task);
        QCOMPARE(answers, std::vector{7});
        QCOMPARE(finished.count(), 1);
        QVERIFY(worker && worker != thread());
    }

    // Askers come and go at every moment of their work's life; whoever is gone hears nothing.
    void oneWhoIsGoneHearsNothing()
    {
        Lane lane(4);
        std::mt19937 dice(1);
        int heard = 0, asked = 0;
        std::vector<std::unique_ptr<QObject>> askers;
        for (int i = 0; i < 4000; ++i) {
            auto asker = std::make_unique<QObject>();
            auto alive = std::make_shared<bool>(true);
            connect(asker.get(), &QObject::destroyed, this, [alive] { *alive = false; });
            lane.start(asker.get(), seven, [&heard, alive](Result<int>) {
                QVERIFY(*alive);
                ++heard;
            });
            ++asked;
            askers.push_back(std::move(asker));
            if (dice() % 3 == 0)
                askers.erase(askers.begin() + static_cast<std::ptrdiff_t>(dice() % askers.size()));
            if (dice() % 16 == 0)
                QCoreApplication::processEvents();
        }
        QTRY_COMPARE(lane.findChildren<Task*>().size(), 0);
        QVERIFY(heard > 0 && heard < asked);
    }

    // A lane that goes waits for the work that was begun, drops the rest, and gives no answer any more.
    void aLaneThatGoesWaitsForItsWork()
    {
        int answers = 0;
        std::atomic<int> begun = 0, ended = 0;
        for (int i = 0; i < 200; ++i) {
            Lane lane(2);
            for (int k = 0; k < 8; ++k)
                lane.start(
                    this,
                    [&](Job& job) -> Result<int> {
                        ++begun;
                        while (!job.cancelled())
                            QThread::yieldCurrentThread();
                        ++ended;
                        return 1;
                    },
                    [&](Result<int>) { ++answers; });
        }
        QCoreApplication::processEvents();
        QCOMPARE(begun.load(), ended.load());
        QCOMPARE(answers, 0);
    }

    // The answer may destroy the asker, and with it the lane.
    void anAnswerMayEndTheLane()
    {
        struct Asker : QObject {
            Lane lane{1};
        };
        auto asker = std::make_unique<Asker>();
        bool isAnswered = false;
        asker->lane.start(asker.get(), seven, [&](Result<int>) {
            isAnswered = true;
            asker.reset();
        });
        QTRY_VERIFY(isAnswered);
        QVERIFY(!asker);
    }

    // What was cancelled never gives its answer, even where that was on its way already.
    void whatIsCancelledAfterItEndedIsCancelled()
    {
        Lane lane(1);
        std::vector<ErrorCode> codes;
        auto task = lane.start(this, seven, [&](Result<int> answer) {
            codes.push_back(answer ? ErrorCode::Internal : answer.error().code);
        });
        // The next work begins when the first has ended; no event was handled meanwhile.
        QSemaphore second;
        lane.start(
            this,
            [&second](Job&) -> Result<int> {
                second.release();
                return 1;
            },
            [](Result<int>) {});
        second.acquire();
        task->cancel();
        QTRY_VERIFY(!task);
        QCOMPARE(codes, std::vector{ErrorCode::Cancelled});
    }

    // Nobody waits for the work ahead to hear that his own will not be done.
    void whatNobodyBeganIsCancelledAtOnce()
    {
        Lane lane(1);
        QSemaphore mayEnd;
        bool isBegun = false;
        lane.start(
            this,
            [&mayEnd](Job&) -> Result<int> {
                mayEnd.acquire();
                return 1;
            },
            [](Result<int>) {});
        std::vector<ErrorCode> codes;
        auto task = lane.start(
            this,
            [&isBegun](Job&) -> Result<int> {
                isBegun = true;
                return 2;
            },
            [&](Result<int> answer) { codes.push_back(answer ? ErrorCode::Internal : answer.error().code); });
        task->cancel();
        QVERIFY2(codes.empty(), "nobody is called back from within cancel()");
        task->cancel();
        QTRY_VERIFY(!task);
        QCOMPARE(codes, std::vector{ErrorCode::Cancelled});
        mayEnd.release();
        QTRY_COMPARE(lane.findChildren<Task*>().size(), 0);
        QCOMPARE(codes.size(), std::size_t{1});
        QVERIFY(!isBegun);
    }

    void anExceptionIsASentence()
    {
        Lane lane(1);
        std::vector<Error> errors;
        const auto note = [&](Result<int> answer) { errors.push_back(answer.error()); };
        lane.start(
            this, [](Job&) -> Result<int> { throw std::bad_alloc(); }, note);
        lane.start(
            this, [](Job&) -> Result<int> { throw std::runtime_error("The codec stopped."); }, note);
        QTRY_COMPARE(errors.size(), std::size_t{2});
        QCOMPARE(errors[0].code, ErrorCode::OutOfMemory);
        QCOMPARE(errors[1].sentence(), std::string("The codec stopped."));
    }

    // Threads overtake each other, a second pass begins at nought, and a total grows while things are found.
    void progressNeverGoesBack()
    {
        const std::vector<std::vector<std::pair<std::int64_t, std::int64_t>>> reports{
            {{1, 4}, {3, 4}, {2, 4}, {4, 4}},
            {{1, 2}, {2, 2}, {0, 10}, {5, 10}, {10, 10}},
            {{10, 20}, {15, 100}, {90, 100}},
            {{0, 0}, {7, 0}, {7, 9}},
            {{5'000'000'000, 10'000'000'000}, {1, 10'000'000'000}},
            {{12, 10}, {3, 10}}};
        for (const auto& series : reports) {
            Lane lane(1);
            Progress last;
            int told = 0;
            QSemaphore mayGo;
            auto task = lane.start(
                this,
                [&](Job& job) -> Result<int> {
                    for (const auto& [done, total] : series) {
                        job.report(done, total);
                        mayGo.acquire();
                    }
                    return 1;
                },
                [](Result<int>) {});
            connect(task, &Task::progressed, this, [&, task] {
                const Progress now = task->progress();
                QVERIFY(now.share >= last.share && now.done >= last.done && now.total >= last.total);
                QVERIFY(now.share <= 1);
                last = now;
                ++told;
                mayGo.release();
            });
            QTRY_VERIFY(!task);
            QCOMPARE(told, static_cast<int>(series.size()));
            QVERIFY(last.share > 0);
        }
    }

    // Work that reports at every step does not fill the queue of events.
    void reportsThatNobodyLookedAtAreOne()
    {
        Lane lane(1);
        int told = 0;
        QSemaphore reported;
        auto task = lane.start(
            this,
            [&](Job& job) -> Result<int> {
                for (int i = 1; i <= 100000; ++i)
                    job.report(i, 100000);
                reported.release();
                return 1;
            },
            [](Result<int>) {});
        connect(task, &Task::progressed, this, [&, task] {
            ++told;
            QCOMPARE(task->progress().share, 1.0);
        });
        reported.acquire();
        QTRY_VERIFY(!task);
        QCOMPARE(told, 1);
    }
};

QTEST_GUILESS_MAIN(LaneTest)
#include "lane_test.moc"
