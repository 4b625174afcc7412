#pragma once

#include "core/dicom/catalogue.h"
#include "core/dicom/values/units.h"
#include "core/pixels/image.h"
#include "ui/viewer/stack/frame_store.h"

#include <fmt/format.h>
#include <memory>
#include <string>
#include <vector>

// Series that exist in memory alone: headers as values, and a decoder that computes the pixels.
namespace lantern::test {

struct Making {
    std::string uid = "1.2.3";
    std::string modality = "CT";
    std::string unit = "HU";
    std::string description = "Made";
    std::string studyUid = "1.2";
    std::string studyDate = "20260302";
    std::string patient = "Wang^Xiaoming";
    std::string ideographic = "王小明";
    std::string frameOfReference = "1.9";
    int slices = 20;
    int rows = 48, columns = 64;    // not square: a swap shows
    double spacing = 1, betweenSlices = 2;    // mm
    double betweenRows = 0;    // mm; 0: square pixels
    int number = 1;
    bool hasPlane = true;
    bool hasWindows = true;
    bool isCine = false;    // the slices are the frames of one object, without places
};

// Stored value of a made pixel: no two of a slice's corners are alike, and slices differ.
inline int storedValue(int slice, int column, int row) { return column * 16 + row * 4 + slice; }

inline std::vector<dicom::InstancePtr> madeInstances(const Making& making = {})
{
    std::vector<dicom::InstancePtr> all;
    for (int i = 0; i < making.slices; ++i) {
        auto instance = std::make_shared<dicom::Instance>();
        instance->path = fmt::format("/made/{}/{}.dcm", making.uid, i);
        instance->sopInstanceUid = fmt::format("{}.{}", making.uid, i + 1);
        instance->sopClassUid = "1.2.840.10008.5.1.4.1.1.2";
        instance->transferSyntaxUid = "1.2.840.10008.1.2.1";
        instance->patient = {"4711", "", "19610402", "F", {making.patient, "Wang Xiaoming", making.ideographic}};
        instance->study.uid = making.studyUid;
        instance->study.date = making.studyDate;
        instance->study.description = "Chest";
        instance->series.uid = making.uid;
        instance->series.modality = making.modality;
        instance->series.description = making.description;
        instance->series.frameOfReferenceUid = making.frameOfReference;
        instance->series.number = making.number;
        instance->pixels = {making.rows, making.columns, 1, 1, 16, 16, 15, false, false, false, "MONOCHROME2"};
        instance->instanceNumber = i + 1;
        dicom::FrameFacts facts;
        facts.rescaleType = making.unit;
        facts.slope = 1;
        facts.intercept = -1000;
        if (making.hasPlane) {
            const geometry::PixelSpacing spacing{making.betweenRows > 0 ? making.betweenRows : making.spacing,
                                                 making.spacing};
            facts.plane =
                geometry::ImagePlane::make({-10, -20, making.betweenSlices * i}, {1, 0, 0}, {0, 1, 0}, spacing).value();
            instance->pixelSpacing = spacing;
        }
        if (making.hasWindows)
            facts.windows = {{40, 400, pixels::WindowFunction::Linear, ""},
                             {-600, 1500, pixels::WindowFunction::Linear, "LUNG"}};
        instance->frames = {facts};
        all.push_back(std::move(instance));
    }
    if (making.isCine && !all.empty()) {
        auto film = std::make_shared<dicom::Instance>(*all.front());
        film->pixels.frames = making.slices;
        film->frames.front().plane.reset();
        film->frames.assign(static_cast<std::size_t>(making.slices), film->frames.front());
        film->recommendedFrameRate = 30;
        return {film};
    }
    return all;
}

// A series of instances that a test has changed.
inline viewer::SeriesPtr seriesOf(std::vector<dicom::InstancePtr> instances)
{
    auto catalogue = std::make_shared<const dicom::Catalogue>(dicom::sortIntoCatalogue(std::move(instances)));
    return {catalogue, &catalogue->patients.front().studies.front().series.front()};
}

inline std::shared_ptr<const dicom::Catalogue> madeCatalogue(const std::vector<Making>& makings)
{
    std::vector<dicom::InstancePtr> all;
    for (const Making& making : makings)
        for (auto& instance : madeInstances(making))
            all.push_back(std::move(instance));
    return std::make_shared<const dicom::Catalogue>(dicom::sortIntoCatalogue(std::move(all)));
}

// The series alone; it keeps its catalogue alive.
inline viewer::SeriesPtr madeSeries(const Making& making = {})
{
    auto catalogue = madeCatalogue({making});
    return {catalogue, &catalogue->patients.front().studies.front().series.front()};
}

inline Result<pixels::ImagePtr> madePixels(const dicom::FrameRef& frame)
{
    const auto& format = frame.instance->pixels;
    pixels::GreyImage image{.rows = format.rows, .columns = format.columns};
    std::vector<std::uint16_t> samples;
    for (int row = 0; row < format.rows; ++row)
        for (int column = 0; column < format.columns; ++column)
            samples.push_back(
                static_cast<std::uint16_t>(storedValue(frame.instance->instanceNumber.value_or(1) - 1, column, row)));
    image.samples = std::move(samples);
    image.rescale = {frame.facts().slope, frame.facts().intercept, dicom::unitOf(frame)};
    return std::make_shared<const pixels::Image>(std::move(image));
}

inline constexpr std::size_t MadeBudget = 64u << 20;

}
