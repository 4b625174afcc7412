#include "core/dicom/frames/assertions_throw.h"

#include <cstdio>
#include <cstdlib>

namespace lantern::dicom {

namespace {

thread_local int guards = 0;

}

AssertionsThrow::AssertionsThrow() { ++guards; }
AssertionsThrow::~AssertionsThrow() { --guards; }

}

// What assert() calls (Linux Standard Base, libc); the program's own stands before that of the C library for every
// library that the program loads.
// NOLINTNEXTLINE(bugprone-reserved-identifier,cert-dcl37-c,cert-dcl51-cpp)
extern "C" [[noreturn]] void __assert_fail(const char* assertion, const char* file, unsigned line, const char* function)
{
    if (lantern::dicom::guards > 0)
        throw lantern::dicom::FailedAssertion(assertion);
    std::fprintf(stderr, "%s:%u: %s: Assertion `%s' failed.\n", file, line, function, assertion);
    std::abort();
}
