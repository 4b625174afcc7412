#pragma once

#include "core/tasks/risk_figures.h"

#include <map>
#include <optional>
#include <string>

// The normalised utility of hourly warnings of sepsis (Reyna et al., Crit Care Med 2020;48:210-217).
//
// With d hours since the onset, which is six hours after the first hour that is labelled. A patient with sepsis,
// warned: d <= -6: max((d + 12) / 6, -0.05); to 3: (3 - d) / 9; not warned: d <= -6: 0; to 3: -2 (d + 6) / 9; later 0
// either way. Another patient, warned: -0.05, not warned: 0. 1 is a warning from 12 hours before the onset to 3 after
// it in patients with sepsis and none elsewhere; 0 is never to warn.
namespace lantern::tasks {

// Of risks with patients, whose hours follow each other; nothing where nobody had sepsis.
std::optional<double> normalisedUtility(const PredictedRisks& risks, double threshold);

// The threshold with the largest utility.
double thresholdOfBestUtility(const PredictedRisks& risks);

// auroc, auprc, brier, ece over hours and utility at the threshold, each with its 95 % bootstrap of 200 resamples of
// patients.
std::map<std::string, nn::Interval> sepsisFigures(const PredictedRisks& risks, double threshold);

}
