#include "app/lantern-cli/one_series.h"

#include "app/lantern-cli/command.h"
#include "app/lantern-cli/opened.h"
#include "core/dicom/stacks/choose_series.h"

#include <vector>

namespace lantern::cli {

namespace fs = std::filesystem;

Result<dicom::Series> oneSeries(const fs::path& path, const std::string& name)
{
    TerminalJob job("Reading headers");
    const std::vector<fs::path> paths{path};
    LANTERN_TRY(catalogue, scanned(paths, job));
    return oneSeries(catalogue, path, name);
}

Result<dicom::Series> oneSeries(const dicom::Catalogue& catalogue, const fs::path& path, const std::string& name)
{
    const auto found = dicom::chooseSeries(catalogue, {.name = name});
    if (found.empty() && !name.empty())
        return fail(ErrorCode::NotFound, said("There is no series {} under \"{}\".", name, path.string()));
    if (found.empty() && !catalogue.unreadable.empty())
        return fail(ErrorCode::NotFound, catalogue.unreadable.front().reason);
    if (found.empty())
        return fail(
            ErrorCode::NotFound,
            said("There are no DICOM images under \"{}\": name a file or folder that holds some.", path.string()));
    if (found.size() > 1 && name.empty())
        return fail(ErrorCode::WrongUse,
                    said("\"{}\" holds {} series; name one with --series, such as {}.", path.string(), found.size(),
                         found.front()->id()));
    return *found.front();
}

Result<dicom::FrameRef> oneFrame(const dicom::Series& series, int frame)
{
    const int count = static_cast<int>(series.frames.size());
    if (frame < 0 || frame >= count)
        return fail(ErrorCode::WrongUse, said("There is no frame {}: there are {}, counted from 0.", frame, count));
    return series.frames[static_cast<std::size_t>(frame)];
}

}
