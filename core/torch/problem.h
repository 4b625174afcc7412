#pragma once

#include "core/base/result.h"

#include <stdexcept>
#include <string>
#include <type_traits>
#include <utility>

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

// What the other side of the door could not do, thrown on this one.
template <class T>
T valueOrThrow(Result<T> result)
{
    if (!result)
        throw Problem(result.error().code, result.error().sentence());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

[[noreturn]] inline void refuse(const std::string& sentence) { throw Problem(ErrorCode::Malformed, sentence); }

}
