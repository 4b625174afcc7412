#pragma once

#include "ui/scene/slice_canvas.h"

#include <QWidget>

namespace lantern::scene {

// Core's painter in a QImage, in a plain widget: no GL anywhere.
class RasterCanvas final : public QWidget, public SliceCanvas {
    Q_OBJECT
public:
    explicit RasterCanvas(QWidget* parent = nullptr);

    QWidget& widget() override { return *this; }
    void show(Scene scene) override;
    void setOverpaint(Overpaint overpaint) override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Scene m_scene;
    Overpaint m_overpaint;
    volume::Picture m_picture;    // what is drawn now; made again when the scene or the size changes
    bool m_isStale = true;
};

}
