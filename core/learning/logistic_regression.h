#pragma once

#include <span>
#include <vector>

namespace lantern::learning {

// p = 1 / (1 + exp(-(bias + weights . x))): the yardstick beside every network.
struct LogisticRegression {
    std::vector<double> weights;
    double bias = 0;

    double logit(std::span<const double> x) const;
};

// `rows` holds one case after the other, as many numbers each as there are columns; `died` is 0 or 1.
// Maximises the likelihood less penalty / 2 * |weights|^2 by Newton's method (iteratively
// reweighted least squares); the bias is free. scikit-learn's C is 1 / penalty.
LogisticRegression fitLogisticRegression(std::span<const double> rows, std::span<const int> died, double penalty);

}
