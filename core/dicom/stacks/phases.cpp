#include "core/dicom/stacks/phases.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>

namespace lantern::dicom {

namespace {

using Phases = std::vector<std::vector<std::size_t>>;
using Entries = std::vector<PhaseEntry>;

std::vector<std::size_t> byTime(const Entries& entries)
{
    std::vector<std::size_t> order(entries.size());
    std::iota(order.begin(), order.end(), std::size_t(0));
    std::ranges::stable_sort(order, [&](std::size_t a, std::size_t b) { return entries[a].time < entries[b].time; });
    return order;
}

// The times at each place, rising.
std::map<std::size_t, std::vector<double>> timesAtPlaces(const Entries& entries)
{
    std::map<std::size_t, std::vector<double>> times;
    for (const auto index : byTime(entries))
        times[entries[index].place].push_back(entries[index].time);
    return times;
}

std::size_t mostAtAPlace(const Entries& entries)
{
    std::size_t most = 0;
    for (const auto& [place, times] : timesAtPlaces(entries))
        most = std::max(most, times.size());
    return most;
}

bool arePure(const Phases& phases, const Entries& entries)
{
    return std::ranges::all_of(phases, [&](const auto& phase) {
        std::set<std::size_t> places;
        return std::ranges::all_of(phase, [&](std::size_t i) { return places.insert(entries[i].place).second; });
    });
}

// Most images lie in phases that reach more than half of the places.
bool areWhole(const Phases& phases, std::size_t places, std::size_t images)
{
    std::size_t whole = 0;
    for (const auto& phase : phases)
        whole += 2 * phase.size() > places ? phase.size() : 0;
    return 2 * whole >= images;
}

// Cuts the times at the longest pauses, one fewer than the most images that a place has.
Phases byPauses(const Entries& entries, std::size_t most)
{
    const auto order = byTime(entries);
    std::vector<double> pauses;
    for (std::size_t i = 0; i + 1 < order.size(); ++i)
        pauses.push_back(entries[order[i + 1]].time - entries[order[i]].time);
    auto longest = pauses;
    std::ranges::sort(longest, std::ranges::greater());
    const double shortestCut = longest[most - 2];
    const double longestWithin = most - 1 < longest.size() ? longest[most - 1] : 0;
    // A slice that is missing leaves a pause too, which is shorter.
    if (!(shortestCut > 1.4 * longestWithin))
        return {};
    Phases phases(1);
    for (std::size_t i = 0; i < order.size(); ++i) {
        if (i > 0 && pauses[i - 1] >= shortestCut)
            phases.emplace_back();
        phases.back().push_back(order[i]);
    }
    return phases;
}

// Where the cycle begins, in time after the first image: with the first image or, where slices follow one another
// from end to end and the very first of them is missing, where they begin anew.
double beginOfCycle(const std::map<double, std::size_t>& placeAfter)
{
    std::vector<double> rises, falls;    // steps to a higher and to a lower place, with the time of the second
    for (auto step = placeAfter.begin(); step != placeAfter.end(); ++step) {
        const auto next = std::next(step) == placeAfter.end() ? placeAfter.begin() : std::next(step);
        (next->second > step->second ? rises : falls).push_back(next->first);
    }
    return falls.size() == 1 && rises.size() > 1 ? falls.front()
        : rises.size() == 1 && falls.size() > 1  ? rises.front()
                                                 : 0;
}

Phases byPeriod(const Entries& entries)
{
    const auto places = timesAtPlaces(entries);
    std::vector<double> visits;
    for (const auto& [place, times] : places)
        for (std::size_t i = 0; i + 1 < times.size(); ++i)
            visits.push_back(times[i + 1] - times[i]);
    const auto middle = visits.begin() + static_cast<std::ptrdiff_t>(visits.size() / 2);
    std::ranges::nth_element(visits, middle);
    const double period = *middle;
    if (!(period > 0) || !std::ranges::all_of(visits, [&](double visit) {
            const double periods = visit / period, whole = std::round(periods);
            return whole >= 1 && std::abs(periods - whole) <= 0.25;
        }))
        return {};
    const auto order = byTime(entries);
    const double first = entries[order.front()].time;
    constexpr double mostPeriods = 1e9;    // beyond it are times that nobody measured
    if (!(entries[order.back()].time - first < mostPeriods * period))
        return {};
    double step = period;    // between two images
    for (std::size_t i = 0; i + 1 < order.size(); ++i)
        if (const double own = entries[order[i + 1]].time - entries[order[i]].time; own > 0)
            step = std::min(step, own);
    std::map<double, std::size_t> placeAfter;
    for (const auto& [place, times] : places)
        placeAfter[std::fmod(times.front() - first, period)] = place;
    const double begin = first + beginOfCycle(placeAfter) - step / 2;
    std::map<std::size_t, std::pair<long long, double>> last;    // of each place: its phase, its time
    std::map<long long, std::vector<std::size_t>> phases;
    for (const auto index : order) {
        const auto [time, place] = entries[index];
        const auto [known, isNew] =
            last.try_emplace(place, static_cast<long long>(std::floor((time - begin) / period)), time);
        if (!isNew)
            known->second = {known->second.first + std::llround((time - known->second.second) / period), time};
        phases[known->second.first].push_back(index);
    }
    Phases result;
    for (auto& [number, phase] : phases)
        result.push_back(std::move(phase));
    return result;
}

Phases byVisits(const Entries& entries, std::size_t places)
{
    Phases phases;
    std::set<std::size_t> visited;
    for (const auto index : byTime(entries)) {
        if (phases.empty() || visited.contains(entries[index].place)) {
            if (!phases.empty() && phases.back().size() < places)
                return {};
            visited.clear();
            phases.emplace_back();
        }
        visited.insert(entries[index].place);
        phases.back().push_back(index);
    }
    return phases;
}

}

std::vector<std::vector<std::size_t>> phasesOf(const std::vector<PhaseEntry>& entries)
{
    const auto places = timesAtPlaces(entries).size();
    const auto most = mostAtAPlace(entries);
    if (most < 2)
        return {};
    for (auto phases : {byPeriod(entries), byPauses(entries, most), byVisits(entries, places)})
        if (phases.size() > 1 && arePure(phases, entries) && areWhole(phases, places, entries.size()))
            return phases;
    return {};
}

std::vector<std::vector<std::size_t>> phasesByRank(const std::vector<PhaseEntry>& entries)
{
    const auto most = mostAtAPlace(entries);
    if (entries.size() != timesAtPlaces(entries).size() * most)
        return {};
    Phases phases(most);
    std::map<std::size_t, std::size_t> ranks;
    std::map<std::size_t, double> last;
    for (const auto index : byTime(entries)) {
        const auto [time, place] = entries[index];
        if (const auto before = last.find(place); before != last.end() && before->second == time)
            return {};
        last[place] = time;
        phases[ranks[place]++].push_back(index);
    }
    return phases;
}

}
