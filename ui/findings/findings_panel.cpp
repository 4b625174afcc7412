#include "ui/findings/findings_panel.h"

#include "core/nn/marks.h"
#include "ui/findings/findings_model.h"
#include "ui/findings/map_controls.h"
#include "ui/findings/outcome_card.h"
#include "ui/findings/score_curve.h"
#include "ui/theme/type.h"

#include <QEvent>
#include <QLabel>
#include <QListView>
#include <QScrollArea>
#include <QVBoxLayout>

namespace lantern::findings {

using theme::scaled;

FindingsPanel::FindingsPanel(QWidget* parent)
    : QWidget(parent)
{
    setObjectName("findingsPanel");
    auto* scroll = new QScrollArea(this);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto* content = new QWidget(scroll);
    scroll->setWidget(content);
    auto* outer = new QVBoxLayout(this);
    outer->setContentsMargins(0, 0, 0, 0);
    outer->addWidget(scroll);

    for (QLabel** label : {&m_title, &m_empty, &m_listTitle, &m_mapTitle}) {
        *label = new QLabel(content);
        (*label)->setWordWrap(true);
    }
    m_findings = new FindingsModel(this);
    m_list = new QListView(content);
    m_list->setObjectName("findingsList");
    m_list->setModel(m_findings);
    m_list->setItemDelegate(new FindingDelegate(m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setProperty("passedLetters", QStringLiteral("n"));    // N goes on to the next mark from here too
    m_list->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_curve = new ScoreCurve(content);
    m_controls = new MapControls(content);

    auto* column = new QVBoxLayout(content);
    m_cardColumn = new QVBoxLayout;
    column->addWidget(m_title);
    column->addWidget(m_empty);
    column->addLayout(m_cardColumn);
    column->addWidget(m_listTitle);
    column->addWidget(m_list);
    column->addWidget(m_curve);
    column->addWidget(m_mapTitle);
    column->addWidget(m_controls);
    column->addStretch();

    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { activate(index.row()); });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) { activate(index.row()); });
    connect(m_controls, &MapControls::changed, this, [this](const MapSettings& settings) {
        refreshMarks();
        Q_EMIT mapSettingsChanged(settings);
    });
    connect(m_curve, &ScoreCurve::sliceRequested, this, &FindingsPanel::sliceRequested);
    theme::followTextSize(this, [this, column] {
        for (QLabel* title : {m_title, m_listTitle, m_mapTitle})
            title->setFont(theme::titleFont());
        column->setContentsMargins(scaled(12), scaled(12), scaled(12), scaled(12));
        column->setSpacing(scaled(8));
        m_cardColumn->setSpacing(scaled(8));
        fitList();
    });
    refresh();
}

void FindingsPanel::setModels(const std::vector<ModelEntry>& models)
{
    for (OutcomeCard* card : m_cards)
        card->deleteLater();
    m_cards.clear();
    for (const ModelEntry& model : models) {
        auto* card = new OutcomeCard(model, this);
        const QString id = model.id;
        connect(card, &OutcomeCard::analyseRequested, this, [this, id] {
            chooseModel(id);
            Q_EMIT analyseRequested(id);
        });
        connect(card, &OutcomeCard::cancelRequested, this, [this, id] { Q_EMIT cancelRequested(id); });
        connect(card, &OutcomeCard::chosen, this, [this, id] { chooseModel(id); });
        connect(card, &OutcomeCard::alsoShownChanged, this, [this, id](bool shown) { setAlsoShown(id, shown); });
        connect(card, &OutcomeCard::cardRequested, this, [this, id] { Q_EMIT cardRequested(id); });
        m_cardColumn->addWidget(card);
        m_cards.push_back(card);
    }
    if (m_chosen.isEmpty() && !models.empty())
        m_chosen = models.front().id;
    refresh();
}

void FindingsPanel::setSeries(const QString& seriesId, const QHash<QString, AnalysisStatus>& statuses)
{
    m_seriesId = seriesId;
    m_standings = statuses;
    chooseApplicable();
    refresh();
}

void FindingsPanel::setStatus(const QString& modelId, const AnalysisStatus& status)
{
    // A step of progress redraws its card alone; the list keeps its place.
    const bool isProgress =
        standingOf(modelId).outcome.state == nn::State::Running && status.outcome.state == nn::State::Running;
    m_standings.insert(modelId, status);
    if (!isProgress) {
        chooseApplicable();
        return refresh();
    }
    for (OutcomeCard* card : m_cards)
        if (card->model().id == modelId)
            card->setStatus(status);
}

void FindingsPanel::setSlice(int slice) { m_curve->setSlice(slice); }

void FindingsPanel::setMapSettings(const MapSettings& settings)
{
    const bool moves = settings.threshold != m_controls->settings().threshold;
    m_controls->setSettings(settings);
    if (moves)
        refreshMarks();
}

