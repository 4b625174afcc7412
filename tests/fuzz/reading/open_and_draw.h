#pragma once

#include "core/base/job.h"
#include "core/dicom/decode.h"
#include "core/dicom/read_header.h"
#include "core/dicom/scan.h"
#include "core/report/scan_json.h"
#include "core/session/show_slice.h"
#include "core/volume/paint_slice.h"
#include "core/volume/pixel_shape.h"

#include <filesystem>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <set>

namespace lantern::test {

// What became of a DICOM file that was treated as a reader would treat it.
struct Opened {
    int drawn = 0;    // frames
    std::string reason;    // the first sentence of a refusal
};

// Scans the file, tells what was found, decodes the first, the middle and the last frame of each stack,
// and draws them. Every refusal must be a sentence; nothing else is asked of a damaged file.
inline Opened openAndDraw(const std::filesystem::path& file)
{
    Opened opened;
    const auto refused = [&](const std::string& sentence) {
        EXPECT_FALSE(sentence.empty()) << file;
        if (opened.reason.empty())
            opened.reason = sentence;
    };
    QuietJob job;
    const std::vector<std::filesystem::path> paths{file};
    const auto catalogue = dicom::scan(paths, job, 1);
    if (!catalogue) {
        refused(catalogue.error().sentence);
        return opened;
    }
    EXPECT_FALSE(report::scanJson(*catalogue).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace).empty());
    for (const auto& unreadable : catalogue->unreadable)
        refused(unreadable.reason);
    for (const auto& patient : catalogue->patients)
        for (const auto& study : patient.studies)
            for (const auto& series : study.series) {
                const std::size_t count = series.frames.size();
                for (const std::size_t i : std::set<std::size_t>{0, count / 2, count - 1}) {
                    if (i >= count)
                        continue;
                    const auto& frame = series.frames[i];
                    const auto image = dicom::decodeFrame(*frame.instance, frame.frame);
                    if (!image) {
                        refused(image.error().sentence);
                        continue;
                    }
                    const std::vector<pixels::ImagePtr> seen{*image};
                    const auto shape = volume::pixelShapeOf(frame);
                    volume::View view{.width = 160, .height = 120};
                    view.zoom = volume::fitZoom(volume::rowsOf(**image), volume::columnsOf(**image), shape, view);
                    const auto picture = volume::paintSlice(**image, shape, view, session::defaultLook(frame, seen));
                    EXPECT_EQ(picture.pixels.size(), 160u * 120u);
                    ++opened.drawn;
                }
            }
    if (opened.drawn == 0 && opened.reason.empty())
        opened.reason = catalogue->patients.empty() ? " is not DICOM" : " has no picture";
    return opened;
}

}
