#pragma once

#include <cstdint>

namespace lantern {

// How long work tells where it stands and learns that it should stop. The window's Job speaks to a
// QPromise, the command line's to stderr and Ctrl-C. Called from worker threads.
class Job {
public:
    virtual ~Job() = default;
    virtual bool cancelled() const = 0;
    virtual void report(std::int64_t done, std::int64_t total) = 0;
};

// For work that nobody watches.
class QuietJob final : public Job {
public:
    bool cancelled() const override { return false; }
    void report(std::int64_t, std::int64_t) override { }
};

}
