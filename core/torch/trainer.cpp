#include "core/torch/trainer.h"

#include "core/torch/checkpoint.h"
#include "core/torch/losses.h"
#include "core/torch/messages.h"
#include "core/torch/network.h"
#include "core/torch/optimiser.h"
#include "core/torch/problem.h"
#include "core/torch/tensors.h"

#include <chrono>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <mutex>
#include <random>
#include <torch/utils.h>

namespace lantern::torchnet {

namespace {

// splitmix64 (Steele et al. 2014): far-apart seeds from neighbouring numbers.
std::uint64_t mixed(std::uint64_t a, std::uint64_t b)
{
    std::uint64_t z = a * 0x9e3779b97f4a7c15ULL + b + 0x9e3779b97f4a7c15ULL;
    z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
    z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
    return z ^ (z >> 31);
}

// A new order of all examples. Written out, for std::shuffle differs between standard libraries.
std::vector<std::size_t> shuffled(std::size_t count, std::uint64_t seed)
{
    std::vector<std::size_t> order(count);
    for (std::size_t i = 0; i < count; ++i)
        order[i] = i;
    std::mt19937_64 random(seed);
    for (std::size_t i = count; i > 1; --i)
        std::swap(order[i - 1], order[random() % i]);
    return order;
}

// Everything that decides the weights after an epoch, apart from the data. Not the number of epochs:
// a constant schedule may be lengthened; with a cosine the number is part of the schedule.
std::string fingerprintOf(const nn::Architecture& architecture, const nn::Recipe& recipe, std::size_t examples)
{
    std::string text = architecture.name;
    for (const auto& [name, value] : architecture.parameters)
        text += fmt::format(" {}={}", name, value);
    text += fmt::format(" | {}", recipe.loss);
    for (const auto& [name, value] : recipe.lossParameters)
        text += fmt::format(" {}={:a}", name, value);
    text += fmt::format(" | {} {:a} {:a} {:a} {:a} {} {:a} {} {} {}", recipe.optimiser, recipe.learningRate,
                        recipe.weightDecay, recipe.momentum, recipe.gradientClip, recipe.schedule, recipe.warmUp,
                        recipe.batchSize, recipe.seed, examples);
    if (recipe.schedule != "constant" || recipe.warmUp > 0)
        text += fmt::format(" of {}", recipe.epochs);
    for (const auto& [name, tensor] : recipe.start) {
        std::uint64_t hash = 0;
        for (const float value : tensor.values) {
            std::uint32_t bits = 0;
            std::memcpy(&bits, &value, sizeof bits);
            hash = mixed(hash, bits);
        }
        text += fmt::format(" | {} from {:x}", name, hash);
    }
    return text;
}

// Puts what the recipe gives in the place of what was drawn.
void begin(Family& family, const nn::Recipe& recipe)
{
    if (recipe.start.empty())
        return;
    auto state = stateOf(family);
    for (const auto& [name, tensor] : torchFrom(recipe.start)) {
        const auto found = state.find(name);
        if (found == state.end())
            refuse(messages::NoParameterToBeginWith(name));
        found->second = tensor;
    }
    setState(family, state);
}

void stopIfCancelled(const Job& job)
{
    if (job.cancelled())
        refuse(messages::TrainingCancelled, ErrorCode::Cancelled);
}

class Training {
public:
    Training(const nn::Architecture& architecture, const nn::TrainingData& data, const nn::Recipe& recipe,
             const nn::TrainingObserver& observer, nn::CheckpointKeeper& checkpoints, Job& job)
        : m_data(data)
        , m_recipe(recipe)
        , m_observer(observer)
        , m_checkpoints(checkpoints)
        , m_job(job)
        , m_loss(makeLoss(recipe.loss, recipe.lossParameters))
        , m_fingerprint(fingerprintOf(architecture, recipe, data.size()))
    {
        if (data.size() == 0)
            refuse(messages::NothingToTrainOn);
        if (recipe.epochs < 1 || recipe.batchSize < 1)
            refuse(messages::RecipeCannotBeTrained(recipe.epochs, recipe.batchSize));
        torch::manual_seed(mixed(recipe.seed, 0));
        m_family = makeFamily(architecture);
        begin(*m_family, recipe);
        toChannelsLast(*m_family);
        m_optimiser = makeOptimiser(recipe, m_family->parameters());
        const auto batch = std::size_t(recipe.batchSize);
        m_batches = std::int64_t((data.size() + batch - 1) / batch);
    }

