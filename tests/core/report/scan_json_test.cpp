#include "core/report/scan_json.h"
#include "tests/support/said.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace lantern {
namespace {

using nlohmann::json;

dicom::InstancePtr slice(int number, double z)
{
    auto instance = std::make_shared<dicom::Instance>();
    instance->path = "/images/" + std::to_string(number);
    instance->sopInstanceUid = "1.2." + std::to_string(number);
    instance->transferSyntaxUid = "1.2.840.10008.1.2.5";
    instance->patient = {.id = "P1", .issuer = "", .birthDate = "19600102", .sex = "F", .name = {}};
    instance->patient.name = {.raw = "Wang^Li=王^丽", .alphabetic = "Wang Li", .ideographic = "王丽"};
    instance->study.uid = "1.3";
    instance->study.date = "20260102";
    instance->study.description = "Chest";
    instance->series.uid = "1.4";
    instance->series.modality = "CT";
    instance->series.description = "Lung";
    instance->series.number = 7;
    instance->instanceNumber = number;
    instance->pixels = {
        .rows = 3, .columns = 2, .bitsAllocated = 16, .bitsStored = 12, .highBit = 11, .photometric = "MONOCHROME2"};
    dicom::FrameFacts frame;
    frame.plane = *geometry::ImagePlane::make({0, 0, z}, {1, 0, 0}, {0, 1, 0}, {0.75, 0.5});
    instance->frames = {frame};
    instance->pixelSpacing = geometry::PixelSpacing{0.75, 0.5};
    return instance;
}

// The whole document for one patient: further fields are welcome, these may never go.
TEST(ScanJson, HasTheShapeThatScriptsRelyOn)
{
    auto catalogue = dicom::sortIntoCatalogue({slice(1, 0), slice(2, 2.5), slice(3, 5), slice(4, 10)});
    catalogue.unreadable.push_back({"/images/bad", test::said("It breaks off.")});
    catalogue.others.resize(4);
    json found = report::scanJson(catalogue);

    const json expected = json::parse(R"json({
        "patients": [{"id": "P1", "name": "Wang Li (王丽)", "birthDate": "19600102", "sex": "F", "studies": [{
            "uid": "1.3", "date": "20260102", "description": "Chest", "series": [{
                "uid": "1.4", "modality": "CT", "description": "Lung", "instances": 4, "frames": 4,
                "rows": 3, "columns": 2, "spacing": [0.75, 0.5, 2.5],
                "transferSyntaxes": ["1.2.840.10008.1.2.5"], "orientation": "axial",
                "warnings": [{"code": "missing-slice", "kind": "geometry", "section": "PS3.3 C.7.6.2.1.1",
                              "text": "1 slice is missing between \"3\" and \"4\": these lie 5 mm apart, the others 2.5 mm."}]}]}]}],
        "unreadable": [{"path": "/images/bad", "reason": "It breaks off."}],
        "other": 4})json");
    // Further fields are taken out, at each level, before the whole is compared.
    const auto keepOnly = [](json& item, const json& like) {
        json kept = json::object();
        for (const auto& [key, value] : like.items())
            kept[key] = item.contains(key) ? item[key] : json("missing");
        item = kept;
    };
    ASSERT_EQ(found.at("patients").size(), 1u);
    json& patient = found["patients"][0];
    ASSERT_EQ(patient.at("studies").size(), 1u);
    json& study = patient["studies"][0];
    ASSERT_EQ(study.at("series").size(), 1u);
    keepOnly(study["series"][0], expected["patients"][0]["studies"][0]["series"][0]);
    keepOnly(study, expected["patients"][0]["studies"][0]);
    keepOnly(patient, expected["patients"][0]);
    keepOnly(found, expected);
    EXPECT_EQ(found, expected) << found.dump(2);
}

TEST(ScanJson, WhatIsNotKnownIsNull)
{
    auto unplaced = std::make_shared<dicom::Instance>(*slice(1, 0));
    unplaced->frames[0].plane.reset();
    unplaced->pixelSpacing.reset();
    const json series =
        report::scanJson(dicom::sortIntoCatalogue({unplaced}))["patients"][0]["studies"][0]["series"][0];
    EXPECT_EQ(series.at("spacing"), json::parse("[null, null, null]"));
    EXPECT_EQ(series.at("orientation"), "");
}

TEST(ScanJson, AnEmptyCatalogueIsADocumentToo)
{
    EXPECT_EQ(report::scanJson({}),
              json::parse(R"({"patients": [], "unreadable": [], "other": 0, "others": [], "notes": []})"));
}
}
}
