// The language changes while the program runs: every word that stands somewhere changes, nothing is
// cut, and the way back gives the same words again.
#include "tests/ui/shell/made_window.h"
#include "ui/browser/series_browser.h"
#include "ui/findings/findings_panel.h"
#include "ui/shell/bars/error_bar.h"

#include <QAbstractButton>
#include <QAction>
#include <QDialog>
#include <QLabel>
#include <QListView>
#include <QMenu>
#include <QMenuBar>
#include <QRegularExpression>
#include <QTextBrowser>
#include <QTranslator>

using namespace lantern;
using test::MadeWindow;

namespace {

struct Word {
    QString where, text;
};

QString nameOf(const QObject* object)
{
    return QString::fromLatin1(object->metaObject()->className()) + ' ' + object->objectName();
}

void collectMenu(const QMenu* menu, std::vector<Word>& all)
{
    all.push_back({"menu", menu->title()});
    for (const QAction* action : menu->actions()) {
        if (action->menu())
            collectMenu(action->menu(), all);
        else if (!action->isSeparator())
            all.push_back({"menu " + menu->title(), action->text()});
    }
}

// What the window says, in its widgets, menus and lists.
std::vector<Word> wordsOf(shell::MainWindow& window)
{
    std::vector<Word> all;
    all.push_back({"title", window.windowTitle()});
    for (const QAction* action : window.findChild<QMenuBar*>()->actions())
        collectMenu(action->menu(), all);
    for (const QWidget* widget : window.findChildren<QWidget*>()) {
        all.push_back({nameOf(widget) + " tooltip", widget->toolTip()});
        all.push_back({nameOf(widget) + " accessible", widget->accessibleName()});
        if (!widget->isVisible())
            continue;
        if (const auto* label = qobject_cast<const QLabel*>(widget))
            all.push_back({nameOf(widget), label->text()});
        if (const auto* button = qobject_cast<const QAbstractButton*>(widget))
            all.push_back({nameOf(widget), button->text()});
        if (const auto* list = qobject_cast<const QListView*>(widget))
            for (int row = 0; list->model() && row < list->model()->rowCount(); ++row)
                for (int role = Qt::UserRole + 2; role < Qt::UserRole + 6; ++role)
                    if (const QVariant value = list->model()->index(row, 0).data(role);
                        value.typeId() == QMetaType::QString)
                        all.push_back({nameOf(widget), value.toString()});
    }
    return all;
}

// A language of words 40 % longer than the English ones, as German or Russian may be.
class LongWords : public QTranslator {
public:
    bool isEmpty() const override { return false; }
    QString translate(const char*, const char* source, const char*, int number) const override
    {
        QString text = QString::fromUtf8(source);
        if (number >= 0)
            text.replace("%n", QString::number(number));
        return text + QString(text.size() * 2 / 5, 'o');
    }
};

// Words that are the same in every language: names, keys, units, what the files say.
QStringList foreignWords(const QString& text)
{
    static const QSet<QString> sameInAll{
        "Lantern",  "DICOM",   "CT",      "HU",      "VOI",   "LUT",     "Made",  "Chest",
        "Inferno",  "Cividis", "English", "nowhere", "finds", "refuses", "fails", "Wang",
        "Xiaoming", "Ctrl",    "Shift",   "mm",      "made",  "LUNG",    "Esc",   "CSV",
    };
    static const QRegularExpression word("[A-Za-z]{2,}");
    QStringList found;
    QString plain = text;
    plain.remove(QRegularExpression("\\(&[A-Z]\\)"));
    for (auto match = word.globalMatch(plain); match.hasNext();)
        if (const QString one = match.next().captured(); !sameInAll.contains(one))
            found.append(one);
    return found;
}

}

class LanguagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { test::dress(); }
    void cleanup() { shell::setLanguage("en"); }

    void everyWordChangesAndComesBack()
    {
        MadeWindow made(std::vector<test::Making>{{}},
                        {1600, 1000});    // wide enough that the header cuts nothing short
        made.open();
        for (const char* model : {"refuses", "fails", "finds"})
            made.analyse(model);
        made.window.findingsPanel().stepFinding(1);
        made.window.openPaths({"/nowhere"});
        made.settle();
        const auto english = wordsOf(made.window);
        QVERIFY(english.size() > 150);
        shell::setLanguage("zh_CN");
        QTest::qWait(50);
        const auto chinese = wordsOf(made.window);
        QStringList troubles;
        for (const Word& word : chinese)
            if (const QStringList words = foreignWords(word.text); !words.isEmpty())
                troubles.append(word.where + ": " + word.text + " [" + words.join(' ') + "]");
        // The English sentence of an error stays in its tooltip, for those who help.
        troubles = troubles.filter(QRegularExpression("^(?!QLabel  tooltip: There is nothing)"));
        QVERIFY2(troubles.isEmpty(), qPrintable('\n' + troubles.join('\n')));
        shell::setLanguage("en");
        QTest::qWait(50);
        const auto back = wordsOf(made.window);
        QCOMPARE(back.size(), english.size());
        for (std::size_t i = 0; i < back.size(); ++i)
            if (back[i].text != english[i].text)
                troubles.append(back[i].where + ": " + back[i].text + " was " + english[i].text);
        QVERIFY2(troubles.isEmpty(), qPrintable('\n' + troubles.join('\n')));
    }

    void theFirstPageChangesToo()
    {
        MadeWindow made;
        shell::setLanguage("zh_CN");
        QTest::qWait(20);
        for (const Word& word : wordsOf(made.window))
            QVERIFY2(foreignWords(word.text).isEmpty(), qPrintable(word.where + ": " + word.text));
    }

    // Two entries of one menu under the same letter can only be reached in turn.
    void eachLetterOpensOneEntryOfAMenu()
    {
        MadeWindow made;
        for (const char* language : {"en", "zh_CN"}) {
            shell::setLanguage(language);
            QTest::qWait(20);
            QStringList troubles;
            const auto check = [&](const QString& where, const QList<QAction*>& actions) {
                QHash<QString, QString> seen;
                for (const QAction* action : actions) {
                    const auto letter = QRegularExpression("&([A-Za-z])").match(action->text());
                    if (!letter.hasMatch() || !action->isVisible())
                        continue;
                    QString& other = seen[letter.captured(1).toLower()];
                    if (!other.isEmpty())
                        troubles.append(where + ": " + other + " and " + action->text());
                    other = action->text();
                }
            };
            const auto menus = made.window.findChild<QMenuBar*>()->actions();
            check("menu bar", menus);
            for (const QAction* menu : menus)
                check(menu->text(), menu->menu()->actions());
            QVERIFY2(troubles.isEmpty(), qPrintable('\n' + troubles.join('\n')));
        }
    }

    void thePageOfKeysHasNoMnemonics()
    {
        QCOMPARE(shell::withoutMnemonic("打开文件夹(&O)…"), QString("打开文件夹"));
        QCOMPARE(shell::withoutMnemonic("&Open Folder…"), QString("Open Folder"));
        QCOMPARE(shell::withoutMnemonic("只看原图（按住）(&B)"), QString("只看原图（按住）"));
    }

    // Words over the picture are painted, so the picture must change.
    void theTilesWordsChange()
    {
        MadeWindow made;
        made.open();
        const QRect corner(0, made.tile().height() - 70, 260, 70);
        const QImage english = made.tile().grab(corner).toImage();
        shell::setLanguage("zh_CN");
        QTest::qWait(20);
        QVERIFY(made.tile().grab(corner).toImage() != english);
        QVERIFY(made.tile().description().contains("第 11 层"));
        QVERIFY(made.tile().accessibleName().contains("第 11 层"));
    }

    // SCREEN: the ideographic group first in Chinese, the alphabetic one in English.
    void aPersonsNameFollowsTheLanguage()
    {
        MadeWindow made;
        made.open();
        const auto shown = [&] { return made.window.seriesBrowser().model()->index(0, 0).data().toString(); };
        QCOMPARE(shown(), QString("Wang Xiaoming"));
        shell::setLanguage("zh_CN");
        QCOMPARE(shown(), QString("王小明"));
    }

    void openPagesChange()
    {
        for (const char* command : {"help.keys", "help.about"}) {
            MadeWindow made;
            made.window.run(command);
            const auto* page = made.window.findChild<QDialog*>();
            QVERIFY(page);
            const auto* reader = page->findChild<QTextBrowser*>();
            const QString english = reader->toPlainText(), title = page->windowTitle();
            QVERIFY(english.size() > 100);
            shell::setLanguage("zh_CN");
            QTest::qWait(20);
            QVERIFY(reader->toPlainText() != english);
            QVERIFY(page->windowTitle() != title);
            shell::setLanguage("en");
            QTest::qWait(20);
            QCOMPARE(reader->toPlainText(), english);
        }
    }

    void aNoteInTheErrorBarChanges()
    {
        MadeWindow made(std::vector<test::Making>{{.modality = "MR", .unit = ""}});
        made.open();
        made.window.run("window.preset-1");
        QVERIFY(made.window.errorBar().isVisible());
        shell::setLanguage("zh_CN");
        QTest::qWait(20);
        QVERIFY2(made.window.errorBar().sentence().contains("亨氏单位"), qPrintable(made.window.errorBar().sentence()));
    }

    // Buttons and one-line labels have the room that their words need, in the smallest usual window.
    void nothingIsCut_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QSize>("size");
        for (const char* language : {"en", "zh_CN", "long"})
            for (const QSize size : {QSize(1366, 768), QSize(1600, 1000)})
                QTest::addRow("%s %d", language, size.width()) << language << size;
    }
    void nothingIsCut()
    {
        QFETCH(QString, language);
        QFETCH(QSize, size);
        LongWords longWords;
        if (language == "long")
            QCoreApplication::installTranslator(&longWords);
        else
            shell::setLanguage(language);
        MadeWindow made(std::vector<test::Making>{{}}, size);
        made.open();
        for (const char* model : {"refuses", "fails", "finds"})
            made.analyse(model);
        QCOMPARE(made.window.size(), size);
        QStringList troubles;
        for (const QWidget* widget : made.window.findChildren<QWidget*>()) {
            if (!widget->isVisible())
                continue;
            const auto* label = qobject_cast<const QLabel*>(widget);
            const auto* button = qobject_cast<const QAbstractButton*>(widget);
            const QString text = label ? label->text() : button ? button->text() : QString();
            if (text.isEmpty())
                continue;
            if (label && label->wordWrap()) {
                if (label->height() < label->heightForWidth(label->width()))
                    troubles.append("\"" + text + "\" is cut below");
            } else {
                // An icon stands for the words of a tool button; they are in its tooltip.
                const bool isIconAlone = button && !button->icon().isNull();
                const int needed = widget->fontMetrics().horizontalAdvance(QString(text).remove('&'));
                if (!isIconAlone && needed > widget->width())
                    troubles.append(QString("\"%1\" needs %2, has %3").arg(text).arg(needed).arg(widget->width()));
            }
            // Nothing reaches out of what holds it.
            const QRect place(widget->mapTo(&made.window, QPoint()), widget->size());
            if (qobject_cast<const QAbstractButton*>(widget) == nullptr || widget->window() != &made.window)
                continue;
            const QWidget* parent = widget->parentWidget();
            if (!parent->rect().adjusted(-1, -1, 1, 1).contains(widget->geometry()))
                troubles.append("\"" + text + "\" reaches out of " + nameOf(parent));
        }
        QVERIFY2(troubles.isEmpty(), qPrintable('\n' + troubles.join('\n')));
    }
};

QTEST_MAIN(LanguagesTest)
#include "languages_test.moc"
