#include "core/torch/checkpoint.h"

#include "core/torch/problem.h"
#include "core/torch/tensors.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sstream>
#include <torch/serialize.h>
#include <unistd.h>

namespace lantern::torchnet {

namespace {

constexpr const char* format = "lantern-checkpoint-1";

// Numbers in hexadecimal, so that they come back as they were.
std::string textFrom(const Progress& progress)
{
    std::string text = fmt::format("{:a} {}\n", progress.bestScore, progress.bestEpoch);
    for (const auto& report : progress.curve) {
        text +=
            fmt::format("{} {:a} {:a} {:a}", report.epoch, report.trainingLoss, report.learningRate, report.seconds);
        for (const auto& [name, score] : report.scores)
            text += fmt::format(" {} {:a}", name, score);
        text += '\n';
    }
    return text;
}

double numberFrom(std::istream& stream)
{
    std::string word;    // streams cannot read hexadecimal floating point
    stream >> word;
    return std::strtod(word.c_str(), nullptr);
}

Progress progressFrom(const std::string& text)
{
    Progress progress;
    std::istringstream lines(text);
    std::string line;
    std::getline(lines, line);
    std::istringstream head(line);
    progress.bestScore = numberFrom(head);
    head >> progress.bestEpoch;
    while (std::getline(lines, line)) {
        std::istringstream words(line);
        nn::EpochReport report;
        words >> report.epoch;
        report.trainingLoss = numberFrom(words);
        report.learningRate = numberFrom(words);
        report.seconds = numberFrom(words);
        for (std::string name; words >> name;)
            report.scores[name] = numberFrom(words);
        progress.curve.push_back(std::move(report));
    }
    return progress;
}

// Tensors by their place in the alphabet: archives take a name's dots for levels.
void put(torch::serialize::OutputArchive& archive, const std::string& prefix, const Named& tensors)
{
    std::size_t index = 0;
    for (const auto& [name, tensor] : tensors)
        archive.write(prefix + std::to_string(index++), tensor.detach(), true);
}

void takeInto(torch::serialize::InputArchive& archive, const std::string& prefix, Named& tensors)
{
    std::size_t index = 0;
    for (auto& [name, place] : tensors) {
        torch::Tensor read;
        archive.read(prefix + std::to_string(index++), read, true);
        if (read.sizes() != place.sizes())
            refuse(fmt::format("\"{}\" has another shape", name));
        place.copy_(read);
    }
}

void writeWhole(const std::filesystem::path& path, const std::string& bytes)
{
    auto beside = path;
    beside += ".part";
    const int file = ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644);
    bool good = file >= 0;
    for (std::size_t done = 0; good && done < bytes.size();) {
        const auto wrote = ::write(file, bytes.data() + done, bytes.size() - done);
        good = wrote > 0;
        done += good ? std::size_t(wrote) : 0;
    }
    good = good && ::fsync(file) == 0;
    if (file >= 0)
        good = ::close(file) == 0 && good;
    std::error_code trouble;
    if (good)
        std::filesystem::rename(beside, path, trouble);
    if (!good || trouble) {
        std::filesystem::remove(beside, trouble);
        throw Problem(ErrorCode::WriteFailed,
                      fmt::format("The checkpoint {} could not be written; is the disk full?", path.string()));
    }
}

}

void writeCheckpoint(const std::filesystem::path& path, const std::string& fingerprint, const torch::nn::Module& module,
                     const torch::optim::Optimizer& optimiser, const Progress& progress)
{
    torch::serialize::OutputArchive archive, optimiserArchive;
    archive.write("format", c10::IValue(std::string(format)));
    archive.write("fingerprint", c10::IValue(fingerprint));
    archive.write("progress", c10::IValue(textFrom(progress)));
    put(archive, "weight", stateOf(module));
    put(archive, "best", progress.best);
    optimiser.save(optimiserArchive);
    archive.write("optimiser", optimiserArchive);
    std::ostringstream bytes;
    archive.save_to(bytes);
    writeWhole(path, bytes.str());
}

Progress readCheckpoint(const std::filesystem::path& path, const std::string& fingerprint, torch::nn::Module& module,
                        torch::optim::Optimizer& optimiser)
{
    const torch::NoGradGuard noGradients;
    const auto text = [](torch::serialize::InputArchive& archive, const std::string& name) {
        c10::IValue value;
        archive.read(name, value);
        return value.toStringRef();
    };
    try {
        torch::serialize::InputArchive archive, optimiserArchive;
        archive.load_from(path.string());
        if (text(archive, "format") != format)
            refuse("it is of another kind");
        if (text(archive, "fingerprint") != fingerprint)
            refuse("it belongs to another network or recipe");
        auto progress = progressFrom(text(archive, "progress"));
        auto state = stateOf(module);
        takeInto(archive, "weight", state);
        if (progress.bestEpoch > 0) {
            for (const auto& [name, tensor] : state)
                progress.best[name] = tensor.clone();
            takeInto(archive, "best", progress.best);
        }
        archive.read("optimiser", optimiserArchive);
        optimiser.load(optimiserArchive);
        return progress;
    } catch (const Problem& problem) {
        refuse(fmt::format("The checkpoint {} cannot be used: {}.", path.string(), problem.what()));
    } catch (const c10::Error&) {
        refuse(fmt::format("The checkpoint {} is damaged.", path.string()));
    }
}

}
