#include "core/measure/book.h"

#include <algorithm>
#include <fmt/format.h>
#include <random>
#include <utility>

namespace lantern::measure {

namespace {

// 128 bits: two windows never give the same.
std::string newUid()
{
    std::random_device random;
    return fmt::format("{:08x}{:08x}{:08x}{:08x}", random(), random(), random(), random());
}

}

std::vector<Measurement> Book::ofStudy(const std::string& studyUid) const
{
    std::vector<Measurement> found;
    std::ranges::copy_if(m_all, std::back_inserter(found), [&](const auto& one) { return one.studyUid == studyUid; });
    return found;
}

const Measurement* Book::find(int id) const
{
    const auto found = std::ranges::lower_bound(m_all, id, {}, &Measurement::id);
    return found == m_all.end() || found->id != id ? nullptr : &*found;
}

int Book::add(Measurement measurement)
{
    measurement.id = ++m_lastId;
    measurement.uid = newUid();
    measurement.number = ++m_lastNumber[measurement.studyUid];
    take({{std::nullopt, std::move(measurement)}});
    return m_lastId;
}

void Book::change(int id, Shape shape, MeasurementValues figures)
{
    const Measurement* before = find(id);
    if (!before || before->shape == shape)
        return;
    Measurement after = *before;
    after.shape = std::move(shape);
    after.figures = std::move(figures);
    take({{*before, std::move(after)}});
}

void Book::remove(int id)
{
    if (const Measurement* measurement = find(id))
        take({{*measurement, std::nullopt}});
}

void Book::clear(const std::string& studyUid)
{
    Step step;
    for (const Measurement& measurement : m_all)
        if (measurement.studyUid == studyUid)
            step.push_back({measurement, std::nullopt});
    if (!step.empty())
        take(std::move(step));
}

void Book::take(Step step)
{
    for (const Change& change : step)
        apply(change, true);
    m_done.push_back(std::move(step));
    m_undone.clear();
}

void Book::apply(const Change& change, bool forward)
{
    const auto& from = forward ? change.before : change.after;
    const auto& to = forward ? change.after : change.before;
    const auto at = std::ranges::lower_bound(m_all, (from ? from : to)->id, {}, &Measurement::id);
    if (from && to)
        *at = *to;
    else if (from)
        m_all.erase(at);
    else
        m_all.insert(at, *to);
}

std::optional<std::string> Book::undo()
{
    if (m_done.empty())
        return std::nullopt;
    Step step = std::move(m_done.back());
    m_done.pop_back();
    for (const Change& change : step)    // each speaks of another measurement: any order will do
        apply(change, false);
    const auto& first = step.front();
    std::string study = (first.before ? first.before : first.after)->studyUid;
    m_undone.push_back(std::move(step));
    return study;
}

std::optional<std::string> Book::redo()
{
    if (m_undone.empty())
        return std::nullopt;
    Step step = std::move(m_undone.back());
    m_undone.pop_back();
    for (const Change& change : step)
        apply(change, true);
    const auto& first = step.front();
    std::string study = (first.before ? first.before : first.after)->studyUid;
    m_done.push_back(std::move(step));
    return study;
}

void Book::open(const std::string& studyUid, std::vector<Measurement> measurements)
{
    int& last = m_lastNumber[studyUid];
    for (Measurement& measurement : measurements) {
        measurement.id = ++m_lastId;
        measurement.studyUid = studyUid;
        last = std::max(last, measurement.number);
        m_all.push_back(std::move(measurement));
    }
}

void Book::closeAll()
{
    const int last = m_lastId;
    *this = Book();
    m_lastId = last;
}

}
