#include "ui/measurements/measurements_panel.h"

#include "core/measure/table.h"
#include "ui/theme/icons.h"
#include "ui/theme/type.h"

#include <QApplication>
#include <QClipboard>
#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

namespace lantern::measurements {

using theme::scaled;

MeasurementsPanel::MeasurementsPanel(MeasurementBook& book, QWidget* parent)
    : QWidget(parent)
    , m_book(book)
    , m_model(new MeasurementModel(book, this))
{
    setObjectName("measurementsPanel");
    m_title = new QLabel(this);
    m_empty = new QLabel(this);
    m_empty->setWordWrap(true);
    m_empty->setAlignment(Qt::AlignTop);
    m_table = new QTableView(this);
    m_table->setObjectName("measurementsList");
    m_table->setModel(m_model);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setShowGrid(false);
    m_table->setTabKeyNavigation(false);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->horizontalHeader()->setSectionResizeMode(MeasurementModel::Value, QHeaderView::Stretch);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);

    const auto button = [this](theme::Icon icon, auto whenPressed) {
        auto* made = new QToolButton(this);
        made->setIcon(theme::icon(icon));
        made->setAutoRaise(true);
        connect(made, &QToolButton::clicked, this, whenPressed);
        return made;
    };
    m_copy = button(theme::Icon::Copy, [this] { QApplication::clipboard()->setText(tableText()); });
    m_export = button(theme::Icon::Table, [this] { Q_EMIT exportRequested(); });
    m_delete = button(theme::Icon::Trash, [this] { m_book.remove(current()); });

    auto* head = new QHBoxLayout;
    head->addWidget(m_title, 1);
    for (QToolButton* each : {m_copy, m_export, m_delete})
        head->addWidget(each);
    auto* column = new QVBoxLayout(this);
    column->addLayout(head);
    column->addWidget(m_empty);
    column->addWidget(m_table, 1);

    connect(m_model, &QAbstractItemModel::modelReset, this, &MeasurementsPanel::refresh);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] {
        if (!m_isFollowing && current() != 0) {
            m_book.choose(current());
            Q_EMIT activated(current());
        }
    });
    // The same row again: the reader has scrolled away meanwhile.
    connect(m_table, &QTableView::clicked, this, [this] {
        if (current() != 0)
            Q_EMIT activated(current());
    });
    connect(&m_book, &MeasurementBook::chosenChanged, this, &MeasurementsPanel::showChosen);
    setFocusProxy(m_table);
    theme::followTextSize(this, [this, column] {
        m_title->setFont(theme::titleFont());
        m_table->verticalHeader()->setDefaultSectionSize(scaled(28));
        for (QToolButton* each : {m_copy, m_export, m_delete})
            each->setIconSize({scaled(18), scaled(18)});
        column->setContentsMargins(scaled(12), scaled(8), scaled(12), scaled(8));
        column->setSpacing(scaled(4));
    });
    retranslate();
    refresh();
}

void MeasurementsPanel::setStudy(const QString& studyUid)
{
    m_study = studyUid;
    m_model->setStudy(studyUid);
}

int MeasurementsPanel::current() const
{
    const measure::Measurement* measurement = m_model->at(m_table->currentIndex().row());
    return measurement ? measurement->id : 0;
}

void MeasurementsPanel::refresh()
{
    const bool isEmpty = m_model->rowCount() == 0;
    m_empty->setVisible(isEmpty);
    m_table->setVisible(!isEmpty);
    m_copy->setEnabled(!isEmpty);
    m_export->setEnabled(!isEmpty);
    showChosen();
}

void MeasurementsPanel::showChosen()
{
    m_isFollowing = true;
    const int row = m_model->rowOf(m_book.chosen());
    if (row >= 0) {
        m_table->setCurrentIndex(m_model->index(row, 0));
    } else {
        m_table->setCurrentIndex({});
        m_table->clearSelection();
    }
    m_delete->setEnabled(row >= 0);
    m_isFollowing = false;
}

QString MeasurementsPanel::tableText() const
{
    QStringList lines;
    for (int row = 0; row < m_model->rowCount(); ++row) {
        const measure::Measurement& measurement = *m_model->at(row);
        lines << QStringList{m_model->index(row, MeasurementModel::Name).data().toString(),
                             QString::fromStdString(measure::lineOf(measurement.figures, m_book.wording())),
                             m_model->index(row, MeasurementModel::Slice).data().toString()}
                     .join('\t');
    }
    return lines.join('\n') + '\n';
}

void MeasurementsPanel::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace) {
        m_book.remove(current());
        return;
    }
    QWidget::keyPressEvent(event);
}

void MeasurementsPanel::retranslate()
{
    m_title->setText(tr("Measurements"));
    m_empty->setText(tr("Nothing measured in this study yet: L length, A angle, E ellipse."));
    const auto name = [](QToolButton* button, const QString& text) {
        button->setToolTip(text);
        button->setAccessibleName(text);
    };
    name(m_copy, tr("Copy as text"));
    name(m_export, tr("Write a CSV file"));
    name(m_delete, tr("Delete"));
    m_table->setAccessibleName(tr("Measurements"));
}

void MeasurementsPanel::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange) {
        retranslate();
        m_model->refresh();
    }
    QWidget::changeEvent(event);
}

}
