#pragma once

#include "core/dicom/edit/dataset_edit.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcistrmb.h>
#include <dcmtk/dcmdata/dctk.h>
#include <memory>
#include <sstream>
#include <string>

// DCMTK's word on what bytes say.
namespace lantern::test {

inline std::unique_ptr<DcmFileFormat> readByDcmtk(const dicom::Bytes& bytes)
{
    auto format = std::make_unique<DcmFileFormat>();
    DcmInputBufferStream stream;
    stream.setBuffer(bytes.data(), static_cast<offile_off_t>(bytes.size()));
    stream.setEos();
    format->transferInit();
    if (format->read(stream).bad())
        return nullptr;
    format->transferEnd();
    return format;
}

// Everything that stands in the data set but the lengths of what holds others.
inline std::string dumpOf(DcmItem& item)
{
    std::ostringstream text;
    item.print(text, DCMTypes::PF_convertToMarkup | DCMTypes::PF_showTreeStructure);
    return text.str();
}

}
