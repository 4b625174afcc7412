#include "ui/shell/header_bar.h"

#include "core/dicom/picture_date.h"
#include "ui/browser/words.h"
#include "ui/paint/facts_text.h"
#include "ui/shell/actions.h"
#include "ui/theme/tones.h"
#include "ui/theme/type.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenuBar>
#include <QToolButton>

namespace lantern::shell {

using theme::scaled;

namespace {

// Two groups of buttons parted by a hairline; anything else is in the menus.
constexpr std::array Shown{Command::ToolWindow,    Command::ToolPan,   Command::ToolZoom,  Command::ToolScroll,
                           Command::Layout1x1,     Command::Layout1x2, Command::Layout2x2, Command::LayoutPlanes,
                           Command::ToggleOverlay, Command::Analyse};
constexpr std::array StartsGroup{Command::Layout1x1, Command::ToggleOverlay};

}

HeaderBar::HeaderBar(QMenuBar* menus, const Actions& actions, QWidget* parent)
    : QFrame(parent)
    , m_patient(new QLabel(this))
    , m_purpose(new QLabel(this))
{
    setObjectName("headerBar");
    menus->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_patient->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    QFont bold = theme::titleFont();
    m_patient->setFont(bold);
    m_purpose->setFont(theme::smallFont());

    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(scaled(4), 0, scaled(12), 0);
    row->setSpacing(scaled(2));
    row->addWidget(menus, 0, Qt::AlignVCenter);
    row->addSpacing(scaled(12));
    row->addWidget(m_patient, 1);
    row->addSpacing(scaled(12));
    for (const Command command : Shown) {
        if (std::ranges::find(StartsGroup, command) != StartsGroup.end()) {
            auto* line = new QFrame(this);
            line->setFixedSize(1, scaled(24));
            line->setAutoFillBackground(true);
            QPalette tones = line->palette();
            tones.setColor(QPalette::Window, theme::tone::hairline);
            line->setPalette(tones);
            row->addSpacing(scaled(4));
            row->addWidget(line);
            row->addSpacing(scaled(4));
        }
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions[command]);
        button->setIconSize({scaled(20), scaled(20)});
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
    }
    row->addSpacing(scaled(12));
    row->addWidget(m_purpose);
    refresh();
}

void HeaderBar::setPatient(dicom::InstancePtr instance)
{
    m_instance = std::move(instance);
    refresh();
}

void HeaderBar::refresh()
{
    m_purpose->setText(tr("Research use only"));
    QStringList parts, tips;
    if (m_instance) {
        parts.append(browser::patientText(m_instance->patient));
        parts.append(
            QStringList{paint::sexText(m_instance->patient.sex), paint::ageAtStudy(*m_instance)}.join(' ').trimmed());
        parts.append(browser::studyText(m_instance->study));
        if (m_instance->isPicture() && !paint::otherStudyDateText({m_instance, 0}).isEmpty())
            parts.append(tr("pictures of %1").arg(paint::isoDate(dicom::pictureDate({m_instance, 0}).date)));
        parts.removeAll(QString());
        tips = parts;
        tips.append(browser::otherName(m_instance->patient.name));
    }
    const QString text = parts.join(QStringLiteral(" · "));
    m_patient->setText(
        QFontMetrics(m_patient->font()).elidedText(text, Qt::ElideRight, std::max(40, m_patient->width())));
    m_patient->setToolTip(tips.join('\n'));
    m_patient->setAccessibleName(text);
}

void HeaderBar::resizeEvent(QResizeEvent* event)
{
    QFrame::resizeEvent(event);
    refresh();
}

void HeaderBar::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

}
