#include "core/dicom/stacks/projection.h"

#include <algorithm>
#include <array>
#include <string_view>

namespace lantern::dicom {

bool isProjection(const Instance& instance)
{
    using namespace std::string_view_literals;
    constexpr auto storage = "1.2.840.10008.5.1.4.1.1."sv;
    // CR, DX, mammograms, intraoral, XA, XRF and the enhanced ones; not the volumes made of such (13.1.x).
    constexpr std::array classes{"1"sv,     "1.1"sv,  "1.1.1"sv, "1.2"sv,  "1.2.1"sv,  "1.3"sv,
                                 "1.3.1"sv, "12.1"sv, "12.2"sv,  "12.3"sv, "12.1.1"sv, "12.2.1"sv};
    constexpr std::array modalities{"CR"sv, "DX"sv, "MG"sv, "XA"sv, "RF"sv, "IO"sv, "PX"sv, "RG"sv, "XR"sv};
    const std::string_view uid = instance.sopClassUid;
    if (uid.starts_with(storage)) {
        const auto name = uid.substr(storage.size());
        if (std::ranges::find(classes, name) != classes.end())
            return true;
        if (name != "7" && !name.starts_with("7."))
            return false;
    }
    return std::ranges::find(modalities, std::string_view(instance.series.modality)) != modalities.end();
}

}
