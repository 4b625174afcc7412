#pragma once

#include <cstddef>
#include <cstdint>

// What a file may ask for at most, in one place. Beyond these it is refused in a sentence; what it really holds
// decides about everything else, never a length or a number that it states.
namespace lantern::dicom::limits {

// Values up to here are read with the header, longer ones when somebody asks for them. LUTs reach 128 KiB.
constexpr std::uint32_t valueReadAtOnce = 4096;

// The stack that sequences within sequences may take to read. About a thousand levels; no real object has thirty.
constexpr std::ptrdiff_t stackForNesting = std::ptrdiff_t(512) << 10;

// What a deflated data set may unpack to: a few megabytes of file can unpack to any size. No picture that is worth
// looking at deflates to less than a two-hundredth.
constexpr std::uintmax_t inflatedBytes = std::uintmax_t(2) << 30;
constexpr std::uintmax_t inflatedAlwaysAllowed = std::uintmax_t(64) << 20;
constexpr std::uintmax_t inflationRatio = 200;

// Frames that a header may speak of whatever the file's size, and the bytes of file that each further one must have:
// what is known of a frame takes some hundred bytes of memory.
constexpr std::uintmax_t framesAlwaysAllowed = 4096;
constexpr std::uintmax_t fileBytesPerFrame = 32;

// A decoded frame of more bytes than this must come out of enough encoded ones: no codec reaches this ratio on a
// picture, and to believe such a header would take all memory.
constexpr std::uint64_t frameBytesAlwaysAllowed = std::uint64_t(16) << 20;
constexpr std::uint64_t compressionRatio = 2000;

// Objects that one object refers to, and how deep in its sequences they are looked for.
constexpr std::size_t references = 100000;
constexpr int levelsOfReferences = 16;

}
