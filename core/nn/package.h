#pragma once

#include "core/nn/manifest.h"
#include "core/nn/outcome.h"

#include <filesystem>
#include <memory>

// A trained model as a folder: manifest.json (which holds the SHA-256 of every other file),
// manifest.sha256 (its own), weights.safetensors, card.md, card.zh.md, selftest.safetensors.
namespace lantern::nn {

// Networks in memory, their self-test passed, and what the manifest says of them.
struct Model {
    std::string sha256;    // of manifest.json, which holds the hashes of all other files
    Manifest manifest;
    std::vector<std::unique_ptr<Network>> networks;

    ModelIdentity identity() const { return {manifest.id, manifest.version, sha256}; }
    std::vector<Network*> parts() const;
};

// A package on disk whose files are all there and have the hashes that the manifest says.
class Package {
public:
    // NotFound; Malformed says which file is missing, differs or is not listed.
    static Result<Package> open(const std::filesystem::path& folder);

    const std::filesystem::path& folder() const { return m_folder; }
    const Manifest& manifest() const { return m_manifest; }
    const std::string& sha256() const { return m_sha256; }
    Result<std::string> card(const std::string& language) const;    // "en", "zh": Markdown
    Result<std::string> file(const std::string& name) const;    // a listed file's bytes, its hash checked again

    // Builds the networks and runs the self-test; Malformed where it gives other numbers than it should.
    Result<std::unique_ptr<Model>> load(Runtime& runtime) const;

private:
    std::filesystem::path m_folder;
    Manifest m_manifest;
    std::string m_sha256;
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

// Where packages are looked for: $LANTERN_MODELS, the user's data folder, beside the program.
std::vector<std::filesystem::path> packageFolders();

struct FoundPackage {
    std::string id;
    std::filesystem::path folder;
    Result<Package> package;    // a damaged one stays in the list with its reason
};
std::vector<FoundPackage> listPackages();

// An id of the list or a folder.
Result<Package> findPackage(const std::string& idOrFolder);

std::string sha256Of(std::string_view bytes);    // in hex, libsodium

}
