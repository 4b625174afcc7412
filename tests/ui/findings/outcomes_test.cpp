// What a model said is never mistaken for something else, and each line leads to its place.
#include "core/nn/marks.h"
#include "core/tasks/messages.h"
#include "ui/findings/findings_model.h"
#include "ui/findings/findings_panel.h"
#include "ui/findings/map_controls.h"
#include "ui/findings/outcome_card.h"
#include "ui/findings/score_curve.h"
#include "ui/theme/style.h"

#include <QCheckBox>
#include <QClipboard>
#include <QDateTime>
#include <QGuiApplication>
#include <QLabel>
#include <QListView>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSlider>
#include <QTest>
#include <algorithm>
#include <set>

using namespace lantern;
using findings::AnalysisStatus;
using findings::FindingsPanel;
using nn::State;

namespace {

AnalysisStatus status(State state)
{
    AnalysisStatus made;
    made.outcome.state = state;
    made.outcome.threshold = 0.5;
    made.outcome.highest = 0.31;
    if (state == State::Refused || state == State::NotApplicable || state == State::Failed)
        made.outcome.reason = tasks::messages::SlicesTooFarApart(8, 3);
    if (state == State::Findings) {
        for (const auto& [slice, probability] : {std::pair{40, 0.92}, std::pair{3, 0.61}}) {
            nn::Finding finding;
            finding.label = "nodule";
            finding.probability = probability;
            finding.slice = slice;
            finding.diameter = 8.4;
            made.outcome.findings.push_back(finding);
        }
        made.outcome.highest = 0.92;
        made.outcome.sliceScores = {0.1, 0.2, -1, 0.9};
    }
    return made;
}

std::vector<AnalysisStatus> allStatuses()
{
    std::vector<AnalysisStatus> all;
    for (const State state : {State::NotRequested, State::NotApplicable, State::Running, State::Refused, State::Failed,
                              State::NothingAboveThreshold, State::Findings})
        all.push_back(status(state));
    AnalysisStatus stale = status(State::Findings);
    stale.isStale = true;
    all.push_back(stale);
    return all;
}

findings::ModelEntry model(const QString& id)
{
    findings::ModelEntry entry;
    entry.id = id;
    entry.version = "1.2.0";
    entry.threshold = 0.5;
    return entry;
}

struct Shown {
    FindingsPanel panel;
    explicit Shown(State state)
    {
        panel.resize(320, 700);
        panel.setModels({model("made")});
        panel.setSeries("1.2.3", {{"made", status(state)}});
        panel.show();
    }
    QListView& list() { return *panel.findChild<QListView*>("findingsList"); }
    void click(int row)
    {
        QTest::mouseClick(list().viewport(), Qt::LeftButton, {},
                          list().visualRect(list().model()->index(row, 0)).center());
    }
};

}

class OutcomesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // A result may have been kept for days.
    void aTimeOfAnotherDayHasItsDate()
    {
        nn::Outcome outcome;
        QVERIFY(findings::timeOf(outcome).isEmpty());
        outcome.finishedAt = "2026-03-02T10:00:00Z";
        QVERIFY(findings::timeOf(outcome).startsWith("2026-03-0"));
        outcome.finishedAt = QDateTime::currentDateTimeUtc().toString(Qt::ISODate).toStdString();
        QCOMPARE(findings::timeOf(outcome).size(), qsizetype{5});
    }

    // On a grey screen, and for a reader who sees no colours, icon and line still tell them apart.
    void theStatesDifferWithoutColour()
    {
        std::set<QString> headlines;
        std::set<std::pair<int, int>> looks;
        const auto all = allStatuses();
        for (const AnalysisStatus& each : all) {
            headlines.insert(findings::headlineOf(each));
            const auto look = findings::lookOf(each);
            looks.insert({static_cast<int>(look.icon), static_cast<int>(look.line)});
        }
        QCOMPARE(headlines.size(), all.size());
        QCOMPARE(looks.size(), all.size());
        std::set<int> icons;
        for (const auto& [icon, line] : looks)
            icons.insert(icon);
        QCOMPARE(icons.size(), all.size());
    }

    // The drawn cards too, turned to grey.
    void theCardsDifferInGrey()
    {
        std::vector<QImage> pictures;
        for (const AnalysisStatus& each : allStatuses()) {
            findings::OutcomeCard card(model("made"));
            card.setStatus(each);
            card.resize(300, 160);
            const QImage grey = card.grab(QRect(0, 0, 300, 50)).toImage().convertToFormat(QImage::Format_Grayscale8);
            for (const QImage& other : pictures)
                QVERIFY(grey != other);
            pictures.push_back(grey);
        }
    }

    // Silence or a negative must never read as "normal" (READING c.1).
    void noStateSaysNormalOrIsGreen()
    {
        for (const AnalysisStatus& each : allStatuses()) {
            QVERIFY(!findings::headlineOf(each).contains("normal", Qt::CaseInsensitive));
            const QColor colour = findings::lookOf(each).colour;
            QVERIFY(!(colour.hslHue() > 80 && colour.hslHue() < 160 && colour.hslSaturation() > 60));
        }
    }

    void aNegativeKeepsItsNumbers()
    {
        const QString headline = findings::headlineOf(status(State::NothingAboveThreshold));
        QVERIFY(headline.contains("0.31") && headline.contains("0.50"));
    }

    // 1 to 5 and stale are no results: no list and no map controls for them.
    void onlyAResultShowsAListAndAMap()
    {
        for (const State state :
             {State::NotRequested, State::NotApplicable, State::Refused, State::Failed, State::NothingAboveThreshold}) {
            Shown shown(state);
            QVERIFY(!shown.list().isVisible());
            QVERIFY(shown.panel.findChild<findings::MapControls*>()->isVisible()
                    == (state == State::NothingAboveThreshold));
        }
        Shown shown(State::Findings);
        QVERIFY(shown.list().isVisible());
        QCOMPARE(shown.list().model()->rowCount(), 2);
    }

    void aCardNamesReasonModelVersionAndOperatingPoint()
    {
        findings::OutcomeCard card(model("made"));
        card.setStatus(status(State::Refused));
        card.show();
        QString all;
        for (const QLabel* label : card.findChildren<QLabel*>())
            if (label->isVisible())
                all += label->text() + '\n';
        for (const char* part : {"8.0 mm", "3.0 mm", "made", "1.2.0", "0.50", "Not for diagnostic use"})
            QVERIFY2(all.contains(part), part);
    }

    void aCardOffersWhatItsStateAllows()
    {
        const auto offers = [](State state) {
            findings::OutcomeCard card(model("made"));
            card.setStatus(status(state));
            card.show();
            QStringList texts;
            for (const QPushButton* button : card.findChildren<QPushButton*>())
                if (button->isVisible())
                    texts.append(button->text());
            return texts.join('|');
        };
        QVERIFY(offers(State::NotRequested).startsWith("Analyse|"));
        QVERIFY(offers(State::Running).startsWith("Cancel"));
        QVERIFY(offers(State::Failed).startsWith("Try again|Copy"));
        QVERIFY(!offers(State::NotApplicable).contains("Analyse"));
        for (const AnalysisStatus& each : allStatuses())
            QVERIFY(offers(each.outcome.state).endsWith("Model card"));
    }

    // At its narrowest the panel shows each card whole: what runs out to the right is not read.
    void noCardIsWiderThanThePanel()
    {
        for (const AnalysisStatus& each : allStatuses()) {
            findings::ModelEntry entry = model("mri-brain-tumour");
            entry.looksAtOneSlice = true;    // the longest words on its button
            findings::OutcomeCard card(entry);
            card.setStyleSheet(theme::styleSheet());
            card.setStatus(each);
            card.show();
            constexpr int Narrowest = 296 - 2 * 12 - 4;    // as the window gives it, without margins and border
            QVERIFY2(card.minimumSizeHint().width() <= Narrowest,
                     qPrintable(
                         QStringLiteral("%1: %2").arg(findings::headlineOf(each)).arg(card.minimumSizeHint().width())));
        }
    }

    void aRunningCardAsksToCancelAndOthersToAnalyse()
    {
        findings::OutcomeCard card(model("made"));
        QSignalSpy analyse(&card, &findings::OutcomeCard::analyseRequested),
            cancel(&card, &findings::OutcomeCard::cancelRequested);
        auto* work = card.findChildren<QPushButton*>().front();
        card.setStatus(status(State::NotRequested));
        work->click();
        QCOMPARE(analyse.count(), 1);
        card.setStatus(status(State::Running));
        work->click();
        QCOMPARE(analyse.count(), 1);
        QCOMPARE(cancel.count(), 1);
    }

    void aClickGoesToTheFindingsSlice()
    {
        Shown shown(State::Findings);
        QSignalSpy activated(&shown.panel, &FindingsPanel::findingActivated);
        shown.click(1);
        QCOMPARE(activated.count(), 1);
        QCOMPARE(activated.at(0).at(0).value<nn::Finding>().slice, 3);
        shown.click(0);
        QCOMPARE(activated.at(1).at(0).value<nn::Finding>().slice, 40);
    }

    void stepsGoRoundTheEnds()
    {
        Shown shown(State::Findings);
        QSignalSpy activated(&shown.panel, &FindingsPanel::findingActivated);
        for (const int step : {1, 1, 1, -1})
            shown.panel.stepFinding(step);
        QList<int> slices;
        for (const auto& call : activated)
            slices.append(call.at(0).value<nn::Finding>().slice);
        QCOMPARE(slices, (QList<int>{40, 3, 40, 3}));
    }

    void aRowSaysNumberPlaceAndProbability()
    {
        Shown shown(State::Findings);
        const QModelIndex first = shown.list().model()->index(0, 0);
        QCOMPARE(first.data().toString(), QString("nodule"));
        QCOMPARE(first.data(findings::FindingsModel::PlaceRole).toString(), QString("slice 41 · 8 mm"));
        const QString spoken = first.data(Qt::AccessibleTextRole).toString();
        for (const char* part : {"1", "nodule", "0.92", "slice 41"})
            QVERIFY2(spoken.contains(part), part);
    }

    // The words are the model's own, in whatever languages it has them.
    void aRowSaysItsLabelInTheLanguageOfTheWindow()
    {
        const QLocale before;
        findings::FindingsModel model;
        auto outcome = status(State::Findings).outcome;
        outcome.labels = {{.id = "nodule", .texts = {{"en", "lung nodule"}, {"zh", "结节"}}}};
        model.setOutcome(outcome);
        for (const auto& [language, text] :
             {std::pair{"zh_CN", "结节"}, std::pair{"en", "lung nodule"}, std::pair{"de", "lung nodule"}}) {
            QLocale::setDefault(QLocale(language));
            model.retranslate();
            QCOMPARE(model.index(0, 0).data().toString(), QString::fromUtf8(text));
        }
        QLocale::setDefault(before);
    }

    void theMapSlidersSayWhatTheyChange()
    {
        findings::MapControls controls;
        controls.setModelsThreshold(0.5);
        controls.show();
        QSignalSpy changed(&controls, &findings::MapControls::changed);
        const auto sliders = controls.findChildren<QSlider*>();
        QSlider* threshold = sliders[0]->maximum() == 99 ? sliders[0] : sliders[1];
        threshold->setValue(70);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(*controls.settings().threshold, 0.7);
        bool isSaid = false;
        for (const QLabel* label : controls.findChildren<QLabel*>())
            isSaid = isSaid || (label->isVisible() && label->text().contains("0.70") && label->text().contains("0.50"));
        QVERIFY2(isSaid, "beside a moved threshold stands the model's own");
        // A tint may cover 40 % at most.
        QSlider* opacity = threshold == sliders[0] ? sliders[1] : sliders[0];
        opacity->setValue(100);
        QCOMPARE(controls.settings().opacity, findings::HighestOpacity);
        const auto checks = controls.findChildren<QCheckBox*>();
        QVERIFY(!controls.settings().showTint);
        for (QCheckBox* check : checks)
            check->click();
        QVERIFY(controls.settings().showTint && !controls.settings().showContour && !controls.settings().isVisible);
    }

    // reported: the slider moved outlines but neither list, bars nor card.
    void oneThresholdMovesListCardAndCurve()
    {
        AnalysisStatus scan = status(State::Findings);
        scan.outcome.findings.clear();
        scan.outcome.rule.label = "nodule";
        for (const float high : {0.55F, 0.75F, 0.95F, 0.35F})
            scan.outcome.maps.push_back(
                {1, 3, 0, 0, 8, 8, std::make_shared<std::vector<float>>(std::vector<float>{0.1F, high, 0.0F})});
        scan.outcome.maps.insert(scan.outcome.maps.begin() + 2, nn::MapSlice{});    // two and two hang together
        FindingsPanel panel;
        panel.resize(320, 700);
        panel.setModels({model("made")});
        panel.setSeries("1.2.3", {{"made", scan}});
        panel.show();
        auto& controls = *panel.findChild<findings::MapControls*>();
        const auto sliders = controls.findChildren<QSlider*>();
        QSlider* slider = sliders[0]->maximum() == 99 ? sliders[0] : sliders[1];
        auto& list = *panel.findChild<QListView*>("findingsList");
        QSignalSpy activated(&panel, &FindingsPanel::findingActivated);
        std::set<int> counts;
        for (int percent = 99; percent >= 1; percent -= 2) {
            slider->setValue(percent);
            const auto wanted = nn::atThreshold(scan.outcome, percent / 100.0);
            const int rows = static_cast<int>(wanted.findings.size());
            counts.insert(rows);
            QCOMPARE(list.model()->rowCount(), rows);
            QCOMPARE(list.isVisible(), rows > 0);
            QString card;
            for (const QLabel* label : panel.findChild<findings::OutcomeCard*>()->findChildren<QLabel*>())
                card += label->text() + '\n';
            QVERIFY(card.contains(QString::number(percent / 100.0, 'f', 2)));
            AnalysisStatus at = scan;
            at.outcome = wanted;
            QVERIFY2(card.contains(findings::headlineOf(at)), qPrintable(card));
            for (int row = 0; row < rows; ++row) {
                const QModelIndex index = list.model()->index(row, 0);
                QCOMPARE(index.data(findings::FindingsModel::ThresholdRole).toDouble(), percent / 100.0);
                QVERIFY(index.data(findings::FindingsModel::ProbabilityRole).toDouble() >= percent / 100.0);
            }
            if (rows > 0) {    // N goes to what is listed now
                panel.stepFinding(1);
                const auto where = activated.last().at(0).value<nn::Finding>();
                QVERIFY(std::ranges::any_of(wanted.findings,
                                            [&](const nn::Finding& finding) { return finding.slice == where.slice; }));
            }
        }
        QVERIFY(counts.contains(0) && counts.contains(1) && counts.contains(2));
    }

    // Another model's probabilities mean something else: its own threshold comes back.
    void theThresholdBelongsToTheModel()
    {
        Shown shown(State::Findings);
        shown.panel.setModels({model("made"), model("other")});
        findings::MapSettings settings = shown.panel.mapSettings();
        settings.threshold = 0.9;
        shown.panel.setMapSettings(settings);
        shown.panel.chooseModel("other");
        QVERIFY(!shown.panel.mapSettings().threshold);
    }

    // A model with a result that is not the chosen one can have its map shown beside that one's.
    void theMapsOfTwoModelsAreAskedForAtTheirCards()
    {
        Shown shown(State::Findings);
        shown.panel.setModels({model("made"), model("other"), model("silent")});
        shown.panel.setSeries("1.2.3", {{"made", status(State::Findings)}, {"other", status(State::Findings)}});
        const auto checks = [&] {
            QList<QCheckBox*> seen;
            for (auto* check : shown.panel.findChildren<QCheckBox*>("mapBeside"))
                if (check->isVisible())
                    seen.append(check);
            return seen;
        };
        QTRY_COMPARE(checks().size(), 1);    // neither the chosen one's nor of one that said nothing
        QSignalSpy changed(&shown.panel, &FindingsPanel::alsoShownChanged);
        QVERIFY(shown.panel.alsoShown().isEmpty());
        checks().first()->click();
        QCOMPARE(changed.count(), 1);
        QCOMPARE(shown.panel.alsoShown(), QStringList("other"));
        shown.panel.chooseModel("other");
        QVERIFY(shown.panel.alsoShown().isEmpty());    // it is the one shown
        QTRY_COMPARE(checks().size(), 1);
        QVERIFY(!checks().first()->isChecked());
        shown.panel.chooseModel("made");
        QVERIFY(checks().first()->isChecked());
        checks().first()->click();
        QVERIFY(shown.panel.alsoShown().isEmpty());
    }

    void aMarkWiderThanTrainedForSaysSo()
    {
        nn::Finding finding;
        finding.slice = 23;
        finding.diameter = 66;
        finding.isBeyondTraining = true;
        QCOMPARE(findings::placeOf(finding), QString("slice 24 · 66 mm · wider than trained for"));
    }

    // reported: what a model marks was called a finding.
    void whatAModelMarksIsCalledAMark()
    {
        Shown shown(State::Findings);
        for (const QLabel* label : shown.panel.findChildren<QLabel*>())
            QVERIFY2(!label->text().contains("finding", Qt::CaseInsensitive), qPrintable(label->text()));
        const QString spoken = shown.list().model()->index(0, 0).data(Qt::AccessibleTextRole).toString();
        QVERIFY(!spoken.contains("finding", Qt::CaseInsensitive));
    }

    void aClickOnTheScoresGoesToTheSlice()
    {
        findings::ScoreCurve curve;
        curve.resize(300, 84);
        curve.setScores({0.1, 0.2, -1, 0.9}, 0.5);
        curve.show();
        QSignalSpy asked(&curve, &findings::ScoreCurve::sliceRequested);
        QTest::mouseClick(&curve, Qt::LeftButton, {}, {293, 40});
        QTest::mouseClick(&curve, Qt::LeftButton, {}, {27, 40});
        QCOMPARE(asked.at(0).at(0).toInt(), 3);
        QCOMPARE(asked.at(1).at(0).toInt(), 0);
    }

    void detailsOfAFailureCanBeCopied()
    {
        findings::OutcomeCard card(model("made"));
        card.setStatus(status(State::Failed));
        card.findChildren<QPushButton*>()[1]->click();
        const QString copied = QGuiApplication::clipboard()->text();
        for (const char* part : {"Analysis failed", "8.0 mm", "made 1.2.0"})
            QVERIFY2(copied.contains(part), part);
    }

    void aStepOfProgressKeepsTheListsPlace()
    {
        Shown shown(State::Findings);
        shown.panel.setModels({model("made"), model("other")});
        shown.panel.setSeries("1.2.3", {{"made", status(State::Findings)}, {"other", status(State::Running)}});
        shown.click(1);
        AnalysisStatus running = status(State::Running);
        running.share = 0.5;
        shown.panel.setStatus("other", running);
        QCOMPARE(shown.list().currentIndex().row(), 1);
        QVERIFY(findings::headlineOf(running).contains("50 %"));
    }
};

QTEST_MAIN(OutcomesTest)
#include "outcomes_test.moc"
