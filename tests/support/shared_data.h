#pragma once

#include <filesystem>
#include <gtest/gtest.h>

namespace lantern::test {

// The data that lies beside the project. Not everyone has it, so a test that needs it skips.
inline std::filesystem::path sharedData(const std::string& folder)
{
    return std::filesystem::path(LANTERN_SHARED_DATA) / folder;
}

}

#define LANTERN_NEEDS_DATA(folder)                                                                                     \
    if (!std::filesystem::exists(::lantern::test::sharedData(folder)))                                                 \
    GTEST_SKIP() << "The data folder " << folder << " is not beside the project."
