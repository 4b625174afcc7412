#include "ui/shell/error_text.h"

#include "ui/paint/message_text.h"

#include <QCoreApplication>

namespace lantern::shell {

namespace {

QString kindOf(ErrorCode code)
{
    const auto say = [](const char* text) { return QCoreApplication::translate("Errors", text); };
    switch (code) {
    case ErrorCode::Cancelled: return say(QT_TRANSLATE_NOOP("Errors", "Stopped at your wish."));
    case ErrorCode::NotFound: return say(QT_TRANSLATE_NOOP("Errors", "There is nothing to read at this place."));
    case ErrorCode::Unreadable: return say(QT_TRANSLATE_NOOP("Errors", "The system did not let Lantern read this."));
    case ErrorCode::Malformed:
        return say(QT_TRANSLATE_NOOP("Errors", "This file is damaged or is not what it says it is."));
    case ErrorCode::Unsupported: return say(QT_TRANSLATE_NOOP("Errors", "Lantern cannot read this kind of file yet."));
    case ErrorCode::Refused: return say(QT_TRANSLATE_NOOP("Errors", "This input is not suitable."));
    case ErrorCode::WriteFailed: return say(QT_TRANSLATE_NOOP("Errors", "Writing failed; is the disk full?"));
    case ErrorCode::OutOfMemory: return say(QT_TRANSLATE_NOOP("Errors", "There is not enough memory for this."));
    case ErrorCode::Locked: return say(QT_TRANSLATE_NOOP("Errors", "This file is locked with a password."));
    case ErrorCode::WrongUse: return say(QT_TRANSLATE_NOOP("Errors", "This cannot be asked in this way."));
    case ErrorCode::Internal: return say(QT_TRANSLATE_NOOP("Errors", "Lantern made a mistake; the log says more."));
    }
    Q_UNREACHABLE();
}

}

QString sentenceOf(const Error& error)
{
    return error.message.empty() ? kindOf(error.code) : paint::sentence(error.message);
}

}
