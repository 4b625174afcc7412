#include "ui/timeline/time_axis.h"

#include "core/record/moment.h"

#include <QLocale>
#include <algorithm>
#include <array>
#include <cmath>

namespace lantern::timeline {

namespace {

constexpr double minute = 60, hour = 3600, day = 86400, year = 365.2425 * day;
constexpr double ticksApart = 90;    // pixels, at least

double monthsTick(double seconds, int months)
{
    const auto date = record::dateFromDays(std::int64_t(std::floor(seconds / day)));
    const int index = (date.year * 12 + date.month - 1) / months * months;
    return double(record::daysFromDate(index / 12, index % 12 + 1, 1)) * day;
}

double nextMonthsTick(double seconds, int months) { return monthsTick(seconds + (31.0 * months + 2) * day, months); }

}

void TimeAxis::setPixels(double left, double right)
{
    m_left = left;
    m_right = std::max(right, left + 1);
}

void TimeAxis::setBounds(double earliest, double latest)
{
    // A margin on both sides, so that the first and last event can be pointed at.
    const double margin = std::max((latest - earliest) * 0.02, 10 * minute);
    m_earliest = earliest - margin;
    m_latest = latest + margin;
    showAll();
}

void TimeAxis::show(double from, double to)
{
    m_from = from;
    m_to = to;
    keepInside();
}

void TimeAxis::showAll() { show(m_earliest, m_latest); }

void TimeAxis::zoomAt(double pixel, double factor)
{
    const double fixed = secondsFromPixel(pixel);
    const double length = std::clamp((m_to - m_from) / factor, 10 * minute, m_latest - m_earliest);
    const double share = (pixel - m_left) / (m_right - m_left);
    show(fixed - share * length, fixed + (1 - share) * length);
}

void TimeAxis::panBy(double pixels)
{
    const double seconds = pixels * (m_to - m_from) / (m_right - m_left);
    show(m_from - seconds, m_to - seconds);
}

void TimeAxis::keepInside()
{
    const double length = std::min(m_to - m_from, m_latest - m_earliest);
    m_from = std::clamp(m_from, m_earliest, m_latest - length);
    m_to = m_from + length;
}

double TimeAxis::pixelFromSeconds(double seconds) const
{
    return m_left + (seconds - m_from) / (m_to - m_from) * (m_right - m_left);
}

double TimeAxis::secondsFromPixel(double pixel) const
{
    return m_from + (pixel - m_left) / (m_right - m_left) * (m_to - m_from);
}

std::vector<TimeAxis::Tick> TimeAxis::ticks(record::Clock clock) const
{
    const double least = (m_to - m_from) / (m_right - m_left) * ticksApart;
    std::vector<Tick> ticks;
    const auto put = [&](double seconds, const QString& text) {
        if (seconds >= m_from && seconds <= m_to)
            ticks.push_back({pixelFromSeconds(seconds), text});
    };
    constexpr std::array steps{10 * minute, 30 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, 2 * day, 7 * day};
    const auto step = std::find_if(steps.begin(), steps.end(), [&](double s) { return s >= least; });
    if (step != steps.end()) {
        for (double at = std::ceil(m_from / *step) * *step; at <= m_to; at += *step) {
            const auto iso = record::textOf({std::int64_t(at), record::Precision::Minute, 0}, clock);
            const auto text = QString::fromStdString(iso);
            if (clock == record::Clock::SinceAdmission)
                put(at, text);
            else
                put(at, std::fmod(at, day) == 0 ? text.left(10) : text.mid(11, 5));
        }
        return ticks;
    }
    const int months = least < 31 * day ? 1
        : least < 92 * day              ? 3
        : least < year                  ? 12
                                        : 12 * int(std::ceil(least / year));
    for (double at = monthsTick(m_from, months); at <= m_to; at = nextMonthsTick(at, months)) {
        const auto date =
            QString::fromStdString(record::textOf({std::int64_t(at), record::Precision::Month, 0}, clock));
        put(at, months >= 12 ? date.left(4) : date);
    }
    return ticks;
}

std::vector<TickWords> wordsOf(const std::vector<TimeAxis::Tick>& ticks, double right, double gap,
                               const std::function<double(const QString&)>& widthOf)
{
    std::vector<TickWords> words;
    double free = right;    // up to where words may reach
    for (auto tick = ticks.rbegin(); tick != ticks.rend(); ++tick) {
        const double width = widthOf(tick->text);
        const bool fits = tick->pixel + gap + width < right;
        const double left = fits ? tick->pixel + gap : tick->pixel - gap - width;
        if (left + width > free)
            continue;
        free = left - gap;
        words.insert(words.begin(), {left, tick->text});
    }
    return words;
}

}
