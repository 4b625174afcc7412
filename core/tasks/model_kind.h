#pragma once

#include "core/base/result.h"
#include "core/nn/manifest.h"

namespace lantern::tasks {

// What a model reads: pictures, or the events of a record.
enum class ModelKind { Image, Record };

// Unsupported where this program has no task of the manifest's name.
Result<ModelKind> kindOf(const nn::Manifest& manifest);

}
