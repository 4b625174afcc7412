#include "core/session/model_kind.h"

#include "core/nn/task.h"
#include "core/session/messages.h"

namespace lantern::session {

Result<ModelKind> kindOf(const nn::Manifest& manifest)
{
    if (nn::findTask(manifest.task))
        return ModelKind::Image;
    if (manifest.task == "icu-mortality")
        return ModelKind::Record;
    return fail(ErrorCode::Unsupported, messages::TaskIsNotKnown(manifest.id, manifest.task));
}

}
