#include "core/sources/find.h"

#include <utility>

namespace lantern::sources {

Result<Found> find(const files::Archives::Opened& opened, Job& job, const FindOptions& options)
{
    record::RecordFiles records;
    const dicom::HeaderCaching keeping{.store = opened.hasArchives ? nullptr : options.headers};
    LANTERN_TRY(catalogue, dicom::scan(opened.paths, job, options.threads, keeping, &records));
    Found found(std::move(catalogue));
    auto& unread = found.catalogue.unreadable;
    unread.insert(unread.begin(), opened.left.begin(), opened.left.end());
    found.records = records.taken();
    return found;
}

}
