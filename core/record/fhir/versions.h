#pragma once

#include "core/record/event.h"
#include "core/record/fhir/entries.h"

#include <vector>

namespace lantern::record {

// Of every resource the newest version, in the order of the files: an id counts once, whatever stands
// beside it in a history, in another file or twice in one (R4 3.1.0.10). What was deleted is gone. Newest is what
// meta.lastUpdated, then meta.versionId, then the order of a history, then the date of issue, then the status says;
// where nothing does, one stands, whatever the order of the entries, and is marked as disputed. Patients who contradict
// each other under one id are two. What is left out is told in `skipped`.
std::vector<const Entry*> newestOf(std::vector<Entry>& entries, std::vector<Skipped>& skipped);

}
