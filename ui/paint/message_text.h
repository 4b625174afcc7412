#pragma once

#include "core/base/message.h"

#include <QString>

namespace lantern::paint {

// What core says, in the window's language. The rows of its tables are translated under the name of their room.
QString sentence(const Message& message);
QString sentence(const Messages& several);

// That of a row, for what puts messages into words itself.
std::string formatOf(const MessageRow& row);

}
