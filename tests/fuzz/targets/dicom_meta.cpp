// The meta header alone, before a sound image: lengths and transfer syntaxes that lie.
#include "tests/fuzz/targets/fuzz_target.h"
#include "tests/support/part10.h"

using namespace lantern;

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    std::string file = std::string(128, '\0') + "DICM";
    file += fuzz::textOf(data, size);
    file += test::imageHeader({});
    file += test::element(0x7fe0, 0x10, "OW", std::string(32, '\7'));
    fuzz::openAndDraw(fuzz::fileOf(file));
    return 0;
}
