#include "core/tasks/model_kind.h"

#include "core/tasks/image_task.h"
#include "core/tasks/messages.h"
#include "core/tasks/record_task.h"

namespace lantern::tasks {

Result<ModelKind> kindOf(const nn::Manifest& manifest)
{
    if (findImageTask(manifest.task))
        return ModelKind::Image;
    if (findRecordTask(manifest.task))
        return ModelKind::Record;
    return fail(ErrorCode::Unsupported, messages::TaskIsNotKnown(manifest.id, manifest.task));
}

}
