#pragma once

class QDialog;
class QWidget;

namespace lantern::shell {

class KeyMap;

// What a person sets once: pages beside one another. What is set holds at once. Deleted when it is closed.
QDialog* showPreferences(QWidget& window, KeyMap& keys);

}
