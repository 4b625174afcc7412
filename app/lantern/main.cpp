#include "app/lantern/backend.h"
#include "app/lantern/bench_scroll.h"
#include "app/lantern/options.h"
#include "core/base/log.h"
#include "core/dicom/read_header.h"
#include "ui/shell/languages.h"
#include "ui/shell/main_window.h"
#include "ui/shell/screenshot.h"
#include "ui/theme/style.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QSettings>
#include <QStyleFactory>
#include <QTimer>
#include <cstdio>

namespace {

using namespace lantern;

int complain(const QString& sentence, int status)
{
    std::fprintf(stderr, "lantern: %s\n", qPrintable(sentence));
    return status;
}

}

int main(int argc, char** argv)
{
    QElapsedTimer clock;
    clock.start();
    scene::prepareGl();
    QApplication application(argc, argv);
    QApplication::setOrganizationName("lantern");
    QApplication::setApplicationName("lantern");
    QApplication::setApplicationVersion(LANTERN_VERSION);

    const app::Options options = app::parse(QApplication::arguments());
    if (!options.wrongUse.isEmpty())
        return complain(options.wrongUse, 2);
    log::open(log::defaultFolder(), options.isVerbose ? log::Echo::ToStderr : log::Echo::Off);
    const dicom::Library library;

    QApplication::setStyle(QStyleFactory::create("Fusion"));
    QApplication::setPalette(theme::palette());
    QApplication::setFont(theme::textFont());
    application.setStyleSheet(theme::styleSheet());
    const bool isPicture = !options.screenshot.isEmpty();
    const QString remembered = isPicture ? "en" : QSettings().value("language", shell::languageOfSystem()).toString();
    shell::setLanguage(options.language.isEmpty() ? remembered : options.language);

    if (options.benchesScroll)
        return app::benchScroll(options.paths, options.size.isValid() ? options.size : QSize(1056, 796));
    const auto setRenderer = scene::rendererNamed(QSettings().value("renderer").toString());
    const scene::RendererChoice renderer = scene::chooseRenderer(options.renderer ? options.renderer : setRenderer);
    log::info("Images are drawn by: " + renderer.description.toStdString());

    shell::Desk desk(app::backend());
    shell::MainWindow window(desk, {.renderer = renderer, .version = LANTERN_VERSION, .runtime = app::runtimeText});
    window.setRemembers(!isPicture);
    if (!isPicture)
        window.restore();
    if (options.size.isValid())
        window.resize(options.size);
    else if (isPicture)
        window.resize(1600, 1000);
    if (options.layout)
        window.setTileLayout(*options.layout);
    window.show();
    QTimer::singleShot(0, &window, [&] {
        log::info("First paint after " + std::to_string(clock.elapsed()) + " ms");
        desk.findModels();
        if (!options.paths.isEmpty())
            window.openPaths(options.paths);
        if (!options.record.isEmpty())
            window.openRecord(options.record);
        if (options.opensTimeline)
            window.run(shell::Command::ToggleTimeline, true);
    });

    int status = 0;
    if (isPicture)
        // The wait begins after the paths were asked for, else an empty window would count as settled.
        QTimer::singleShot(50, &window, [&] {
            shell::takeScreenshot(window, {.file = options.screenshot, .analyse = options.analyse},
                                  [&](const QString& trouble) {
                                      if (!trouble.isEmpty())
                                          status = complain(trouble, 1);
                                      window.close();
                                  });
        });
    const int rc = QApplication::exec();
    return status ? status : rc;
}
