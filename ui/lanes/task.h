#pragma once

#include <QObject>
#include <cstdint>
#include <functional>
#include <memory>

namespace lantern::lanes {

// How far work is. Reports may come from several threads and overtake each other, and a total may grow while
// things are still being found; what is shown of it never goes back.
struct Progress {
    std::int64_t done = 0, total = 0;    // the most that was ever reported of each
    double share = 0;    // of the whole, 0 to 1

    void take(std::int64_t nowDone, std::int64_t nowTotal);
    bool operator==(const Progress&) const = default;
};

// Work that a Lane was asked for, as the GUI thread sees it. It goes by itself once it has finished.
class Task final : public QObject {
    Q_OBJECT
public:
    ~Task() override;

    // From here on the answer is Cancelled, even where the work has ended already and its answer only waits to be
    // given. It comes at once where nobody has begun the work, else when the work heeds its Job.
    void cancel();
    const Progress& progress() const { return m_progress; }

Q_SIGNALS:
    void progressed();
    void finished();    // after the answer was given

private:
    friend class Lane;
    struct Shared;    // with the worker
    using Deliver = std::function<void(bool isCancelled)>;

    Task(QObject* lane, Deliver deliver);
    void takeProgress();
    void finish();

    std::shared_ptr<Shared> m_shared;
    Deliver m_deliver;    // lives and dies on the GUI thread
    Progress m_progress;
};

}
