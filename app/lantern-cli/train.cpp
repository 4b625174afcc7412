#include "core/session/train.h"
#include "app/lantern-cli/command.h"
#include "app/lantern-cli/offscreen_qt.h"
#include "core/nn/task.h"
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

void train(const session::TrainRequest& request)
{
    TerminalJob job("Reading");
    session::TrainingWatch watch;
    watch.say = [](const std::string& sentence) { std::cerr << sentence << '\n'; };
    watch.epoch = [](const nn::EpochReport& report, int epochs) {
        std::string scores;
        for (const auto& [name, value] : report.scores)
            scores += fmt::format(", {} {:.4f}", name, value);
        std::cerr << fmt::format("epoch {} of {}: loss {:.4f}{}, {:.1f} s\n", report.epoch, epochs, report.trainingLoss,
                                 scores, report.seconds);
    };
    const auto trained = valueOrLeave(session::train(request, watch, job));

    const OffscreenQt fonts;
    const auto picture = trained.workFolder / "curves.png";
    if (!paint::drawCurves(curvesOf(request.task, trained.curve), {1000, 500})
             .save(QString::fromStdString(picture.string())))
        leave({ErrorCode::WriteFailed, fmt::format("Cannot write \"{}\".", picture.string())});
    std::cout << fmt::format("Wrote {} and {}.\n", request.package.string(), trained.workFolder.string());
    for (const auto& [name, value] : trained.validation.figures)
        std::cout << fmt::format("validation {} {:.4f} [{:.4f}, {:.4f}]\n", name, value.value, value.low, value.high);
}

}

void add_train(CLI::App& app)
{
    auto* command = app.add_subcommand("train", "Train a network and write it as a model package");
    auto request = std::make_shared<session::TrainRequest>();
    command->add_option("task", request->task, fmt::format("What for: {}", fmt::join(nn::taskNames(), ", ")))
        ->required();
    command->add_option("--data", request->data, "Folder or .tar.xz with labels.csv, or CLASS/*.png|jpg folders")
        ->required();
    command
        ->add_option("--out", request->package,
                     "Folder of the package; NAME.training beside it holds the curves "
                     "and the checkpoint")
        ->required();
    command->add_option("--architecture", request->architecture, "Another network, for comparison: plain-cnn");
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
    command->callback([request] { train(*request); });
}

}
