#pragma once

#include "core/base/job.h"

#include <cmath>

namespace lantern {

// A pass of work that has several: its whole is a part, from `from` to `to`, of the job's. Parts of parts add up, so
// that progress goes from 0 to 1 once, whatever is done in between.
class PartOfJob final : public Job {
public:
    PartOfJob(Job& job, double from, double to)
        : m_job(job)
        , m_from(from)
        , m_to(to)
    {
    }
    bool cancelled() const override { return m_job.cancelled(); }
    void report(std::int64_t done, std::int64_t total) override
    {
        constexpr double steps = 1e6;
        if (total > 0)
            m_job.report(
                std::llround(steps
                             * (m_from + (m_to - m_from) * static_cast<double>(done) / static_cast<double>(total))),
                static_cast<std::int64_t>(steps));
    }

private:
    Job& m_job;
    double m_from, m_to;
};

}