    Named run()
    {
        if (const auto last = valueOrThrow(m_checkpoints.last())) {
            m_progress = resumed(*last, m_fingerprint, *m_family, *m_optimiser);
            // Told again, so that a curve drawn from the reports is whole.
            for (const auto& report : m_progress.curve)
                tell(report);
        }
        while (!isOver()) {
            runEpoch(int(m_progress.curve.size()) + 1);
            if (m_checkpoints.isWanted())
                valueOrThrow(m_checkpoints.keep(checkpointOf(m_fingerprint, *m_family, *m_optimiser, m_progress)));
            tell(m_progress.curve.back());
        }
        return m_observer.keepBest && m_progress.bestEpoch > 0 ? m_progress.best : stateOf(*m_family);
    }

private:
    bool isOver() const
    {
        const auto finished = int(m_progress.curve.size());
        return finished >= m_recipe.epochs
            || (m_recipe.patience > 0 && m_progress.bestEpoch > 0
                && finished - m_progress.bestEpoch >= m_recipe.patience);
    }

    void tell(const nn::EpochReport& report) const
    {
        if (m_observer.report)
            m_observer.report(report);
    }

    void runEpoch(int epoch)
    {
        const auto begun = std::chrono::steady_clock::now();
        const auto epochSeed = mixed(m_recipe.seed, std::uint64_t(epoch));
        torch::manual_seed(epochSeed);
        m_family->train();
        const auto order = shuffled(m_data.size(), epochSeed);

        nn::EpochReport report;
        report.epoch = epoch;
        double sum = 0;
        for (std::int64_t i = 0; i < m_batches; ++i) {
            stopIfCancelled(m_job);
            // Batches of nearly one size, so that no last one is too small for batch norm.
            const auto first = order.begin() + i * std::int64_t(order.size()) / m_batches;
            const auto last = order.begin() + (i + 1) * std::int64_t(order.size()) / m_batches;
            const std::int64_t step = (epoch - 1) * m_batches + i;
            report.learningRate = learningRateAt(m_recipe, step, m_recipe.epochs * m_batches);
            setLearningRate(*m_optimiser, report.learningRate);
            sum += runStep({first, last}, mixed(epochSeed, std::uint64_t(i))) * double(last - first);
            m_job.report(step + 1, m_recipe.epochs * m_batches);
        }
        report.trainingLoss = sum / double(order.size());
        if (!std::isfinite(report.trainingLoss))
            refuse(messages::TrainingRanAway(epoch, m_recipe.learningRate), ErrorCode::Unsupported);
        if (m_observer.validate) {
            m_family->eval();
            FamilyNetwork network(m_family, FamilyNetwork::Use::Training);
            report.scores = m_observer.validate(network);
        }
        report.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
        rememberBest(report);
        m_progress.curve.push_back(std::move(report));
    }

    double runStep(const std::vector<std::size_t>& examples, std::uint64_t seed)
    {
        const auto batch = torchFrom(m_data.batch(examples, seed));
        m_optimiser->zero_grad();
        auto loss = m_loss(m_family->forward(batch), batch);
        loss.backward();
        if (m_recipe.gradientClip > 0)
            torch::nn::utils::clip_grad_norm_(m_family->parameters(), m_recipe.gradientClip);
        m_optimiser->step();
        return loss.item<double>();
    }

    void rememberBest(const nn::EpochReport& report)
    {
        const auto score = report.scores.find("score");
        if (score == report.scores.end() || !std::isfinite(score->second)
            || (m_progress.bestEpoch > 0 && score->second <= m_progress.bestScore))
            return;
        m_progress.bestScore = score->second;
        m_progress.bestEpoch = report.epoch;
        m_progress.best.clear();
        for (const auto& [name, tensor] : stateOf(*m_family))
            m_progress.best[name] = tensor.detach().clone();
    }

    const nn::TrainingData& m_data;
    const nn::Recipe& m_recipe;
    const nn::TrainingObserver& m_observer;
    nn::CheckpointKeeper& m_checkpoints;
    Job& m_job;
    Loss m_loss;
    std::string m_fingerprint;
    std::shared_ptr<Family> m_family;
    std::unique_ptr<torch::optim::Optimizer> m_optimiser;
    std::int64_t m_batches = 0;
    Progress m_progress;
};

}

std::unique_ptr<nn::Network> train(const nn::Architecture& architecture, const nn::TrainingData& data,
                                   const nn::Recipe& recipe, const nn::TrainingObserver& observer,
                                   nn::CheckpointKeeper& checkpoints, Job& job)
{
    // Dropout draws from torch's one generator, so one training at a time.
    static std::mutex oneAtATime;
    const std::lock_guard lock(oneAtATime);
    threadsWanted = recipe.threads;
    useThreads(recipe.threads);
    return networkFrom(architecture, plainFrom(Training(architecture, data, recipe, observer, checkpoints, job).run()));
}

}
