#pragma once

#include "ui/findings/map_settings.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QSlider;

namespace lantern::findings {

// Outline or tint, opacity, threshold and colours of the map.
class MapControls : public QWidget {
    Q_OBJECT
public:
    explicit MapControls(QWidget* parent = nullptr);

    void setSettings(const MapSettings& settings);
    const MapSettings& settings() const { return m_settings; }
    void setModelsThreshold(double threshold);    // where the slider rests until moved
    void forgetThreshold();    // the reader's; the slider rests again

Q_SIGNALS:
    void changed(const lantern::findings::MapSettings& settings);

protected:
    void changeEvent(QEvent* event) override;

private:
    void take();    // from the controls
    void refresh();    // into the controls
    void retranslate();

    MapSettings m_settings;
    double m_modelsThreshold = 0.5;
    QCheckBox *m_visible, *m_contour, *m_tint;
    QSlider *m_opacity, *m_threshold;
    QLabel *m_opacityName, *m_thresholdName, *m_opacityValue, *m_thresholdValue, *m_coloursName, *m_note;
    QComboBox* m_colours;
};

}
