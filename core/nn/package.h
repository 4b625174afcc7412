#pragma once

#include "core/nn/manifest.h"
#include "core/nn/outcome.h"

#include <filesystem>
#include <map>
#include <memory>

// A trained model as a folder: manifest.json (which holds the SHA-256 of every other file),
// manifest.sha256 (its own), weights.safetensors, card.md, card.zh.md, selftest.safetensors.
namespace lantern::nn {

inline constexpr const char* manifestName = "manifest.json";
inline constexpr const char* manifestHashName = "manifest.sha256";

// Networks in memory, their self-test passed, and what the manifest says of them.
struct Model {
    std::string sha256;    // of manifest.json, which holds the hashes of all other files
    Manifest manifest;
    std::vector<std::unique_ptr<Network>> networks;
    std::map<std::string, Tensors> tables;    // what else the package holds in numbers, by the name of the file
    std::size_t bytes = 0;    // of all files that it was made of

    ModelIdentity identity() const { return {manifest.id, manifest.version, sha256}; }
    std::vector<Network*> parts() const;
};

// A package on disk. Whoever wants to know of many: see model_registry.h.
class Package {
public:
    // All files are there and have the hashes that the manifest says. NotFound; Malformed says which file is missing,
    // differs or is not listed.
    static Result<Package> open(const std::filesystem::path& folder);
    // By manifest.json and its hash alone, which is enough for every question but the weights: load() reads all other
    // files, and holds them against their hashes.
    static Result<Package> byManifest(const std::filesystem::path& folder);
    // What open() does more: every other file is read once.
    Result<void> check();

    const std::filesystem::path& folder() const { return m_folder; }
    const Manifest& manifest() const { return m_manifest; }
    const std::string& sha256() const { return m_sha256; }
    ModelIdentity identity() const { return {m_manifest.id, m_manifest.version, m_sha256}; }
    Result<std::string> card(const std::string& language) const;    // "en", "zh": Markdown

    // Builds the networks and runs the self-test; Malformed where a file is damaged or the test gives other numbers
    // than it should. Every file is read once.
    Result<std::unique_ptr<Model>> load(Runtime& runtime) const;

private:
    Result<std::string> file(const std::string& name) const;    // a listed file's bytes, held against its hash

    std::filesystem::path m_folder;
    Manifest m_manifest;
    std::string m_sha256;
    std::map<std::string, std::string> m_cards;    // by file name, as far as they were read
};

// What training hands over. Hashes, the self-test's expected outputs and file names are filled in.
struct PackageDraft {
    Manifest manifest;
    std::vector<Tensors> weights;    // as many as manifest.networks
    Tensors selfTestInput;
    std::string card, cardChinese;    // Markdown
    std::map<std::string, std::string> furtherFiles;    // by name
};

// Makes or replaces the package; the manifest and its hash are written last, so that a half-written
// package is seen as damaged.
Result<void> writePackage(const std::filesystem::path& folder, const PackageDraft& draft, Runtime& runtime);

}
