#pragma once

#include "core/base/result.h"

#include <QString>
#include <functional>

class QWidget;

namespace lantern::shell {

// Asks a person for the password of what is locked, with the sentence that says what it is. `answered` gets it; nobody
// is asked to wait for it, and without one nothing is said.
void askPassword(QWidget& window, const Error& why, std::function<void(const QString& password)> answered);

}
