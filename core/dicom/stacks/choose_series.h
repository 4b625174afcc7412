#pragma once

#include "core/dicom/catalogue.h"

#include <string>
#include <vector>

namespace lantern::dicom {

// How somebody says which series is meant.
struct SeriesQuery {
    enum class First { AsListed, Longest };
    std::string name = {};    // an id as scan prints it, or a Series Instance UID for all its stacks; empty: any
    std::string modality = {};    // where some have it, those alone; empty: any
    First first = First::AsListed;
};

// The series with images that fit, the one that is meant first; none where there is none.
std::vector<const Series*> chooseSeries(const Catalogue& catalogue, const SeriesQuery& query);
std::vector<const Series*> chooseSeries(const Catalogue&& catalogue, const SeriesQuery& query) = delete;

}
