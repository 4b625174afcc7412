// Measuring, as far as it is the window's: tools that fall back, steps back and forth, the list.
#include "ui/shell/main_window.h"

#include "core/measure/measurement_store.h"
#include "ui/measurements/measurements_panel.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/viewer/places.h"

#include <QFile>
#include <algorithm>

namespace lantern::shell {

using measurements::MeasurementBook;

void MainWindow::connectMeasuring()
{
    MeasurementBook& book = m_workspace.measurements();
    m_tiles->setBook(book);
    m_measurements->setSliceText([this](const measure::Measurement& measurement) {
        const auto [series, slice] = pictureOf(measurement);
        return slice < 0 ? QString() : QString::number(slice + 1);
    });
    connect(m_tiles, &viewer::TileGrid::measured, this, [this] {
        if (!m_keepsTool)
            run("tool.window");
    });
    // The first thing measured opens the list, unless somebody has closed it.
    connect(&book, &MeasurementBook::edited, this, [this] {
        if (!m_measurementsWereMoved && !m_isTight && !isFullScreen())
            m_measurements->setVisible(true);
    });
    connect(&m_workspace, &Workspace::measurementsFailed, this,
            [this](const Error& error) { m_errorBar->show(error, QString()); });
    connect(m_measurements, &measurements::MeasurementsPanel::activated, this, &MainWindow::goToMeasurement);
    connect(m_measurements, &measurements::MeasurementsPanel::exportRequested, this, [this] { run("measure.write"); });
}

// The list is of the study that is looked at.
void MainWindow::followStudy()
{
    const viewer::SeriesPtr series = m_tiles->active().series();
    m_measurements->setStudy(series && !series->frames.empty()
                                 ? QString::fromStdString(series->frames.front().instance->study.uid)
                                 : QString());
}

// The series and slice where a measurement lies; -1 where its picture is not open. Its own series first,
// but a folder that was opened later may have sorted the study anew.
std::pair<viewer::SeriesPtr, int> MainWindow::pictureOf(const measure::Measurement& measurement) const
{
    const auto* image = std::get_if<measure::OnImage>(&measurement.place);
    if (!image)
        return {nullptr, -1};
    QStringList order = m_workspace.seriesOrder();
    order.prepend(QString::fromStdString(measurement.seriesId));
    for (const QString& id : order) {
        const viewer::SeriesPtr series = m_workspace.series(id);
        for (std::size_t slice = 0; series && slice < series->frames.size(); ++slice) {
            const dicom::FrameRef& frame = series->frames[slice];
            if (frame.frame == image->frame && measure::placeOf(frame) == *image
                && frame.instance->study.uid == measurement.studyUid)
                return {series, static_cast<int>(slice)};
        }
    }
    return {nullptr, -1};
}

void MainWindow::goToMeasurement(int id)
{
    const measure::Measurement* measurement = m_workspace.measurements().book().find(id);
    if (!measurement)
        return;
    // A tile that scrolls through its pictures already, the active one first.
    std::vector<viewer::Tile*> tiles = m_tiles->visibleTiles();
    std::ranges::stable_partition(tiles, [this](const auto* tile) { return tile == &m_tiles->active(); });
    for (viewer::Tile* tile : tiles)
        if (viewer::showPlace(tile->viewport(), measurement->place)) {
            m_tiles->activate(*tile);
            m_tiles->followActive();
            return;
        }
    const auto [series, slice] = pictureOf(*measurement);
    if (slice < 0) {
        m_errorBar->say([] { return tr("The picture of this measurement is not open."); });
        return;
    }
    showSeries(QString::fromStdString(series->id()));
    m_tiles->active().viewport().setSlice(slice);
    m_tiles->followActive();
}

void MainWindow::writeMeasurements(const QString& file)
{
    const auto slice = [this](const measure::Measurement& measurement) {
        const int at = pictureOf(measurement).second;
        return at < 0 ? std::string() : std::to_string(at + 1);
    };
    const auto written =
        measure::writeMeasurementsCsv(QFile::encodeName(file).toStdString(), m_measurements->model().rows(),
                                      m_workspace.measurements().unit(), slice);
    if (!written)
        m_errorBar->show(written.error(), file);
}

}
