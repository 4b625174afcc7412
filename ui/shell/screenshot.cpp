#include "ui/shell/screenshot.h"

#include "ui/findings/findings_panel.h"
#include "ui/shell/main_window.h"

#include <QElapsedTimer>
#include <QPixmap>
#include <QSaveFile>
#include <QTimer>
#include <memory>

namespace lantern::shell {

namespace {

struct Progress {
    ScreenshotRequest wish;
    QElapsedTimer clock;
    bool hasAsked = false;    // for the analysis
    QString trouble;
    int quietTicks = 0;
};

}

void takeScreenshot(MainWindow& window, const ScreenshotRequest& wish, std::function<void(QString trouble)> done)
{
    auto progress = std::make_shared<Progress>();
    progress->wish = wish;
    progress->clock.start();
    auto* timer = new QTimer(&window);
    QObject::connect(timer, &QTimer::timeout, &window, [&window, timer, progress, done = std::move(done)] {
        const bool isLate = progress->clock.elapsed() > 1000LL * progress->wish.waitSeconds;
        if (!window.isSettled() && !isLate) {
            progress->quietTicks = 0;
            return;
        }
        if (!progress->wish.analyse.isEmpty() && !progress->hasAsked && !isLate) {
            progress->hasAsked = true;
            if (!window.workspace().models().find(progress->wish.analyse))
                progress->trouble =
                    QStringLiteral("There is no model \"%1\" for images here.").arg(progress->wish.analyse);
            else if (window.activeSeries().isEmpty())
                progress->trouble = QStringLiteral("There is no series to analyse.");
            window.analyseActive(progress->wish.analyse);
            return;
        }
        // A few quiet turns of the event loop let the last paint and layout happen.
        constexpr int Quiet = 5;
        if (++progress->quietTicks < Quiet && !isLate)
            return;
        if (progress->quietTicks == Quiet && progress->hasAsked) {
            window.findingsPanel().stepFinding(1);    // the first finding's slice is what is worth seeing
            return;
        }
        if (progress->hasAsked && progress->quietTicks < 2 * Quiet && !isLate)
            return;
        timer->stop();
        QString trouble = progress->trouble;
        QSaveFile file(progress->wish.file);    // the whole picture or none
        if (!file.open(QIODevice::WriteOnly) || !window.grab().save(&file, "PNG") || !file.commit())
            trouble = QStringLiteral("The picture \"%1\" could not be written: %2.")
                          .arg(progress->wish.file, file.errorString());
        else if (isLate)
            trouble = QStringLiteral("Not everything was loaded after %1 s; the picture shows what was.")
                          .arg(progress->wish.waitSeconds);
        done(trouble);
    });
    timer->start(40);
}

}
