#pragma once

#include <QString>
#include <functional>

class QWidget;

// Pages that stand beside the window without stopping it, and change language with it.
namespace lantern::shell {

class KeyMap;

struct AboutFacts {
    QString version, renderer;
    std::function<QString()> runtime;    // asked when the page opens: it may load a library
};

void showAbout(QWidget& window, const AboutFacts& facts);
void showKeys(QWidget& window, const KeyMap& keys);    // every action and its key
void showModelCard(QWidget& window, const QString& title, std::function<QString()> markdown);

}
