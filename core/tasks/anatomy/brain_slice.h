#pragma once

#include "core/nn/input_rule.h"

namespace lantern::tasks {

// Does the slice show a brain: soft tissue and fluid of a brain's size in one piece, with dark bone around most of
// it and tissue again behind, or nothing where the skull was taken away? For axial T1 pictures. A neck has fat at
// its rim, a slice of the crown is too small. A rule of thumb, for refusing what is plainly something else; false where
// the pixels' size is unknown.
bool showsBrain(const nn::ModalityImage& picture);

}
