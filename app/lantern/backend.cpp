#include "app/lantern/backend.h"

#include "core/base/log.h"
#include "core/base/messages.h"
#include "core/base/threads.h"
#include "core/demo/write_demo.h"
#include "core/dicom/stacks/series_warnings.h"
#include "core/files/archives.h"
#include "core/inference/analyse.h"
#include "core/inference/frames.h"
#include "core/inference/outcome_store.h"
#include "core/inference/score_record.h"
#include "core/measure/measurement_store.h"
#include "core/nn/model_registry.h"
#include "core/nn/runtime.h"
#include "core/record/read_record.h"
#include "core/sources/find.h"
#include "core/sources/sqlite_header_cache.h"
#include "ui/shell/error_text.h"

#include <QFile>
#include <QStandardPaths>

namespace lantern::app {

namespace {

// What models are asked with, made once: packages are listed, networks loaded and frames decoded once.
struct Models {
    nn::ModelRegistry registry;
    nn::LoadedModels loaded;
    inference::SharedFrames frames;
    inference::Analyser analyser{loaded, [this](const dicom::FrameRef& frame) { return frames.of(frame); }};
};

// The others (of records) have their own ways.
bool looksAtImages(const nn::Package& package) { return package.manifest().reads(nn::Slot::Kind::Series); }

std::vector<shell::Backend::Model> listed(nn::ModelRegistry& registry)
{
    std::vector<shell::Backend::Model> all;
    for (const nn::FoundPackage& found : registry.list()) {
        if (found.package && !looksAtImages(*found.package))
            continue;
        shell::Backend::Model model;
        model.entry.id = QString::fromStdString(found.id);
        if (found.package) {
            const nn::Manifest& manifest = found.package->manifest();
            model.entry.version = QString::fromStdString(manifest.version);
            model.entry.task = QString::fromStdString(manifest.task);
            model.entry.threshold = manifest.threshold();
            model.entry.looksAtOneSlice = manifest.series().oneSlice;
            model.entry.isCalibrated = !manifest.calibration.fittedOn.empty();
            model.card = [package = *found.package](const QString& language) {
                const auto card = package.card(language.startsWith("zh") ? "zh" : "en");
                return QString::fromStdString(card ? *card : card.error().sentence());
            };
        } else {
            // A damaged package stays in the list and says why, where it would fail.
            model.entry.trouble = found.package.error().message;
        }
        all.push_back(std::move(model));
    }
    return all;
}

Result<nn::Outcome> analyse(Models& models, const shell::AnalysisRequest& request, Job& job)
{
    LANTERN_TRY(package, models.registry.find(request.modelId));
    return models.analyser.analyse(*request.series, package,
                                   {.firstSlice = request.firstSlice,
                                    .onlySlice = request.firstSlice,
                                    .threads = threadsBesideWindow(),
                                    .mapReady = request.mapReady},
                                   job);
}

std::optional<nn::Outcome> unsuitable(Models& models, const dicom::Series& series, const std::string& modelId)
{
    const auto package = models.registry.find(modelId);
    return package ? models.analyser.unsuitable(series, *package) : std::nullopt;
}

Result<std::vector<record::RecordFile>> findHistories(files::Archives& archives,
                                                      const std::vector<std::filesystem::path>& paths, Job& job)
{
    LANTERN_TRY(opened, archives.open(paths, job));
    auto files = record::findRecords(opened.paths, job);
    if (job.cancelled())
        return fail(ErrorCode::Cancelled, messages::WorkCancelled);
    return files;
}

Result<std::vector<shell::History>> readHistories(std::vector<record::RecordFile> files, Job&)
{
    std::vector<shell::History> all;
    for (auto& found : record::readRecords(std::move(files))) {
        shell::History history{.file = found.file, .record = nullptr, .trouble = {}};
        if (found.record)
            history.record = std::make_shared<const record::Record>(*std::move(found.record));
        else
            history.trouble = found.record.error();
        all.push_back(std::move(history));
    }
    return all;
}

// What lies in archives too.
Result<sources::Found> scan(files::Archives& archives, dicom::HeaderCache* headers,
                            const std::vector<std::filesystem::path>& paths, Job& job)
{
    LANTERN_TRY(opened, archives.open(paths, job));
    LANTERN_TRY(found, sources::find(opened, job, {.headers = headers}));
    for (auto* named : {&found.catalogue.unreadable, &found.catalogue.notes})
        for (auto& file : *named)
            file.path = archives.shown(file.path);
    return std::move(found);
}

// By every installed model that reads records.
Result<std::vector<record::ScoreSeries>> score(Models& models, const record::Record& record, Job& job)
{
    std::vector<nn::Package> packages;
    for (auto& found : models.registry.manifests())
        if (found.package)
            packages.push_back(*std::move(found.package));
    return inference::scoreRecord(record, packages, models.loaded, inference::Explain::Yes, job);
}

// Written once into the user's cache; truth.json comes last, so a broken-off writing is done again.
Result<std::filesystem::path> demo(Job& job)
{
    const auto cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    const auto folder = std::filesystem::path(QFile::encodeName(cache).toStdString()) / "demo-" LANTERN_VERSION;
    std::error_code ignored;
    if (!std::filesystem::exists(folder / "truth.json", ignored)) {
        LANTERN_TRY(written, demo::writeDemo(folder, 1, job, threadsBesideWindow()));
        log::info(std::to_string(written.dicomFiles) + " files of the demo patients were written");
    }
    return folder;
}

// In the user's data folder: measurements and results outlive the images' folder and are no part of it.
std::filesystem::path dataFolder()
{
    const auto data = QStandardPaths::writableLocation(QStandardPaths::AppDataLocation);
    return QFile::encodeName(data).toStdString();
}

shell::MeasurementBackend measurements()
{
    const measure::MeasurementStore store(dataFolder() / "measurements");
    return {.read = [store](const std::string& study) { return store.read(study); },
            .write = [store](const std::string& study,
                             std::span<const measure::Measurement> all) { return store.write(study, all); },
            .writeElsewhere =
                [](const std::filesystem::path& folder, const std::string& study,
                   std::span<const measure::Measurement> all) {
                    return measure::MeasurementStore(folder).write(study, all);
                }};
}

shell::ResultBackend results(const std::shared_ptr<Models>& models)
{
    const inference::OutcomeStore store(dataFolder() / "results");
    return {.read = [store, models](const dicom::Series& series,
                                    const std::string& modelId) -> std::optional<shell::KeptResult> {
                auto kept = store.read(series, modelId);
                if (!kept)
                    log::warn(kept.error().sentence());
                if (!kept || !*kept)
                    return std::nullopt;
                const auto package = models->registry.find(modelId);
                if (package && (*kept)->outcome.labels.empty())    // of a version that kept none
                    (*kept)->outcome.labels = package->manifest().labels;
                const bool isSameModel = package && package->sha256() == (*kept)->outcome.model.sha256;
                return shell::KeptResult{std::move((*kept)->outcome), !isSameModel || !(*kept)->isOfTheseImages};
            },
            .write = [store](const dicom::Series& series,
                             const nn::Outcome& outcome) { return store.write(series, outcome); }};
}

}

QString runtimeText()
{
    const auto runtime = nn::openRuntime();
    return runtime ? QString::fromStdString((*runtime)->description()) : shell::sentenceOf(runtime.error());
}

// Of each series, for what its pixel data say: enough to meet what all of its files have in common.
constexpr std::size_t FilesLookedInto = 64;

shell::Backend backend(Headers headers)
{
    const auto index = headers == Headers::Kept ? std::make_shared<sources::SqliteHeaderCache>() : nullptr;
    const auto archives = std::make_shared<files::Archives>();
    const auto models = std::make_shared<Models>();
    return {
        .decode = [models](const dicom::FrameRef& frame) { return models->frames.of(frame); },
        .scan = [index, archives](const std::vector<std::filesystem::path>& paths,
                                  Job& job) { return scan(*archives, index.get(), paths, job); },
        .addPassword = [archives](const std::string& password) { archives->addPassword(password); },
        .models = [models] { return listed(models->registry); },
        .analyse = [models](const shell::AnalysisRequest& request, Job& job) { return analyse(*models, request, job); },
        .unsuitable = [models](const dicom::Series& series,
                               const std::string& modelId) { return unsuitable(*models, series, modelId); },
        .warnings = [](const dicom::Series& series) { return dicom::allWarningsOf(series, FilesLookedInto); },
        .records = {.find = [archives](const std::vector<std::filesystem::path>& paths,
                                       Job& job) { return findHistories(*archives, paths, job); },
                    .read = readHistories,
                    .score = [models](const record::Record& record, Job& job) { return score(*models, record, job); }},
        .results = results(models),
        .measurements = measurements(),
        .demo = demo,
    };
}

}
