// Siemens' own table of an image, and the protocol in that of a series.
#include "core/dicom/makers/csa_header.h"
#include "tests/fuzz/targets/fuzz_target.h"

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    const auto table = dicom::csaHeader({data, size});
    const auto protocol = dicom::siemensProtocol({data, size});
    std::size_t bytes = 0;    // no more than there were
    for (const auto& [name, values] : table)
        for (const auto& value : values)
            bytes += value.size();
    for (const auto& [name, value] : protocol)
        bytes += name.size() + value.size();
    if (bytes > 2 * size)
        __builtin_trap();
    return 0;
}
