#include "app/lantern-cli/offscreen_qt.h"

#include <cstdio>

namespace lantern::cli {

namespace {

int& prepared(int& argumentCount)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    qInstallMessageHandler([](QtMsgType type, const QMessageLogContext&, const QString& message) {
        if (type == QtCriticalMsg || type == QtFatalMsg)
            std::fprintf(stderr, "%s\n", qPrintable(message));
    });
    return argumentCount;
}

}

OffscreenQt::OffscreenQt()
    : m_application(prepared(m_argumentCount), m_arguments)
{
}

}
