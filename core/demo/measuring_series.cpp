#include "core/demo/measuring_series.h"

#include "core/demo/messages.h"
#include "core/dicom/write.h"

#include <cmath>
#include <cstdint>
#include <fmt/format.h>
#include <vector>

namespace lantern::demo {

Result<void> writeMeasuringSeries(const std::filesystem::path& folder, int slices, int edge, Job& job)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    unsigned noise = 1;
    std::vector<std::int16_t> stored(static_cast<std::size_t>(edge) * static_cast<std::size_t>(edge));
    for (int slice = 0; slice < slices; ++slice) {
        for (int y = 0; y < edge; ++y) {
            for (int x = 0; x < edge; ++x) {
                const double across = 2.0 * x / edge - 1, down = (2.0 * y / edge - 1) * 1.3;
                const double radius = std::hypot(across, down);
                noise = noise * 1664525U + 1013904223U;
                const bool isLung = std::hypot(std::abs(across) - 0.4, down / 1.8) < 0.25;
                const double rings = 300 * std::sin(radius * 25 + slice * 0.1) * radius;
                const double inside = isLung ? -850 + rings / 10 : 40 + rings;
                const double value = (radius < 0.9 ? inside : -1000) + static_cast<double>(noise >> 26) - 32;
                stored[static_cast<std::size_t>(y) * static_cast<std::size_t>(edge) + static_cast<std::size_t>(x)] =
                    static_cast<std::int16_t>(value);
            }
        }
        const std::string root = "1.2.826.0.1.3680043.10.1447.9";
        dicom::DatasetDraft draft;
        draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.2")
            .set("SOPInstanceUID", fmt::format("{}.3.{}", root, slice + 1))
            .set("StudyInstanceUID", root + ".1")
            .set("SeriesInstanceUID", root + ".2")
            .set("FrameOfReferenceUID", root + ".4")
            .set("PatientID", "BENCH")
            .set("PatientName", "Bench^Phantom")
            .set("Modality", "CT")
            .set("SeriesNumber", "1")
            .set("InstanceNumber", std::to_string(slice + 1))
            .set("ImagePositionPatient", fmt::format("-180\\-180\\{}", slice))
            .set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0")
            .set("PixelSpacing", "0.7\\0.7")
            .set("RescaleSlope", "1")
            .set("RescaleIntercept", "0")
            .set("WindowCenter", "40")
            .set("WindowWidth", "400")
            .pixels(edge, edge, stored);
        LANTERN_CHECK(dicom::writeFile(folder / fmt::format("{:04}.dcm", slice), draft));
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::WritingCancelled);
        job.report(slice + 1, slices);
    }
    return {};
}

}
