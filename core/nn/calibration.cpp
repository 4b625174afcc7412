#include "core/nn/calibration.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace lantern::nn {

std::vector<double> probabilitiesOf(std::span<const double> logits, const Calibration& calibration)
{
    if (logits.size() == 1)
        return {calibration.probability(logits[0])};
    const double top = *std::max_element(logits.begin(), logits.end());
    std::vector<double> all;
    double sum = 0;
    for (const double logit : logits) {
        all.push_back(std::exp((logit - top) / calibration.temperature));
        sum += all.back();
    }
    for (double& value : all)
        value /= sum;
    return all;
}

namespace {

double crossEntropy(std::span<const Prediction* const> cases, const Calibration& calibration)
{
    double sum = 0;
    for (const Prediction* one : cases) {
        const auto p = probabilitiesOf(one->logits, calibration);
        const double right = p.size() == 1 ? (one->target == 1 ? p[0] : 1 - p[0]) : p[std::size_t(one->target)];
        sum -= std::log(std::max(right, 1e-12));
    }
    return sum / double(cases.size());
}

// Smallest point of a function with one valley.
template <class F>
double goldenSection(double low, double high, const F& f)
{
    const double share = (std::sqrt(5.0) - 1) / 2;
    double a = high - share * (high - low), b = low + share * (high - low);
    double atA = f(a), atB = f(b);
    for (int i = 0; i < 60; ++i) {
        if (atA < atB) {
            high = b;
            b = a;
            atB = atA;
            a = high - share * (high - low);
            atA = f(a);
        } else {
            low = a;
            a = b;
            atA = atB;
            b = low + share * (high - low);
            atB = f(b);
        }
    }
    return (low + high) / 2;
}

}

Calibration fittedCalibration(std::span<const Prediction> validation, const std::string& fittedOn)
{
    std::vector<const Prediction*> cases;
    std::set<int> classes;
    for (const Prediction& one : validation) {
        if (one.target < 0 || one.logits.empty())
            continue;
        cases.push_back(&one);
        classes.insert(one.target);
    }
    Calibration best;
    if (classes.size() < 2)
        return best;
    const bool single = cases.front()->logits.size() == 1;
    // By turns along log temperature and bias: the cross-entropy has one valley in each. The bias is
    // held in logits before division, so that the two hardly pull at each other.
    for (int round = 0; round < (single ? 12 : 1); ++round) {
        const double logTemperature = goldenSection(-3, 3, [&](double t) {
            return crossEntropy(cases, {std::exp(t), best.bias, {}, {}, {}});
        });
        best.temperature = std::exp(logTemperature);
        if (single)
            best.bias = goldenSection(-10, 10, [&](double bias) {
                return crossEntropy(cases, {best.temperature, bias, {}, {}, {}});
            });
    }
    best.fittedOn = fittedOn;
    return best;
}

}
