#include "ui/findings/outcome_card.h"

#include "ui/paint/message_text.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QCheckBox>
#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QLabel>
#include <QMouseEvent>
#include <QPainter>
#include <QProgressBar>
#include <QPushButton>
#include <QVBoxLayout>

namespace lantern::findings {

namespace colour = theme::colour;
using nn::State;
using theme::scaled;

namespace {

QLabel* wrappingLabel(QWidget* parent)
{
    auto* label = new QLabel(parent);
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::NoTextInteraction);
    label->setAttribute(Qt::WA_TransparentForMouseEvents);
    return label;
}

void setColour(QLabel* label, const QColor& colour)
{
    QPalette palette = label->palette();
    palette.setColor(QPalette::WindowText, colour);
    label->setPalette(palette);
}

QPushButton* linkButton(QWidget* parent)
{
    auto* button = new QPushButton(parent);
    button->setProperty("link", true);    // ui/theme's style sheet
    button->setFlat(true);
    button->setCursor(Qt::PointingHandCursor);
    return button;
}

QPen penOf(const Look& look)
{
    switch (look.line) {
    case Line::Dashed: return {look.colour, 1.5, Qt::DashLine};
    case Line::Dotted: return {look.colour, 1.5, Qt::DotLine};
    case Line::DashDotted: return {look.colour, 1.5, Qt::DashDotLine};
    case Line::Thick: return {look.colour, 3};
    case Line::Thin:
    case Line::Filled: return {look.colour, 1};
    }
    Q_UNREACHABLE();
}

}

OutcomeCard::OutcomeCard(ModelEntry model, QWidget* parent)
    : QFrame(parent)
    , m_model(std::move(model))
{
    setObjectName("outcomeCard");
    setFocusPolicy(Qt::StrongFocus);
    m_icon = new QLabel(this);
    m_icon->setAttribute(Qt::WA_TransparentForMouseEvents);
    m_headline = wrappingLabel(this);
    m_reason = wrappingLabel(this);
    m_provenance = wrappingLabel(this);
    m_notice = wrappingLabel(this);
    setColour(m_provenance, colour::secondText);
    setColour(m_notice, colour::secondText);
    m_progress = new QProgressBar(this);
    m_progress->setTextVisible(false);
    m_work = linkButton(this);
    m_copy = linkButton(this);
    m_card = linkButton(this);
    m_also = new QCheckBox(this);
    m_also->setObjectName("mapBeside");

    auto* top = new QHBoxLayout;
    top->addWidget(m_icon, 0, Qt::AlignTop);
    top->addWidget(m_headline, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_work);
    buttons->addWidget(m_copy);
    buttons->addStretch();
    buttons->addWidget(m_card);
    auto* all = new QVBoxLayout(this);
    all->addLayout(top);
    all->addWidget(m_progress);
    all->addWidget(m_reason);
    all->addWidget(m_provenance);
    all->addWidget(m_notice);
    all->addWidget(m_also);
    all->addLayout(buttons);

    connect(m_work, &QPushButton::clicked, this, [this] {
        if (m_standing.outcome.state == State::Running)
            Q_EMIT cancelRequested();
        else
            Q_EMIT analyseRequested();
    });
    connect(m_copy, &QPushButton::clicked, this, [this] {
        QGuiApplication::clipboard()->setText(headlineOf(m_standing) + '\n'
                                              + QString::fromStdString(inEnglish(m_standing.outcome.reason)) + '\n'
                                              + m_model.id + ' ' + m_model.version);
    });
    connect(m_card, &QPushButton::clicked, this, &OutcomeCard::cardRequested);
    connect(m_also, &QCheckBox::clicked, this, &OutcomeCard::alsoShownChanged);
    theme::followTextSize(this, [this, top, buttons, all] {
        QFont bold = theme::textFont();
        bold.setWeight(QFont::DemiBold);
        m_headline->setFont(bold);
        for (QLabel* label : {m_reason, m_provenance, m_notice})
            label->setFont(theme::smallFont());
        m_progress->setFixedHeight(scaled(3));
        top->setSpacing(scaled(8));
        buttons->setSpacing(scaled(4));
        all->setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(4));
        all->setSpacing(scaled(4));
        refresh();
    });
}

