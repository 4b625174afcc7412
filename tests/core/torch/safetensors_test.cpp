#include "core/nn/safetensors.h"
#include "tests/core/torch/runtime_fixture.h"
#include "tests/support/shared_data.h"
#include "tests/support/temporary_folder.h"

#include <cstring>
#include <fstream>

namespace lantern {

namespace {

// A file with this table and so many bytes of numbers after it.
std::string fileWith(const std::string& table, std::size_t dataBytes)
{
    const std::uint64_t length = table.size();
    std::string bytes(8, '\0');
    std::memcpy(bytes.data(), &length, 8);
    return bytes + table + std::string(dataBytes, '\0');
}

std::string refusalOf(const std::string& bytes)
{
    const auto tensors = nn::parseSafetensors(bytes);
    return tensors ? "" : tensors.error().sentence();
}

}

TEST(Safetensors, ComeBackAsTheyWereWritten)
{
    const nn::Tensors tensors{{"a.weight", test::filled({2, 3, 1}, 1)}, {"b", {{}, {4.5f}}}, {"empty", {{0, 7}, {}}}};
    const test::TemporaryFolder folder;
    ASSERT_TRUE(nn::writeSafetensors(folder.path() / "w.safetensors", tensors, {{"model", "test"}}));
    const auto read = nn::readSafetensors(folder.path() / "w.safetensors");
    ASSERT_TRUE(read) << read.error().sentence();
    test::expectSame(tensors, *read);
}

TEST(Safetensors, ReadBytesWrittenByTheFormatsOwnRules)
{
    auto bytes = fileWith(R"({"__metadata__":{"x":"y"},"t":{"dtype":"F32","shape":[1,2],"data_offsets":[0,8]}}   )", 0);
    bytes += std::string("\x00\x00\x80\x3f\x00\x00\x00\xc0", 8);    // 1, -2
    const auto read = nn::parseSafetensors(bytes);
    ASSERT_TRUE(read) << read.error().sentence();
    EXPECT_EQ(read->at("t").values, (std::vector<float>{1, -2}));
}

TEST(Safetensors, DamagedAreRefusedWithTheReason)
{
    auto good = fileWith(R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}})", 8);
    ASSERT_EQ(refusalOf(good), "");
    EXPECT_EQ(refusalOf(""), "The safetensors file is damaged: it has only 0 bytes.");
    EXPECT_NE(refusalOf(good.substr(0, good.size() - 1)), "");    // short
    EXPECT_NE(refusalOf(good + '\0'), "");    // long
    for (int bit = 0; bit < 64; ++bit) {    // a flipped bit in the length
        auto flipped = good;
        flipped[std::size_t(bit / 8)] = char(flipped[std::size_t(bit / 8)] ^ (1 << (bit % 8)));
        EXPECT_NE(refusalOf(flipped), "") << bit;
    }
    const auto refusalOfTable = [](const std::string& table) { return refusalOf(fileWith(table, 8)); };
    EXPECT_NE(refusalOfTable(R"({"t":{"dtype":"F64","shape":[1],"data_offsets":[0,8]}})").find("F64"),
              std::string::npos);
    EXPECT_NE(refusalOfTable(R"({"t":{"dtype":"F32","shape":[3],"data_offsets":[0,8]}})"), "");
    EXPECT_NE(refusalOfTable(R"({"t":{"dtype":"F32","shape":[2],"data_offsets":[8,0]}})"), "");
    EXPECT_NE(refusalOfTable(R"({"t":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})"), "");
    EXPECT_NE(refusalOfTable(R"({"t":{"dtype":"F32","shape":[-2],"data_offsets":[0,8]}})"), "");
    EXPECT_NE(refusalOfTable(R"({"t":{"dtype":"F32","shape":[2.0],"data_offsets":[0,8]}})"), "");
    EXPECT_NE(refusalOfTable(R"({"t":{"dtype":"F32","shape":[4611686018427387904,2],"data_offsets":[0,0]}})"), "");
    EXPECT_NE(refusalOfTable(R"({"t":{"dtype":"F32","shape":[2]}})"), "");
    EXPECT_NE(refusalOfTable(R"({"t":7})"), "");
    EXPECT_NE(refusalOfTable(R"([])"), "");
    EXPECT_NE(refusalOfTable(std::string(100, '[')), "");
    // Two that share the same bytes, as a crafted file would.
    EXPECT_NE(refusalOfTable(R"({"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]},)"
                             R"("b":{"dtype":"F32","shape":[1],"data_offsets":[4,8]}})"),
              "");
}

TEST(Safetensors, EveryTruncationIsRefused)
{
    const auto whole = nn::safetensorsFrom({{"a", test::filled({3}, 1)}, {"b", test::filled({2, 2}, 2)}});
    for (std::size_t size = 0; size < whole.size(); ++size)
        EXPECT_NE(refusalOf(whole.substr(0, size)), "") << size;
}

}
