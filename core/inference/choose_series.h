#pragma once

#include "core/dicom/catalogue.h"
#include "core/nn/manifest.h"

#include <string>
#include <vector>

namespace lantern::inference {

struct ChosenSeries {
    dicom::Series series;
    std::vector<std::string> others;    // ids of series that the model could read as well
};

// The series that a model is asked about: the one named (`uid`, a Series Instance UID or an id as scan
// prints it), or else, of those whose modality the model reads, that with most frames; of all where it
// reads none of them, so that the answer can say why. NotFound where there are no images.
Result<ChosenSeries> chooseSeries(const dicom::Catalogue& catalogue, const std::string& uid,
                                  const nn::Manifest& manifest);

}
