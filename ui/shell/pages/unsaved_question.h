#pragma once

#include "core/base/result.h"

#include <QString>

class QWidget;

namespace lantern::shell {

// What becomes of measurements that could not be written when what they belong to is closed.
struct UnsavedAnswer {
    enum class Choice { KeepOpen, WriteElsewhere, Discard } choice = Choice::KeepOpen;
    QString folder;    // where else
};

// Asks a person, with what went wrong. `studies` have measurements that would be lost.
UnsavedAnswer askUnsaved(QWidget& window, const Error& error, int studies);

}
