#include "ui/findings/map_controls.h"

#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QCheckBox>
#include <QComboBox>
#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>

namespace lantern::findings {

using theme::scaled;

namespace {

QSlider* percentSlider(QWidget* parent, int highest)
{
    auto* slider = new QSlider(Qt::Horizontal, parent);
    slider->setRange(0, highest);
    slider->setPageStep(5);
    return slider;
}

}

MapControls::MapControls(QWidget* parent)
    : QWidget(parent)
{
    m_visible = new QCheckBox(this);
    m_contour = new QCheckBox(this);
    m_tint = new QCheckBox(this);
    m_opacity = percentSlider(this, static_cast<int>(100 * HighestOpacity));
    m_threshold = percentSlider(this, 99);
    m_threshold->setMinimum(1);
    m_threshold->setObjectName("mapThreshold");
    m_colours = new QComboBox(this);
    m_colours->addItem(QStringLiteral("Inferno"), static_cast<int>(pixels::ColourMapId::Inferno));
    m_colours->addItem(QStringLiteral("Cividis"), static_cast<int>(pixels::ColourMapId::Cividis));
    m_opacityName = new QLabel(this);
    m_thresholdName = new QLabel(this);
    m_coloursName = new QLabel(this);
    m_opacityValue = new QLabel(this);
    m_thresholdValue = new QLabel(this);
    m_note = new QLabel(this);
    m_note->setWordWrap(true);

    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    auto* checks = new QHBoxLayout;
    for (QCheckBox* check : {m_visible, m_contour, m_tint})
        checks->addWidget(check);
    checks->addStretch();
    grid->addLayout(checks, 0, 0, 1, 3);
    grid->addWidget(m_thresholdName, 1, 0);
    grid->addWidget(m_threshold, 1, 1);
    grid->addWidget(m_thresholdValue, 1, 2);
    grid->addWidget(m_opacityName, 2, 0);
    grid->addWidget(m_opacity, 2, 1);
    grid->addWidget(m_opacityValue, 2, 2);
    grid->addWidget(m_coloursName, 3, 0);
    grid->addWidget(m_colours, 3, 1, 1, 2);
    grid->addWidget(m_note, 4, 0, 1, 3);
    grid->setColumnStretch(1, 1);

    for (QCheckBox* check : {m_visible, m_contour, m_tint})
        connect(check, &QCheckBox::toggled, this, &MapControls::take);
    connect(m_opacity, &QSlider::valueChanged, this, &MapControls::take);
    connect(m_threshold, &QSlider::valueChanged, this, [this](int percent) {
        m_settings.threshold = percent / 100.0;
        take();
    });
    connect(m_colours, &QComboBox::currentIndexChanged, this, &MapControls::take);
    theme::followTextSize(this, [this, grid, checks] {
        m_note->setFont(theme::smallFont());
        for (QSlider* slider : {m_opacity, m_threshold})
            slider->setMinimumHeight(scaled(28));
        grid->setColumnMinimumWidth(2, scaled(40));
        grid->setHorizontalSpacing(scaled(8));
        grid->setVerticalSpacing(scaled(2));
        checks->setSpacing(scaled(12));
    });
    refresh();
    retranslate();
}

void MapControls::setSettings(const MapSettings& settings)
{
    m_settings = settings;
    refresh();
}

void MapControls::setModelsThreshold(double threshold)
{
    m_modelsThreshold = threshold;
    refresh();
}

void MapControls::forgetThreshold()
{
    m_settings.threshold.reset();
    refresh();
}

void MapControls::take()
{
    m_settings.isVisible = m_visible->isChecked();
    m_settings.showContour = m_contour->isChecked();
    m_settings.showTint = m_tint->isChecked();
    m_settings.opacity = m_opacity->value() / 100.0;
    m_settings.colours = static_cast<pixels::ColourMapId>(m_colours->currentData().toInt());
    refresh();
    Q_EMIT changed(m_settings);
}

void MapControls::refresh()
{
    const double threshold = m_settings.threshold.value_or(m_modelsThreshold);
    const QSignalBlocker a(m_visible), b(m_contour), c(m_tint), d(m_opacity), e(m_threshold), f(m_colours);
    m_visible->setChecked(m_settings.isVisible);
    m_contour->setChecked(m_settings.showContour);
    m_tint->setChecked(m_settings.showTint);
    m_opacity->setValue(qRound(100 * m_settings.opacity));
    m_threshold->setValue(qRound(100 * threshold));
    m_colours->setCurrentIndex(m_colours->findData(static_cast<int>(m_settings.colours)));
    m_opacityValue->setText(QStringLiteral("%1 %").arg(qRound(100 * m_settings.opacity)));
    m_thresholdValue->setText(QString::number(threshold, 'f', 2));
    m_opacity->setEnabled(m_settings.showTint);
    m_note->setVisible(m_settings.threshold && *m_settings.threshold != m_modelsThreshold);
    m_note->setText(tr("Map, list and marks are at %1; the model's own threshold is %2.")
                        .arg(threshold, 0, 'f', 2)
                        .arg(m_modelsThreshold, 0, 'f', 2));
}

void MapControls::retranslate()
{
    m_visible->setText(tr("Show"));
    m_contour->setText(tr("Outline"));
    m_tint->setText(tr("Tint"));
    m_opacityName->setText(tr("Opacity"));
    m_thresholdName->setText(tr("Threshold"));
    m_coloursName->setText(tr("Colours"));
    m_visible->setToolTip(tr("Show the map over the image (O)"));
    m_opacity->setAccessibleName(m_opacityName->text());
    m_threshold->setAccessibleName(m_thresholdName->text());
    m_colours->setAccessibleName(m_coloursName->text());
    refresh();
}

void MapControls::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        retranslate();
    QWidget::changeEvent(event);
}

}
