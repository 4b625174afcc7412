#include "ui/paint/message_text.h"

#include <QCoreApplication>

namespace lantern::paint {

std::string formatOf(const MessageRow& row) { return QCoreApplication::translate(row.room, row.english).toStdString(); }

QString sentence(const Message& message) { return QString::fromStdString(inWords(message, formatOf)); }

QString sentence(const Messages& several) { return QString::fromStdString(inWords(several, formatOf)); }

}
