#include "ui/scene/gl_canvas.h"

#include "ui/scene/slice_texture.h"

#include <QOpenGLContext>
#include <QOpenGLPaintDevice>
#include <QPainter>
#include <cmath>
#include <memory>
#include <vector>
#include <vtkAutoInit.h>
#include <vtkCallbackCommand.h>
#include <vtkCamera.h>
#include <vtkCommand.h>
#include <vtkGenericOpenGLRenderWindow.h>
#include <vtkImageData.h>
#include <vtkImageProperty.h>
#include <vtkImageSlice.h>
#include <vtkImageSliceMapper.h>
#include <vtkImageStack.h>
#include <vtkMatrix4x4.h>
#include <vtkNew.h>
#include <vtkOpenGLState.h>
#include <vtkPointData.h>
#include <vtkRenderer.h>
#include <vtkUnsignedCharArray.h>

VTK_MODULE_INIT(vtkRenderingOpenGL2);    // NOLINT: a macro that declares VTK's factory of GL classes

namespace lantern::scene {

namespace {

enum class Alpha { None, WhereNotZero };

// One image actor. World coordinates are the tile's device pixels, with y upwards as VTK has it.
struct Layer {
    vtkNew<vtkImageData> data;
    vtkNew<vtkImageSliceMapper> mapper;
    vtkNew<vtkImageSlice> slice;

    explicit Layer(int number)
    {
        mapper->SetInputData(data);
        mapper->BorderOn();    // to the outer edges of the outermost pixels
        slice->SetMapper(mapper);
        slice->GetProperty()->SetLayerNumber(number);
        // Bytes pass through unchanged: the VOI was applied before.
        slice->GetProperty()->SetColorWindow(255);
        slice->GetProperty()->SetColorLevel(127.5);
        slice->VisibilityOff();
    }

    void set(const volume::Picture& picture, const SliceTexture& place, Alpha alpha)
    {
        const int components = alpha == Alpha::None ? 3 : 4;
        const vtkNew<vtkUnsignedCharArray> bytes;
        bytes->SetNumberOfComponents(components);
        bytes->SetNumberOfTuples(static_cast<vtkIdType>(picture.pixels.size()));
        unsigned char* out = bytes->GetPointer(0);
        for (const std::uint32_t pixel : picture.pixels) {
            *out++ = static_cast<unsigned char>(pixel >> 16 & 255);
            *out++ = static_cast<unsigned char>(pixel >> 8 & 255);
            *out++ = static_cast<unsigned char>(pixel & 255);
            if (alpha == Alpha::WhereNotZero)
                *out++ = pixel == 0 ? 0 : 255;
        }
        data->Initialize();
        data->SetDimensions(picture.width, picture.height, 1);
        // The outer edges of the outermost texels are those of the image.
        data->SetOrigin((place.stepColumns - 1) / 2, (place.stepRows - 1) / 2, 0);
        data->SetSpacing(place.stepColumns, place.stepRows, 1);
        data->GetPointData()->SetScalars(bytes);
        data->Modified();
        slice->VisibilityOn();
    }
};

}

struct GlCanvas::Stage {
    explicit Stage(GlCanvas& owner);
    ~Stage() { window->RemoveObserver(observer); }

    void update(const Scene& scene);
    void addTint();
    void place(const Scene& scene);

    vtkNew<vtkGenericOpenGLRenderWindow> window;
    vtkNew<vtkRenderer> renderer;
    vtkNew<vtkImageStack> stack;
    Layer image{0};
    std::vector<std::unique_ptr<Layer>> tints;    // as many as were ever shown together
    vtkNew<vtkMatrix4x4> worldFromPixel;
    vtkNew<vtkCallbackCommand> observer;
    bool isPainting = false;

