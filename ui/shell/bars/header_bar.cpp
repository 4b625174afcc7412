#include "ui/shell/bars/header_bar.h"

#include "core/dicom/values/picture_date.h"
#include "ui/browser/words.h"
#include "ui/paint/facts_text.h"
#include "ui/shell/actions.h"
#include "ui/shell/bars/gap.h"
#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/type.h"

#include <QAction>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QToolButton>
#include <algorithm>
#include <array>
#include <numeric>

namespace lantern::shell {

using theme::scaled;

namespace {

// Groups of buttons parted by hairlines; anything else is in the menus. Of a row that is too short the first
// to go is the one with the highest number.
struct Shown {
    const char* command;
    int goes;
    bool startsGroup = false;
};
constexpr std::array AllShown{
    Shown{"tool.window", 1},     Shown{"tool.pan", 5},         Shown{"tool.zoom", 4},
    Shown{"tool.scroll", 6},     Shown{"layout.1x1", 7, true}, Shown{"layout.1x2", 8},
    Shown{"layout.2x2", 9},      Shown{"layout.planes", 3},    Shown{"analysis.overlay", 2, true},
    Shown{"analysis.analyse", 0}};

constexpr int PatientAtLeast = 150;    // design pixels: an ID or a family name

}

HeaderBar::HeaderBar(QMenuBar* menus, const Actions& actions, QWidget* parent)
    : QFrame(parent)
    , m_menus(menus)
    , m_patient(new QLabel(this))
    , m_purpose(new QLabel(this))
    , m_more(new QToolButton(this))
    , m_overflow(new QMenu(this))
{
    setObjectName("headerBar");
    menus->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
    m_patient->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_patient->setMinimumWidth(1);

    auto* row = new QHBoxLayout(this);
    row->addWidget(menus, 0, Qt::AlignVCenter);
    addGap(*row, 12);
    row->addWidget(m_patient, 1);
    addGap(*row, 12);
    for (const Shown& shown : AllShown) {
        QFrame* line = nullptr;
        if (shown.startsGroup) {
            line = new QFrame(this);
            auto* hair = new QFrame(line);
            theme::followTextSize(line, [line, hair] {
                line->setFixedSize(1 + 2 * scaled(4), scaled(24));
                hair->setGeometry(scaled(4), 0, 1, scaled(24));
            });
            hair->setAutoFillBackground(true);
            QPalette colours = hair->palette();
            colours.setColor(QPalette::Window, theme::colour::hairline);
            hair->setPalette(colours);
            row->addWidget(line);
        }
        auto* button = new QToolButton(this);
        button->setDefaultAction(actions[shown.command]);
        button->setFocusPolicy(Qt::TabFocus);
        row->addWidget(button);
        m_tools.push_back({actions[shown.command], button, line});
    }
    m_more->setObjectName("moreTools");
    m_more->setIcon(theme::icon(theme::Icon::ChevronsRight));
    m_more->setFocusPolicy(Qt::TabFocus);
    m_more->setPopupMode(QToolButton::InstantPopup);
    m_more->setMenu(m_overflow);
    m_more->hide();
    row->addWidget(m_more);
    addGap(*row, 12);
    row->addWidget(m_purpose);
    // The menus' own overflow is drawn by Qt in black, on what is dark here.
    if (auto* extension = menus->findChild<QToolButton*>(QStringLiteral("qt_menubar_ext_button")))
        extension->setIcon(theme::icon(theme::Icon::ChevronsRight));
    theme::followTextSize(this, [this, row] {
        m_patient->setFont(theme::titleFont());
        m_purpose->setFont(theme::smallFont());
        row->setContentsMargins(scaled(4), 0, scaled(12), 0);
        row->setSpacing(scaled(2));
        for (const Tool& tool : m_tools)
            tool.button->setIconSize({scaled(20), scaled(20)});
        m_more->setIconSize({scaled(20), scaled(20)});
        refresh();
    });
}

QSize HeaderBar::minimumSizeHint() const { return {0, QFrame::minimumSizeHint().height()}; }

void HeaderBar::arrange()
{
    const int spacing = layout()->spacing();
    const auto widthOf = [spacing](const QWidget* widget) { return widget->sizeHint().width() + spacing; };
    // Margins and the fixed gaps round the name and before the purpose.
    int left = width() - scaled(4) - scaled(12) - 3 * scaled(12) - 4 * spacing - widthOf(m_menus);
    left -= scaled(PatientAtLeast);
    int tools = 0;
    for (const Tool& tool : m_tools)
        tools += widthOf(tool.button) + (tool.line ? tool.line->width() + spacing : 0);
    m_purpose->setVisible(left >= tools + widthOf(m_purpose));
    const bool isWhole = left >= tools;
    if (!isWhole)
        left -= widthOf(m_more);
    std::vector<bool> shows(m_tools.size(), isWhole);
    if (!isWhole) {
        std::vector<std::size_t> byWorth(m_tools.size());
        std::iota(byWorth.begin(), byWorth.end(), 0u);
        std::ranges::sort(byWorth, {}, [](std::size_t i) { return AllShown[i].goes; });
        for (const std::size_t i : byWorth) {
            left -= widthOf(m_tools[i].button) + (m_tools[i].line ? m_tools[i].line->width() + spacing : 0);
            if (left < 0)
                break;
            shows[i] = true;
        }
    }
    m_overflow->clear();
    QWidget* line = nullptr;    // of the group, not needed yet
    bool isAnyBefore = false;
    for (std::size_t i = 0; i < m_tools.size(); ++i) {
        if (m_tools[i].line) {
            line = m_tools[i].line;
            line->hide();
        }
        m_tools[i].button->setVisible(shows[i]);
        if (!shows[i]) {
            m_overflow->addAction(m_tools[i].action);
            continue;
        }
        if (line && isAnyBefore)
            line->show();
        line = nullptr;
        isAnyBefore = true;
    }
    m_more->setVisible(!isWhole);
    layout()->activate();
}

void HeaderBar::setPatient(dicom::InstancePtr instance)
{
    m_instance = std::move(instance);
    refresh();
}

void HeaderBar::refresh()
{
    m_purpose->setText(tr("Research use only"));
    m_more->setToolTip(tr("More tools"));
    m_more->setAccessibleName(m_more->toolTip());
    arrange();
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
    m_patient->setText(QFontMetrics(m_patient->font()).elidedText(text, Qt::ElideRight, m_patient->width()));
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
