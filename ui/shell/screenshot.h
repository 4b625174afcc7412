#pragma once

#include <QString>
#include <functional>

namespace lantern::shell {

class MainWindow;

struct ScreenshotRequest {
    QString file;
    QString analyse;    // a model's id; empty for none
    int waitSeconds = 600;    // then it is drawn as it stands, and the status says so
};

// Waits until everything is loaded, asks for the analysis, waits again, draws the real window into
// the file and reports: empty, or a sentence that says what went wrong.
void takeScreenshot(MainWindow& window, const ScreenshotRequest& wish, std::function<void(QString trouble)> done);

}
