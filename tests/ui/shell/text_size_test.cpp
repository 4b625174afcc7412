// The text size and the language change while the program runs: nothing that is open, chosen or looked at is lost,
// and the window is as one that was made so.
#include "core/dicom/presentation/presentation_state.h"
#include "tests/ui/mouse.h"
#include "tests/ui/shell/made_window.h"
#include "ui/browser/series_browser.h"
#include "ui/findings/findings_panel.h"
#include "ui/measurements/measurements_panel.h"
#include "ui/shell/bars/error_bar.h"
#include "ui/shell/timeline_panel.h"

#include <QAbstractButton>
#include <QLabel>
#include <QLayout>
#include <QSplitter>
#include <cmath>

using namespace lantern;
using test::MadeWindow;
using viewer::Layout;

namespace {

Result<std::vector<shell::History>> oneHistory(const std::vector<record::RecordFile>&, Job&)
{
    auto record = std::make_shared<record::Record>();
    record->patient.id = "4711";
    record->patient.birthDate = "1961-04-02";
    record->patient.sex = "female";
    for (int hour = 0; hour < 30; ++hour) {
        record::Event event;
        event.time = {1772400000 + 3600 * hour, record::Precision::Minute, 0};
        event.kind = record::Kind::Vital;
        event.text = "Heart rate";
        record->events.push_back(std::move(event));
    }
    return std::vector<shell::History>{{"/made/history.json", record, {}}};
}

// Two series and a history of their patient.
shell::Backend everything()
{
    auto backend = test::madeBackend({});
    backend.scan = [](const std::vector<std::filesystem::path>&, Job&) -> Result<sources::Found> {
        std::vector<dicom::InstancePtr> all;
        for (const test::Making& making : {test::Making{.uid = "1.1", .description = "First"},
                                           test::Making{.uid = "1.2", .description = "Second", .number = 2}})
            for (auto& instance : test::madeInstances(making))
                all.push_back(std::move(instance));
        sources::Found found(dicom::sortIntoCatalogue(std::move(all)));
        found.records = {{"/made/history.json", {}}};
        return found;
    };
    backend.records.read = oneHistory;
    return backend;
}

QString marginsOf(const QLayout& layout)
{
    const QMargins margins = layout.contentsMargins();
    return QStringLiteral("%1,%2,%3,%4 spacing %5")
        .arg(margins.left())
        .arg(margins.top())
        .arg(margins.right())
        .arg(margins.bottom())
        .arg(layout.spacing());
}

QString sizeText(QSize size) { return QStringLiteral("%1x%2").arg(size.width()).arg(size.height()); }

// All but Qt's own parts of a list or a scrolled area.
std::vector<const QWidget*> ownWidgets(const QWidget& window)
{
    std::vector<const QWidget*> all;
    for (const QWidget* widget : window.findChildren<QWidget*>())
        if (!widget->objectName().startsWith("qt_"))
            all.push_back(widget);
    return all;
}

// What each widget measures, those of the window first; two windows made alike list them alike.
QStringList measuresOf(const QWidget& window)
{
    QStringList lines;
    for (const QWidget* widget : ownWidgets(window)) {
        QString line = QString(widget->metaObject()->className()) + ' ' + widget->objectName();
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            line += '"' + label->text() + '"';
        line += QStringLiteral(" font %1 least %2 most %3")
                    .arg(widget->font().pixelSize())
                    .arg(sizeText(widget->minimumSize()), sizeText(widget->maximumSize()));
        const auto* words = qobject_cast<const QLabel*>(widget);
        if (widget->isVisible() && !(words && words->text().isEmpty()))
            line += " is " + sizeText(widget->size());
        if (widget->layout())
            line += " layout " + marginsOf(*widget->layout());
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            line += " icon " + sizeText(button->iconSize());
        if (const auto* label = qobject_cast<const QLabel*>(widget); label && !label->pixmap().isNull())
            line += " picture " + sizeText(label->pixmap().size());
        if (const auto* splitter = qobject_cast<const QSplitter*>(widget))
            line += QStringLiteral(" handle %1").arg(splitter->handleWidth());
        lines.append(line);
    }
    return lines;
}

QString differences(const QStringList& one, const QStringList& other)
{
    if (one.size() != other.size())
        return QStringLiteral("%1 widgets and %2").arg(one.size()).arg(other.size());
    QString text;
    for (qsizetype i = 0; i < one.size(); ++i)
        if (one[i] != other[i])
            text += one[i] + "\n  but " + other[i] + '\n';
    return text;
}

// Everything that the window can show at once.
void fill(MadeWindow& made)
{
    made.open();
    for (const char* model : {"refuses", "fails", "finds"})
        made.analyse(model);
    made.window.setTileLayout(Layout::grid(1, 2));
    made.window.timelinePanel().setOpen(true);
    made.window.errorBar().say([] { return QStringLiteral("A sentence."); });
    made.settle();
}

void changeTextSize(MadeWindow& made, double scale)
{
    theme::setTextScale(scale);
    made.settle();
    for (int i = 0; i < 10; ++i)    // layouts ask one another in turns
        QApplication::processEvents();
}

}

class TextSizeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void cleanup()
    {
        theme::setTextScale(1);
        shell::setLanguage("en");
    }

    void everythingShownStays_data()
    {
        QTest::addColumn<std::function<void()>>("change");
        QTest::addRow("larger") << std::function<void()>([] { theme::setTextScale(1.5); });
        QTest::addRow("smaller") << std::function<void()>([] { theme::setTextScale(0.9); });
        QTest::addRow("Chinese") << std::function<void()>([] { shell::setLanguage("zh_CN"); });
    }
    void everythingShownStays()
    {
        QFETCH(std::function<void()>, change);
        MadeWindow made(everything(), {1600, 1000});
        made.open();
        made.analyse("finds");
        made.window.findingsPanel().chooseModel("refuses");
        made.window.setTileLayout(Layout::grid(1, 2));
        made.settle();
        const auto tiles = made.window.tiles().visibleTiles();
        QCOMPARE(tiles.size(), 2u);
        tiles[1]->showSeries(made.workspace.series("1.2"), 7);
        auto state = std::make_shared<dicom::PresentationState>();
        state->references = {{"1.2.8", {}}};
        state->quarterTurns = 1;
        tiles[1]->viewport().setPresentationState(state);
        tiles[0]->viewport().setSlice(4);
        made.window.tiles().setTool(viewer::ToolId::length);
        test::drag(*tiles[0], Qt::LeftButton, {150, 150}, {60, 0});
        QCOMPARE(made.workspace.measurements().book().all().size(), 1u);
        auto view = tiles[0]->viewport().view();
        view.zoom = 7.5;
        view.panX = 31;
        tiles[0]->viewport().setView(view);
        tiles[0]->viewport().setWindow(pixels::Window{.centre = 55, .width = 321});
        tiles[0]->viewport().setInverted(true);
        made.window.tiles().setTool(viewer::ToolId::pan);
        made.window.tiles().activate(*tiles[1]);
        made.window.tiles().activate(*tiles[0]);
        made.window.timelinePanel().setOpen(true);
        QVERIFY(made.window.timelinePanel().shown());
        made.window.seriesBrowser().hide();    // by the reader
        made.settle();
        const QStringList others = made.window.findingsPanel().alsoShown();

        change();
        made.settle();

        QCOMPARE(made.window.tiles().visibleTiles(), tiles);
        QVERIFY(&made.window.tiles().active() == tiles[0]);
        QCOMPARE(tiles[0]->seriesId(), "1.1");
        QCOMPARE(tiles[1]->seriesId(), "1.2");
        QCOMPARE(tiles[0]->viewport().slice(), 4);
        QCOMPARE(tiles[1]->viewport().slice(), 7);
        QCOMPARE(tiles[0]->viewport().view().zoom, 7.5);
        QCOMPARE(tiles[0]->viewport().view().panX, 31.0);
        QCOMPARE(made.voi().centre, 55.0);
        QCOMPARE(made.voi().width, 321.0);
        QVERIFY(tiles[0]->viewport().voiState().isInverted);
        QVERIFY(tiles[1]->viewport().presentationState() == state);
        QVERIFY(tiles[1]->viewport().isPresented());
        QCOMPARE(tiles[1]->viewport().view().quarterTurns, 1);
        QCOMPARE(made.workspace.measurements().book().all().size(), 1u);
        QCOMPARE(made.window.findingsPanel().chosenModel(), "refuses");
        QCOMPARE(made.window.findingsPanel().alsoShown(), others);
        QVERIFY(made.window.timelinePanel().isOpen());
        QVERIFY(made.window.timelinePanel().shown());
        QVERIFY(made.window.seriesBrowser().isHidden());
        // The tool is the one that was chosen: a drag moves the picture and nothing else.
        test::drag(*tiles[0], Qt::LeftButton, {150, 150}, {10, 0});
        QCOMPARE(tiles[0]->viewport().view().panX, 31 + 10 * tiles[0]->devicePixelRatioF());
        QCOMPARE(made.voi().width, 321.0);
    }

    void theKeysMakeEveryWordLarger()
    {
        MadeWindow made(everything(), {1600, 1000});
        fill(made);
        made.window.measurementsPanel().show();
        const auto sizes = [&] {
            std::vector<int> all;
            for (const QWidget* widget : ownWidgets(made.window))
                all.push_back(widget->font().pixelSize());
            return all;
        };
        const auto before = sizes();
        for (int i = 0; i < 4; ++i)
            QTest::keyClick(&made.tile(), Qt::Key_Plus, Qt::ControlModifier);
        QCOMPARE(theme::textScale(), 1.4);
        const auto after = sizes();
        QCOMPARE(after.size(), before.size());
        for (std::size_t i = 0; i < before.size(); ++i)
            QCOMPARE(after[i], static_cast<int>(std::lround(before[i] * 1.4)));
        QTest::keyClick(&made.tile(), Qt::Key_Minus, Qt::ControlModifier);
        QCOMPARE(theme::textScale(), 1.3);
    }

    // Whoever forgets to follow is found here, and whoever comes back differently from how it went.
    void itIsAsAWindowMadeAtThatSize_data()
    {
        QTest::addColumn<QSize>("size");
        QTest::addColumn<double>("scale");
        for (const auto& [size, scale] : {std::pair{QSize(1366, 768), 1.5},
                                          {QSize(1366, 768), 0.9},
                                          {QSize(1600, 1000), 1.5},
                                          {QSize(2500, 1500), 1.6},
                                          {QSize(2500, 1500), 0.9}})
            QTest::addRow("%dx%d at %.1f", size.width(), size.height(), scale) << size << scale;
    }
    void itIsAsAWindowMadeAtThatSize()
    {
        QFETCH(QSize, size);
        QFETCH(double, scale);
        MadeWindow made(everything(), size);
        fill(made);
        const QStringList before = measuresOf(made.window);
        changeTextSize(made, scale);
        const QStringList grown = measuresOf(made.window);
        {
            MadeWindow fresh(everything(), size);
            fill(fresh);
            const QString differ = differences(grown, measuresOf(fresh.window));
            QVERIFY2(differ.isEmpty(), qPrintable("grown and made so:\n" + differ));
        }
        changeTextSize(made, 1);
        const QString differ = differences(before, measuresOf(made.window));
        QVERIFY2(differ.isEmpty(), qPrintable("before and after:\n" + differ));
    }

    // A panel that a person has made wide grows from that width.
    void panelsGrowFromThePersonsWidth()
    {
        MadeWindow made(everything(), {2400, 1400});
        made.open();
        auto* across = qobject_cast<QSplitter*>(made.window.findingsPanel().parentWidget()->parentWidget());
        QVERIFY(across);
        across->setSizes({300, 1700, 400});
        made.settle();
        changeTextSize(made, 1.5);
        QCOMPARE(across->sizes().front(), 450);
        QCOMPARE(across->sizes().back(), 600);
    }
};

QTEST_MAIN(TextSizeTest)
#include "text_size_test.moc"
