#pragma once

#include <stdexcept>

namespace lantern::dicom {

struct FailedAssertion : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// While one lives, an assertion that fails on this thread throws FailedAssertion instead of ending the program.
// Debian builds OpenJPEG with its assertions, and a damaged codestream reaches some of them. Only for a call into a
// library that is given up on afterwards: what it had half done is freed and never asked again.
class AssertionsThrow {
public:
    AssertionsThrow();
    ~AssertionsThrow();
    AssertionsThrow(const AssertionsThrow&) = delete;
    AssertionsThrow& operator=(const AssertionsThrow&) = delete;
};

}
