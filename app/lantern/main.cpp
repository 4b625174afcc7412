#include "app/lantern/backend.h"
#include "app/lantern/bench_scroll.h"
#include "app/lantern/options.h"
#include "core/base/log.h"
#include "core/base/threads.h"
#include "core/dicom/read_header.h"
#include "ui/shell/dress.h"
#include "ui/shell/languages.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screenshot.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QEvent>
#include <QSettings>
#include <QTimer>
#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>
#include <memory>
#include <string_view>

namespace {

using namespace lantern;

int printError(const QString& sentence, int status)
{
    std::fprintf(stderr, "lantern: %s\n", qPrintable(sentence));
    return status;
}

// Says in the log when the window was painted for the first time.
class FirstPaint final : public QObject {
public:
    FirstPaint(QWidget& window, const QElapsedTimer& clock, std::function<void()> done)
        : QObject(&window)
        , m_clock(clock)
        , m_done(std::move(done))
    {
        window.installEventFilter(this);
    }
    bool eventFilter(QObject* watched, QEvent* event) override
    {
        if (event->type() == QEvent::Paint) {
            watched->removeEventFilter(this);
            // All widgets of the window are painted before the event loop turns.
            QTimer::singleShot(0, this, [this] {
                log::info("First paint after " + std::to_string(m_clock.elapsed()) + " ms");
                m_done();
            });
        }
        return false;
    }

private:
    const QElapsedTimer& m_clock;
    std::function<void()> m_done;
};

}

int main(int argc, char** argv)
{
    restartWithSleepingThreads(argv);
    QElapsedTimer clock;
    clock.start();
    // A picture needs no display, nor do words.
    const auto needsNone = [](const char* argument) {
        static constexpr std::array<std::string_view, 5> words{"-h", "--help", "--help-all", "-v", "--version"};
        const std::string_view given(argument);
        return given.starts_with("--screenshot") || std::ranges::find(words, given) != words.end();
    };
    if (std::any_of(argv, argv + argc, needsNone) && qEnvironmentVariableIsEmpty("DISPLAY")
        && qEnvironmentVariableIsEmpty("WAYLAND_DISPLAY") && qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    scene::prepareGl();
    QApplication application(argc, argv);
    QApplication::setOrganizationName("lantern");
    QApplication::setApplicationName("lantern");
    QApplication::setApplicationVersion(LANTERN_VERSION);

    const app::Options options = app::parse(QApplication::arguments());
    if (!options.wrongUse.isEmpty())
        return printError(options.wrongUse, 2);
    log::open(log::defaultFolder(), options.isVerbose ? log::Echo::ToStderr : log::Echo::Off);
    const dicom::Library library;

    const bool isPicture = !options.screenshot.isEmpty();
    if (options.textPercent)
        theme::setTextScale(*options.textPercent / 100.0);
    else if (!isPicture)
        theme::setTextScale(QSettings().value("textScale", 1.0).toDouble());
    shell::dress(application);
    const QString remembered = isPicture ? "en" : QSettings().value("language", shell::languageOfSystem()).toString();
    shell::setLanguage(options.language.isEmpty() ? remembered : options.language);

    if (options.benchesScroll)
        return app::benchScroll(options.paths, options.size.isValid() ? options.size : QSize(1056, 796));
    const auto setRenderer = scene::rendererNamed(QSettings().value("renderer").toString());
    const scene::RendererChoice renderer = scene::chooseRenderer(options.renderer ? options.renderer : setRenderer);
    log::info("Images are drawn by: " + renderer.description.toStdString());

    auto backend = app::backend(options.keepsHeaders && !isPicture ? app::Headers::Kept : app::Headers::Forgotten);
    if (isPicture)    // shows what is computed now
        backend.results = {};
    shell::Workspace workspace(std::move(backend));
    const auto window = std::make_unique<shell::MainWindow>(
        workspace, shell::WindowFacts{.renderer = renderer, .version = LANTERN_VERSION, .runtime = app::runtimeText});
    window->setRemembers(!isPicture);
    if (!isPicture)
        window->restore();
    if (options.size.isValid()) {
        window->setWindowState(Qt::WindowNoState);
        window->resize(options.size);
    } else if (isPicture)
        window->resize(1600, 1000);
    if (options.layout)
        window->setTileLayout(*options.layout);
    int status = 0;
    new FirstPaint(*window, clock, [&] {    // the window's child
        workspace.models().refresh();
        if (!options.paths.isEmpty())
            window->openPaths(options.paths);
        if (!options.record.isEmpty())
            window->openRecord(options.record);
        if (options.opensTimeline)
            window->run("panel.timeline", true);
        // The wait begins after the paths were asked for, else an empty window would count as settled.
        if (!isPicture && !options.analyse.isEmpty())
            window->analyseOnceOpen(options.analyse);
        if (isPicture)
            shell::takeScreenshot(*window, {.file = options.screenshot, .analyse = options.analyse},
                                  [&](const QString& trouble) {
                                      if (!trouble.isEmpty())
                                          status = printError(trouble, 1);
                                      window->close();
                                  });
    });
    window->show();
    const int rc = QApplication::exec();
    return status ? status : rc;
}
