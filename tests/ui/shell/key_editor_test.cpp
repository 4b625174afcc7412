#include "tests/ui/shell/made_window.h"
#include "ui/shell/preferences/key_field.h"
#include "ui/shell/preferences/key_page.h"
#include "ui/shell/preferences/preferences.h"

#include <QDialog>
#include <QLabel>
#include <QPushButton>
#include <QSettings>
#include <QTemporaryDir>
#include <QTreeWidget>

using namespace lantern;
using shell::KeyMap;
using shell::KeyPage;
using test::MadeWindow;

namespace {

const shell::Command& command(const char* id) { return *shell::findCommand(id); }
QKeySequence key(const char* text) { return QKeySequence(text, QKeySequence::PortableText); }

struct Editor {
    MadeWindow made;
    QDialog* dialog;
    KeyPage* page;

    Editor()
    {
        made.window.run("file.preferences");
        dialog = made.window.findChild<QDialog*>("preferences");
        page = dialog->findChild<KeyPage*>();
    }
    shell::KeyField& field() { return *page->findChild<shell::KeyField*>("keyField"); }
    QPushButton& button(const char* name) { return *page->findChild<QPushButton*>(name); }
    QString clash() { return page->findChild<QLabel*>("keyClash")->text(); }
    QString keysInList(const char* id)
    {
        for (const auto* item : page->findChild<QTreeWidget*>()->findItems("*", Qt::MatchWildcard | Qt::MatchRecursive))
            if (item->data(0, Qt::UserRole).toString() == id)
                return item->text(1);
        return "not there";
    }
    void press(int pressed, Qt::KeyboardModifiers modifiers = {})
    {
        QTest::keyClick(&field(), Qt::Key(pressed), modifiers);
    }
};

}

class KeyEditorTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::dress();
        QVERIFY(m_folder.isValid());
        QSettings::setDefaultFormat(QSettings::IniFormat);
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, m_folder.path());
    }
    void init() { QSettings().clear(); }

    void aNewKeyWorksAtOnceAndTheOldOneNoMore()
    {
        Editor editor;
        editor.made.open();
        editor.page->choose("window.invert");
        editor.press(Qt::Key_F9);
        QCOMPARE(editor.clash(), QString());
        editor.button("assignKey").click();
        QCOMPARE(editor.keysInList("window.invert"), QString("F9"));
        editor.dialog->close();
        editor.made.window.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&editor.made.window));
        QTest::keyClick(&editor.made.tile(), Qt::Key_I);
        QVERIFY(!editor.made.tile().viewport().voiState().isInverted);
        QTest::keyClick(&editor.made.tile(), Qt::Key_F9);
        QVERIFY(editor.made.tile().viewport().voiState().isInverted);
    }

    void aSecondKeyStandsBesideTheFirst()
    {
        Editor editor;
        editor.page->choose("window.invert");
        editor.press(Qt::Key_F9);
        editor.button("addKey").click();
        QCOMPARE(editor.keysInList("window.invert"), QString("I, F9"));
        editor.button("clearKeys").click();
        QCOMPARE(editor.keysInList("window.invert"), QString());
    }

    // Nothing is taken from another command unless the person says so.
    void aClashIsShownAndTakenOnlyOnWish()
    {
        Editor editor;
        editor.page->choose("window.invert");
        editor.press(Qt::Key_M);
        QVERIFY2(editor.clash().contains("\"Maximise Tile\""), qPrintable(editor.clash()));
        QVERIFY(editor.clash().contains("no key any more"));
        QVERIFY(!editor.button("addKey").isEnabled());
        QCOMPARE(editor.keysInList("tile.maximise"), QString("M"));
        editor.press(Qt::Key_L);
        QVERIFY(editor.clash().contains("its other key"));
        editor.button("assignKey").click();
        QCOMPARE(editor.keysInList("window.invert"), QString("L"));
        QCOMPARE(editor.keysInList("measure.length"), QString("D"));
        QCOMPARE(editor.keysInList("tile.maximise"), QString("M"));
    }

    void resetBringsBackWhatWas()
    {
        Editor editor;
        KeyMap& keys = editor.made.window.keys();
        editor.page->choose("window.invert");
        QVERIFY(!editor.button("resetKeys").isEnabled());
        QVERIFY(!editor.button("resetAllKeys").isEnabled());
        keys.setKeys(command("window.invert"), {key("F9")});
        keys.setKeys(command("tile.maximise"), {});
        QVERIFY(editor.button("resetKeys").isEnabled());
        editor.button("resetKeys").click();
        QCOMPARE(editor.keysInList("window.invert"), QString("I"));
        QVERIFY(keys.isChanged(command("tile.maximise")));
        editor.button("resetAllKeys").click();
        QVERIFY(!keys.isChanged(command("tile.maximise")));
        QVERIFY(!editor.button("resetAllKeys").isEnabled());
    }

    // B acts while it is held, so another key has to be one by itself; and it acts so too.
    void aHeldCommandTakesAKeyAlone()
    {
        Editor editor;
        editor.made.open();
        editor.page->choose("analysis.bare-image");
        editor.press(Qt::Key_Q, Qt::ControlModifier | Qt::ShiftModifier);
        QVERIFY2(editor.clash().contains("while its key is held"), qPrintable(editor.clash()));
        QVERIFY(!editor.button("assignKey").isEnabled());
        editor.press(Qt::Key_Q);
        editor.button("assignKey").click();
        editor.dialog->close();
        QTest::keyPress(&editor.made.tile(), Qt::Key_B);
        QVERIFY(!editor.made.window.hidesOverlays());
        QTest::keyRelease(&editor.made.tile(), Qt::Key_B);
        QTest::keyPress(&editor.made.tile(), Qt::Key_Q);
        QVERIFY(editor.made.window.hidesOverlays());
        QTest::keyRelease(&editor.made.tile(), Qt::Key_Q);
        QVERIFY(!editor.made.window.hidesOverlays());
    }

    // Keys that programs listen for all the time are taken by the field all the same, but for Tab.
    void theFieldHearsWhatOthersWouldTake()
    {
        Editor editor;
        editor.page->choose("window.invert");
        editor.field().setFocus();
        for (const auto& [pressed, modifiers, text] : std::vector<std::tuple<int, Qt::KeyboardModifiers, const char*>>{
                 {Qt::Key_Escape, {}, "Esc"},
                 {Qt::Key_Return, {}, "Return"},
                 {Qt::Key_O, Qt::ControlModifier, "Ctrl+O"},
                 {Qt::Key_Question, Qt::ShiftModifier, "?"},
                 {Qt::Key_A, Qt::ShiftModifier, "Shift+A"},
                 {Qt::Key_F4, {}, "F4"}}) {
            editor.press(pressed, modifiers);
            QCOMPARE(editor.field().key().toString(QKeySequence::PortableText), QString(text));
            QVERIFY(editor.dialog->isVisible());
        }
        editor.press(Qt::Key_Shift, Qt::ShiftModifier);
        QCOMPARE(editor.field().key(), key("F4"));
        editor.press(Qt::Key_Tab);
        QCOMPARE(editor.field().key(), key("F4"));
    }

    void theListIsSearchedByNameAndKey()
    {
        Editor editor;
        auto* list = editor.page->findChild<QTreeWidget*>();
        auto* search = editor.page->findChild<QLineEdit*>("keySearch");
        const auto found = [&](const QString& text) {
            search->setText(text);
            QStringList ids;
            for (const auto* item : list->findItems("*", Qt::MatchWildcard | Qt::MatchRecursive))
                if (item->parent() && !item->isHidden())
                    ids.append(item->data(0, Qt::UserRole).toString());
            return ids;
        };
        QCOMPARE(found("maximise"), QStringList("tile.maximise"));
        QCOMPARE(found("Ctrl+Shift+Del"), QStringList("measure.clear"));
        QVERIFY(found("no such thing").isEmpty());
        QCOMPARE(found("").size(), qsizetype(shell::commands().size()));
    }

    // What another version wrote of a command that is not here is still there for it.
    void keysAreRememberedAndUnknownOnesKept()
    {
        QSettings().setValue("keys/future.command", QStringList{"F12"});
        {
            KeyMap keys;
            keys.setRemembers(true);
            keys.load();
            keys.setKeys(command("window.invert"), {key("F9"), key("Ctrl+I")});
            keys.setKeys(command("tile.maximise"), {});
        }
        KeyMap again;
        again.load();
        QCOMPARE(again.keys(command("window.invert")), (KeyMap::Keys{key("F9"), key("Ctrl+I")}));
        QVERIFY(again.keys(command("tile.maximise")).isEmpty());
        QCOMPARE(again.keys(command("tool.pan")), KeyMap::Keys{key("P")});
        again.setRemembers(true);
        again.resetAll();
        QCOMPARE(QSettings().value("keys/future.command").toStringList(), QStringList{"F12"});
        QVERIFY(!QSettings().contains("keys/window.invert"));
    }

    // Settings are a file like any other: nonsense in it leaves a command without keys, and nothing worse.
    void nonsenseInTheSettingsDoesNoHarm()
    {
        QSettings().setValue("keys/window.invert", QStringList{"", "No+Such+Key", "F9", "F9"});
        KeyMap keys;
        keys.load();
        QCOMPARE(keys.keys(command("window.invert")), KeyMap::Keys{key("F9")});
    }

    void aWindowThatRemembersNothingWritesNothing()
    {
        MadeWindow made;
        made.window.setRemembers(false);
        made.window.keys().setKeys(command("window.invert"), {key("F9")});
        QVERIFY(QSettings().allKeys().filter("keys/").isEmpty());
    }

    void idsAreOnlyOnceAndDefaultsDoNotClash()
    {
        QSet<QString> ids;
        KeyMap keys;
        for (const auto& one : shell::commands()) {
            QVERIFY2(!ids.contains(one.id), one.id);
            ids.insert(one.id);
            for (const auto& its : keys.keys(one))
                QVERIFY2(!keys.holderOf(its, one), one.id);
        }
    }

private:
    QTemporaryDir m_folder;
};

QTEST_MAIN(KeyEditorTest)
#include "key_editor_test.moc"
