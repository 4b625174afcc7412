#pragma once

#include <QLocale>
#include <QString>
#include <array>

namespace lantern::shell {

// The languages of the window. English is in the source; the others are resources/translations.
struct Language {
    const char* code;    // "zh_CN"
    const char* ownName;    // in the language itself, never translated
};
inline constexpr std::array Languages{Language{"en", "English"}, Language{"zh_CN", "简体中文"}};

// Installs a language, also while windows are open: each gets QEvent::LanguageChange. Qt's own
// dialogs follow. An unknown code leaves English.
void setLanguage(const QString& code);
QString currentLanguage();    // "en", "zh_CN"
QString languageOfSystem();    // the one of ours that suits the user's locale

}
