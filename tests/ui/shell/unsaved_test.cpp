// What a person has measured is never lost without a question: a full disk is asked about once, at closing.
#include "core/measure/measurement_store.h"
#include "tests/support/said.h"
#include "tests/support/temporary_folder.h"
#include "tests/ui/mouse.h"
#include "tests/ui/shell/made_window.h"
#include "ui/shell/bars/error_bar.h"

#include <QMessageBox>
#include <QPushButton>
#include <QTimer>

using namespace lantern;
using shell::UnsavedAnswer;
using Choice = shell::UnsavedAnswer::Choice;

namespace {

// A window whose measurements cannot be written while the disk is full, and that answers by itself.
struct FullDisk {
    test::TemporaryFolder folder;
    bool isFull = true;
    std::vector<std::string> written;    // studies
    std::vector<std::pair<std::string, int>> asked;
    std::vector<UnsavedAnswer> answers;    // the next one first
    test::MadeWindow made;

    FullDisk()
        : made([this] {
            auto backend = test::madeBackend({{}});
            backend.measurements.write = [this](const std::string& study, auto) -> Result<void> {
                if (isFull)
                    return fail(ErrorCode::WriteFailed, test::said("There is no space left on the disk."));
                written.push_back(study);
                return {};
            };
            backend.measurements.writeElsewhere = [](const std::filesystem::path& elsewhere, const std::string& study,
                                                     auto all) {
                return measure::MeasurementStore(elsewhere).write(study, all);
            };
            return backend;
        }())
    {
        made.window.setUnsavedQuestion([this](const Error& error, int studies) {
            asked.emplace_back(error.sentence(), studies);
            const auto answer = answers.empty() ? UnsavedAnswer{} : answers.front();
            if (!answers.empty())
                answers.erase(answers.begin());
            return answer;
        });
        made.open();
    }
    void measure()
    {
        made.tile().setFocus();
        QTest::keyClick(&made.tile(), Qt::Key_L);
        test::drag(made.tile(), Qt::LeftButton, {250, 250}, {80, 0});
        QCOMPARE(made.workspace.measurements().book().all().size(), std::size_t{1});
    }
};

}

class UnsavedTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void nothingIsAskedWhereNothingIsLost()
    {
        FullDisk full;
        QVERIFY(full.made.window.close());
        QVERIFY(full.asked.empty());
    }

    void whatIsWrittenIsNotAskedAbout()
    {
        FullDisk full;
        full.isFull = false;
        full.measure();
        QVERIFY(full.made.window.close());
        QVERIFY(full.asked.empty());
        QCOMPARE(full.written, std::vector<std::string>{"1.2"});
    }

    void theWindowStaysOpenUntilAPersonDecides()
    {
        FullDisk full;
        full.measure();
        QVERIFY(!full.made.window.close());
        QVERIFY(full.made.window.isVisible());
        QCOMPARE(full.asked.size(), std::size_t{1});
        QCOMPARE(full.asked.front(), (std::pair<std::string, int>{"There is no space left on the disk.", 1}));
        QCOMPARE(full.made.workspace.measurements().book().all().size(), std::size_t{1});
        // Space was made: what was not written before is written now.
        full.isFull = false;
        QVERIFY(full.made.window.close());
        QCOMPARE(full.asked.size(), std::size_t{1});
        QCOMPARE(full.written, std::vector<std::string>{"1.2"});
    }

    void whatIsDiscardedIsAskedAboutOnce()
    {
        FullDisk full;
        full.measure();
        full.answers = {{Choice::Discard, {}}};
        QVERIFY(full.made.window.close());
        QCOMPARE(full.asked.size(), std::size_t{1});
        full.isFull = false;
        full.made.workspace.keeper().flush();
        QVERIFY(full.written.empty());
    }

    void itCanBeWrittenElsewhere()
    {
        FullDisk full;
        full.measure();
        const auto other = full.folder.path() / "other";
        full.answers = {{Choice::WriteElsewhere, QString::fromStdString(other.string())}};
        QVERIFY(full.made.window.close());
        QCOMPARE(full.asked.size(), std::size_t{1});
        QCOMPARE(measure::MeasurementStore(other).read("1.2").measurements.size(), std::size_t{1});
    }

    void whereThatFailsTooItIsAskedAgain()
    {
        FullDisk full;
        full.measure();
        full.answers = {{Choice::WriteElsewhere, "/dev/null/nowhere"}, {Choice::KeepOpen, {}}};
        QVERIFY(!full.made.window.close());
        QCOMPARE(full.asked.size(), std::size_t{2});
        QVERIFY(full.asked[0].first != full.asked[1].first);
        QCOMPARE(full.made.workspace.measurements().book().all().size(), std::size_t{1});
    }

    // Close All takes the studies away, and their measurements with them.
    void closingAllAsksToo()
    {
        FullDisk full;
        full.measure();
        full.made.window.run("file.close-all");
        QCOMPARE(full.asked.size(), std::size_t{1});
        QVERIFY(full.made.tile().series());
        QCOMPARE(full.made.workspace.measurements().book().all().size(), std::size_t{1});
        full.answers = {{Choice::Discard, {}}};
        full.made.window.run("file.close-all");
        QVERIFY(!full.made.tile().series());
    }

    // The question itself: what went wrong in plain words, three ways out, and Escape keeps everything.
    void theQuestionSaysWhyAndOffersThreeWays()
    {
        test::MadeWindow made;
        const Error error{ErrorCode::WriteFailed, test::said("<b>There</b> is no space left on the disk.")};
        QStringList buttons;
        QString text;
        const auto answerWith = [&](auto act) {
            QTimer::singleShot(0, &made.window, [&, act] {
                auto* box = made.window.findChild<QMessageBox*>();
                QVERIFY(box);
                text = box->text() + '\n' + box->informativeText();
                buttons.clear();
                for (auto* button : box->buttons())
                    buttons.append(button->text());
                QCOMPARE(box->textFormat(), Qt::PlainText);
                act(*box);
            });
            return shell::askUnsaved(made.window, error, 2).choice;
        };
        QCOMPARE(answerWith([](QMessageBox& box) { box.reject(); }), Choice::KeepOpen);
        QCOMPARE(buttons.size(), 3);
        QVERIFY2(text.contains("<b>There</b> is no space left"), qPrintable(text));
        QVERIFY2(text.contains("2 studies"), qPrintable(text));
        const auto press = [](const QString& words) {
            return [words](QMessageBox& box) {
                for (auto* button : box.buttons())
                    if (button->text().contains(words))
                        return button->click();
            };
        };
        QCOMPARE(answerWith(press("Discard")), Choice::Discard);
        QCOMPARE(answerWith(press("Keep Open")), Choice::KeepOpen);
    }
};

QTEST_MAIN(UnsavedTest)
#include "unsaved_test.moc"
