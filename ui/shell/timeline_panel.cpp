#include "ui/shell/timeline_panel.h"

#include "core/record/scores/score.h"
#include "ui/paint/message_text.h"
#include "ui/shell/bars/elided_label.h"
#include "ui/shell/error_text.h"
#include "ui/shell/pages/record_picker.h"
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/type.h"
#include "ui/timeline/contributions_list.h"
#include "ui/timeline/event_text.h"
#include "ui/timeline/score_text.h"
#include "ui/timeline/timeline_view.h"

#include <QDateTime>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QTimeZone>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>
#include <set>

namespace lantern::shell {

using theme::scaled;

namespace {

QString said(const std::string& text) { return QString::fromStdString(text); }

QToolButton* lineButton(QWidget* parent)
{
    auto* button = new QToolButton(parent);
    button->setProperty("line", true);    // ui/theme's style sheet: flat and low
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

// What should be known of a record, as a tip: what was left out of it, and why.
QString remarksOn(const record::Record& record)
{
    constexpr int most = 20;
    QStringList lines;
    for (const Message& note : record.notes)
        lines.append(paint::sentence(note));
    // No lane can hold them.
    for (const record::Event& event : record.events)
        if (event.time.precision == record::Precision::Unknown && lines.size() < most)
            lines.append(TimelinePanel::tr("Without a date: %1").arg(timeline::wordsOf(event)));
    for (const record::Skipped& skipped : record.skipped) {
        if (lines.size() >= most) {
            lines.append(QStringLiteral("…"));
            break;
        }
        lines.append(said(skipped.where) + QStringLiteral(": ") + paint::sentence(skipped.reason));
    }
    return lines.join('\n');
}

// DICOM writes a study's time by the clock of the place; so does the record, whose offset says how far
// that is from UTC.
std::optional<double> secondsOf(const dicom::StudyFacts& study, const record::Record& record)
{
    const QDate date = QDate::fromString(said(study.date), QStringLiteral("yyyyMMdd"));
    if (record.clock != record::Clock::Calendar || !date.isValid())
        return std::nullopt;
    const QTime time = QTime::fromString(said(study.time).left(6), QStringLiteral("HHmmss"));
    const auto dated = std::ranges::find_if(
        record.events, [](const auto& event) { return event.time.precision >= record::Precision::Minute; });
    const int offset = dated == record.events.end() ? 0 : dated->time.offsetMinutes;
    const QDateTime moment(date, time.isValid() ? time : QTime(12, 0), QTimeZone::utc());
    return static_cast<double>(moment.toSecsSinceEpoch() - 60 * offset);
}

}

TimelinePanel::TimelinePanel(RecordWorkspace& records, QWidget* parent)
    : QFrame(parent)
    , m_records(records)
    , m_title(lineButton(this))
    , m_chooser(lineButton(this))
    , m_all(lineButton(this))
    , m_stay(lineButton(this))
    , m_scores(lineButton(this))
    , m_whose(new ElidedLabel(this))
    , m_picker(new RecordPicker(this))
    , m_body(new QWidget(this))
    , m_view(new timeline::TimelineView(m_body))
    , m_moves(new timeline::ContributionsList(m_body))
    , m_scoreMenu(new QMenu(this))
{
    setObjectName("timelinePanel");
    m_title->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);

    auto* line = new QHBoxLayout;
    line->addWidget(m_title);
    line->addWidget(m_whose, 1);
    line->addWidget(m_all);
    line->addWidget(m_stay);
    line->addWidget(m_scores);
    line->addWidget(m_chooser);
    auto* across = new QHBoxLayout(m_body);
    across->setContentsMargins(0, 0, 0, 0);
    across->addWidget(m_view, 1);
    across->addWidget(m_moves);
    auto* column = new QVBoxLayout(this);
    column->setSpacing(0);
    column->addLayout(line);
    column->addWidget(m_body, 1);

