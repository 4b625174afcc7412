#include "core/learning/logistic_regression.h"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cstddef>

namespace lantern::learning {

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
    using Eigen::Index, Eigen::MatrixXd, Eigen::VectorXd;
    using Rows = Eigen::Matrix<double, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>;
    const auto cases = Index(died.size()), columns = Index(rows.size() / died.size());

    Rows x(cases, columns + 1);    // the bias comes last
    x << Eigen::Map<const Rows>(rows.data(), cases, columns), VectorXd::Ones(cases);
    const VectorXd truth = Eigen::Map<const Eigen::VectorXi>(died.data(), cases).cast<double>();
    VectorXd penalties = VectorXd::Constant(columns + 1, penalty);
    penalties[columns] = 0;

    VectorXd weights = VectorXd::Zero(columns + 1);
    for (int iteration = 0; iteration < 50; ++iteration) {
        const VectorXd p = (1 + (-(x * weights)).array().exp()).inverse();
        const VectorXd importance = (p.array() * (1 - p.array())).max(1e-9);
        const VectorXd gradient = x.transpose() * (truth - p) - penalties.cwiseProduct(weights);
        MatrixXd hessian = penalties.asDiagonal();
        hessian.noalias() += x.transpose() * (importance.asDiagonal() * x);
        const VectorXd step = hessian.ldlt().solve(gradient);
        weights += step;
        if (step.cwiseAbs().maxCoeff() < 1e-8)
            break;
    }
    model.weights.assign(weights.begin(), weights.begin() + columns);
    model.bias = weights[columns];
    return model;
}

}
