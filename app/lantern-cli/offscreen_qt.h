#pragma once

#include "core/base/result.h"

#include <QGuiApplication>
#include <QImage>
#include <filesystem>

namespace lantern::cli {

// Words in a picture need Qt's fonts, and those an application: one on Qt's offscreen platform, which
// needs no display. Qt's own warnings are left out, since stderr is for sentences about the input.
class OffscreenQt {
public:
    OffscreenQt();

private:
    int m_argumentCount = 1;
    char m_name[12] = "lantern-cli";
    char* m_arguments[2] = {m_name, nullptr};
    QGuiApplication m_application;
};

// OutOfMemory, WriteFailed.
Result<void> writePng(const QImage& picture, const std::filesystem::path& file);

}
