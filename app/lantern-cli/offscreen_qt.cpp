#include "app/lantern-cli/offscreen_qt.h"

#include "app/lantern-cli/said.h"
#include "core/files/write_file.h"

#include <QBuffer>
#include <cstdio>
#include <string_view>

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

Result<void> writePng(const QImage& picture, const std::filesystem::path& file)
{
    QByteArray png;
    QBuffer buffer(&png);
    if (!picture.save(&buffer, "PNG"))
        return fail(ErrorCode::OutOfMemory, said("There is not enough memory for the picture."));
    return files::writeFile(file, std::string_view(png.constData(), static_cast<std::size_t>(png.size())));
}

}
