// presentation_state: softcopy presentation states of greyscale, colour, and of XA and XRF (PS3.3 A.33).
#include "core/objects/object.h"

namespace lantern::objects {

namespace {

Result<Content> readState(const dicom::Instance& object)
{
    LANTERN_TRY(state, dicom::readPresentationState(object.path));
    return state;
}

}

Kind make_presentation_state()
{
    return {.kind = dicom::ObjectKind::PresentationState, .reads = dicom::isPresentationState, .read = readState};
}

}
