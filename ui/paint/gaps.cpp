#include "ui/paint/gaps.h"

#include <QCoreApplication>

namespace lantern::paint {

QString gapsText(const volume::Volume& volume)
{
    if (volume.gaps.empty())
        return {};
    return QCoreApplication::translate("paint", "Gaps without data: %1").arg(volume.gaps.size());
}

}