    // What the textures were made from.
    Scene shown;
    int shrink = 0;
};

GlCanvas::Stage::Stage(GlCanvas& owner)
{
    window->SetMultiSamples(0);
    window->SetFrameBlitModeToNoBlit();    // paintGL() blits into the widget's framebuffer
    window->SetReadyForRendering(false);
    window->SetOwnContext(0);
    window->AddRenderer(renderer);
    renderer->SetBackground(0, 0, 0);
    renderer->SetBackgroundAlpha(1);    // else the tile is a hole in the window
    renderer->GetActiveCamera()->ParallelProjectionOn();

    // Two coplanar actors would fight for depth; a stack draws them by their layer numbers.
    stack->AddImage(image.slice);
    image.slice->SetUserMatrix(worldFromPixel);
    renderer->AddViewProp(stack);

    observer->SetClientData(&owner);
    observer->SetCallback([](vtkObject*, unsigned long event, void* self, void* answer) {
        auto& canvas = *static_cast<GlCanvas*>(self);
        QOpenGLContext* context = canvas.context();
        const bool isCurrent = context && QOpenGLContext::currentContext() == context;
        switch (event) {
        case vtkCommand::WindowMakeCurrentEvent:
            // Qt binds the widget's framebuffer here behind VTK's back, so only where it must.
            if (context && !isCurrent) {
                canvas.makeCurrent();
                canvas.m_stage->window->GetState()->ResetFramebufferBindings();
            }
            break;
        case vtkCommand::WindowIsCurrentEvent: *static_cast<bool*>(answer) = isCurrent; break;
        case vtkCommand::WindowFrameEvent:
            if (!canvas.m_stage->isPainting)
                canvas.update();
            break;
        case vtkCommand::WindowIsDirectEvent:
        case vtkCommand::WindowSupportsOpenGLEvent: *static_cast<int*>(answer) = 1; break;
        default: break;
        }
    });
    for (const auto event :
         {vtkCommand::WindowMakeCurrentEvent, vtkCommand::WindowIsCurrentEvent, vtkCommand::WindowFrameEvent,
          vtkCommand::WindowIsDirectEvent, vtkCommand::WindowSupportsOpenGLEvent})
        window->AddObserver(event, observer);
}

void GlCanvas::Stage::addTint()
{
    const auto& tint = tints.emplace_back(std::make_unique<Layer>(static_cast<int>(tints.size()) + 1));
    stack->AddImage(tint->slice);
    tint->slice->SetUserMatrix(worldFromPixel);
    tint->slice->GetProperty()->SetInterpolationTypeToNearest();    // cells of a map are never blended
}

// New textures where the pixels changed; a pan or a zoom within the same shrinking moves them only.
void GlCanvas::Stage::update(const Scene& scene)
{
    const int newShrink = shrinkOf(scene);
    const bool isSame = shrink == newShrink && shown.image == scene.image && shown.look == scene.look
        && shown.maps == scene.maps && shown.view.smooth == scene.view.smooth;
    if (!isSame) {
        const auto texture = sliceTexture(scene, newShrink);
        image.set(texture.picture, texture, Alpha::None);
        while (tints.size() < texture.tints.size())
            addTint();
        for (std::size_t i = 0; i < tints.size(); ++i) {
            tints[i]->slice->VisibilityOff();
            if (i >= texture.tints.size())
                continue;
            tints[i]->set(texture.tints[i].colours, texture, Alpha::WhereNotZero);
            tints[i]->slice->GetProperty()->SetOpacity(texture.tints[i].strength);
        }
        shrink = newShrink;
    }
    shown = scene;
    place(scene);
}

void GlCanvas::Stage::place(const Scene& scene)
{
    const auto& view = scene.view;
    const volume::TileGeometry geometry(volume::rowsOf(*scene.image), volume::columnsOf(*scene.image), scene.shape,
                                        view);
    const auto m = geometry.tileFromPixelMatrix();
    const double rows[16] = {m[0], m[1], 0, m[2], -m[3], -m[4], 0, view.height - m[5], 0, 0, 1, 0, 0, 0, 0, 1};
    worldFromPixel->DeepCopy(rows);

    // One pixel to one pixel has nothing between pixels to interpolate.
    const bool isOneToOne = view.zoom == 1 && scene.shape.heightOverWidth == 1;
    if (view.smooth && !isOneToOne)
        image.slice->GetProperty()->SetInterpolationTypeToLinear();
    else
        image.slice->GetProperty()->SetInterpolationTypeToNearest();

    vtkCamera* camera = renderer->GetActiveCamera();
    camera->SetFocalPoint(view.width / 2.0, view.height / 2.0, 0);
    camera->SetPosition(view.width / 2.0, view.height / 2.0, 100);
    camera->SetViewUp(0, 1, 0);
    camera->SetParallelScale(view.height / 2.0);
    camera->SetClippingRange(1, 200);
}

GlCanvas::GlCanvas(QWidget* parent)
    : QOpenGLWidget(parent)
    , m_stage(std::make_unique<Stage>(*this))
{
    setAttribute(Qt::WA_TransparentForMouseEvents);
    setUpdateBehavior(QOpenGLWidget::NoPartialUpdate);
}

GlCanvas::~GlCanvas()
{
    // QOpenGLWidget destroys the context after this has run, so GL's things must go now.
    disconnect(m_contextEnds);
    releaseGl();
}

void GlCanvas::releaseGl()
{
    if (!context() || !m_stage->window->GetReadyForRendering())
        return;
    makeCurrent();
    m_stage->window->Finalize();
    m_stage->window->SetReadyForRendering(false);
    doneCurrent();
}

void GlCanvas::show(Scene scene)
{
    m_scene = std::move(scene);
    update();
}

void GlCanvas::setOverpaint(Overpaint overpaint)
{
    m_overpaint = std::move(overpaint);
    update();
}

void GlCanvas::initializeGL()
{
    // A widget that moves to another window gets another context.
    disconnect(m_contextEnds);
    m_contextEnds = connect(
        context(), &QOpenGLContext::aboutToBeDestroyed, this, [this] { releaseGl(); }, Qt::DirectConnection);
    m_stage->window->SetReadyForRendering(true);
    m_stage->window->InitializeFromCurrentContext();
}

void GlCanvas::paintGL()
{
    auto& window = *m_stage->window;
    if (!window.GetReadyForRendering())
        return;
    const QSize size = deviceSize();
    const bool hasPicture = m_scene.image && !size.isEmpty();
    m_stage->stack->SetVisibility(hasPicture);
    if (hasPicture) {
        m_scene.view.width = size.width();
        m_scene.view.height = size.height();
        m_stage->update(m_scene);
    }

    m_stage->isPainting = true;
    window.SetSize(size.width(), size.height());
    auto* state = window.GetState();
    state->Reset();    // Qt changed GL's state behind VTK's back
    state->Push();
    state->vtkglDepthFunc(GL_LEQUAL);
    window.Render();
    state->ResetFramebufferBindings();
    state->vtkglBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
    state->vtkglDisable(GL_SCISSOR_TEST);
    window.BlitDisplayFramebuffer(0, 0, 0, size.width(), size.height(), 0, 0, size.width(), size.height(),
                                  GL_COLOR_BUFFER_BIT, GL_NEAREST);
    state->Pop();
    state->vtkglBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    m_stage->isPainting = false;

    if (m_overpaint) {
        // Not this widget: while it is grabbed, a painter of it would draw under the picture.
        QOpenGLPaintDevice surface(size);
        surface.setDevicePixelRatio(devicePixelRatioF());
        QPainter painter(&surface);
        m_overpaint(painter);
    }
}

}
