#include "tests/support/phantom.h"

#include "core/dicom/values/units.h"

#include <fmt/format.h>
#include <stdexcept>

namespace lantern::test {

dicom::Series phantomSeries(const SliceGrid& grid, const std::function<void(dicom::Instance&, std::size_t)>& change)
{
    std::vector<dicom::InstancePtr> instances;
    for (std::size_t i = 0; i < grid.places.size(); ++i) {
        const double away = grid.places[i];
        dicom::Instance instance;
        instance.path = fmt::format("/phantom/{}.dcm", i);
        instance.sopInstanceUid = fmt::format("1.2.3.{}", i + 1);
        instance.patient.id = "P1";
        instance.patient.name = {"Phantom^Ramp", "Phantom Ramp", ""};
        instance.study.uid = "1.2";
        instance.series.uid = "1.2.3";
        instance.series.modality = "CT";
        instance.series.description = "Phantom";
        instance.series.frameOfReferenceUid = "1.9";
        instance.instanceNumber = static_cast<int>(i) + 1;
        instance.pixels = {grid.rows, grid.columns, 1, 1, 16, 16, 15, false, false, false, "MONOCHROME2"};
        auto plane = geometry::ImagePlane::make({grid.corner.x + away * grid.step.x, grid.corner.y + away * grid.step.y,
                                                 grid.corner.z + away * grid.step.z},
                                                grid.alongRow, grid.downColumn, grid.spacing);
        if (!plane)
            throw std::runtime_error(plane.error().sentence());
        dicom::FrameFacts facts;
        facts.plane = *plane;
        facts.rescaleType = "HU";
        instance.pixelSpacing = grid.spacing;
        instance.frames = {facts};
        if (change)
            change(instance, i);
        instances.push_back(std::make_shared<const dicom::Instance>(std::move(instance)));
    }
    return dicom::sortIntoCatalogue(std::move(instances)).patients.at(0).studies.at(0).series.at(0);
}

pixels::ImagePtr phantomImage(const dicom::FrameRef& frame, const PatientField& field)
{
    const auto& format = frame.instance->pixels;
    std::vector<float> samples;
    for (int row = 0; row < format.rows; ++row)
        for (int column = 0; column < format.columns; ++column)
            samples.push_back(static_cast<float>(
                field(frame.facts().plane->patientFromPixel({static_cast<double>(column), static_cast<double>(row)}))));
    return std::make_shared<const pixels::Image>(pixels::GreyImage{.rows = format.rows,
                                                                   .columns = format.columns,
                                                                   .samples = std::move(samples),
                                                                   .rescale = {1, 0, dicom::unitOf(frame)}});
}

volume::Volume phantomVolume(const dicom::Series& series, const PatientField& field)
{
    auto made = volume::volumeOf(series);
    if (!made)
        throw std::runtime_error(made.error().sentence());
    for (std::size_t slice = 0; slice < made->slices.size(); ++slice)
        if (auto set = setImage(*made, slice, phantomImage(series.frames[made->slices[slice].frame], field)); !set)
            throw std::runtime_error(set.error().sentence());
    return *std::move(made);
}

double ramp(geometry::PatientPoint point) { return 1000 + 3 * point.x + 7 * point.y + 11 * point.z; }

}
