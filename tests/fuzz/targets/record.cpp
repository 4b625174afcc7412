// A patient's history: FHIR, or a table of the 2012 or the 2019 challenge, told apart by how it begins.
#include "core/record/hourly_record.h"
#include "core/record/icu_features.h"
#include "core/record/icu_stay.h"
#include "core/record/read_record.h"
#include "tests/fuzz/targets/fuzz_target.h"

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto record = record::parseRecord(fuzz::textOf(data, size), "fuzzed");
    record::sepsisLabelsOf(fuzz::textOf(data, size));
    if (!record)
        return fuzz::expect(!record.error().sentence().empty(), "a refusal is a sentence"), 0;
    if (const auto stay = record::wholeIcuStayOf(*record))
        fuzz::expect(record::icuHourlyFeatures().rows(*stay).count() == stay->lastHour + 1, "a row for each hour");
    return 0;
}
