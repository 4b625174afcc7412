#pragma once

#include "ui/findings/map_settings.h"
#include "ui/findings/outcome_text.h"

#include <QHash>
#include <QStringList>
#include <QWidget>
#include <vector>

class QLabel;
class QListView;
class QVBoxLayout;

namespace lantern::findings {

class FindingsModel;
class MapControls;
class OutcomeCard;
class ScoreCurve;

// The panel at the right: a card for each model, the marks of the chosen one, and how its map is drawn. One
// threshold moves them all. It shows the statuses of the series in the active tile, handed in by the shell.
class FindingsPanel : public QWidget {
    Q_OBJECT
public:
    explicit FindingsPanel(QWidget* parent = nullptr);

    void setModels(const std::vector<ModelEntry>& models);
    // The series in the active tile: what each model says about it. Empty id: no series.
    void setSeries(const QString& seriesId, const QHash<QString, AnalysisStatus>& statuses);
    void setStatus(const QString& modelId, const AnalysisStatus& status);
    void setSlice(int slice);    // the one on screen
    void setMapSettings(const MapSettings& settings);

    const MapSettings& mapSettings() const;
    QString chosenModel() const { return m_chosen; }
    void chooseModel(const QString& modelId);
    QStringList alsoShown() const;    // models whose maps a person wants beside the chosen one's
    void setAlsoShown(const QString& modelId, bool shown);
    void stepFinding(int step);    // +1 next, -1 previous, round the end
    void focusFirst();    // the list, or the first card where there is none

Q_SIGNALS:
    void analyseRequested(const QString& modelId);
    void cancelRequested(const QString& modelId);
    void findingActivated(const lantern::nn::Finding& finding);
    void sliceRequested(int slice);
    void cardRequested(const QString& modelId);
    void mapSettingsChanged(const lantern::findings::MapSettings& settings);
    void chosenModelChanged(const QString& modelId);
    void alsoShownChanged();

protected:
    void changeEvent(QEvent* event) override;

private:
    void chooseApplicable();
    void refresh();
    void fitList();    // as high as its rows, five at most
    void refreshMarks();    // what moves with the threshold: list, curve, the chosen model's card
    void activate(int row);
    void retranslate();
    AnalysisStatus standingOf(const QString& modelId) const;
    AnalysisStatus shown() const;    // of the chosen model, at the reader's threshold

    QLabel *m_title, *m_empty, *m_listTitle, *m_mapTitle;
    QVBoxLayout* m_cardColumn;
    QListView* m_list;
    FindingsModel* m_findings;
    MapControls* m_controls;
    ScoreCurve* m_curve;
    std::vector<OutcomeCard*> m_cards;
    std::vector<nn::Finding> m_listed;
    QHash<QString, AnalysisStatus> m_standings;    // by model id
    QString m_seriesId, m_chosen;
    QStringList m_alsoShown;
};

}
