#pragma once

#include "core/nn/outcome.h"

#include <array>
#include <memory>
#include <optional>

namespace lantern::findings {

// What outcomes say at the reader's threshold, or at their own where none is given: one answer for the list,
// the cards and every tile. The last ones are kept, since several tiles ask for the same.
class AtThreshold {
public:
    using OutcomePtr = std::shared_ptr<const nn::Outcome>;

    OutcomePtr of(const OutcomePtr& whole, std::optional<double> threshold);    // null for null

private:
    struct Kept {
        OutcomePtr whole, at;
        double threshold = 0;
    };
    std::array<Kept, 4> m_kept;
    std::size_t m_next = 0;
};

}
