#pragma once

#include "core/base/message.h"
#include "core/base/result.h"
#include "core/nn/manifest.h"

namespace lantern::tasks {

// What a model reads: pictures, or the events of a record.
enum class ModelKind { Image, Record };

// Why a task that reads one slot of this kind cannot serve the model: it has another slot as well, or that of another
// kind. Empty: it can.
Message unreadSlot(const nn::Manifest& manifest, nn::Slot::Kind kind);

// Unsupported where this program has no task of the manifest's name.
Result<ModelKind> kindOf(const nn::Manifest& manifest);

}
