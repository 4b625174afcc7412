#include "ui/viewer/cine.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lantern::viewer {

namespace {

constexpr double UsualRate = 12;    // images a second where the file recommends none
constexpr double SlowestRate = 1, FastestRate = 60;
constexpr double LongestWait = 10000;    // ms

// How long a frame stays, in ms, where the file has a time for each.
std::optional<int> waitAt(const dicom::FrameRef& frame)
{
    const auto& times = frame.instance->frameTimes;
    const auto after = static_cast<std::size_t>(frame.frame) + 1;
    if (times.size() < 2 || after > times.size())
        return std::nullopt;
    // The last frame stays as long as the one before it did.
    const double wait = after < times.size() ? times[after] - times[after - 1] : times[after - 1] - times[after - 2];
    return static_cast<int>(std::clamp(wait, 1000 / FastestRate, LongestWait));
}

}

bool isCine(const dicom::Series& series)
{
    static constexpr std::array<std::string_view, 8> moving{"US", "IVUS", "XA", "RF", "XC", "ES", "GM", "EC"};
    if (series.frames.size() < 2 || series.isVolume || series.frames.front().facts().plane)
        return false;
    const dicom::Instance& first = *series.frames.front().instance;
    const bool isOneObject = std::ranges::all_of(series.frames, [&](const auto& frame) {
        return frame.instance->pixels.frames > 1
            && (frame.instance.get() == &first
                || (!first.concatenationUid.empty() && frame.instance->concatenationUid == first.concatenationUid));
    });
    return isOneObject && std::ranges::find(moving, series.facts.modality) != moving.end();
}

Cine::Cine(QObject* parent)
    : QObject(parent)
{
    connect(&m_timer, &QTimer::timeout, this, &Cine::due);
}

void Cine::play(const dicom::Instance& film)
{
    const double rate = std::clamp(film.recommendedFrameRate.value_or(UsualRate), SlowestRate, FastestRate);
    m_rate = 0;
    m_direction = 1;
    m_sinceStep.start();
    m_timer.start(static_cast<int>(1000 / rate));
}

void Cine::stop()
{
    m_rate = 0;
    m_timer.stop();
}

// Round and round, or back where the maker wants the film to turn at its ends.
int Cine::next(const Stack& stack, int slice)
{
    const int count = std::max(1, stack.count());
    if (!stack.picture(slice).instance().playsBackAndForth)
        return (slice + 1) % count;
    if (slice + m_direction < 0 || slice + m_direction >= count)
        m_direction = -m_direction;
    return std::clamp(slice + m_direction, 0, count - 1);
}

void Cine::stepped(const dicom::FrameRef& to)
{
    const double seconds = static_cast<double>(m_sinceStep.restart()) / 1000;
    if (seconds > 0)
        m_rate = m_rate > 0 ? 0.9 * m_rate + 0.1 / seconds : 1 / seconds;
    if (const auto wait = waitAt(to))
        m_timer.setInterval(*wait);
}

}
