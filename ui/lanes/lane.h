#pragma once

#include "core/base/job.h"
#include "core/base/messages.h"
#include "core/base/result.h"
#include "ui/lanes/task.h"

#include <QPointer>
#include <QThreadPool>
#include <exception>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace lantern::lanes {

// Other people's words, which nobody translates.
inline constexpr MessageKind<std::string> exceptionSays{"lanes", "ExceptionSays", "{0}"};

// A queue of work with threads of its own. Everything of it but the work itself happens on the GUI thread:
//  - a worker knows neither the asker nor what is done with the answer. It posts to the lane alone, and a lane
//    waits for its workers before it goes;
//  - whether the asker is still there is looked up where askers come and go, on the GUI thread, at the moment
//    when the answer is given;
//  - each start() is answered once, with what the work gave back or with Cancelled.
class Lane final : public QObject {
public:
    explicit Lane(int threads, QObject* parent = nullptr);
    ~Lane() override;    // cancels everything and waits; what has not been answered by now never will be

    int threads() const { return m_pool.maxThreadCount(); }

    // Runs work(Job&), which takes values and gives back a Result, then then(Result) on the GUI thread, not at all
    // once `asker` is gone. A worker that runs out of memory or meets a library's exception answers with a sentence.
    template <class Work, class Then>
    QPointer<Task> start(const QObject* asker, Work work, Then then)
    {
        using Answer = std::invoke_result_t<Work&, Job&>;
        auto answer = std::make_shared<std::optional<Answer>>();
        return begin(
            [answer, work = std::move(work)](Job& job) mutable { answer->emplace(answerOf(work, job)); },
            [answer, asker = QPointer<const QObject>(asker), then = std::move(then)](bool isCancelled) mutable {
                if (!asker)
                    return;
                if (isCancelled)
                    then(Answer(fail(ErrorCode::Cancelled, messages::WorkCancelled)));
                else
                    then(*std::move(*answer));
            });
    }

private:
    template <class Work>
    static std::invoke_result_t<Work&, Job&> answerOf(Work& work, Job& job)
    {
        try {
            return work(job);
        } catch (const std::bad_alloc&) {
            return fail(ErrorCode::OutOfMemory, messages::NoMemory);
        } catch (const std::exception& exception) {
            return fail(ErrorCode::Internal, exceptionSays(exception.what()));
        }
    }

    QPointer<Task> begin(std::function<void(Job&)> work, Task::Deliver deliver);

    QThreadPool m_pool;
};

}
