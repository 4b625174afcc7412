#include "core/dicom/headers/bare_parse.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

namespace lantern::dicom {

bool parsesBare(const std::filesystem::path& file)
{
    DcmFileFormat parsed;
    return parsed
        .loadFileUntilTag(OFFilename(file.c_str()), EXS_Unknown, EGL_noChange, DCM_MaxReadLength, ERM_autoDetect,
                          DCM_PixelData)
        .good();
}

}
