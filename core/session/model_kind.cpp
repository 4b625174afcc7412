#include "core/session/model_kind.h"

#include "core/nn/task.h"

#include <fmt/format.h>

namespace lantern::session {

Result<ModelKind> kindOf(const nn::Manifest& manifest)
{
    if (nn::findTask(manifest.task))
        return ModelKind::Image;
    if (manifest.task == "icu-mortality")
        return ModelKind::Record;
    return fail(ErrorCode::Unsupported,
                fmt::format("The model {} is for the task \"{}\", which this version of Lantern does not know.",
                            manifest.id, manifest.task));
}

}
