#pragma once

#include <QWidget>
#include <vector>

namespace lantern::findings {

// The network's score of every slice along the series, with the threshold and the slice on screen.
// These are slice scores: they are not calibrated for a series, and the caption says so.
class ScoreCurve : public QWidget {
    Q_OBJECT
public:
    explicit ScoreCurve(QWidget* parent = nullptr);
    void setScores(std::vector<double> scores, double threshold);    // negative: not scored
    void setSlice(int slice);
    QSize sizeHint() const override;

Q_SIGNALS:
    void sliceRequested(int slice);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    QRectF plot() const;
    void ask(double x);

    std::vector<double> m_scores;
    double m_threshold = 0.5;
    int m_slice = 0;
};

}
