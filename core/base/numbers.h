#pragma once

#include <optional>
#include <string_view>

namespace lantern {

// Text to number by the C locale whatever the user's is; spaces around it are allowed, anything
// else that is not part of the number gives nothing. "inf" and "nan" give nothing.
std::optional<double> parseDecimal(std::string_view text);
std::optional<long long> parseInteger(std::string_view text);

std::string_view trimmed(std::string_view text);    // without leading and trailing white space

}
