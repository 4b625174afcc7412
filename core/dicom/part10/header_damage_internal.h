#pragma once

#include "core/dicom/part10/dicom_file_internal.h"

namespace lantern::dicom {

// Why a header that DCMTK read without a complaint is none: a byte was lost, or a length or type damaged, and what
// follows was taken for something else. As the end of a sentence, "its header makes no sense behind Modality
// (0008,0060)"; nothing where all of it can be trusted. Values that are merely odd are no damage.
Message headerDamage(DicomFile& file);

}
