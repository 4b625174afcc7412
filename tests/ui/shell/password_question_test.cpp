// An archive that is locked is asked for, and opened with what a person types.
#include "tests/support/said.h"
#include "tests/ui/shell/made_window.h"
#include "ui/shell/bars/error_bar.h"

#include <QInputDialog>

using namespace lantern;

namespace {

struct LockedWindow {
    std::shared_ptr<std::vector<std::string>> passwords = std::make_shared<std::vector<std::string>>();
    shell::Workspace workspace;
    shell::MainWindow window;

    LockedWindow()
        : workspace(backend())
        , window(workspace, {.renderer = {scene::Renderer::Raster, "made"}, .version = "0", .runtime = {}})
    {
        window.setRemembers(false);
        window.show();
        workspace.models().refresh();
    }

    shell::Backend backend()
    {
        auto made = test::madeBackend({{}});
        made.scan = [scan = made.scan, known = passwords](const std::vector<std::filesystem::path>& paths,
                                                          Job& job) -> Result<sources::Found> {
            if (known->empty())
                return fail(ErrorCode::Locked, test::said("\"a<b>.zip\" is locked with a password."));
            if (known->back() != "secret")
                return fail(ErrorCode::Locked, test::said("This password does not open \"a<b>.zip\"."));
            return scan(paths, job);
        };
        made.addPassword = [known = passwords](const std::string& password) { known->push_back(password); };
        return made;
    }

    QInputDialog* question() const { return window.findChild<QInputDialog*>("password"); }
    void answer(const QString& password)
    {
        QTRY_VERIFY(question() && question()->isVisible());
        QPointer<QInputDialog> asked = question();
        QCOMPARE(asked->textEchoMode(), QLineEdit::Password);
        asked->setTextValue(password);
        password.isEmpty() ? asked->reject() : asked->accept();
        QTRY_VERIFY(!asked);
    }
};

}

class PasswordQuestionTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }

    void theRightPasswordOpens()
    {
        LockedWindow made;
        made.window.openPaths({"/made/a<b>.zip"});
        QTRY_VERIFY(made.question());
        QVERIFY(made.question()->labelText().contains("a<b>.zip"));
        made.answer("guess");
        QTRY_VERIFY(made.question() && made.question()->labelText().contains("does not open"));
        made.answer("secret");
        QTRY_COMPARE(made.workspace.seriesOrder().size(), 1);
        QVERIFY(!made.window.errorBar().isVisible());
    }

    void withoutOneNothingHappens()
    {
        LockedWindow made;
        made.window.openPaths({"/made/a.zip"});
        made.answer({});
        QVERIFY(QTest::qWaitFor([&] { return made.window.isSettled(); }, 10000));
        QVERIFY(made.passwords->empty());
        QVERIFY(made.workspace.seriesOrder().isEmpty());
        QVERIFY(!made.window.errorBar().isVisible());
    }
};

QTEST_MAIN(PasswordQuestionTest)
#include "password_question_test.moc"
