#include "core/torch/losses.h"

#include "core/torch/messages.h"
#include "core/torch/problem.h"

#include <fmt/format.h>
#include <set>

namespace lantern::torchnet {

namespace {

namespace F = torch::nn::functional;

class Numbers {
public:
    Numbers(std::string loss, std::map<std::string, double> values)
        : m_loss(std::move(loss))
        , m_values(std::move(values))
    {
    }
    double number(const std::string& name, double otherwise)
    {
        m_asked.insert(name);
        const auto found = m_values.find(name);
        return found == m_values.end() ? otherwise : found->second;
    }
    bool has(const std::string& name) const { return m_values.count(name) != 0; }
    void finish() const
    {
        for (const auto& [name, value] : m_values)
            if (m_asked.count(name) == 0)
                refuse(messages::LossHasNoParameter(m_loss, name));
    }

private:
    std::string m_loss;
    std::map<std::string, double> m_values;
    std::set<std::string> m_asked;
};

// Loss per example -> one number.
torch::Tensor weightedMean(const torch::Tensor& perExample, const Named& batch)
{
    if (batch.count("weight") == 0)
        return perExample.mean();
    const auto& weight = require(batch, "weight", {perExample.size(0)});
    return (perExample * weight).sum() / weight.sum().clamp_min(1e-12);
}

torch::Tensor bceOfEach(const torch::Tensor& logits, const torch::Tensor& target, double positiveWeight)
{
    // log(1 + e^-z) without overflow.
    return positiveWeight * target * F::softplus(-logits) + (1 - target) * F::softplus(logits);
}

torch::Tensor crossEntropyOfEach(const torch::Tensor& logits, const torch::Tensor& target, double smoothing)
{
    const auto classes = logits.size(1);
    const auto index = target.to(torch::kLong);
    if (index.min().item<std::int64_t>() < 0 || index.max().item<std::int64_t>() >= classes)
        refuse(messages::TargetIsNoClass(classes));
    return F::cross_entropy(logits, index,
                            F::CrossEntropyFuncOptions().reduction(torch::kNone).label_smoothing(smoothing));
}

Loss meanSquares(Numbers& numbers)
{
    const bool sigmoid = numbers.number("sigmoid", 0) != 0;
    return [=](const Named& outputs, const Named& batch) {
        const auto& logits = require(outputs, "logits", {-1, -1});
        const auto& target = require(batch, "target", {logits.size(0), logits.size(1)});
        return weightedMean(((sigmoid ? torch::sigmoid(logits) : logits) - target).square().mean(1), batch);
    };
}

Loss binary(Numbers& numbers)
{
    const double positiveWeight = numbers.number("positiveWeight", 1);
    const double smoothing = numbers.number("smoothing", 0);
    return [=](const Named& outputs, const Named& batch) {
        const auto& logits = require(outputs, "logits", {-1, -1});
        const auto& target = require(batch, "target", {logits.size(0), logits.size(1)});
        return weightedMean(bceOfEach(logits, target * (1 - smoothing) + 0.5 * smoothing, positiveWeight).mean(1),
                            batch);
    };
}

Loss crossEntropy(Numbers& numbers)
{
    const double smoothing = numbers.number("smoothing", 0);
    std::vector<float> classWeights;
    for (int i = 0; numbers.has(fmt::format("weight{}", i)); ++i)
        classWeights.push_back(float(numbers.number(fmt::format("weight{}", i), 1)));
    return [=](const Named& outputs, const Named& batch) {
        const auto& logits = require(outputs, "logits", {-1, -1});
        const auto& target = require(batch, "target", {logits.size(0)});
        const auto each = crossEntropyOfEach(logits, target, smoothing);
        if (classWeights.empty())
            return weightedMean(each, batch);
        if (std::int64_t(classWeights.size()) != logits.size(1))
            refuse(messages::ClassWeightsDiffer(classWeights.size(), logits.size(1)));
        auto weight = torch::tensor(classWeights).index_select(0, target.to(torch::kLong));
        if (batch.count("weight"))
            weight = weight * require(batch, "weight", {logits.size(0)});
        return weightedMean(each, {{"weight", weight}});
    };
}

Loss mapAndType(Numbers& numbers)
{
    const double mapWeight = numbers.number("mapWeight", 3);
    const double diceWeight = numbers.number("diceWeight", 1);
    const double typeWeight = numbers.number("typeWeight", 0.5);
    const double smoothing = numbers.number("smoothing", 0.05);
    return [=](const Named& outputs, const Named& batch) {
        const auto& logits = require(outputs, "logits", {-1, -1});
        const auto& map = require(outputs, "map", {logits.size(0), 1, -1, -1});
        const auto& target = require(batch, "target", {logits.size(0)});
        const auto& mask = require(batch, "mask", {map.size(0), 1, map.size(2), map.size(3)});

        const auto pixels = bceOfEach(map, mask, 1).mean({1, 2, 3});
        const auto probability = torch::sigmoid(map);
        const auto area = mask.sum({1, 2, 3});
        const auto dice = 1 - (2 * (probability * mask).sum({1, 2, 3}) + 1) / (probability.sum({1, 2, 3}) + area + 1);
        const auto drawn = (area > 0).to(torch::kFloat);
        // Averaged over the drawn ones only, so that empty slices do not water it down.
        const auto diceShare = dice * drawn * (double(drawn.size(0)) / drawn.sum().clamp_min(1));
        return weightedMean(mapWeight * pixels + diceWeight * diceShare
                                + typeWeight * crossEntropyOfEach(logits, target, smoothing),
                            batch);
    };
}

Loss hourly(Numbers& numbers)
{
    const double rampShare = numbers.number("rampShare", 0.5);
    const double positiveWeight = numbers.number("positiveWeight", 1);
    return [=](const Named& outputs, const Named& batch) {
        const auto& all = require(outputs, "logits", {-1, -1, -1});
        if (all.size(2) > 2)
            refuse(messages::TooManyHourlyOutputs(all.size(2)));
        const auto logits = all.size(2) == 2 ? all.select(2, 1) - all.select(2, 0) : all.select(2, 0);
        const auto hours = logits.size(1);
        const auto& target = require(batch, "target", {logits.size(0)});
        const auto length = batch.count("length") ? require(batch, "length", {logits.size(0)}).clamp(1, double(hours))
                                                  : torch::full({logits.size(0)}, double(hours));

        const auto hour = torch::arange(1, hours + 1, torch::kFloat).unsqueeze(0);
        const auto exists = (hour <= length.unsqueeze(1)).to(torch::kFloat);
        const auto ramp = hour * exists / (hour * exists).sum(1, true);
        const auto last = (hour == length.unsqueeze(1)).to(torch::kFloat);
        const auto each = bceOfEach(logits, target.unsqueeze(1).expand_as(logits), positiveWeight);
        return weightedMean((each * (rampShare * ramp + (1 - rampShare) * last)).sum(1), batch);
    };
}

Loss eachStep(Numbers& numbers)
{
    const double positiveWeight = numbers.number("positiveWeight", 1);
    return [=](const Named& outputs, const Named& batch) {
        const auto& all = require(outputs, "logits", {-1, -1, 1});
        const auto logits = all.select(2, 0);
        const auto& target = require(batch, "target", {logits.size(0), logits.size(1)});
        const auto& mask = require(batch, "mask", {logits.size(0), logits.size(1)});
        return (bceOfEach(logits, target, positiveWeight) * mask).sum() / mask.sum().clamp_min(1e-12);
    };
}

}

Loss makeLoss(const std::string& name, const std::map<std::string, double>& parameters)
{
    static const std::map<std::string, Loss (*)(Numbers&)> shelf{
        {"mse", meanSquares},         {"bce", binary},        {"cross-entropy", crossEntropy},
        {"map-and-type", mapAndType}, {"hourly-bce", hourly}, {"each-step-bce", eachStep},
    };
    const auto found = shelf.find(name);
    if (found == shelf.end())
        refuse(messages::NoSuchLoss(name), ErrorCode::Unsupported);
    Numbers numbers(name, parameters);
    auto loss = found->second(numbers);
    numbers.finish();
    return loss;
}

}
