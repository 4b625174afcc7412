#include "core/record/score_series.h"

namespace lantern::record {

int hourOf(const ScoreSeries& series, const ScorePoint& point)
{
    const auto& from = series.admission ? *series.admission : series.points.front().time;
    return int((point.time.seconds - from.seconds) / 3600);
}

}
