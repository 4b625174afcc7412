#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string_view>

// One reader of outside bytes: whatever the bytes are, it gives a value or a sentence. libFuzzer
// calls it for ever; the replay program calls it for each file of a corpus.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace lantern::fuzz {

inline std::string_view textOf(const std::uint8_t* data, std::size_t size)
{
    return {reinterpret_cast<const char*>(data), size};
}

// A finding: what the reader promised does not hold. Stops the run, and the input is kept.
void expect(bool holds, const char* promise);

// The bytes as a file, for readers that take a path; the same file each time, in memory where there is such
// a place.
std::filesystem::path fileOf(std::string_view bytes);

// test::openAndDraw(), whose promises must hold.
void openAndDraw(const std::filesystem::path& file);

}
