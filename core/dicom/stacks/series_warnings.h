#pragma once

#include "core/dicom/series.h"

namespace lantern::dicom {

// The series' own warnings and, of at most `files` of its files spread evenly, what their pixel data's
// encoding would be worth saying, each sentence once. Opens files, but decodes nothing.
Warnings allWarningsOf(const Series& series, std::size_t files);

// An image whose pixels could not be decoded, as it is met while a series is loaded.
Warning brokenImage(const Error& error);

// False where some of the slices lie farther apart than most: the median says little there.
bool isEvenlySpaced(const Series& series);

// A part of a series, a series in time, or what each image says for itself: worth saying and no reason to look twice.
bool isNote(const Warning& warning);

}
