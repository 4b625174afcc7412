#include "ui/scene/slice_canvas.h"

#include <QCoreApplication>
#include <QOffscreenSurface>
#include <QOpenGLContext>
#include <QOpenGLFunctions>
#include <QSurfaceFormat>

namespace lantern::scene {

namespace {

struct FoundGl {
    QString maker, version;
    bool isSoftware = false;
};

QString textOf(const GLubyte* text) { return QString::fromLatin1(reinterpret_cast<const char*>(text)); }

// Asks a context on a surface that is no window; nothing where there is no GL at all.
std::optional<FoundGl> lookForGl()
{
    QOpenGLContext context;
    context.setFormat(QSurfaceFormat::defaultFormat());
    if (!context.create())
        return std::nullopt;
    QOffscreenSurface surface;
    surface.setFormat(context.format());
    surface.create();
    if (!surface.isValid() || !context.makeCurrent(&surface))
        return std::nullopt;
    FoundGl found{textOf(context.functions()->glGetString(GL_RENDERER)),
                  textOf(context.functions()->glGetString(GL_VERSION))};
    context.doneCurrent();
    for (const auto* name : {"llvmpipe", "softpipe", "swrast", "SwiftShader", "Software"})
        found.isSoftware = found.isSoftware || found.maker.contains(QLatin1String(name), Qt::CaseInsensitive);
    return found;
}

}

void prepareGl()
{
    QSurfaceFormat format;
    format.setRenderableType(QSurfaceFormat::OpenGL);
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(24);
    format.setStencilBufferSize(8);
    format.setSamples(0);    // VTK samples in a framebuffer of its own
    format.setSwapInterval(0);
    QSurfaceFormat::setDefaultFormat(format);
    QCoreApplication::setAttribute(Qt::AA_ShareOpenGLContexts);
}

std::optional<Renderer> rendererNamed(const QString& name)
{
    if (name == QLatin1String("gl"))
        return Renderer::Gl;
    if (name == QLatin1String("raster"))
        return Renderer::Raster;
    return std::nullopt;
}

RendererChoice chooseRenderer(std::optional<Renderer> wish)
{
    if (wish == Renderer::Raster)
        return {Renderer::Raster, QCoreApplication::translate("scene", "CPU painter, as asked for")};
    const auto found = lookForGl();
    if (!found)
        return {Renderer::Raster,
                QCoreApplication::translate("scene", "CPU painter, since OpenGL cannot be used here")};
    if (wish == Renderer::Gl)
        return {Renderer::Gl,
                QCoreApplication::translate("scene", "VTK on OpenGL %1 (%2), as asked for")
                    .arg(found->version, found->maker)};
    if (found->isSoftware)
        return {Renderer::Raster,
                QCoreApplication::translate("scene", "CPU painter, since OpenGL runs in software here (%1)")
                    .arg(found->maker)};
    return {Renderer::Gl,
            QCoreApplication::translate("scene", "VTK on OpenGL %1 (%2)").arg(found->version, found->maker)};
}

}
