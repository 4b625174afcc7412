#include "app/lantern-cli/command.h"
#include "core/nn/model_registry.h"
#include "core/tasks/model_kind.h"

#include <fmt/format.h>
#include <iostream>

namespace lantern::cli {

namespace {

nlohmann::json jsonOf(const nn::FoundPackage& found)
{
    nlohmann::json json{{"id", found.id}, {"folder", found.folder.string()}, {"usable", found.package.has_value()}};
    if (!found.package) {
        json["reason"] = found.package.error().sentence();
        return json;
    }
    const nn::Manifest& manifest = found.package->manifest();
    const auto kind = tasks::kindOf(manifest);
    json["usable"] = kind.has_value();
    if (!kind)
        json["reason"] = kind.error().sentence();
    else
        json["kind"] = *kind == tasks::ModelKind::Image ? "image" : "record";
    json["version"] = manifest.version;
    json["sha256"] = found.package->sha256();
    json["task"] = manifest.task;
    json["title"] = manifest.title;
    json["modality"] = manifest.series().modality;
    json["bodyPart"] = manifest.series().bodyPart;
    json["labels"] = nn::idsOf(manifest.labels);
    json["operatingPoints"] = nlohmann::json::array();
    for (const auto& point : manifest.operatingPoints)
        json["operatingPoints"].push_back({{"name", point.name}, {"threshold", point.threshold}});
    json["metrics"] = nlohmann::json::object();
    for (const auto& [set, figures] : manifest.metrics) {
        for (const auto& [name, value] : figures)
            json["metrics"][set][name] = {value.value, value.low, value.high};
    }
    return json;
}

void listModels(bool json)
{
    const auto packages = nn::ModelRegistry().list();
    if (json) {
        nlohmann::json all = nlohmann::json::array();
        for (const auto& found : packages)
            all.push_back(jsonOf(found));
        printJson({{"models", all}, {"use", "Not for diagnostic use"}});
        return;
    }
    for (const auto& found : packages) {
        if (found.package)
            fmt::print("{:<20} {:<8} {}  {}\n", found.id, found.package->manifest().version,
                       nn::textIn(found.package->manifest().title, "en"), found.folder.string());
        else
            fmt::print("{:<20} cannot be used: {}\n", found.id, found.package.error().sentence());
    }
    if (packages.empty())
        std::cout << "There are no models.\n";
}

}

void add_models(CLI::App& app)
{
    auto json = std::make_shared<bool>(false);
    auto* command = app.add_subcommand("models", "List the models that are installed");
    command->add_flag("--json", *json, "Print one JSON document");
    command->callback([json] { listModels(*json); });
}

}
