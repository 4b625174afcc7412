#pragma once

#include "core/record/event.h"
#include "core/session/score_record.h"

#include <QWidget>
#include <memory>
#include <optional>

namespace lantern::timeline {

// What moved the risk most at one hour: how much higher or lower it would be without each event. An
// association, as the model sees it, and no cause; the heading says so.
class MovesList : public QWidget {
    Q_OBJECT
public:
    explicit MovesList(QWidget* parent = nullptr);

    void setRecord(std::shared_ptr<const record::Record> record);    // forgets the risk
    void setRisk(std::optional<session::RiskCurve> curve);
    void setHour(int hour);    // negative: the last one that was scored

    QString heading() const;
    QStringList lines() const;    // "+0.031  Heart rate 132 /min", the largest first

    QSize sizeHint() const override;

protected:
    bool event(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    const session::RiskPoint* point() const;
    std::vector<session::Contribution> moves() const;
    void refresh();

    std::shared_ptr<const record::Record> m_record;
    std::optional<session::RiskCurve> m_risk;
    int m_hour = -1;
};

// Those of an hour, the largest first.
std::vector<session::Contribution> contributionsAt(const session::RiskCurve& curve, int hour, std::size_t most);

}
