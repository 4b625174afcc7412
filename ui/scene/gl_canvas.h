#pragma once

#include "ui/scene/slice_canvas.h"

#include <QOpenGLWidget>
#include <memory>

namespace lantern::scene {

// VTK's image actors, drawn by GL into a widget of Qt. Debian's VTK has its own widget for Qt 5
// alone, so this one holds a vtkGenericOpenGLRenderWindow and blits what it drew.
class GlCanvas final : public QOpenGLWidget, public SliceCanvas {
    Q_OBJECT
public:
    explicit GlCanvas(QWidget* parent = nullptr);
    ~GlCanvas() override;

    QWidget& widget() override { return *this; }
    void show(Scene scene) override;
    void setOverpaint(Overpaint overpaint) override;

protected:
    void initializeGL() override;
    void paintGL() override;

private:
    struct Stage;    // VTK's side

    void releaseGl();

    Scene m_scene;
    Overpaint m_overpaint;
    std::unique_ptr<Stage> m_stage;
    QMetaObject::Connection m_contextEnds;
};

}
