#pragma once

#include "tests/fuzz/reading/open_and_draw.h"

#include <gtest/gtest.h>

namespace lantern::test {

// openAndDraw(), whose promises must hold.
inline Opened openedAsPromised(const std::filesystem::path& file)
{
    auto opened = openAndDraw(file);
    EXPECT_EQ(opened.broken, "") << file;
    return opened;
}

}
