#pragma once

#include "core/nn/manifest.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

// Figures of merit. All are plain functions of scores and truths; nothing where a figure is undefined
// (one class alone), never a made-up 0 or 1.
namespace lantern::nn {

using Scores = std::span<const double>;
using Truths = std::span<const std::uint8_t>;    // 1 positive, 0 negative

// Area under the receiver operating characteristic: the chance that a positive scores above a
// negative, ties counting half (Hanley and McNeil 1982).
std::optional<double> auroc(Scores scores, Truths truths);

// Average precision: sum of precision times gain of recall, equal scores taken together.
std::optional<double> auprc(Scores scores, Truths truths);

// Share of cases on the right side of the threshold (at or above is positive).
std::optional<double> accuracy(Scores scores, Truths truths, double threshold);
std::optional<double> sensitivity(Scores scores, Truths truths, double threshold);
std::optional<double> specificity(Scores scores, Truths truths, double threshold);

// Expected calibration error: mean over equally wide bins of |mean probability - share of positives|,
// weighted by how many cases are in the bin (Guo et al. 2017). 1 belongs to the last bin.
std::optional<double> expectedCalibrationError(Scores probabilities, Truths truths, int bins = 15);

// Mean of (p - y)^2.
std::optional<double> brier(Scores probabilities, Truths truths);

// 2 |A and B| / (|A| + |B|) of two masks (above 0.5 is inside); nothing where both are empty.
std::optional<double> dice(std::span<const float> one, std::span<const float> other);

// Is the highest place of the map inside the mask? (Zhang et al. 2018, "pointing game".) Nothing
// where the mask is empty.
std::optional<bool> pointing(std::span<const float> map, std::span<const float> mask);

// A figure of some of the cases, given by their numbers; a number may occur several times.
using Figure = std::function<std::optional<double>(std::span<const std::size_t> cases)>;

// The figure of all cases with its 95 % percentile interval over resamples in which whole groups are
// drawn with replacement; cases with an empty group stand alone. Resamples in which the figure is
// undefined are left out. Nothing where the figure of all cases is undefined.
std::optional<Interval> bootstrapped(std::span<const std::string> groups, const Figure& figure, int resamples = 1000,
                                     std::uint64_t seed = 1);

// one - other on the same resampled cases.
std::optional<Interval> pairedDifference(std::span<const std::string> groups, const Figure& one, const Figure& other,
                                         int resamples = 1000, std::uint64_t seed = 1);

}
