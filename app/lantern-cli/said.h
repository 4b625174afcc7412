#pragma once

#include "core/base/message.h"

#include <string>
#include <utility>

namespace lantern::cli {

// A sentence of the command line's own, which speaks English alone.
template <class... Values>
Message said(fmt::format_string<Values...> english, Values&&... values)
{
    static constexpr MessageKind<std::string> own{"cli", "Said", "{0}"};
    return own(fmt::format(english, std::forward<Values>(values)...));
}

}
