#pragma once

#include "core/files/file_bytes.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcxfer.h>

namespace lantern::dicom {

// How many of the bytes from `from` on, where the pixels end, are no elements of the object: text that a program
// appended, another file, zeros up to a sector's end. Padding, signatures and private groups that rightly follow
// (PS3.5 7.2) are none of them.
std::uintmax_t bytesBehind(files::FileBytes& bytes, std::uintmax_t from, E_TransferSyntax syntax);

}
