#include "core/tasks/model_kind.h"

#include "core/tasks/image_task.h"
#include "core/tasks/messages.h"
#include "core/tasks/record_task.h"

namespace lantern::tasks {

Message unreadSlot(const nn::Manifest& manifest, nn::Slot::Kind kind)
{
    bool isServed = false;
    for (const nn::Slot& slot : manifest.inputs) {
        if (isServed || slot.kind != kind)
            return messages::ModelReadsMore(manifest.id, slot.name);
        isServed = true;
    }
    return {};
}

Result<ModelKind> kindOf(const nn::Manifest& manifest)
{
    if (findImageTask(manifest.task))
        return ModelKind::Image;
    if (findRecordTask(manifest.task))
        return ModelKind::Record;
    return fail(ErrorCode::Unsupported, messages::TaskIsNotKnown(manifest.id, manifest.task));
}

}
