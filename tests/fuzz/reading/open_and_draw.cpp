#include "tests/fuzz/reading/open_and_draw.h"

#include "core/base/job.h"
#include "core/dicom/decode.h"
#include "core/dicom/scan.h"
#include "core/dicom/stacks/series_warnings.h"
#include "core/display/show_slice.h"
#include "core/report/scan_json.h"
#include "core/volume/paint_slice.h"
#include "core/volume/pixel_shape.h"

#include <nlohmann/json.hpp>
#include <set>
#include <vector>

namespace lantern::test {

namespace {

constexpr int tileWidth = 160, tileHeight = 120;

void expect(bool holds, const char* promise, Opened& opened)
{
    if (!holds && opened.broken.empty())
        opened.broken = promise;
}

void refused(const std::string& sentence, Opened& opened)
{
    expect(!sentence.empty(), "every refusal is a sentence", opened);
    if (opened.reason.empty())
        opened.reason = sentence;
}

void draw(const dicom::FrameRef& frame, Opened& opened)
{
    const auto image = dicom::decodeFrame(*frame.instance, frame.frame);
    if (!image)
        return refused(image.error().sentence(), opened);
    const std::vector<pixels::ImagePtr> seen{*image};
    const auto shape = volume::pixelShapeOf(frame);
    volume::View view{.width = tileWidth, .height = tileHeight};
    view.zoom = volume::fitZoom(volume::rowsOf(**image), volume::columnsOf(**image), shape, view);
    const auto picture = volume::paintSlice(**image, shape, view, display::defaultDisplaySettings(frame, seen));
    expect(picture.pixels.size() == std::size_t{tileWidth} * tileHeight, "a picture fills its tile", opened);
    ++opened.drawn;
}

}

Opened openAndDraw(const std::filesystem::path& file)
{
    Opened opened;
    QuietJob job;
    const std::vector<std::filesystem::path> paths{file};
    const auto catalogue = dicom::scan(paths, job, 1);
    if (!catalogue) {
        refused(catalogue.error().sentence(), opened);
        return opened;
    }
    const auto told = report::scanJson(*catalogue).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
    expect(!told.empty(), "what was found can be told", opened);
    for (const auto& unreadable : catalogue->unreadable)
        refused(inEnglish(unreadable.reason), opened);
    for (const auto* series : catalogue->series()) {
        for (const auto& warning : dicom::allWarningsOf(*series, 3))
            expect(!warning.text().empty(), "every warning is a sentence", opened);
        const std::size_t count = series->frames.size();
        for (const std::size_t i : std::set<std::size_t>{0, count / 2, count - 1})
            if (i < count)
                draw(series->frames[i], opened);
    }
    if (opened.drawn == 0 && opened.reason.empty())
        opened.reason = catalogue->patients.empty() ? " is not DICOM" : " has no picture";
    return opened;
}

}