    connect(m_title, &QToolButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(m_all, &QToolButton::clicked, m_view, &timeline::TimelineView::showAll);
    connect(m_stay, &QToolButton::clicked, m_view, &timeline::TimelineView::showIntensiveCareStay);
    m_scores->setCheckable(true);
    m_scores->setMenu(m_scoreMenu);
    m_scores->setPopupMode(QToolButton::MenuButtonPopup);
    connect(m_scoreMenu, &QMenu::aboutToShow, this, &TimelinePanel::fillScoreMenu);
    connect(m_scores, &QToolButton::toggled, this, [this] {
        showScores();
        Q_EMIT openChanged(m_isOpen);    // it takes more room, or less
    });
    connect(m_view, &timeline::TimelineView::studyActivated, this, &TimelinePanel::studyActivated);
    connect(m_view, &timeline::TimelineView::hourChanged, m_moves, &timeline::ContributionsList::setHour);
    connect(m_view, &timeline::TimelineView::explainedChanged, this, [this] {
        m_moves->setCurve(m_view->explained());
        m_moves->setTone(m_view->explainedTone());
    });
    connect(&m_records, &RecordWorkspace::scoresChanged, this, &TimelinePanel::showScores);
    connect(&m_records, &RecordWorkspace::opened, this, &TimelinePanel::refresh);
    connect(m_chooser, &QToolButton::clicked, this, [this] {
        m_picker->showRecords(m_records.records(), m_chosen, m_chooser->mapToGlobal(QPoint(m_chooser->width(), 0)));
    });
    connect(m_picker, &RecordPicker::chosen, this, &TimelinePanel::choose);
    retranslate();
    showScores();
    setOpen(false);
    theme::followTextSize(this, [this, line, across, column] {
        m_title->setFont(theme::textFont());
        m_title->setIconSize({scaled(16), scaled(16)});
        for (QWidget* words : std::initializer_list<QWidget*>{m_whose, m_all, m_stay, m_scores, m_chooser})
            words->setFont(theme::smallFont());
        line->setContentsMargins(0, 0, scaled(8), 0);
        line->setSpacing(scaled(8));
        across->setSpacing(scaled(4));
        column->setContentsMargins(scaled(4), 0, scaled(4), 0);
        fitHeight();
    });
}

void TimelinePanel::setPatient(dicom::InstancePtr instance)
{
    const auto idOf = [](const dicom::InstancePtr& each) { return each ? each->patient.id : std::string(); };
    if (idOf(instance) != idOf(m_instance))
        m_chosen = nullptr;    // what was asked for beside one patient is not carried to the next
    m_instance = std::move(instance);
    refresh();
}

void TimelinePanel::setLoadedStudies(const QSet<QString>& studyUids) { m_view->setLoadedStudies(studyUids); }

void TimelinePanel::choose(RecordPtr record)
{
    m_chosen = std::move(record);
    refresh();
}

bool TimelinePanel::isForeign() const
{
    return m_shown && m_instance && matchOf(m_shown->patient, m_instance->patient) != Match::Same;
}

void TimelinePanel::refresh()
{
    const auto& all = m_records.records();
    if (m_chosen && std::ranges::find(all, m_chosen) == all.end())
        m_chosen = nullptr;
    m_found = {};
    if (m_instance)
        m_found = m_records.recordOf(m_instance->patient);
    else if (!all.empty()) {
        // No image is open: there is nobody to mistake it for. A record without events has nothing to show.
        const auto hasEvents = [](const RecordPtr& record) { return !record->events.empty(); };
        const auto first = std::ranges::find_if(all, hasEvents);
        m_found.own = first == all.end() ? all.front() : *first;
    }
    show(m_chosen ? m_chosen : m_found.own);
}

void TimelinePanel::show(RecordPtr record)
{
    if (record != m_shown) {
        m_shown = std::move(record);
        m_wasZoomed = false;
        m_view->setRecord(m_shown);
        m_moves->setRecord(m_shown);
        m_ruled = m_shown ? record::scoresOf(*m_shown) : std::vector<record::ScoreSeries>();
        m_records.score(m_shown);
        showScores();
    }
    markOpenStudy();
    retranslate();
}

std::vector<record::ScoreSeries> TimelinePanel::allScores() const
{
    auto all = m_ruled;
    const auto models = m_records.scores(m_shown).all;
    all.insert(all.end(), models.begin(), models.end());
    return all;
}

// Rules have rows where the button asks for them, models have curves; what was switched off in the menu has neither.
void TimelinePanel::showScores()
{
    const RecordWorkspace::Scores models = m_records.scores(m_shown);
    auto shown = allScores();
    std::erase_if(shown, [&](const record::ScoreSeries& score) {
        return m_hidden.contains(said(score.id)) || (!score.model && !m_scores->isChecked());
    });
    m_view->setScores(std::move(shown));
    if (models.isScoring)
        m_view->setScoreMessage(tr("Scoring…"));
    else if (models.trouble)
        m_view->setScoreMessage(sentenceOf(*models.trouble));
    m_moves->setCurve(m_view->explained());
    m_moves->setTone(m_view->explainedTone());
    m_scores->setEnabled(m_shown != nullptr);
    fitHeight();
    retranslate();
    if (m_view->explained() && !m_wasZoomed) {
        m_wasZoomed = true;
        m_view->showIntensiveCareStay();
    }
}

// Every score by its name, with a tick where it is shown; one that this record cannot have says why.
void TimelinePanel::fillScoreMenu()
{
    m_scoreMenu->clear();
    m_scoreMenu->setToolTipsVisible(true);
    for (const record::ScoreSeries& score : allScores()) {
        const QString id = said(score.id);
        QAction* action = m_scoreMenu->addAction(timeline::titleOf(score));
        action->setObjectName(id);
        action->setCheckable(true);
        action->setChecked(!m_hidden.contains(id) && (score.model || m_scores->isChecked()));
        action->setEnabled(score.isScored());
        action->setToolTip(score.isScored() ? said(score.source) : paint::sentence(score.reason));
        connect(action, &QAction::toggled, this, [this, id, isRule = !score.model](bool isOn) {
            m_hidden.removeAll(id);
            if (!isOn)
                m_hidden.append(id);
            else if (isRule && !m_scores->isChecked())
                return m_scores->setChecked(true);    // which shows it, and the others that are not switched off
            showScores();
            Q_EMIT openChanged(m_isOpen);    // it takes more room, or less
        });
    }
}

void TimelinePanel::setHiddenScores(const QStringList& ids)
{
    m_hidden = ids;
    showScores();
}

void TimelinePanel::setShowsScores(bool shows) { m_scores->setChecked(shows); }

bool TimelinePanel::showsScores() const { return m_scores->isChecked(); }

void TimelinePanel::fitHeight()
{
    const bool isLow = window()->height() < scaled(820);
    setFixedHeight(scaled(28) + (m_isOpen ? scaled(isLow ? 168 : 188) + m_view->scoresHeight() : 0));
}

void TimelinePanel::markOpenStudy()
{
    if (!m_shown || !m_instance || isForeign())
        return m_view->setOpenStudy({}, std::nullopt);
    m_view->setOpenStudy(said(m_instance->study.uid), secondsOf(m_instance->study, *m_shown));
}

void TimelinePanel::setOpen(bool open)
{
    const bool changes = open != m_isOpen;
    m_isOpen = open;
    m_body->setVisible(open);
    setFocusProxy(open ? static_cast<QWidget*>(m_view) : m_title);
    fitHeight();
    retranslate();
    if (changes)
        Q_EMIT openChanged(open);
}

void TimelinePanel::retranslate()
{
    m_title->setText(tr("Timeline"));
    m_title->setIcon(theme::icon(theme::Icon::Timeline));
    m_title->setToolTip(tr("Open or close the timeline (F4)"));
    m_all->setText(tr("Whole record"));
    m_stay->setText(tr("Intensive-care stay"));
    m_scores->setText(tr("Scores"));
    QStringList lines{tr("Clinical scores by their published rules")};
    for (const record::ScoreSeries& score : m_ruled)
        lines.append(paint::sentence(score.isScored() ? score.target : score.reason));
    m_scores->setToolTip(lines.join('\n'));
    m_chooser->setText(tr("Records"));
    const bool hasRecord = m_shown != nullptr;
    m_all->setVisible(m_isOpen && hasRecord);
    m_stay->setVisible(m_isOpen && hasRecord && m_view->explained());
    m_scores->setVisible(m_isOpen && hasRecord);
    m_chooser->setVisible(!m_records.records().empty());

    // Whose it is stands there always; another patient's record is never shown without this sentence.
    QString whose;
    bool isWarning = false;
    if (hasRecord) {
        const auto& patient = m_shown->patient;
        QStringList parts;
        for (const std::string& part : {patient.name, patient.id, patient.birthDate})
            if (!part.empty())
                parts.append(said(part));
        parts.append(tr("%n event(s)", nullptr, static_cast<int>(m_shown->events.size())));
        if (!m_shown->skipped.empty())
            parts.append(tr("%n left out", nullptr, static_cast<int>(m_shown->skipped.size())));
        std::set<std::size_t> leftOut;    // though several models say it of one
        for (const auto& score : m_records.scores(m_shown).all)
            for (const auto& value : score.leftOut)
                leftOut.insert(value.event);
        if (!leftOut.empty())
            parts.append(tr("%n value(s) not used by the model", nullptr, static_cast<int>(leftOut.size())));
        whose = parts.join(QStringLiteral(" · "));
        isWarning = isForeign();
        if (isWarning)
            whose = tr("Not the patient on the screen: %1").arg(whose);
    } else if (m_found.isUnclear) {
        isWarning = true;
        whose = tr("Several records have this patient's identifier and contradict each other; choose one.");
    } else if (m_found.contradicted) {
        isWarning = true;
        whose = tr("A record has this patient's identifier but another birth date or sex; it is not shown.");
    } else if (m_instance) {
        whose = m_records.records().empty() ? tr("No record open") : tr("No record of this patient is open");
    } else {
        whose = tr("No record open");
    }
    m_whose->setText(whose);
    const QString remarks = hasRecord ? remarksOn(*m_shown) : QString();
    m_whose->setToolTip(remarks.isEmpty() ? whose : whose + QStringLiteral("\n") + remarks);
    QPalette palette = m_whose->palette();
    palette.setColor(QPalette::WindowText, isWarning ? theme::colour::failed : theme::colour::secondText);
    m_whose->setPalette(palette);
    setAccessibleName(m_title->text() + QStringLiteral(": ") + whose);
}

void TimelinePanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        showScores();
    }
    QFrame::changeEvent(event);
}

}
