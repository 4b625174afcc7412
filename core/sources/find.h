#pragma once

#include "core/dicom/scan.h"
#include "core/files/archives.h"
#include "core/record/record_files.h"

#include <filesystem>
#include <span>
#include <vector>

namespace lantern::sources {

// What some files, folders, discs and archives hold.
struct Found {
    dicom::Catalogue catalogue;
    std::vector<record::RecordFile> records;    // of histories, still to be read: record::readRecords()

    Found() = default;
    Found(dicom::Catalogue images)    // NOLINT(google-explicit-constructor): images alone are something found
        : catalogue(std::move(images))
    {
    }
};

struct FindOptions {
    int threads = 2;
    dicom::HeaderCache* headers = nullptr;    // where headers are kept until the next time; null: nowhere
};

// One walk opens each file once, for whoever can read it. What was not unpacked of archives is among what was not read,
// and of what lies in archives no headers are kept, since it lies somewhere else each time. NotFound where none of the
// paths can be searched; Cancelled.
Result<Found> find(const files::Archives::Opened& opened, Job& job, const FindOptions& options = {});

}
