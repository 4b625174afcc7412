#pragma once

class QBoxLayout;

namespace lantern::shell {

// Free room at the end of a row or column, which follows the text size as QBoxLayout's own spacing cannot.
void addGap(QBoxLayout& line, int designPixels);

}
