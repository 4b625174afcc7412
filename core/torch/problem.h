#pragma once

#include "core/base/result.h"

#include <type_traits>
#include <utility>

namespace lantern::torchnet {

// LibTorch throws, so inside this room our own refusals are thrown as well; both are caught at the
// door (runtime.cpp) and leave as an Error.
struct Problem {
    Error error;
};

// What the other side of the door could not do, thrown on this one.
template <class T>
T valueOrThrow(Result<T> result)
{
    if (!result)
        throw Problem{result.error()};
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

[[noreturn]] inline void refuse(Message why, ErrorCode code = ErrorCode::Malformed)
{
    throw Problem{{code, std::move(why)}};
}

}
