#include "core/learning/train.h"
#include "app/lantern-cli/command.h"
#include "app/lantern-cli/offscreen_qt.h"
#include "core/learning/train_record.h"
#include "core/tasks/image_task.h"
#include "core/tasks/record_task.h"
#include "ui/paint/curves.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>

namespace lantern::cli {

namespace {

paint::Curves curvesOf(const std::string& title, const std::vector<nn::EpochReport>& reports)
{
    paint::Curves curves;
    curves.title = QString::fromStdString(title);
    curves.across = QStringLiteral("epoch");
    paint::Curve training{QStringLiteral("training loss"), {}}, validation{QStringLiteral("validation loss"), {}};
    std::map<std::string, paint::Curve> scores;
    for (const auto& report : reports) {
        training.points.push_back({double(report.epoch), report.trainingLoss});
        for (const auto& [name, value] : report.scores) {
            auto& curve = name == "validation_loss" ? validation : scores[name];
            if (name != "validation_loss")
                curve.name = QString::fromStdString(name == "score" ? "validation score" : "validation " + name);
            curve.points.push_back({double(report.epoch), value});
        }
    }
    curves.left = {training, validation};
    for (auto& [name, curve] : scores)
        curves.right.push_back(std::move(curve));
    return curves;
}

void drawCurves(const std::string& title, const std::vector<nn::EpochReport>& reports,
                const std::filesystem::path& folder)
{
    const OffscreenQt fonts;
    valueOrLeave(writePng(paint::drawCurves(curvesOf(title, reports), {1000, 500}), folder / "curves.png"));
}

void sayEpoch(const std::string& what, const nn::EpochReport& report)
{
    std::string scores;
    for (const auto& [name, value] : report.scores)
        scores += fmt::format(", {} {:.4f}", name, value);
    std::cerr << fmt::format("{}: loss {:.4f}{}, {:.1f} s\n", what, report.trainingLoss, scores, report.seconds);
}

void trainRecords(const tasks::RecordTask& task, const learning::TrainRequest& request,
                  const std::vector<std::filesystem::path>& outcomes)
{
    if (outcomes.empty() && !task.trainer.labelsStandInRecords)
        leave({ErrorCode::WrongUse, said("Name the table of outcomes with --outcomes.")});
    if (request.patience || request.batchSize || request.learningRate || request.balanceClasses)
        leave({ErrorCode::WrongUse, said("Of the recipe for records only --epochs and --seed can be chosen.")});
    learning::RecordTrainingOptions options;
    options.data = request.data;
    options.outcomes = outcomes;
    options.out = request.package;
    options.architecture = request.architecture;
    options.id = request.id;
    options.epochs = request.epochs.value_or(0);
    options.seed = request.seed;
    options.threads = request.threads;
    options.resume = request.resume;

    // The curves show the mean of all networks that go into the package.
    std::map<int, std::pair<int, nn::EpochReport>> sums;
    learning::RecordTrainingObserver observer;
    observer.say = [](const std::string& line) { std::cerr << line << '\n'; };
    observer.epoch = [&](const std::string& network, const nn::EpochReport& report) {
        sayEpoch(fmt::format("{} epoch {}", network, report.epoch), report);
        auto& [count, sum] = sums[report.epoch];
        ++count;
        sum.epoch = report.epoch;
        sum.trainingLoss += report.trainingLoss;
        for (const auto& [name, value] : report.scores)
            sum.scores[name] += value;
    };
    TerminalJob job("Training step");
    const auto trained = valueOrLeave(learning::trainRecordModel(task, options, observer, job));
    std::vector<nn::EpochReport> curve;
    for (auto& [epoch, sum] : sums) {
        auto& [count, report] = sum;
        report.trainingLoss /= count;
        for (auto& [name, value] : report.scores)
            value /= count;
        curve.push_back(report);
    }
    drawCurves(request.task, curve, trained.workFolder);
    std::cout << fmt::format("Wrote {} and {}.\n", request.package.string(), trained.workFolder.string());
    for (const auto& [name, value] : trained.outOfFold)
        std::cout << fmt::format("out of fold {} {:.4f} [{:.4f}, {:.4f}]\n", name, value.value, value.low, value.high);
}

void train(const learning::TrainRequest& request)
{
    TerminalJob job("Reading");
    learning::TrainingWatch watch;
    watch.say = [](const std::string& sentence) { std::cerr << sentence << '\n'; };
    watch.epoch = [](const nn::EpochReport& report, int epochs) {
        sayEpoch(fmt::format("epoch {} of {}", report.epoch, epochs), report);
    };
    const auto trained = valueOrLeave(learning::train(request, watch, job));

    drawCurves(request.task, trained.curve, trained.workFolder);
    std::cout << fmt::format("Wrote {} and {}.\n", request.package.string(), trained.workFolder.string());
    for (const auto& [name, value] : trained.validation.figures)
        std::cout << fmt::format("validation {} {:.4f} [{:.4f}, {:.4f}]\n", name, value.value, value.low, value.high);
}

}

void add_train(CLI::App& app)
{
    auto* command = app.add_subcommand("train", "Train a network and write it as a model package");
    auto request = std::make_shared<learning::TrainRequest>();
    auto outcomes = std::make_shared<std::vector<std::filesystem::path>>();
    command->add_option("task", request->task, fmt::format("What for: {}", fmt::join(tasks::taskNames(), ", ")))
        ->required();
    command
        ->add_option("--data", request->data,
                     "Pictures: folder or .tar.xz with labels.csv, or CLASS/*.png|jpg folders. Records: folder or "
                     ".tar.xz of records of the 2012 or the 2019 challenge")
        ->required();
    command
        ->add_option("--outcomes", *outcomes,
                     "Of records: the table with RecordID and In-hospital_death of the set to train on; a second "
                     "one names a set that is scored once and then trained on too")
        ->expected(1, 2);
    command
        ->add_option("--out", request->package,
                     "Folder of the package; NAME.training beside it holds the curves "
                     "and the checkpoint")
        ->required();
    command->add_option("--architecture", request->architecture,
                        "Another network, for comparison: plain-cnn; of records simple-rnn");
    command->add_option("--id", request->id, "The package's id; the task's own by default");
    command->add_option("--epochs", request->epochs, "Times through the training data")->check(CLI::Range(1, 100000));
    command->add_option("--patience", request->patience, "Stop after so many epochs without a better score; 0: never")
        ->check(CLI::Range(0, 100000));
    command->add_option("--batch-size", request->batchSize, "Pictures a step")->check(CLI::Range(1, 4096));
    command->add_option("--learning-rate", request->learningRate, "Of the optimiser")->check(CLI::PositiveNumber);
    command->add_option("--seed", request->seed, "The same seed gives the same network")->capture_default_str();
    command->add_option("--threads", request->threads, "Threads of the tensor library")
        ->check(CLI::Range(1, 64))
        ->capture_default_str();
    command->add_flag("--resume", request->resume, "Go on from the checkpoint of a run that was stopped");
    command->add_flag("--class-weights", request->balanceClasses, "Weigh classes by the reciprocal of their frequency");
    command->callback([request, outcomes] {
        if (const auto* task = tasks::findRecordTask(request->task))
            return trainRecords(*task, *request, *outcomes);
        if (!outcomes->empty())
            leave({ErrorCode::WrongUse, said("--outcomes belongs to models that read records.")});
        train(*request);
    });
}

}
