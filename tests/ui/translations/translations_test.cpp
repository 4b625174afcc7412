// Every word of the window stands in both languages: the committed files are held against what
// Qt's own lupdate finds in the sources and in the tables of core's messages.
#include "core/dicom/stacks/discriminator.h"
#include "tests/support/message_tables.h"
#include "tests/ui/translations/ts_file.h"
#include "ui/paint/message_text.h"
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

// Some rows of core only put values together.
bool hasWords(QString english)
{
    static const QRegularExpression place("\\{[^{}]*\\}");
    return std::ranges::any_of(english.remove(place), [](QChar letter) { return letter.isLetter(); });
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
            for (const char* value : {"«text»", "«why»", "2.5"})
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

    void aSentenceKeepsItsValuesInChinese()
    {
        const auto apart = tasks::messages::SlicesTooFarApart(8, 3);
        shell::setLanguage("en");
        QCOMPARE(paint::sentence(apart), QString("The slices are 8.0 mm apart; the model takes at most 3.0 mm."));
        shell::setLanguage("zh_CN");
        QCOMPARE(paint::sentence(apart), QString("层间距为 8.0 mm；模型要求不超过 3.0 mm。"));
        QCOMPARE(paint::sentence(tasks::messages::SlicesLieOtherwise(tasks::messages::Axial,
                                                                     tasks::messages::OfUnknownOrientation)),
                 QString("该模型适用于轴位图像；此序列为方位未知。"));
        // A reason within a reason, and values that look like places.
        QCOMPARE(paint::sentence(dicom::messages::FrameNotDecoded(3, "JPEG baseline", dicom::messages::JpegDepth(1))),
                 QString("第 3 帧（JPEG baseline）无法解码：其 JPEG 头信息要求 1 位。"));
        QCOMPARE(paint::sentence(dicom::messages::NotADate("Study Date", "%9 {0}")),
                 QString("Study Date \"%9 {0}\" 不是日期。"));
        shell::setLanguage("en");
    }

    // Whatever tells one stack of a series from another has its words here, with a value and without.
    void whatTellsStacksApartIsKnown()
    {
        shell::setLanguage("zh_CN");
        for (const auto what : dicom::allDiscriminators()) {
            const auto& words = dicom::wordsOf(what);
            if (*words.english == 0)
                continue;    // the value speaks for itself
            for (const auto& trait : {dicom::Trait{what, {2}, {}}, dicom::Trait{what, {}, {}}}) {
                const QString part = paint::sentence(dicom::wordsFor(trait));
                QVERIFY2(!part.contains(words.english), qPrintable(part));
                QVERIFY2(hasChinese(part), qPrintable(part));
            }
            if (dicom::reachOf(what) == dicom::Reach::Running) {
                const QString part = paint::sentence(dicom::messages::PhaseBy(3, 3, words));
                QVERIFY2(!part.contains(QRegularExpression("[a-z]")), qPrintable(part));
            }
        }
        QCOMPARE(paint::sentence(Messages{dicom::wordsFor({dicom::Discriminator::BValue, {1000}, {}}).front(),
                                          dicom::messages::Coronal}),
                 QString("b 值 1000 s/mm2, 冠状位"));
        shell::setLanguage("en");
    }

    // An error that has no sentence says at least of what kind it is.
    void anErrorWithoutASentenceSaysItsKind()
    {
        shell::setLanguage("zh_CN");
        QCOMPARE(shell::sentenceOf({ErrorCode::Malformed, Message()}), QString("文件已损坏，或内容与其声明不符。"));
        QCOMPARE(shell::sentenceOf({ErrorCode::NotFound, files::messages::IsAFolder("a.dcm")}),
                 QString("\"a.dcm\" 是文件夹，不是文件。"));
        shell::setLanguage("en");
        for (int code = 0; code <= static_cast<int>(ErrorCode::Internal); ++code)
            QVERIFY(!shell::sentenceOf({static_cast<ErrorCode>(code), Message()}).isEmpty());
    }
};

QTEST_MAIN(TranslationsTest)
#include "translations_test.moc"
