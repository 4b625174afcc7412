#pragma once

#include "core/base/result.h"

#include <stdexcept>
#include <string>

namespace lantern::torchnet {

// LibTorch throws, so inside this room our own refusals are thrown as well; both are caught at the
// door (runtime.cpp) and leave as an Error.
struct Problem : std::runtime_error {
    Problem(ErrorCode errorCode, const std::string& sentence)
        : std::runtime_error(sentence)
        , code(errorCode)
    {
    }
    ErrorCode code;
};

[[noreturn]] inline void refuse(const std::string& sentence) { throw Problem(ErrorCode::Malformed, sentence); }

}
