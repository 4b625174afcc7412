#include "core/base/log.h"

#include <gtest/gtest.h>

namespace lantern {
namespace {

// Folders are named after patients: none of their words may reach the log.
TEST(Log, APathIsLeftOutOfALine)
{
    EXPECT_EQ(log::withoutPaths("/home/a/DOE JOHN/ct.dcm: It breaks off."), "(path): It breaks off.");
    EXPECT_EQ(log::withoutPaths("There is nothing to search: \"/cases/Wang Li\" is no folder."),
              "There is nothing to search: \"(path)\" is no folder.");
    EXPECT_EQ(log::withoutPaths("Cannot write /media/DOE^JOHN/x.png"), "Cannot write (path)");
    EXPECT_EQ(log::withoutPaths("120 km/h and 40 mg/dl"), "120 km/h and 40 mg/dl");
}

}
}