const MapSettings& FindingsPanel::mapSettings() const { return m_controls->settings(); }

void FindingsPanel::chooseModel(const QString& modelId)
{
    if (m_chosen == modelId)
        return;
    m_chosen = modelId;
    m_controls->forgetThreshold();    // another model's numbers mean something else
    refresh();
    Q_EMIT chosenModelChanged(modelId);
}

QStringList FindingsPanel::alsoShown() const
{
    QStringList others = m_alsoShown;
    others.removeAll(m_chosen);
    return others;
}

void FindingsPanel::setAlsoShown(const QString& modelId, bool shown)
{
    if (m_alsoShown.contains(modelId) == shown)
        return;
    if (shown)
        m_alsoShown.append(modelId);
    else
        m_alsoShown.removeAll(modelId);
    refresh();
    Q_EMIT alsoShownChanged();
}

// A model that is not meant for this series is no use as the chosen one while another is.
void FindingsPanel::chooseApplicable()
{
    const auto applies = [this](const QString& id) {
        const auto state = standingOf(id).outcome.state;
        return state != nn::State::NotApplicable && state != nn::State::Failed;
    };
    if (applies(m_chosen))
        return;
    for (const OutcomeCard* card : m_cards)
        if (applies(card->model().id))
            return chooseModel(card->model().id);
}

AnalysisStatus FindingsPanel::standingOf(const QString& modelId) const { return m_standings.value(modelId); }

void FindingsPanel::stepFinding(int step)
{
    const int count = m_findings->rowCount();
    if (count == 0)
        return;
    // Not the current row, which the first one becomes as soon as the list has the focus.
    const QModelIndexList selected = m_list->selectionModel()->selectedRows();
    const int current = selected.isEmpty() ? -1 : selected.front().row();
    activate(current < 0 ? (step > 0 ? 0 : count - 1) : (current + step + count) % count);
}

void FindingsPanel::focusFirst()
{
    if (!m_list->isHidden())
        m_list->setFocus(Qt::TabFocusReason);
    else if (!m_cards.empty())
        m_cards.front()->setFocus(Qt::TabFocusReason);
}

void FindingsPanel::activate(int row)
{
    if (row < 0 || row >= static_cast<int>(m_listed.size()))
        return;
    m_list->setCurrentIndex(m_findings->index(row));
    Q_EMIT findingActivated(m_listed[static_cast<std::size_t>(row)]);
}

void FindingsPanel::refresh()
{
    for (OutcomeCard* card : m_cards) {
        card->setVisible(!m_seriesId.isEmpty());
        card->setStatus(standingOf(card->model().id));
        const QString& id = card->model().id;
        card->setBeside(id == m_chosen ? std::nullopt : std::optional(m_alsoShown.contains(id)));
        card->setChosen(id == m_chosen && m_cards.size() > 1);
    }
    m_empty->setVisible(m_seriesId.isEmpty() || m_cards.empty());
    m_controls->setModelsThreshold(standingOf(m_chosen).outcome.threshold);
    refreshMarks();
    retranslate();
}

AnalysisStatus FindingsPanel::shown() const
{
    AnalysisStatus status = standingOf(m_chosen);
    status.outcome =
        nn::atThreshold(status.outcome, m_controls->settings().threshold.value_or(status.outcome.threshold));
    return status;
}

void FindingsPanel::refreshMarks()
{
    const AnalysisStatus status = shown();
    for (OutcomeCard* card : m_cards)
        if (card->model().id == m_chosen)
            card->setStatus(status);
    const bool showsResult = !m_seriesId.isEmpty() && hasResult(status);
    m_listed = status.outcome.findings;
    m_findings->setOutcome(status.outcome);
    const int rows = m_findings->rowCount();
    m_listTitle->setVisible(showsResult && rows > 0);
    m_list->setVisible(showsResult && rows > 0);
    fitList();
    m_curve->setVisible(showsResult && status.outcome.sliceScores.size() > 1);
    m_curve->setScores(status.outcome.sliceScores, status.outcome.threshold);
    m_mapTitle->setVisible(showsResult);
    m_controls->setVisible(showsResult);
}

void FindingsPanel::fitList() { m_list->setFixedHeight(scaled(44) * std::min(m_findings->rowCount(), 5) + 2); }

void FindingsPanel::retranslate()
{
    m_title->setText(tr("Model marks"));
    m_empty->setText(m_cards.empty() ? tr("No model is installed.") : tr("Open a series to analyse it."));
    m_listTitle->setText(tr("List"));
    m_mapTitle->setText(tr("Map"));
    m_list->setAccessibleName(tr("Model marks"));
    m_findings->retranslate();
}

void FindingsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
