// A whole DICOM file, as it lies on a disc.
#include "tests/fuzz/targets/fuzz_target.h"

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::openAndDraw(fuzz::fileOf(fuzz::textOf(data, size)));
    return 0;
}
