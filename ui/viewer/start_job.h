#pragma once

#include "core/base/job.h"
#include "core/base/result.h"

#include <QFuture>
#include <QPromise>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentRun>
#include <algorithm>
#include <exception>
#include <new>
#include <utility>

namespace lantern::viewer {

// A Job that speaks to a QPromise: QFuture::cancel() stops it, QFutureWatcher hears its progress.
template <class T>
class PromiseJob final : public Job {
public:
    explicit PromiseJob(QPromise<T>& promise)
        : m_promise(promise)
    {
    }
    bool cancelled() const override { return m_promise.isCanceled(); }
    void report(std::int64_t done, std::int64_t total) override
    {
        // A promise counts in ints; a count of bytes would not fit.
        const std::int64_t scale = std::max<std::int64_t>(1, total / 1'000'000);
        m_promise.setProgressRange(0, static_cast<int>(total / scale));
        m_promise.setProgressValue(static_cast<int>(done / scale));
    }

private:
    QPromise<T>& m_promise;
};

// Runs work(Job&) on a lane; it takes values and gives back a Result. Attach .then(this, ...): it
// arrives on the GUI thread, and not at all once `this` is gone or the future was cancelled.
// A worker that runs out of memory or meets a library's exception answers with a sentence.
template <class Work>
auto startJob(QThreadPool& lane, Work work)
{
    using Answer = std::invoke_result_t<Work, Job&>;
    return QtConcurrent::run(&lane, [work = std::move(work)](QPromise<Answer>& promise) mutable {
        PromiseJob<Answer> job(promise);
        try {
            promise.addResult(work(job));
        } catch (const std::bad_alloc&) {
            promise.addResult(Answer(fail(ErrorCode::OutOfMemory, "There is not enough memory for this.")));
        } catch (const std::exception& exception) {
            promise.addResult(Answer(fail(ErrorCode::Internal, exception.what())));
        }
    });
}

}
