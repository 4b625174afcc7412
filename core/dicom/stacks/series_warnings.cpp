#include "core/dicom/stacks/series_warnings.h"

#include "core/dicom/decode.h"

#include <algorithm>

namespace lantern::dicom {

Warnings allWarningsOf(const Series& series, std::size_t files)
{
    std::vector<const Instance*> instances;
    for (const auto& frame : series.frames)
        if (instances.empty() || instances.back() != frame.instance.get())
            instances.push_back(frame.instance.get());
    Warnings warnings = series.warnings;
    const std::size_t count = std::min(files, instances.size());
    for (std::size_t i = 0; i < count; ++i)
        for (auto& warning : encodingWarnings(*instances[i * instances.size() / count]))
            warn(warnings, warning.code, std::move(warning.message));
    return warnings;
}

Warning brokenImage(const Error& error) { return {WarningCode::BrokenImage, error.message}; }

bool isEvenlySpaced(const Series& series)
{
    return std::ranges::none_of(series.warnings,
                                [](const Warning& warning) { return warning.code == WarningCode::UnequalSpacing; });
}

bool isNote(const Warning& warning)
{
    using enum WarningCode;
    return warning.code == SplitSeries || warning.code == OnePlace || warning.code == MixedStorage
        || warning.code == BeamIntensity || warning.code == OtherDay;
}

}
