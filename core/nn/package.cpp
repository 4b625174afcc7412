#include "core/nn/package.h"

#include "core/files/hash.h"
#include "core/files/whole_folder.h"
#include "core/files/write_file.h"
#include "core/nn/messages.h"
#include "core/nn/safetensors.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>

namespace lantern::nn {

namespace {

// A listed name is one file in the folder, nothing else: "../x" or "a/b" must not lead anywhere.
bool isPlainName(const std::string& name)
{
    return !name.empty() && name != "." && name != ".." && name.find('/') == std::string::npos && name != manifestName
        && name != manifestHashName;
}

// Everything that the manifest says of the files, before one is looked at.
Result<void> checkListed(const std::filesystem::path& folder, const Manifest& manifest)
{
    std::vector<std::string> needed{manifest.selfTest};
    for (const auto& part : manifest.networks)
        needed.push_back(part.weights);
    for (const std::string& name : needed) {
        if (!manifest.files.contains(name))
            return fail(ErrorCode::Malformed, messages::PackageListsNoHash(folder.string(), name));
    }
    if (manifest.networks.empty())
        return fail(ErrorCode::Malformed, messages::PackageHasNoNetwork(folder.string()));
    for (const auto& [name, hash] : manifest.files)
        if (!isPlainName(name))
            return fail(ErrorCode::Malformed, messages::PackageListsNoPlainName(folder.string(), name));
    return {};
}

bool isCard(const std::string& name) { return name.starts_with("card.") && name.ends_with(".md"); }

// The self-test: "input/NAME" go in, "outputK/NAME" must come out of network K.
Result<void> passSelfTest(const Model& model, const Tensors& test)
{
    Tensors input;
    for (const auto& [name, tensor] : test) {
        if (name.starts_with("input/"))
            input[name.substr(6)] = tensor;
    }
    const double tolerance = model.manifest.selfTestTolerance;
    for (std::size_t k = 0; k < model.networks.size(); ++k) {
        LANTERN_TRY(output, model.networks[k]->run(input));
        const std::string prefix = fmt::format("output{}/", k);
        std::size_t compared = 0;
        for (const auto& [name, expected] : test) {
            if (!name.starts_with(prefix))
                continue;
            const auto found = output.find(name.substr(prefix.size()));
            if (found == output.end() || found->second.shape != expected.shape)
                return fail(ErrorCode::Malformed,
                            messages::SelfTestHasOtherShape(model.manifest.id, name.substr(prefix.size())));
            for (std::size_t i = 0; i < expected.values.size(); ++i) {
                const double off = std::abs(double(found->second.values[i]) - double(expected.values[i]));
                if (!(off <= tolerance))    // also catches NaN
                    return fail(ErrorCode::Malformed,
                                messages::SelfTestIsOff(model.manifest.id, name,
                                                        fmt::format("{}", found->second.values[i]),
                                                        fmt::format("{}", expected.values[i]), tolerance));
                ++compared;
            }
        }
        if (compared == 0)
            return fail(ErrorCode::Malformed, messages::SelfTestComparesNothing(model.manifest.id, k));
    }
    return {};
}

}

std::vector<Network*> Model::parts() const
{
    std::vector<Network*> all;
    for (const auto& network : networks)
        all.push_back(network.get());
    return all;
}

Result<Package> Package::byManifest(const std::filesystem::path& folder)
{
    const auto text = files::readText(folder / manifestName, 1 << 24);
    if (!text)
        return fail(ErrorCode::NotFound, messages::NoPackage(folder.string()));
    const auto seal = files::readText(folder / manifestHashName, 1 << 10);
    if (!seal || seal->substr(0, 64) != files::sha256Of(*text))
        return fail(ErrorCode::Malformed, messages::ManifestDoesNotMatchItsHash(folder.string()));
    LANTERN_TRY(manifest, parseManifest(*text, (folder / manifestName).string()));
    LANTERN_CHECK(checkListed(folder, manifest));
    Package package;
    package.m_folder = folder;
    package.m_manifest = std::move(manifest);
    package.m_sha256 = files::sha256Of(*text);
    return package;
}

Result<Package> Package::open(const std::filesystem::path& folder)
{
    LANTERN_TRY(package, byManifest(folder));
    LANTERN_CHECK(package.check());
    return std::move(package);
}

Result<void> Package::check()
{
    for (const auto& [name, hash] : m_manifest.files) {
        LANTERN_TRY(bytes, file(name));
        if (isCard(name))
            m_cards[name] = std::move(bytes);
    }
    return {};
}

Result<std::string> Package::file(const std::string& name) const
{
    const auto listed = m_manifest.files.find(name);
    if (listed == m_manifest.files.end())
        return fail(ErrorCode::NotFound, messages::PackageHasNoFile(m_folder.string(), name));
    auto bytes = files::readText(m_folder / name);
    if (!bytes)
        return fail(ErrorCode::Malformed, messages::PackageLacksFile(m_folder.string(), name));
    if (const std::string found = files::sha256Of(*bytes); found != listed->second)
        return fail(
            ErrorCode::Malformed,
            messages::PackageFileIsDamaged(name, m_folder.string(), found.substr(0, 12), listed->second.substr(0, 12)));
    return bytes;
}

Result<std::string> Package::card(const std::string& language) const
{
    const std::string translated = "card." + language + ".md";
    const std::string name = m_manifest.files.contains(translated) ? translated : "card.md";
    const auto known = m_cards.find(name);
    return known == m_cards.end() ? file(name) : known->second;
}

Result<std::unique_ptr<Model>> Package::load(Runtime& runtime) const
{
    auto model = std::make_unique<Model>();
    model->sha256 = m_sha256;
    model->manifest = m_manifest;
    model->networks.resize(m_manifest.networks.size());
    Tensors test;
    for (const auto& [name, hash] : m_manifest.files) {
        LANTERN_TRY(bytes, file(name));
        model->bytes += bytes.size();
        const auto isOfIt = [&file = name](const Manifest::Part& part) { return part.weights == file; };
        const bool isWeights = std::ranges::any_of(m_manifest.networks, isOfIt);
        if (!isWeights && name != m_manifest.selfTest && !name.ends_with(".safetensors"))
            continue;
        LANTERN_TRY(tensors, parseSafetensors(bytes));
        for (std::size_t k = 0; k < model->networks.size(); ++k) {
            if (!isOfIt(m_manifest.networks[k]))
                continue;
            LANTERN_TRY(network, runtime.load(m_manifest.networks[k].architecture, tensors));
            model->networks[k] = std::move(network);
        }
        if (name == m_manifest.selfTest)
            test = std::move(tensors);
        else if (!isWeights)
            model->tables[name] = std::move(tensors);
    }
    LANTERN_CHECK(passSelfTest(*model, test));
    return model;
}

Result<void> writePackage(const std::filesystem::path& folder, const PackageDraft& draft, Runtime& runtime)
{
    Manifest manifest = draft.manifest;
    if (draft.weights.size() != manifest.networks.size())
        return fail(ErrorCode::Internal, messages::PackageNeedsAllWeights);

    std::map<std::string, std::string> contents = draft.furtherFiles;
    Tensors test;
    for (const auto& [name, tensor] : draft.selfTestInput)
        test["input/" + name] = tensor;
    for (std::size_t k = 0; k < draft.weights.size(); ++k) {
        auto& part = manifest.networks[k];
        part.weights = draft.weights.size() == 1 ? "weights.safetensors" : fmt::format("weights{}.safetensors", k);
        contents[part.weights] = safetensorsFrom(draft.weights[k]);
        LANTERN_TRY(network, runtime.load(part.architecture, draft.weights[k]));
        LANTERN_TRY(output, network->run(draft.selfTestInput));
        for (auto& [name, tensor] : output)
            test[fmt::format("output{}/{}", k, name)] = std::move(tensor);
    }
    manifest.selfTest = "selftest.safetensors";
    contents[manifest.selfTest] = safetensorsFrom(test);
    contents["card.md"] = draft.card;
    if (!draft.cardChinese.empty())
        contents["card.zh.md"] = draft.cardChinese;

    // A package that is there already is replaced whole: half of the old and half of the new would be neither.
    const auto old = Package::open(folder);
    LANTERN_TRY(whole, files::WholeFolder::begin(folder, [&](const std::string& name) {
                    return name == manifestName || name == manifestHashName
                        || (old && old->manifest().files.contains(name));
                }));
    manifest.files.clear();
    for (const auto& [name, text] : contents) {
        manifest.files[name] = files::sha256Of(text);
        LANTERN_CHECK(files::writeFile(whole.path() / name, std::string_view(text)));
    }
    const std::string text = manifestText(manifest);
    LANTERN_CHECK(files::writeFile(whole.path() / manifestName, std::string_view(text)));
    // As sha256sum writes it, so that "sha256sum -c manifest.sha256" works too.
    LANTERN_CHECK(files::writeFile(whole.path() / manifestHashName,
                                   std::string_view(files::sha256Of(text) + "  " + manifestName + "\n")));
    return whole.commit();
}

}
