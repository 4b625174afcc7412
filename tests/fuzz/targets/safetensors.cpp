// Weights that somebody brought.
#include "core/nn/safetensors.h"
#include "tests/fuzz/targets/fuzz_target.h"

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto tensors = nn::parseSafetensors(fuzz::textOf(data, size));
    if (!tensors)
        fuzz::expect(!tensors.error().sentence().empty(), "a refusal is a sentence");
    return 0;
}
