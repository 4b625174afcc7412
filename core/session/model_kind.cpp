#include "core/session/model_kind.h"

#include "core/nn/task.h"
#include "core/session/messages.h"
#include "core/session/record_task.h"

namespace lantern::session {

Result<ModelKind> kindOf(const nn::Manifest& manifest)
{
    if (nn::findTask(manifest.task))
        return ModelKind::Image;
    if (findRecordTask(manifest.task))
        return ModelKind::Record;
    return fail(ErrorCode::Unsupported, messages::TaskIsNotKnown(manifest.id, manifest.task));
}

}
