#pragma once

#include "core/record/score_series.h"

#include <QColor>
#include <QWidget>
#include <memory>
#include <optional>

namespace lantern::timeline {

// What moved a curve most at one hour: how much higher or lower it would be without each event. An
// association, as the model sees it, and no cause; the heading says so.
class ContributionsList : public QWidget {
    Q_OBJECT
public:
    explicit ContributionsList(QWidget* parent = nullptr);

    void setRecord(std::shared_ptr<const record::Record> record);    // forgets the curve
    void setCurve(const record::ScoreSeries* curve);    // of a model; null: none
    void setTone(const QColor& colour);    // that the curve is drawn in
    void setHour(int hour);    // negative: the last one that was scored

    QString heading() const;
    QStringList lines() const;    // "+0.031  Heart rate 132 /min", the largest first

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    const record::ScorePoint* point() const;
    std::vector<record::ScorePart> moves() const;
    void refresh();

    std::shared_ptr<const record::Record> m_record;
    std::optional<record::ScoreSeries> m_curve;
    int m_hour = -1;
    QColor m_tone;
};

}
