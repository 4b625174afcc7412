#pragma once

#include <QWidget>
#include <vector>

namespace lantern::viewer {

// The thin bar at a tile's right edge: where the slice lies in the series, which part is loaded,
// and where findings are. A click or a drag goes there.
class SliceBar : public QWidget {
    Q_OBJECT
public:
    explicit SliceBar(QWidget* parent = nullptr);

    void setPosition(int slice, int count);
    void setLoaded(std::vector<bool> loaded);    // one a slice
    void setMarks(std::vector<int> slices);    // of findings

    QSize sizeHint() const override;

Q_SIGNALS:
    void sliceRequested(int slice);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    void ask(double y);

    int m_slice = 0, m_count = 0;
    std::vector<bool> m_loaded;
    std::vector<int> m_marks;
};

}
