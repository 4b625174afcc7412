#pragma once

#include "core/nn/manifest.h"

#include <string>

namespace lantern::session {

// The model card of icu-mortality in Markdown, with the figures of the manifest.
std::string recordCard(const nn::Manifest& manifest);
std::string recordCardChinese(const nn::Manifest& manifest);

}
