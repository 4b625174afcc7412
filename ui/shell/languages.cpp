#include "ui/shell/languages.h"

#include <QCoreApplication>
#include <QLibraryInfo>
#include <QTranslator>

namespace lantern::shell {

namespace {

QString g_current = "en";

void replace(QTranslator& translator, const QString& name, const QString& folder)
{
    QCoreApplication::removeTranslator(&translator);
    if (translator.load(name, folder))
        QCoreApplication::installTranslator(&translator);
}

}

void setLanguage(const QString& code)
{
    static QTranslator ours, qts;
    const bool known = std::ranges::any_of(Languages, [&](const Language& language) { return code == language.code; });
    g_current = known ? code : "en";
    // ui/paint asks it which group of a person's name comes first.
    QLocale::setDefault(QLocale(g_current));
    // The English file holds the plural forms ("1 finding", "2 findings").
    replace(qts, "qtbase_" + g_current, QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    replace(ours, "lantern_" + g_current, ":/translations");
}

QString currentLanguage() { return g_current; }

QString languageOfSystem() { return QLocale::system().language() == QLocale::Chinese ? "zh_CN" : "en"; }

}
