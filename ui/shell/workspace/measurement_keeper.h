#pragma once

#include "core/measure/measurement_store.h"
#include "ui/measurements/measurement_book.h"

#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTimer>
#include <filesystem>
#include <functional>
#include <optional>

namespace lantern::shell {

// Where measurements are kept between two runs. Empty: nowhere, as in tests and for screenshots.
struct MeasurementBackend {
    std::function<measure::MeasurementStore::Found(const std::string& studyUid)> read;
    std::function<Result<void>(const std::string& studyUid, std::span<const measure::Measurement>)> write;
    std::function<Result<void>(const std::filesystem::path& folder, const std::string& studyUid,
                               std::span<const measure::Measurement>)>
        writeElsewhere;
};

// Brings the measurements of each study that is opened into the book, and writes what a person changes,
// soon after and at the latest when the program ends. The files are small: all on the GUI thread.
class MeasurementKeeper : public QObject {
    Q_OBJECT
public:
    explicit MeasurementKeeper(MeasurementBackend backend, QObject* parent = nullptr);
    ~MeasurementKeeper() override;

    measurements::MeasurementBook& book() { return m_book; }
    void openStudies(const QStringList& studyUids);
    void closeAll();

    // Writes what was changed. What cannot be written stays to be written, and why is said.
    void flush();
    const std::optional<Error>& trouble() const { return m_trouble; }    // of the last flush(): changes would be lost
    int unwritten() const { return static_cast<int>(m_toWrite.size()); }    // studies
    Result<void> writeElsewhere(const std::filesystem::path& folder);    // what flush() could not
    void discard();    // of what is not written

Q_SIGNALS:
    void failed(const lantern::Error& error);

private:
    MeasurementBackend m_backend;
    measurements::MeasurementBook m_book;
    QSet<QString> m_toWrite;
    std::optional<Error> m_trouble;
    QTimer m_soon;
};

}
