// minimal_vtk FOLDER WIDTH HEIGHT: the least that draws slices with VTK, in a bare window of VTK's and in a widget of
// Qt's. Every frame is another slice of the series that `lantern-cli bench series FOLDER` wrote, 512 x 512 pixels of 16
// bits, windowed and interpolated linearly by VTK.
#include <QApplication>
#include <QOpenGLWidget>
#include <QSurfaceFormat>
#include <QWindow>
#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
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
#include <vtkNew.h>
#include <vtkOpenGLState.h>
#include <vtkRenderWindow.h>
#include <vtkRenderer.h>
#include <vtkSmartPointer.h>

VTK_MODULE_INIT(vtkRenderingOpenGL2);    // NOLINT: a macro that declares VTK's factory of GL classes

namespace {

constexpr int Edge = 512;

// The pixels stand uncompressed at the end of each file; VTK's rows go upwards.
vtkSmartPointer<vtkImageData> imageOf(const std::filesystem::path& file)
{
    std::vector<short> stored(Edge * Edge);
    const auto bytes = static_cast<std::streamoff>(stored.size() * sizeof(short));
    std::ifstream in(file, std::ios::binary);
    in.seekg(-bytes, std::ios::end);
    if (!in.read(reinterpret_cast<char*>(stored.data()), bytes))
        return nullptr;
    auto data = vtkSmartPointer<vtkImageData>::New();
    data->SetDimensions(Edge, Edge, 1);
    data->AllocateScalars(VTK_SHORT, 1);
    auto* out = static_cast<short*>(data->GetScalarPointer());
    for (int row = Edge - 1; row >= 0; --row)
        out = std::copy_n(stored.data() + row * Edge, Edge, out);
    return data;
}

using Images = std::vector<vtkSmartPointer<vtkImageData>>;

Images imagesIn(const std::filesystem::path& folder)
{
    Images images;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file())
            if (auto image = imageOf(entry.path()))
                images.push_back(std::move(image));
    return images;
}

struct Stage {
    vtkNew<vtkImageSliceMapper> mapper;
    vtkNew<vtkImageSlice> slice;
    vtkNew<vtkRenderer> renderer;

    Stage(vtkRenderWindow& window, const Images& images)
    {
        mapper->SetInputData(images.front());
        slice->SetMapper(mapper);
        slice->GetProperty()->SetColorWindow(400);
        slice->GetProperty()->SetColorLevel(40);
        slice->GetProperty()->SetInterpolationTypeToLinear();
        renderer->AddViewProp(slice);
        renderer->GetActiveCamera()->ParallelProjectionOn();
        renderer->ResetCamera();
        renderer->GetActiveCamera()->SetParallelScale(Edge / 2.0);    // fits the height, as a tile does
        window.SetMultiSamples(0);
        window.AddRenderer(renderer);
    }
};

// What VTK's own widget for Qt does, which Debian has for Qt 5 alone: VTK draws into a buffer of its own, that goes
// into the widget's, and Qt lays the widget's over the window.
class Widget final : public QOpenGLWidget {
public:
    explicit Widget(const Images& images)
        : m_stage(*m_window, images)
    {
        m_window->SetFrameBlitModeToNoBlit();
        m_window->SetOwnContext(0);
        m_answers->SetClientData(this);
        m_answers->SetCallback([](vtkObject*, unsigned long event, void*, void* answer) {
            if (event == vtkCommand::WindowIsCurrentEvent)
                *static_cast<bool*>(answer) = true;
            else
                *static_cast<int*>(answer) = 1;
        });
        for (const auto event : {vtkCommand::WindowIsCurrentEvent, vtkCommand::WindowSupportsOpenGLEvent})
            m_window->AddObserver(event, m_answers);
    }
    vtkImageSliceMapper& mapper() { return *m_stage.mapper; }
    void end()
    {
        makeCurrent();
        m_window->Finalize();
        doneCurrent();
    }

protected:
    void initializeGL() override { m_window->InitializeFromCurrentContext(); }
    void paintGL() override
    {
        m_window->SetSize(width(), height());
        auto* state = m_window->GetState();
        state->Reset();
        state->vtkglDepthFunc(GL_LEQUAL);
        m_window->Render();
        state->ResetFramebufferBindings();
        state->vtkglBindFramebuffer(GL_DRAW_FRAMEBUFFER, defaultFramebufferObject());
        m_window->BlitDisplayFramebuffer(0, 0, 0, width(), height(), 0, 0, width(), height(), GL_COLOR_BUFFER_BIT,
                                         GL_NEAREST);
        state->vtkglBindFramebuffer(GL_FRAMEBUFFER, defaultFramebufferObject());
    }

private:
    vtkNew<vtkGenericOpenGLRenderWindow> m_window;
    Stage m_stage;
    vtkNew<vtkCallbackCommand> m_answers;
};

// Milliseconds a frame: on the clock, and of all the process's threads.
template <class Draw>
void measure(const char* name, const Images& images, Draw draw)
{
    constexpr std::size_t Frames = 300, WarmUp = 10;
    std::vector<double> took;
    std::clock_t worked = 0;
    for (std::size_t i = 0; i < Frames + WarmUp; ++i) {
        if (i == WarmUp)
            worked = std::clock();
        const auto began = std::chrono::steady_clock::now();
        draw(images[i % images.size()]);
        if (i >= WarmUp)
            took.push_back(std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - began).count());
    }
    const double processor = static_cast<double>(std::clock() - worked) * 1000 / CLOCKS_PER_SEC / Frames;
    std::ranges::sort(took);
    const double median = took[took.size() / 2];
    std::printf("%-7s median %.2f ms = %.0f frames/s, slowest 1 %% %.2f ms, processor %.2f ms\n", name, median,
                1000 / median, took[took.size() * 99 / 100], processor);
}

}

int main(int argc, char** argv)
{
    if (argc != 4) {
        std::fprintf(stderr, "minimal_vtk FOLDER WIDTH HEIGHT\n");
        return 2;
    }
    QSurfaceFormat format;
    format.setVersion(3, 2);
    format.setProfile(QSurfaceFormat::CoreProfile);
    format.setDepthBufferSize(24);
    format.setSwapInterval(0);
    QSurfaceFormat::setDefaultFormat(format);
    QApplication application(argc, argv);
    const Images images = imagesIn(argv[1]);
    if (images.empty()) {
        std::fprintf(stderr, "minimal_vtk: there are no slices in \"%s\".\n", argv[1]);
        return 1;
    }
    const QSize size(std::atoi(argv[2]), std::atoi(argv[3]));
    {
        const vtkNew<vtkRenderWindow> window;
        const Stage stage(*window, images);
        window->SetSize(size.width(), size.height());
        measure("bare", images, [&](const auto& image) {
            stage.mapper->SetInputData(image);
            window->Render();
            window->WaitForCompletion();
        });
    }
    Widget widget(images);
    widget.resize(size);
    widget.show();
    while (!widget.windowHandle() || !widget.windowHandle()->isExposed())
        QApplication::processEvents();
    measure("in-qt", images, [&](const auto& image) {
        widget.mapper().SetInputData(image);
        widget.update();
        QApplication::processEvents();
    });
    widget.end();
    return 0;
}
