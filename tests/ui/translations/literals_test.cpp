// No word that a reader sees is written outside of tr(): the sources are read letter by letter.
#include <QDirIterator>
#include <QFile>
#include <QRegularExpression>
#include <QStringList>
#include <QTest>
#include <vector>

namespace {

const QString root = LANTERN_SOURCE_DIR;

struct Literal {
    QString text;
    QStringList calls;    // the calls it stands in, the innermost last
    int line = 0;
};

// The string literals of a C++ source, neighbours joined, each with the calls around it.
std::vector<Literal> literalsOf(const QString& text)
{
    const QString source = '\n' + text;    // so that each line has a break before it
    std::vector<Literal> found;
    QStringList calls;    // one for each open bracket; empty for brackets that are no call's
    static const QRegularExpression nameBefore(R"re(([A-Za-z_]\w*)\s*$)re");
    int line = 0;
    bool joins = false;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar letter = source[i];
        const auto next = i + 1 < source.size() ? source[i + 1] : QChar();
        if (letter == '\n') {
            ++line;
            if (next == '#') {    // the preprocessor's lines
                while (i + 1 < source.size() && source[i + 1] != '\n')
                    ++i;
            }
        } else if (letter == '/' && next == '/') {
            while (i + 1 < source.size() && source[i + 1] != '\n')
                ++i;
        } else if (letter == '/' && next == '*') {
            const qsizetype end = source.indexOf("*/", i);
            line += static_cast<int>(source.mid(i, end - i).count('\n'));
            i = end + 1;
        } else if (letter == 'R' && next == '"') {    // a style sheet or the like
            const qsizetype open = source.indexOf('(', i);
            const QString close = ')' + source.mid(i + 2, open - i - 2) + '"';
            const qsizetype end = source.indexOf(close, open);
            line += static_cast<int>(source.mid(i, end - i).count('\n'));
            i = end + close.size() - 1;
        } else if (letter == '\'' && (i == 0 || !source[i - 1].isLetterOrNumber())) {
            i += source[i + 1] == '\\' ? 3 : 2;
        } else if (letter == '"') {
            QString words;
            for (++i; i < source.size() && source[i] != '"'; ++i) {
                if (source[i] == '\\')
                    ++i;
                else
                    words += source[i];
            }
            if (joins)
                found.back().text += words;
            else
                found.push_back({words, calls, line});
            joins = true;
            continue;
        } else if (letter == '(' || letter == '{' || letter == '[') {
            const auto name = nameBefore.match(source.mid(std::max<qsizetype>(0, i - 60), std::min<qsizetype>(i, 60)));
            calls.append(letter == '(' ? name.captured(1) : QString());
        } else if ((letter == ')' || letter == '}' || letter == ']') && !calls.isEmpty()) {
            calls.removeLast();
        }
        if (!letter.isSpace())
            joins = false;
    }
    return found;
}

bool standsIn(const Literal& literal, const QStringList& names)
{
    return std::ranges::any_of(literal.calls, [&](const QString& call) { return names.contains(call); });
}

// Words of a language, rather than the name of a file, a key of the settings, a unit or a sign.
bool isSeen(const Literal& literal)
{
    static const QStringList translated{"tr", "translate", "QT_TRANSLATE_NOOP", "QT_TRANSLATE_N_NOOP"};
    // Names for machines, and the log.
    static const QStringList unseen{"setObjectName", "setProperty", "value", "setValue",     "create",
                                    "info",          "warn",        "error", "static_assert"};
    static const QStringList shown{"setText",
                                   "setToolTip",
                                   "setTitle",
                                   "setWindowTitle",
                                   "setAccessibleName",
                                   "addMenu",
                                   "addAction",
                                   "addItem",
                                   "setAccessibleDescription",
                                   "QLabel",
                                   "QAction",
                                   "QCheckBox",
                                   "setPlaceholderText",
                                   "drawText",
                                   "setLabel",
                                   "QPushButton",
                                   "setSuffix",
                                   "setPrefix",
                                   "paintOutlinedText",
                                   "say",
                                   "setNote",
                                   "showText"};
    if (standsIn(literal, translated) || standsIn(literal, unseen))
        return false;
    QString text = literal.text;
    text.remove(QRegularExpression("<[^>]*>")).remove(QRegularExpression("%[1-9n]"));
    static const QRegularExpression two("[A-Za-z]{2,} [A-Za-z]"), title("^[A-Z][a-z]{2,}[.:!?]?$"),
        word("[A-Za-z]{2,}");
    return text.contains(two) || text.contains(title) || (standsIn(literal, shown) && text.contains(word));
}

QStringList seenIn(const QString& source)
{
    QStringList all;
    for (const Literal& literal : literalsOf(source))
        if (isSeen(literal))
            all.append(literal.text);
    return all;
}

}

class LiteralsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void noWordIsShownOutsideTr()
    {
        // Names that are the same in every language.
        static const QStringList allowed{
            "English",
            "Inferno",
            "Cividis",
            "Noto Sans",
            "Noto Sans CJK SC",
            "Software",
            // A date's pattern, ISO 8601, as QDateTime reads it.
            "yyyy-MM-dd HH:mm",
            // Keys, as QKeySequence reads them.
            "Down",
            "Home",
            "End",
            "PgUp Left",
            "Del Backspace",
            "PgDown Right",
            "Esc",
            "Tab",
            "Shift+Tab Backtab",
            "Space",
        };
        int files = 0;
        QStringList troubles;
        for (QDirIterator walk(root + "/ui", {"*.cpp", "*.h"}, QDir::Files, QDirIterator::Subdirectories);
             walk.hasNext();) {
            QFile file(walk.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            ++files;
            if (file.fileName().endsWith("screenshot.cpp"))    // speaks to the terminal, in English as all commands
                continue;
            for (const Literal& literal : literalsOf(QString::fromUtf8(file.readAll())))
                if (isSeen(literal) && !allowed.contains(literal.text))
                    troubles.append(QString("%1:%2: \"%3\" is not in tr()")
                                        .arg(file.fileName().mid(root.size() + 1))
                                        .arg(literal.line)
                                        .arg(literal.text));
        }
        QVERIFY(files > 50);
        QVERIFY2(troubles.isEmpty(), qPrintable('\n' + troubles.join('\n')));
    }

    // The check can fail, and knows what is no word.
    void aWordOutsideTrIsSeen()
    {
        QCOMPARE(seenIn("label->setText(\"Cancel\");"), QStringList{"Cancel"});
        QCOMPARE(seenIn("label->setText(tr(\"Cancel\"));"), QStringList());
        QCOMPARE(seenIn("QString a = \"Two \"\n  \"words here\"; // \"a comment here\""),
                 QStringList{"Two words here"});
        QCOMPARE(seenIn("menu->addAction(QStringLiteral(\"open\"), this);"), QStringList{"open"});
        QCOMPARE(seenIn("QString(x ? \"Loading slice\" : '\"');"), QStringList{"Loading slice"});
        QCOMPARE(seenIn("x = QStringLiteral(\"<b>%1</b> of %2\"); y = \"Nothing found here\";"),
                 QStringList{"Nothing found here"});
        QCOMPARE(
            seenIn("setObjectName(\"Error bar here\"); s.value(\"window/geometry\"); log::info(\"Opened it now\");"),
            QStringList());
        QCOMPARE(seenIn("#include \"some file.h\"\n/* \"not this one\" */ R\"(QMenu { two words })\""), QStringList());
    }
};

QTEST_MAIN(LiteralsTest)
#include "literals_test.moc"
