// The manifest of a model package that somebody brought.
#include "core/nn/manifest.h"
#include "tests/fuzz/targets/fuzz_target.h"

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto manifest = nn::parseManifest(std::string(fuzz::textOf(data, size)), "fuzzed");
    if (manifest)
        fuzz::expect(nn::parseManifest(nn::manifestText(*manifest), "written").has_value(),
                     "a manifest that was read can be written and read again");
    else
        fuzz::expect(!manifest.error().sentence().empty(), "a refusal is a sentence");
    return 0;
}
