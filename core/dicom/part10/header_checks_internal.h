#pragma once

#include "core/dicom/instance.h"
#include "core/dicom/part10/dicom_file_internal.h"

namespace lantern::dicom {

// What is odd about how the file is written: read leniently, and said (PS3.5 7, PS3.10 7).
void checkEncoding(DicomFile& file, Instance& instance);

// What does not fit together about the person, or lets the person be seen.
void checkIdentity(DcmItem& dataset, Instance& instance);

// What the values are and are not: units that change, maps that are made for display.
void checkScale(DcmDataset& dataset, Instance& instance);

}
