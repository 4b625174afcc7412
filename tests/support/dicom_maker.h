#pragma once

#include "core/dicom/presentation/presentation_state.h"
#include "core/dicom/read_header.h"
#include "core/dicom/write.h"

#include <filesystem>

namespace lantern::test {

// A valid CT slice's header to begin from, without pixels; `number` counts from 1 and names its SOP
// Instance UID, Instance Number and, one millimetre a slice, its position.
dicom::DatasetDraft ctSlice(int number = 1);

// An item that names a CT image, or some of its frames ("2\\3").
dicom::DatasetDraft imageReference(const std::string& sopInstanceUid, const std::string& frames = "");

// A presentation state that names slice `number` of the series that ctSlice() makes, or some of its frames, and
// asks for nothing yet. `time` is when it was made and tells states apart.
// Written and read again.
dicom::PresentationStatePtr writtenState(const std::filesystem::path& file, const dicom::DatasetDraft& state);

dicom::DatasetDraft presentationState(int number = 1, const std::string& frames = "",
                                      const std::string& time = "120000");

// Writes the draft and reads its header back; a failure ends the test with its sentence.
dicom::InstancePtr written(const std::filesystem::path& file, const dicom::DatasetDraft& draft,
                           const std::string& transferSyntaxUid = "1.2.840.10008.1.2.1");

}
