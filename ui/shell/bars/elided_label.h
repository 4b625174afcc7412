#pragma once

#include <QLabel>

namespace lantern::shell {

// A line of plain text that ends in "…" where there is no room for all of it; its tip and what a screen reader is told
// stay whole.
class ElidedLabel : public QLabel {
public:
    explicit ElidedLabel(QWidget* parent = nullptr);

    QSize minimumSizeHint() const override { return {0, QLabel::minimumSizeHint().height()}; }

protected:
    void paintEvent(QPaintEvent* event) override;
};

}
