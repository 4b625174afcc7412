#include "core/nn/outcome.h"

namespace lantern::nn {

std::string nameOf(State state)
{
    switch (state) {
    case State::NotRequested: return "not-requested";
    case State::NotApplicable: return "not-applicable";
    case State::Running: return "running";
    case State::Refused: return "refused";
    case State::Failed: return "failed";
    case State::NothingAboveThreshold: return "nothing-above-threshold";
    case State::Findings: return "findings";
    }
    return "failed";
}

}
