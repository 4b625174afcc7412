#pragma once

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/nn/loaded_models.h"
#include "core/nn/outcome.h"
#include "core/record/event.h"
#include "core/record/icu_stay.h"

#include <string>
#include <vector>

namespace lantern::session {

// The risk after a whole hour of an intensive-care stay, from what was known by then.
struct RiskPoint {
    int hour = 0;    // since the admission to intensive care, 0 to 48
    record::Moment time;
    double risk = 0;    // calibrated probability of death in hospital
    double low = 0, high = 0;    // lowest and highest of the ensemble's networks, not a confidence interval
};

// How much the risk at an hour would change if one event were left out:
// risk with everything minus risk without the event.
struct Contribution {
    int hour = 0;
    std::size_t event = 0;    // index in Record::events
    double change = 0;
};

struct RiskCurve {
    enum class State { NotApplicable, Scored };
    State state = State::NotApplicable;
    Message reason;    // one sentence for NotApplicable
    nn::ModelIdentity model;
    double threshold = 0;
    std::vector<RiskPoint> points;
    std::vector<Contribution> contributions;    // by hour, then by size; those under `omittedBelow` are left out
    double omittedBelow = 0;
    std::vector<record::LeftOutValue> leftOut;    // values of the stay that the model was not fed
    Messages notes;    // why they were left out, each reason once with how often
};

enum class Explain { No, Yes };    // leaving out every event once costs a second or two

// Scores hours 0 to 48 of the first intensive-care stay in the record. A record without such a stay is
// NotApplicable: never a curve elsewhere; no network is loaded then.
Result<RiskCurve> scoreRecord(const record::Record& record, const nn::Package& package, nn::LoadedModels& models,
                              Explain explain, Job& job);

}
