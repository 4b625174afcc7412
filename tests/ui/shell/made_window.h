#pragma once

#include "core/base/messages.h"
#include "core/dicom/messages.h"
#include "core/tasks/messages.h"
#include "tests/ui/made_series.h"
#include "ui/shell/dress.h"
#include "ui/shell/languages.h"
#include "ui/shell/main_window.h"
#include "ui/shell/workspace/workspace.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QTest>
#include <chrono>
#include <thread>

namespace lantern::test {

// What the made models say: "finds" two findings, "refuses" with a sentence of core's, "fails" too.
inline Result<nn::Outcome> madeAnswer(const shell::AnalysisRequest& request, Job&)
{
    nn::Outcome outcome;
    outcome.model = {request.modelId, "1.2.0", "abc"};
    outcome.threshold = 0.5;
    outcome.finishedAt = "2026-03-02T10:00:00Z";
    const auto slices = request.series->frames.size();
    if (request.modelId == "fails")
        return fail(ErrorCode::Internal, messages::NoMemory);
    if (request.modelId == "refuses") {
        outcome.state = nn::State::Refused;
        outcome.reason = tasks::messages::SlicesTooFarApart(8, 3);
        return outcome;
    }
    outcome.state = nn::State::Findings;
    outcome.highest = 0.92;
    outcome.slicesCovered = static_cast<int>(slices);
    outcome.maps.resize(slices);
    outcome.sliceScores.assign(slices, 0.2);
    for (const auto& [slice, probability] : {std::pair{3, 0.92}, std::pair{15, 0.61}}) {
        if (slice >= outcome.slicesCovered)
            continue;
        nn::Finding finding;
        finding.label = "nodule";
        finding.probability = probability;
        finding.slice = slice;
        finding.pixel = {20, 20};
        finding.diameter = 8;
        outcome.findings.push_back(finding);
        outcome.sliceScores[static_cast<std::size_t>(slice)] = probability;
    }
    outcome.notes = {tasks::messages::CompressedWithLoss};
    return outcome;
}

inline shell::Backend madeBackend(const std::vector<Making>& makings)
{
    shell::Backend backend;
    backend.decode = madePixels;
    backend.scan = [makings](const std::vector<std::filesystem::path>& paths, Job&) -> Result<dicom::Catalogue> {
        if (!paths.empty() && paths.front() == "/nowhere")
            return fail(ErrorCode::NotFound, dicom::messages::NothingToSearch("/nowhere"));
        std::vector<dicom::InstancePtr> all;
        for (const Making& making : makings)
            for (auto& instance : madeInstances(making))
                all.push_back(std::move(instance));
        return dicom::sortIntoCatalogue(std::move(all));
    };
    backend.models = [] {
        std::vector<shell::Backend::Model> all;
        for (const char* id : {"finds", "refuses", "fails"}) {
            shell::Backend::Model model;
            model.entry.id = id;
            model.entry.version = "1.2.0";
            model.entry.threshold = 0.5;
            model.card = [](const QString&) { return QStringLiteral("# Card"); };
            all.push_back(std::move(model));
        }
        return all;
    };
    backend.analyse = madeAnswer;
    return backend;
}

// The whole window over made series, as the program builds it.
struct MadeWindow {
    shell::Workspace workspace;
    shell::MainWindow window;

    explicit MadeWindow(const std::vector<Making>& makings = {{}}, QSize size = {1366, 768})
        : MadeWindow(madeBackend(makings), size)
    {
    }
    explicit MadeWindow(shell::Backend backend, QSize size = {1366, 768})
        : workspace(std::move(backend))
        , window(workspace, {.renderer = {scene::Renderer::Raster, "made"}, .version = "0", .runtime = {}})
    {
        window.setRemembers(false);
        window.resize(size);
        window.show();
        QApplication::setActiveWindow(&window);
        workspace.models().refresh();
        settle();
    }
    void open(const QString& path = "/made")
    {
        window.openPaths({path});
        settle();
    }
    // Loaded, analysed, drawn.
    void settle()
    {
        [[maybe_unused]] const bool settled = QTest::qWaitFor([&] { return window.isSettled(); }, 10000);
        QTest::qWait(20);
    }
    void analyse(const QString& modelId)
    {
        window.analyseActive(modelId);
        settle();
    }
    viewer::Tile& tile() { return window.tiles().active(); }
    pixels::Window voi() { return std::get<pixels::Window>(tile().viewport().voiState().voi); }
};

// The look and the language of the program, before the first window.
inline void dress(const QString& language = "en")
{
    QApplication::setOrganizationName("lantern-tests");
    static const bool isDressed = (shell::dress(*qApp), true);
    Q_UNUSED(isDressed);
    shell::setLanguage(language);
}

}
