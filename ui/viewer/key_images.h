#pragma once

namespace lantern::viewer {

class StackViewport;

// The images of a view's series that key objects name.
bool hasKeyImages(const StackViewport& viewport);
void showKeyImage(StackViewport& viewport, int step);    // the next or previous one, round the series' ends

}
