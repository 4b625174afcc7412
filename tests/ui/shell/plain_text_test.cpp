// What comes from files is text, wherever it is shown: never markup, never the sign of a key.
#include "core/record/messages.h"
#include "tests/support/said.h"
#include "tests/ui/shell/made_window.h"
#include "ui/browser/series_browser.h"
#include "ui/findings/findings_panel.h"
#include "ui/shell/pages/empty_page.h"
#include "ui/shell/pages/record_picker.h"

#include <QAbstractButton>
#include <QAbstractItemModel>
#include <QAbstractItemView>
#include <QLabel>
#include <QListWidget>
#include <QMenu>
#include <QTextBrowser>
#include <QToolButton>
#include <QToolTip>

using namespace lantern;

namespace {

const QString Nasty = QStringLiteral("<img src=x><b>&amp;");

// A series whose every text is nasty.
std::vector<dicom::InstancePtr> nastyInstances()
{
    const std::string nasty = Nasty.toStdString();
    std::vector<dicom::InstancePtr> all;
    for (const auto& made : test::madeInstances({.slices = 4})) {
        auto instance = std::make_shared<dicom::Instance>(*made);
        instance->path = "/made/" + nasty + "/" + std::to_string(instance->instanceNumber.value_or(0));
        instance->patient.id = nasty + " id";
        instance->patient.issuer = nasty;
        instance->patient.sex = nasty;
        instance->patient.name = {nasty, nasty + " name", nasty, nasty};
        instance->study.description = nasty + " study";
        instance->study.institution = instance->study.accessionNumber = nasty;
        auto& series = instance->series;
        series.description = nasty + " series";
        series.bodyPart = series.protocolName = series.manufacturer = nasty;
        for (auto& window : instance->frames.front().windows)
            window.explanation = nasty;
        instance->convolutionKernel = nasty;
        instance->warnings.push_back(
            {dicom::WarningCode::BadDate, test::said("StudyDate \"" + nasty + "\" is not a date.")});
        all.push_back(std::move(instance));
    }
    return all;
}

Result<std::vector<shell::History>> nastyHistories(const std::vector<record::RecordFile>&, Job&)
{
    const std::string nasty = Nasty.toStdString();
    auto record = std::make_shared<record::Record>();
    record->patient.id = nasty + " record";
    record->patient.name = nasty;
    record::Event event;
    event.time = {1577836800, record::Precision::Day, 0};
    event.kind = record::Kind::Condition;
    event.code = event.system = event.text = event.valueText = event.unit = event.source = nasty;
    record->events.push_back(std::move(event));
    std::vector<shell::History> found;
    found.push_back({"/made/" + nasty, record, {}});
    found.push_back({"/made/x" + nasty, nullptr, Error{ErrorCode::Malformed, record::messages::FileIsEmpty(nasty)}});
    return found;
}

shell::Backend nastyBackend()
{
    shell::Backend backend = test::madeBackend({});
    backend.scan = [](const std::vector<std::filesystem::path>&, Job&) -> Result<sources::Found> {
        auto catalogue = dicom::sortIntoCatalogue(nastyInstances());
        catalogue.unreadable.push_back(
            {"/made/" + Nasty.toStdString(), test::said(Nasty.toStdString() + " is damaged.")});
        sources::Found found(std::move(catalogue));
        found.records = {{"/made/" + Nasty.toStdString() + ".json", {}}};
        return found;
    };
    backend.records.read = nastyHistories;
    backend.models = [] {
        shell::Backend::Model model;
        model.entry.id = Nasty + " model";
        model.entry.version = Nasty;
        model.card = [](const QString&) { return "# Card\n\n" + Nasty + "\n\n<table><tr><td>cell</td></tr></table>"; };
        return std::vector{model};
    };
    backend.analyse = [](const shell::AnalysisRequest& request, Job&) -> Result<nn::Outcome> {
        nn::Outcome outcome;
        outcome.model = {request.modelId, Nasty.toStdString(), Nasty.toStdString()};
        outcome.state = nn::State::Refused;
        outcome.reason = test::said(Nasty.toStdString() + " reason");
        outcome.notes = {test::said(Nasty.toStdString() + " note")};
        return outcome;
    };
    return backend;
}

int inModel(const QAbstractItemModel& model, const QModelIndex& parent = {})
{
    int found = 0;
    for (int row = 0; row < model.rowCount(parent); ++row) {
        found += model.index(row, 0, parent).data().toString().contains(Nasty) ? 1 : 0;
        found += inModel(model, model.index(row, 0, parent));
    }
    return found;
}

}

