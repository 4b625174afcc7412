#include "core/dicom/warning.h"
#include "tests/support/said.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <set>

namespace lantern {
namespace {

using dicom::WarningCode;

constexpr WarningCode all[]{
#define LANTERN_WARNING(name, code, kind, section) WarningCode::name,
#include "core/dicom/warnings.def"
#undef LANTERN_WARNING
};

// Scripts tell anomalies apart by their code, and readers look the section up.
TEST(Warning, EachHasACodeOfItsOwnAndASectionOfTheStandard)
{
    std::set<std::string_view> codes;
    for (const auto code : all) {
        EXPECT_TRUE(codes.insert(dicom::codeOf(code)).second) << dicom::codeOf(code);
        EXPECT_THAT(std::string(dicom::codeOf(code)), testing::MatchesRegex("[a-z][a-z0-9-]+"));
        EXPECT_THAT(std::string(dicom::sectionOf(code)), testing::MatchesRegex("PS3\\.[0-9]+ [A-Z0-9.]+[0-9.]*"));
    }
}

TEST(Warning, TheSameIsSaidOnce)
{
    dicom::Warnings warnings;
    warn(warnings, WarningCode::Tilt, test::said("Tilted by 5 degrees."));
    warn(warnings, WarningCode::Tilt, test::said("Tilted by 5 degrees."));
    warn(warnings, WarningCode::Tilt, test::said("Tilted by 9 degrees."));
    EXPECT_EQ(warnings.size(), 2u);
    EXPECT_EQ(dicom::kindOf(warnings[0].code), dicom::WarningKind::Geometry);
    EXPECT_EQ(dicom::codeOf(dicom::kindOf(warnings[0].code)), "geometry");
}

}
}
