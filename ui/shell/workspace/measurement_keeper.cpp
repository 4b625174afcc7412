#include "ui/shell/workspace/measurement_keeper.h"

#include "core/base/log.h"

namespace lantern::shell {

MeasurementKeeper::MeasurementKeeper(MeasurementBackend backend, QObject* parent)
    : QObject(parent)
    , m_backend(std::move(backend))
{
    constexpr int SoonMilliseconds = 500;
    m_soon.setSingleShot(true);
    m_soon.setInterval(SoonMilliseconds);
    connect(&m_soon, &QTimer::timeout, this, &MeasurementKeeper::flush);
    connect(&m_book, &measurements::MeasurementBook::edited, this, [this](const QString& study) {
        if (study.isEmpty())    // nobody could tell whose they were
            return;
        m_toWrite.insert(study);
        m_soon.start();
    });
}

MeasurementKeeper::~MeasurementKeeper() { flush(); }

void MeasurementKeeper::openStudies(const QStringList& studyUids)
{
    for (const QString& study : studyUids) {
        const std::string uid = study.toStdString();
        if (study.isEmpty() || m_book.book().isOpen(uid))
            continue;
        auto found = m_backend.read ? m_backend.read(uid) : measure::MeasurementStore::Found{};
        m_book.open(study, std::move(found.measurements));
        if (!found.trouble.empty()) {
            log::warn(inEnglish(found.trouble));
            Q_EMIT failed({ErrorCode::Malformed, found.trouble});
        }
    }
}

void MeasurementKeeper::closeAll()
{
    flush();
    m_book.closeAll();
}

void MeasurementKeeper::flush()
{
    m_soon.stop();
    m_trouble.reset();
    for (const QString& study : std::exchange(m_toWrite, {})) {
        const std::string uid = study.toStdString();
        const auto written = m_backend.write ? m_backend.write(uid, m_book.book().ofStudy(uid)) : Result<void>();
        if (written)
            continue;
        m_toWrite.insert(study);
        m_trouble = written.error();
    }
    if (m_trouble)
        Q_EMIT failed(*m_trouble);
}

Result<void> MeasurementKeeper::writeElsewhere(const std::filesystem::path& folder)
{
    for (const QString& study : QSet<QString>(m_toWrite)) {
        const std::string uid = study.toStdString();
        if (m_backend.writeElsewhere)
            LANTERN_CHECK(m_backend.writeElsewhere(folder, uid, m_book.book().ofStudy(uid)));
        m_toWrite.remove(study);
    }
    discard();
    return {};
}

void MeasurementKeeper::discard()
{
    m_soon.stop();
    m_toWrite.clear();
    m_trouble.reset();
}

}
