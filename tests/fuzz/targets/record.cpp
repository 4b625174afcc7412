// A patient's history: FHIR, or a table of the 2012 challenge, told apart by how it begins.
#include "core/record/read_record.h"
#include "tests/fuzz/targets/fuzz_target.h"

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto record = record::parseRecord(fuzz::textOf(data, size), "fuzzed");
    if (!record)
        fuzz::expect(!record.error().sentence().empty(), "a refusal is a sentence");
    return 0;
}
