// Every word of the window stands in both languages: the committed files are held against what
// Qt's own lupdate finds in the sources and in the tables of core's messages.
#include "core/dicom/discriminator.h"
#include "tests/support/message_tables.h"
#include "tests/ui/translations/ts_file.h"
#include "ui/paint/message_text.h"
#include "ui/paint/sentences.h"
#include "ui/shell/error_text.h"
#include "ui/shell/languages.h"

#include <QDirIterator>
#include <QProcess>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>
#include <algorithm>
#include <set>

using namespace lantern;
using Entry = test::TsEntry;

namespace {

const QString root = LANTERN_SOURCE_DIR;

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

// core's tables as lupdate reads them.
QString tables(const QTemporaryDir& folder)
{
    QFile file(folder.filePath("messages.cpp"));
    if (file.open(QIODevice::WriteOnly))
        for (const MessageRow* row : test::allMessages()) {
            QString english = QString::fromUtf8(row->english);
            english.replace("\\", "\\\\").replace("\"", "\\\"");
            file.write(QString("QT_TRANSLATE_NOOP(\"%1\", \"%2\")\n").arg(row->room, english).toUtf8());
        }
    return file.fileName();
}

// lupdate over these folders into a copy of the committed file.
std::vector<Entry> updated(const QString& committed, const QStringList& folders, const QStringList& more)
{
    const QTemporaryDir folder;
    const QString copy = folder.filePath(QFileInfo(committed).fileName());
    if (QFile::exists(committed))
        QFile::copy(committed, copy);
    QProcess lupdate;
    lupdate.setWorkingDirectory(root);
    lupdate.start(LANTERN_LUPDATE,
                  QStringList{"-I", ".", "-locations", "none", "-silent"} + more + folders + QStringList{"-ts", copy});
    if (!lupdate.waitForFinished(60000) || lupdate.exitCode() != 0)
        qWarning() << "lupdate:" << lupdate.errorString() << lupdate.readAllStandardError();
    return test::readTs(copy);
}

QString committed(const char* name) { return root + "/resources/translations/" + name; }

// What is wrong with an entry; empty where nothing is.
QString troubleWith(const Entry& message)
{
    if (message.type == "unfinished")
        return "is not translated; run packaging/translations.sh and translate it";
    if (!message.type.isEmpty())
        return "is no longer in the sources; run packaging/translations.sh";
    for (const QString& translation : message.translations) {
        if (translation.isEmpty())
            return "has an empty translation";
        static const QRegularExpression place("%[1-9n]|\\{[0-9]");
        const auto places = [](const QString& text) {
            std::set<QString> all;
            for (auto found = place.globalMatch(text); found.hasNext();)
                all.insert(found.next().captured());
            return all;
        };
        // In core's sentences an English plural ending has a place of its own, which others need not use.
        const auto wanted = places(message.source), given = places(translation);
        const bool isSentence = message.context == "Sentences";
        if (isSentence ? !std::ranges::includes(wanted, given) : wanted != given)
            return "has other places for values than its translation: " + translation;
        if (message.context == "Actions" && message.source.contains('&') != translation.contains('&'))
            return "lost its mnemonic: " + translation;
    }
    return {};
}

bool hasChinese(const QString& text)
{
    return std::ranges::any_of(text,
                               [](QChar letter) { return letter.unicode() >= 0x4e00 && letter.unicode() < 0xa000; });
}

// Besides values and signs.
bool hasWords(QString english)
{
    english.remove(QRegularExpression("\\{[0-9][^{}|]*\\}"));
    return std::ranges::any_of(english, [](QChar letter) { return letter.isLetter(); });
}

// The sentences in a source of core as ui/paint writes them: fmt's places become %1, %2, …
QStringList sentencesIn(QString source)
{
    source.remove(QRegularExpression("//[^\n]*"));
    static const QRegularExpression literals(R"re((?:"(?:[^"\\\n]|\\.)*"\s*)+)re"), one(R"re("((?:[^"\\\n]|\\.)*)")re"),
        place(R"re(\{[^{}]*\})re");
    QStringList found;
    for (auto run = literals.globalMatch(source); run.hasNext();) {
        QString text;
        for (auto part = one.globalMatch(run.next().captured()); part.hasNext();)
            text += part.next().captured(1);
        text.replace("\\\"", "\"").replace("\\\\", "\\");
        if (!text.contains(' ') || !(text.endsWith('.') || text.startsWith("not applicable:")))
            continue;
        for (int number = 1; text.contains(place); ++number) {
            const auto match = place.match(text);
            text.replace(match.capturedStart(), match.capturedLength(), QString("%%1").arg(number));
        }
        found.append(text);
    }
    return found;
}

}

class TranslationsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyWordOfTheSourcesIsInChinese()
    {
        const QTemporaryDir folder;
        const auto all = updated(committed("lantern_zh_CN.ts"), {"ui", "app/lantern", tables(folder)}, {});
        QVERIFY2(all.size() > 200, "lupdate found too little");
        for (const Entry& message : all)
            if (const QString trouble = troubleWith(message); !trouble.isEmpty())
                QFAIL(qPrintable(QString("\"%1\" (%2) %3").arg(message.source, message.context, trouble)));
    }

    void everyPluralOfTheSourcesIsInEnglish()
    {
        const auto all = updated(committed("lantern_en.ts"), {"ui", "app/lantern"}, {"-pluralonly"});
        QVERIFY(all.size() >= 4);
        for (const Entry& message : all) {
            if (const QString trouble = troubleWith(message); !trouble.isEmpty())
                QFAIL(qPrintable(QString("\"%1\" (%2) %3").arg(message.source, message.context, trouble)));
            QCOMPARE(message.translations.size(), 2);
            for (const QString& form : message.translations)
                QVERIFY2(!form.contains("(s)"), qPrintable(form));
        }
    }

    // A number that is put in by %n needs an entry with plural forms, or English readers see "(s)".
    void everyNumberHasPluralForms()
    {
        for (const Entry& message : test::readTs(committed("lantern_zh_CN.ts")))
            QVERIFY2(message.source.contains("%n") == message.hasNumber,
                     qPrintable(message.source + ": use QT_TRANSLATE_N_NOOP"));
    }

    void everyTranslationIsChinese()
    {
        static const QStringList sameInBoth{"VOI LUT", "%1 mm", "%1 of %2", "%1  %2 %3 %4", "VTK on OpenGL %1 (%2)",
                                            "%1 (%2)", "%1: %2"};
        for (const Entry& message : test::readTs(committed("lantern_zh_CN.ts")))
            QVERIFY2(sameInBoth.contains(message.source) || !hasWords(message.source)
                         || hasChinese(message.translations.value(0)),
                     qPrintable(message.source));
    }

    // A table that the list above leaves out would be checked by nobody.
    void everyTableOfCoreIsHere()
    {
        std::set<QString> rooms, listed;
        for (QDirIterator walk(root + "/core", {"messages.def"}, QDir::Files, QDirIterator::Subdirectories);
             walk.hasNext();)
            rooms.insert(QFileInfo(walk.next()).dir().dirName());
        for (const MessageRow* row : test::allMessages())
            listed.insert(row->room);
        QCOMPARE(listed, rooms);
    }

    // Whatever core can say is said in Chinese, with the same values.
    void everyMessageOfCoreIsSaidInChinese()
    {
        for (const MessageRow* row : test::allMessages()) {
            const lantern::Message message = test::sampleOf(*row);
            shell::setLanguage("en");
            const QString english = paint::sentence(message);
            QCOMPARE(english, QString::fromStdString(inEnglish(message)));
            shell::setLanguage("zh_CN");
            const QString chinese = paint::sentence(message);
            shell::setLanguage("en");
            QVERIFY2(!hasWords(row->english) || (chinese != english && hasChinese(chinese)), row->english);
            for (const char* value : {"text", "reason", "2.5"})
                QVERIFY2(english.count(value) == 0 || chinese.contains(value), qPrintable(chinese));
        }
    }

    // READING c.1: silence or a negative must never read as "normal"; the glossary's words stand for theirs.
    void theGlossaryIsKept()
    {
        static const std::vector<std::pair<QString, QString>> terms{
            {"threshold", "阈值"}, {"Cine", "电影播放"},     {"&Invert", "反相"},   {"Probability", "概率"},
            {"Thickness", "层厚"}, {"Spacing %1", "层间距"}, {"W %1 L %2", "窗宽"}, {"W %1 L %2", "窗位"},
            {"Series", "序列"},    {"Study", "检查"},        {"Mark", "标记"},      {"diagnostic use", "不得用于诊断"},
        };
        std::set<QString> used;
        for (const Entry& message : test::readTs(committed("lantern_zh_CN.ts"))) {
            const QString translation = message.translations.join(' ');
            for (const char* never : {"正常", "阴性", "阳性"})
                QVERIFY2(!translation.contains(never), qPrintable(translation));
            if (message.source == "Copy")
                continue;
            for (const auto& [english, chinese] : terms)
                if (message.source.contains(english) && message.context != "Sentences") {
                    used.insert(english);
                    QVERIFY2(translation.contains(chinese), qPrintable(message.source + ": " + translation));
                }
        }
        QVERIFY2(used.size() >= 10, "the terms are no longer in the sources");
    }

    // The check above can fail: a new word, and one that is gone, are both seen.
    void aNewOrVanishedWordIsSeen()
    {
        QTemporaryDir folder;
        const auto write = [&](const char* name, const char* text) {
            QFile file(folder.filePath(name));
            QVERIFY(file.open(QIODevice::WriteOnly));
            file.write(text);
        };
        write("new.cpp", "QString a() { return QCoreApplication::translate(\"Errors\", \"A word nobody knows.\"); }\n");
        const auto all = updated(committed("lantern_zh_CN.ts"), {folder.path()}, {});
        int unfinished = 0, gone = 0;
        for (const Entry& message : all) {
            unfinished += message.type == "unfinished" && !troubleWith(message).isEmpty();
            gone += message.type == "vanished" && !troubleWith(message).isEmpty();
        }
        QCOMPARE(unfinished, 1);
        QVERIFY(gone > 200);
        QVERIFY(!troubleWith({"Pages", "%1 of %2", "", {"%1"}, false}).isEmpty());
        QVERIFY(!troubleWith({"Actions", "&File", "", {"X"}, false}).isEmpty());
        QVERIFY(troubleWith({"Pages", "%1 of %2", "", {"%2 / %1"}, false}).isEmpty());
    }

    // Sentences of core that readers meet: why a series is not suitable, what is odd about it, why a
    // file cannot be read.
    void coresSentencesAreKnown()
    {
        QStringList files{
            "core/nn/suitability.cpp",       "core/nn/lung_mask.cpp",    "core/record/icu_stay.cpp",
            "core/geometry/image_plane.cpp", "core/nn/runtime.cpp",      "core/volume/volume.cpp",
            "core/pixels/shutter.cpp",       "core/session/present.cpp", "core/session/measurement_store.cpp",
            "core/session/state_pixels.cpp", "core/files/walk.cpp"};
        for (QDirIterator walk(root + "/core/dicom", {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories);
             walk.hasNext();)
            if (const QString file = walk.next(); !file.endsWith("write.cpp") && !file.endsWith("draft.cpp"))
                files.append(file.mid(root.size() + 1));
        const QStringList known = sentencesIn(textOf(root + "/ui/paint/sentences.cpp"));
        QVERIFY(known.size() > 50);
        // A person who stops something knows it; ErrorBar keeps silent about these.
        const auto isCancelled = [](const QString& text) { return text.endsWith(" was cancelled."); };
        int seen = 0;
        QStringList unknown, said;
        const auto check = [&](const QString& file, const QString& source) {
            for (const QString& sentence : sentencesIn(source)) {
                ++seen;
                said.append(sentence);
                if (!isCancelled(sentence) && !known.contains(sentence))
                    unknown.append(sentence + " (" + file + ") is not in ui/paint/sentences.cpp");
            }
        };
        for (const QString& file : files)
            check(file, textOf(root + '/' + file));
        // Of a task only what goes into an outcome: training speaks to the terminal.
        static const QRegularExpression outcome(
            "(?:\\breason\\s*=|notes\\.push_back\\()(?:[^;\"]|\"(?:[^\"\\\\]|\\\\.)*\")*;");
        for (QDirIterator walk(root + "/core/nn/tasks", {"*.cpp"}, QDir::Files); walk.hasNext();) {
            const QString file = walk.next();
            for (auto part = outcome.globalMatch(textOf(file)); part.hasNext();)
                check(file, part.next().captured());
        }
        QVERIFY2(seen > 60, "the sources were not found");
        for (const QString& sentence : std::as_const(unknown))    // one message has room for few
            qWarning("%s", qPrintable(sentence));
        QVERIFY2(unknown.isEmpty(), qPrintable('\n' + unknown.join('\n')));
        // Nor does a sentence stay here that core no longer says; these two are the window's own.
        QStringList unsaid = known;
        for (QDirIterator walk(root + "/core", {"*.cpp"}, QDir::Files, QDirIterator::Subdirectories); walk.hasNext();)
            said += sentencesIn(textOf(walk.next()));
        for (const QString& sentence :
             said + QStringList{"There is no DICOM image here.", "There is not enough memory for this."})
            unsaid.removeAll(sentence);
        QVERIFY2(unsaid.isEmpty(), qPrintable("no longer said by core:\n" + unsaid.join('\n')));
        check("made", "fail(\"A {:.1f} nobody \"\n \"knows.\")");
        QCOMPARE(unknown, QStringList{"A %1 nobody knows. (made) is not in ui/paint/sentences.cpp"});
    }

    void aSentenceKeepsItsValuesInChinese()
    {
        const std::string english = "The slices are 8.0 mm apart; the model takes at most 3.0 mm.";
        shell::setLanguage("en");
        QCOMPARE(paint::sentence(english), QString::fromStdString(english));
        shell::setLanguage("zh_CN");
        QCOMPARE(paint::sentence(english), QString("层间距为 8.0 mm；模型要求不超过 3.0 mm。"));
        QCOMPARE(paint::sentence("The model is for axial slices; these are of unknown orientation."),
                 QString("该模型适用于轴位图像；此序列为方位未知。"));
        // A reason within a reason, and values that look like places.
        QCOMPARE(paint::sentence(dicom::messages::FrameNotDecoded(3, "JPEG baseline", dicom::messages::JpegDepth(1))),
                 QString("第 3 帧（JPEG baseline）无法解码：其 JPEG 头信息要求 1 位。"));
        QCOMPARE(paint::sentence(dicom::messages::NotADate("Study Date", "%9 {0}")),
                 QString("Study Date \"%9 {0}\" 不是日期。"));
        QCOMPARE(paint::sentence("Nobody knows this."), QString("Nobody knows this."));
        shell::setLanguage("en");
    }

    // Whatever tells one stack of a series from another has its words here, with a value and without.
    void whatTellsStacksApartIsKnown()
    {
        shell::setLanguage("zh_CN");
        for (const auto what : dicom::allDiscriminators()) {
            const std::string words = dicom::wordsOf(what);
            if (words.empty())
                continue;    // the value speaks for itself
            for (const auto& trait : {dicom::Trait{what, {2}, {}}, dicom::Trait{what, {}, {}}}) {
                const QString part = paint::part("coronal, " + dicom::wordsFor(trait));
                QVERIFY2(!part.contains(QString::fromStdString(words)), qPrintable(part));
                QVERIFY2(part.startsWith("冠状位, "), qPrintable(part));
            }
            if (dicom::reachOf(what) == dicom::Reach::Running) {
                const QString part = paint::part("phase 3 of 3 by " + words + ", 4 of 10 slices");
                QVERIFY2(!part.contains(QRegularExpression("[a-z]")), qPrintable(part));
            }
        }
        QCOMPARE(paint::part("b-value 1000 s/mm2, direction 0 0 1"), QString("b 值 1000 s/mm2, 方向 0 0 1"));
        shell::setLanguage("en");
    }

    void anErrorSaysItsKindWhereItsSentenceIsNotKnown()
    {
        shell::setLanguage("zh_CN");
        QCOMPARE(shell::sentenceOf({ErrorCode::Malformed, "Nobody knows this."}),
                 QString("文件已损坏，或内容与其声明不符。"));
        QCOMPARE(shell::sentenceOf({ErrorCode::NotFound, "There is no file \"a.dcm\"."}),
                 QString("文件 \"a.dcm\" 不存在。"));
        shell::setLanguage("en");
        QCOMPARE(shell::sentenceOf({ErrorCode::Malformed, "Nobody knows this."}), QString("Nobody knows this."));
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
            QVERIFY(!shell::sentenceOf({static_cast<ErrorCode>(code), ""}).isEmpty());
    }
};

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
