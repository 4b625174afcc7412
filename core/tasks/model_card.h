#pragma once

#include "core/nn/manifest.h"

#include <string>

namespace lantern::tasks {

enum class Language { English, Chinese };

// A card from what the manifest knows, in Markdown: what training writes until a person says more.
std::string modelCard(const nn::Manifest& manifest, Language language);

}
