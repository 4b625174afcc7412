#pragma once

#include "ui/findings/outcome_text.h"

#include <QFrame>
#include <optional>

class QCheckBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace lantern::findings {

// What one model says about the open series. Each state has its own icon, word and line, so that
// silence can never be read as a result; model, version and threshold stand beside each.
class OutcomeCard : public QFrame {
    Q_OBJECT
public:
    explicit OutcomeCard(ModelEntry model, QWidget* parent = nullptr);

    void setStatus(const AnalysisStatus& status);
    void setChosen(bool chosen);    // its findings and map are the ones shown
    void setBeside(
        std::optional<bool> shown);    // its map with the chosen one's; nothing where that is not to be asked
    const ModelEntry& model() const { return m_model; }

Q_SIGNALS:
    void analyseRequested();
    void cancelRequested();
    void chosen();
    void cardRequested();    // the model's own card
    void alsoShownChanged(bool shown);    // by a person

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void refresh();

    ModelEntry m_model;
    AnalysisStatus m_standing;
    bool m_isChosen = false;
    std::optional<bool> m_beside;
    QLabel *m_icon, *m_headline, *m_reason, *m_provenance, *m_notice;
    QProgressBar* m_progress;
    QPushButton *m_work, *m_copy, *m_card;
    QCheckBox* m_also;
};

}
