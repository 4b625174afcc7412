#pragma once

#include <QSplitter>

namespace lantern::shell {

// Panels one above the other; the column goes when the last of them is closed.
class SideColumn final : public QSplitter {
    Q_OBJECT
public:
    explicit SideColumn(QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void childEvent(QChildEvent* event) override;
};

}
