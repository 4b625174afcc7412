#pragma once

#include "core/volume/volume.h"

#include <QString>

namespace lantern::paint {

// "Gaps without data: 2" where slices are missing, else nothing: black may be air too.
QString gapsText(const volume::Volume& volume);

}
