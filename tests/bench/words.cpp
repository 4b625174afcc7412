// bench_words: what core's sentences cost where they are said most: a row of the browser as it is painted, and a move
// of the mouse over a PET image whose uptake cannot be told. In Chinese, as microseconds of processor time beside
// those of measuring one line of text.
#include "core/dicom/decode.h"
#include "core/dicom/scan.h"
#include "core/dicom/stacks/series_warnings.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"
#include "ui/browser/series_model.h"
#include "ui/shell/languages.h"
#include "ui/shell/main_window.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QFontMetricsF>
#include <QMouseEvent>
#include <QTest>
#include <cstdio>
#include <ctime>
#include <string>

namespace {

using namespace lantern;

// Six slices of a PET without the patient's weight, of which two are missing and one lies at another spacing.
void writePet(const std::filesystem::path& folder)
{
    for (const int number : {1, 2, 3, 5, 6, 8})
        test::written(folder / (std::to_string(number) + ".dcm"),
                      test::ctSlice(number)
                          .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.128")
                          .set("Modality", "PT")
                          .set("Units", "BQML")
                          .set("PatientBirthDate", "yesterday")
                          .pixels(64, 64, std::vector<std::int16_t>(64 * 64, 7)));
}

template <class Work>
double microseconds(int times, Work work)
{
    work(0);
    const auto start = std::clock();
    for (int i = 0; i < times; ++i)
        work(i);
    return static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC * 1e6 / times;
}

}

int main(int argc, char** argv)
{
    QApplication application(argc, argv);
    const dicom::Library library;
    const test::TemporaryFolder folder;
    writePet(folder.path());
    shell::setLanguage("zh_CN");

    shell::Backend backend;
    backend.decode = [](const dicom::FrameRef& frame) { return dicom::decodeFrame(*frame.instance, frame.frame); };
    backend.scan = [](const std::vector<std::filesystem::path>& paths, Job& job) { return dicom::scan(paths, job); };
    backend.warnings = [](const dicom::Series& series) { return dicom::allWarningsOf(series, 64); };
    shell::Workspace workspace(std::move(backend));
    shell::MainWindow window(workspace,
                             {.renderer = {scene::Renderer::Raster, "bench"}, .version = "bench", .runtime = {}});
    window.setRemembers(false);
    window.show();
    workspace.models().refresh();
    window.openPaths({QString::fromStdString(folder.path().string())});
    if (!QTest::qWaitFor([&] { return window.isSettled(); }, 60000) || workspace.seriesOrder().isEmpty())
        return 1;

    const QFontMetricsF metrics(theme::textFont());
    const QString line = "PT · 6 images · axial · 0.40 x 0.80 mm · 2026-01-02";
    double width = 0;
    const double text = microseconds(20000, [&](int) { width += metrics.horizontalAdvance(line); });

    browser::SeriesModel model;
    model.setCatalogue(workspace.cataloguePtr());
    const QModelIndex row = model.indexOf(workspace.seriesOrder().first());
    qsizetype letters = 0;
    const auto roles = {browser::SeriesModel::TitleRole, browser::SeriesModel::DetailRole,
                        browser::SeriesModel::CountRole, browser::SeriesModel::WarningsRole,
                        browser::SeriesModel::ShownRole, browser::SeriesModel::ThumbnailRole};
    const double browserRow = microseconds(500, [&](int) {
        for (const int role : roles)
            letters += row.data(role).toString().size();
    });
    const auto warnings = row.data(browser::SeriesModel::WarningsRole).toStringList();

    viewer::Tile& tile = window.tiles().active();
    QWidget* target = tile.childAt(tile.rect().center());
    target = target ? target : &tile;
    const double move = microseconds(2000, [&](int i) {
        const QPointF at(target->width() / 2.0 + i % 16, target->height() / 2.0);
        QMouseEvent event(QEvent::MouseMove, at, target->mapToGlobal(at), Qt::NoButton, Qt::NoButton, Qt::NoModifier);
        QApplication::sendEvent(target, &event);
    });
    std::printf("a line of text measured %.2f us\n", text);
    std::printf("a row of the browser, %d warnings: %.1f us, %.1f lines\n", static_cast<int>(warnings.size()),
                browserRow, browserRow / text);
    std::printf("a move of the mouse over PET: %.1f us, %.1f lines\n", move, move / text);
    for (const auto& warning : warnings)
        std::printf("  %s\n", qPrintable(warning));
    return width > 0 && letters > 0 ? 0 : 1;
}
