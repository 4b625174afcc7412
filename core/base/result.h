#pragma once

#include "core/base/message.h"

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace lantern {

// Why something did not work, for programs. People read the message.
enum class ErrorCode {
    Cancelled,    // a person asked to stop
    NotFound,    // no such file, folder, series, model
    Unreadable,    // the system would not give us the bytes
    Malformed,    // the bytes break their own format
    Unsupported,    // valid, but Lantern cannot do it
    Refused,    // valid, but outside what a model or command accepts
    Locked,    // an archive that wants a password, or another one
    WriteFailed,    // disk full, no permission
    OutOfMemory,
    WrongUse,    // the command line does not make sense
    Internal,    // our own mistake
};

struct Error {
    Error() = default;
    Error(ErrorCode why, Message what)
        : code(why)
        , message(std::move(what))
    {
    }

    ErrorCode code = ErrorCode::Internal;
    Message message;    // one sentence that quotes the value that was wrong

    std::string sentence() const { return inEnglish(message); }
};

// std::expected arrives with C++23; until then Debian's tl::expected has the same shape.
template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(ErrorCode code, Message message)
{
    return tl::unexpected<Error>(Error(code, std::move(message)));
}

inline tl::unexpected<Error> fail(Error error) { return tl::unexpected<Error>(std::move(error)); }

}

// LANTERN_TRY(plane, ImagePlane::make(...)) declares `plane`, or returns the error as it is.
#define LANTERN_TRY(name, expression)                                                                                  \
    auto name##OrError = (expression);                                                                                 \
    if (!name##OrError)                                                                                                \
        return ::lantern::fail(std::move(name##OrError).error());                                                      \
    auto& name = *name##OrError

// For a Result<void>, whose value nobody needs.
#define LANTERN_CHECK(expression)                                                                                      \
    do {                                                                                                               \
        if (auto checked_ = (expression); !checked_)                                                                   \
            return ::lantern::fail(std::move(checked_).error());                                                       \
    } while (false)
