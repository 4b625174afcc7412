#include "core/record/logistic_regression.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace lantern::record {

namespace {

// Solves A x = b in place for a symmetric positive definite A (Cholesky, lower triangle).
void solve(std::vector<double>& a, std::vector<double>& b)
{
    const std::size_t size = b.size();
    for (std::size_t j = 0; j < size; ++j) {
        for (std::size_t k = 0; k < j; ++k) {
            const double factor = a[j * size + k];
            if (factor == 0)
                continue;
            for (std::size_t i = j; i < size; ++i)
                a[i * size + j] -= a[i * size + k] * factor;
        }
        const double pivot = std::sqrt(std::max(a[j * size + j], 1e-12));
        for (std::size_t i = j; i < size; ++i)
            a[i * size + j] /= pivot;
    }
    for (std::size_t i = 0; i < size; ++i) {
        for (std::size_t k = 0; k < i; ++k)
            b[i] -= a[i * size + k] * b[k];
        b[i] /= a[i * size + i];
    }
    for (std::size_t i = size; i-- > 0;) {
        for (std::size_t k = i + 1; k < size; ++k)
            b[i] -= a[k * size + i] * b[k];
        b[i] /= a[i * size + i];
    }
}

}

double LogisticRegression::logit(std::span<const double> x) const
{
    double sum = bias;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += weights[i] * x[i];
    return sum;
}

LogisticRegression fitLogisticRegression(std::span<const double> rows, std::span<const int> died, double penalty)
{
    LogisticRegression model;
    if (died.empty())
        return model;
    const std::size_t columns = rows.size() / died.size();
    const std::size_t size = columns + 1;    // the bias comes last
    model.weights.resize(columns);

    for (int iteration = 0; iteration < 50; ++iteration) {
        std::vector<double> hessian(size * size), gradient(size);
        for (std::size_t n = 0; n < died.size(); ++n) {
            const auto x = rows.subspan(n * columns, columns);
            const double p = 1 / (1 + std::exp(-model.logit(x)));
            const double residual = double(died[n]) - p;
            const double weight = std::max(p * (1 - p), 1e-9);
            for (std::size_t i = 0; i < columns; ++i) {
                gradient[i] += residual * x[i];
                const double scaled = weight * x[i];
                for (std::size_t j = 0; scaled != 0 && j <= i; ++j)
                    hessian[i * size + j] += scaled * x[j];
                hessian[columns * size + i] += scaled;
            }
            gradient[columns] += residual;
            hessian[columns * size + columns] += weight;
        }
        for (std::size_t i = 0; i < columns; ++i) {
            gradient[i] -= penalty * model.weights[i];
            hessian[i * size + i] += penalty;
        }
        solve(hessian, gradient);
        double largest = 0;
        for (std::size_t i = 0; i < columns; ++i) {
            model.weights[i] += gradient[i];
            largest = std::max(largest, std::abs(gradient[i]));
        }
        model.bias += gradient[columns];
        if (std::max(largest, std::abs(gradient[columns])) < 1e-8)
            break;
    }
    return model;
}

}
