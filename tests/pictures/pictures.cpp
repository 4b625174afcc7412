// pictures FOLDER: the window over each of the phantom's folders, as PNG files for a person to look at.
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "core/dicom/scan.h"
#include "core/dicom/stacks/series_warnings.h"
#include "core/objects/object.h"
#include "core/objects/presentation_states.h"
#include "tests/pictures/phantom_files.h"
#include "tests/support/temporary_folder.h"
#include "ui/shell/languages.h"
#include "ui/shell/main_window.h"
#include "ui/theme/style.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QDir>
#include <QTest>
#include <cstdio>
#include <functional>

namespace {

using namespace lantern;

shell::Backend backend()
{
    shell::Backend backend;
    backend.decode = [](const dicom::FrameRef& frame) { return dicom::decodeFrame(*frame.instance, frame.frame); };
    backend.scan = [](const std::vector<std::filesystem::path>& paths, Job& job) { return dicom::scan(paths, job); };
    backend.warnings = [](const dicom::Series& series) { return dicom::allWarningsOf(series, 64); };
    return backend;
}

struct Picture {
    QString name;
    void (*write)(const std::filesystem::path& folder);
    viewer::Layout layout = viewer::Layout::grid(1, 1);
    std::function<void(shell::MainWindow&, shell::Workspace&)> act = {};
    QString language = "en";
};

void showSecondPatient(shell::MainWindow& window, shell::Workspace& workspace)
{
    window.tiles().tiles().at(1)->showSeries(workspace.series(workspace.seriesOrder().last()));
}

void applyState(shell::MainWindow& window, shell::Workspace& workspace)
{
    viewer::Tile& tile = window.tiles().active();
    const auto states = objects::presentationStatesFor(workspace.catalogue(), *tile.series());
    tile.viewport().setPresentationState(objects::readAs<dicom::PresentationStatePtr>(*states.at(0)).value());
}

void showUnusual(shell::MainWindow& window, shell::Workspace&) { window.run("panel.warnings", true); }
void askForPlanes(shell::MainWindow& window, shell::Workspace&) { window.run("layout.planes", true); }

const std::vector<Picture> pictures{
    {"tilted-planes", test::writeTiltedChest, viewer::Layout::threePlanes()},
    {"mixed-units", test::writeMixedUnits, viewer::Layout::threePlanes()},
    {"delayed-series", test::writeDelayedSeries, viewer::Layout::grid(2, 2)},
    {"angiogram", test::writeAngiogram},
    {"mammograms", test::writeMammograms, viewer::Layout::grid(1, 2)},
    {"enhanced", test::writeEnhancedHead, viewer::Layout::threePlanes()},
    {"palette", test::writePaletteUltrasound},
    {"presentation-state", test::writeMarkedChest, viewer::Layout::grid(1, 1), applyState},
    {"two-patients", test::writeTwoPatients, viewer::Layout::grid(1, 2), showSecondPatient},
    {"two-patients-zh", test::writeTwoPatients, viewer::Layout::grid(1, 2), showSecondPatient, "zh_CN"},
    {"refused", test::writeTruncated, viewer::Layout::grid(1, 1), askForPlanes},
    {"unusual", test::writeTiltedChest, viewer::Layout::grid(1, 1), showUnusual},
    {"unusual-zh", test::writeTiltedChest, viewer::Layout::grid(1, 1), showUnusual, "zh_CN"},
};

bool draw(const Picture& picture, const QDir& folder)
{
    const test::TemporaryFolder files;
    picture.write(files.path());
    shell::setLanguage(picture.language);
    shell::Workspace workspace(backend());
    shell::MainWindow window(
        workspace, {.renderer = {scene::Renderer::Raster, "pictures"}, .version = LANTERN_VERSION, .runtime = {}});
    window.setRemembers(false);
    window.resize(1450, 760);    // just wide enough for the browser's words
    window.run("panel.findings", false);
    window.show();
    workspace.models().refresh();
    const auto settle = [&window] {
        const bool isSettled = QTest::qWaitFor([&] { return window.isSettled(); }, 60000);
        QTest::qWait(50);
        return isSettled;
    };
    window.setTileLayout(picture.layout);
    window.openPaths({QString::fromStdString(files.path().string())});
    bool isWhole = settle();
    if (picture.act) {
        picture.act(window, workspace);
        isWhole = settle() && isWhole;
    }
    return window.grab().save(folder.filePath(picture.name + ".png")) && isWhole;
}

}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    if (argc < 2 || !QDir().mkpath(argv[1])) {
        std::fprintf(stderr, "pictures FOLDER [NAME...]: a folder that can be written.\n");
        return 2;
    }
    QApplication::setOrganizationName("lantern-pictures");
    QApplication::setStyle("Fusion");
    QApplication::setPalette(theme::palette());
    QApplication::setFont(theme::textFont());
    application.setStyleSheet(theme::styleSheet());
    const dicom::Library library;
    const QStringList names = QApplication::arguments().mid(2);
    int status = 0;
    for (const Picture& picture : pictures)
        if ((names.isEmpty() || names.contains(picture.name)) && !draw(picture, QDir(argv[1]))) {
            std::fprintf(stderr, "pictures: %s is not as it should be.\n", qPrintable(picture.name));
            status = 1;
        }
    return status;
}
