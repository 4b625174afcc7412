#pragma once

class QApplication;

namespace lantern::shell {

// The look of every widget: colours, fonts and measures. It follows the text size, before any widget that is made
// later does.
void dress(QApplication& application);

}
