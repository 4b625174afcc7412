#pragma once

#include "app/lantern-cli/one_record.h"

#include <string>

namespace lantern::cli {

// Scores the record that is meant by the model of this id or folder, or by all that suit where there is none; prints
// the curves and what moved them. Leaves with the reason where one has no curve.
void sayRisks(const RecordOptions& options, const std::string& model);

}