class PlainText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void everyWidgetShowsWhatAFileSaysAsItIs()
    {
        shell::Workspace workspace(nastyBackend());
        shell::MainWindow window(workspace,
                                 {.renderer = {scene::Renderer::Raster, "made"}, .version = "0", .runtime = {}});
        window.setRemembers(false);
        window.resize(2800, 1000);    // the header's whole line, which ends in dots where it has no room
        window.show();
        workspace.models().refresh();
        const auto settle = [&] { QVERIFY(QTest::qWaitFor([&] { return window.isSettled(); }, 10000)); };
        settle();
        window.openPaths({"/made/" + Nasty});
        settle();
        window.analyseActive(Nasty + " model");
        window.run("panel.warnings", true);
        settle();
        window.findChild<shell::EmptyPage*>()->setRecent({"/made/" + Nasty});

        QStringList labels;
        for (const auto* label : window.findChildren<QLabel*>()) {
            if (!label->text().contains("<img"))
                continue;
            QCOMPARE(label->textFormat(), Qt::PlainText);
            labels.append(label->text());
        }
        const QString all = labels.join('\n');
        for (const char* part : {" name", " study", " series", " model", " reason", " note"})
            QVERIFY2(all.contains(Nasty + part), qPrintable(part + all));
        QVERIFY2(all.contains(Nasty + " is damaged.") || all.contains(Nasty + "\" is empty."), qPrintable(all));

        int keys = 0;
        for (const auto* button : window.findChildren<QAbstractButton*>())
            if (button->text().contains("amp;")) {
                ++keys;
                QVERIFY2(button->text().contains("<b>&&amp;"), qPrintable(button->text()));
            }
        for (auto* menu : window.findChildren<QMenu*>())
            Q_EMIT menu->aboutToShow();
        for (const auto* action : window.findChildren<QAction*>())
            if (action->text().contains("amp;")) {
                ++keys;
                QVERIFY2(action->text().contains("<b>&&amp;"), qPrintable(action->text()));
            }
        QVERIFY2(keys >= 1, "the folder that was open lately stands nowhere");

        const auto buttons = window.findChildren<QToolButton*>();
        const auto records = std::ranges::find(buttons, QStringLiteral("Records"), &QToolButton::text);
        QVERIFY(records != buttons.end() && (*records)->isVisible());
        (*records)->click();
        auto* picker = window.findChild<shell::RecordPicker*>();
        const auto found = picker->findChild<QListWidget*>()->findItems(Nasty + " record", Qt::MatchContains);
        QVERIFY2(!found.isEmpty() && found.front()->text().startsWith(Nasty + " · "), "the record stands nowhere");
        picker->hide();

        int rows = 0;
        for (const auto* view : window.findChildren<QAbstractItemView*>())
            rows += view->model() ? inModel(*view->model()) : 0;
        QVERIFY2(rows >= 3, "the patient, the study and the series stand in no list");
    }

    void tipsAreTextToo()
    {
        QWidget widget;
        widget.show();
        QToolTip::showText({10, 10}, Nasty + "\nA<B^C>D", &widget);
        const auto all = QApplication::allWidgets();
        const auto tip = std::ranges::find_if(all, [](const QWidget* each) { return each->inherits("QTipLabel"); });
        QVERIFY(tip != all.end());
        QCOMPARE(qobject_cast<QLabel*>(*tip)->textFormat(), Qt::PlainText);
        QCOMPARE(qobject_cast<QLabel*>(*tip)->text(), Nasty + "\nA<B^C>D");
        QToolTip::hideText();
    }

    // What a label shows, not only what it was given: as wide as its letters.
    void reported_mercure_90_a_name_of_angle_brackets_is_shown_whole()
    {
        QLabel label("A<B^C>D");
        label.show();
        QCOMPARE(label.textFormat(), Qt::PlainText);
        QVERIFY(label.sizeHint().width() >= label.fontMetrics().horizontalAdvance("A<B^C>D"));
    }

    // A package's card is Markdown, which shows HTML as text.
    void aModelsCardRunsNoMarkup()
    {
        shell::Workspace workspace(nastyBackend());
        shell::MainWindow window(workspace,
                                 {.renderer = {scene::Renderer::Raster, "made"}, .version = "0", .runtime = {}});
        window.setRemembers(false);
        window.show();
        workspace.models().refresh();
        QTRY_VERIFY(workspace.models().find(Nasty + " model"));
        Q_EMIT window.findingsPanel().cardRequested(Nasty + " model");
        const auto* reader = window.findChild<QTextBrowser*>();
        QVERIFY(reader);
        const QString text = reader->toPlainText();
        QVERIFY2(text.contains("<img src=x><b>"), qPrintable(text));
        QVERIFY2(text.contains("<table>"), qPrintable(text));
    }
};

QTEST_MAIN(PlainText)
#include "plain_text_test.moc"