void OutcomeCard::setStatus(const AnalysisStatus& status)
{
    m_standing = status;
    refresh();
}

void OutcomeCard::setChosen(bool isChosen)
{
    m_isChosen = isChosen;
    update();
}

void OutcomeCard::setBeside(std::optional<bool> shown)
{
    m_beside = shown;
    refresh();
}

void OutcomeCard::refresh()
{
    const Look look = lookOf(m_standing);
    const nn::Outcome& outcome = m_standing.outcome;
    m_icon->setPixmap(theme::iconPixmap(look.icon, look.colour, scaled(18), devicePixelRatioF()));
    m_headline->setText(headlineOf(m_standing));
    setColour(m_headline, look.colour);

    QStringList reasons;
    if (!outcome.reason.empty())
        reasons.append(paint::sentence(outcome.reason));
    for (const Message& note : outcome.notes)
        reasons.append(paint::sentence(note));
    m_reason->setText(reasons.join('\n'));
    m_reason->setVisible(!reasons.isEmpty());

    QStringList provenance{m_model.id + ' ' + m_model.version};
    if (const QString time = timeOf(outcome); !time.isEmpty())
        provenance.append(time);
    provenance.append(tr("threshold %1").arg(hasResult(m_standing) ? outcome.threshold : m_model.threshold, 0, 'f', 2));
    m_provenance->setText(provenance.join(QStringLiteral(" · ")));
    m_notice->setText(tr("Not for diagnostic use"));

    const bool isRunning = outcome.state == State::Running;
    m_progress->setVisible(isRunning);
    m_progress->setRange(0, m_standing.share > 0 ? 1000 : 0);
    m_progress->setValue(static_cast<int>(1000 * m_standing.share));

    m_work->setVisible(outcome.state != State::NotApplicable);
    m_work->setText(isRunning                                  ? tr("Cancel")
                        : m_model.looksAtOneSlice              ? tr("Analyse this slice")
                        : outcome.state == State::NotRequested ? tr("Analyse")
                        : outcome.state == State::Failed       ? tr("Try again")
                                                               : tr("Analyse again"));
    m_copy->setText(tr("Copy"));
    m_copy->setVisible(outcome.state == State::Failed || outcome.state == State::Refused);
    m_card->setText(tr("Model card"));
    m_also->setText(tr("Show its map too"));
    m_also->setVisible(m_beside && hasResult(m_standing));
    m_also->setChecked(m_beside.value_or(false));
    setAccessibleName(m_model.id + ": " + headlineOf(m_standing));
    update();
}

void OutcomeCard::paintEvent(QPaintEvent*)
{
    const Look look = lookOf(m_standing);
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QPen pen = penOf(look);
    const double inset = pen.widthF() / 2 + 2;
    const QRectF frame = QRectF(rect()).adjusted(inset, inset, -inset, -inset);
    if (look.line == Line::Filled) {
        QColor ground = look.colour;
        ground.setAlphaF(0.18F);
        painter.setBrush(ground);
    }
    painter.setPen(pen);
    painter.drawRoundedRect(frame, scaled(6), scaled(6));
    painter.setBrush(Qt::NoBrush);
    if (m_isChosen) {    // a bar at the side: this model's map and findings are the ones shown
        painter.setPen(Qt::NoPen);
        painter.setBrush(look.colour);
        painter.drawRoundedRect(QRectF(frame.left(), frame.top() + scaled(6), scaled(4), frame.height() - scaled(12)),
                                2, 2);
        painter.setBrush(Qt::NoBrush);
    }
    if (hasFocus()) {
        painter.setPen(QPen(colour::selection, 2));
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), scaled(7), scaled(7));
    }
}

void OutcomeCard::mousePressEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton)
        Q_EMIT chosen();
}

void OutcomeCard::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        Q_EMIT chosen();
    else
        QFrame::keyPressEvent(event);
}

void OutcomeCard::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange)
        refresh();
    QFrame::changeEvent(event);
}

}
