#include "core/dicom/dataset/overlays_internal.h"

#include "core/dicom/frames/pixel_shape.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <cstring>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

constexpr Uint16 firstGroup = 0x6000, lastGroup = 0x601e;

// Elements of an overlay group (PS3.6); the dictionary knows them for 6000 alone.
enum : Uint16 {
    Rows = 0x0010,
    Columns = 0x0011,
    FrameCount = 0x0015,
    Description = 0x0022,
    Type = 0x0040,
    Origin = 0x0050,
    FrameOrigin = 0x0051,
    BitsAllocated = 0x0100,
    BitPosition = 0x0102,
    ActivationLayer = 0x1001,
    Label = 0x1500,
    Data = 0x3000
};

struct Plane {
    int rows = 0, columns = 0, frames = 1, firstFrame = 1;
    bool isEmbedded = false;
    int bit = 0;

    std::size_t bits() const { return static_cast<std::size_t>(rows) * static_cast<std::size_t>(columns); }
};

Plane planeOf(DcmItem& dataset, Uint16 group)
{
    const auto word = [&](Uint16 element) { return static_cast<int>(wordOf(dataset, {group, element}).value_or(0)); };
    Plane plane{.rows = word(Rows), .columns = word(Columns)};
    plane.frames = std::max(integerOf(dataset, {group, FrameCount}).value_or(1), 1);
    plane.firstFrame = std::max(static_cast<int>(wordOf(dataset, {group, FrameOrigin}).value_or(1)), 1);
    plane.bit = word(BitPosition);
    DcmElement* data = nullptr;
    const bool hasData = dataset.findAndGetElement({group, Data}, data).good() && data && data->getLength() > 0;
    plane.isEmbedded = !hasData && word(BitsAllocated) > 1;
    return plane;
}

// The words of an OW value lie in memory as little-endian bytes here, so either VR gives the same bytes.
std::vector<std::uint8_t> bytesOf(DcmItem& dataset, Uint16 group, std::size_t from, std::size_t to)
{
    std::vector<std::uint8_t> bytes(to - from);
    DcmElement* data = nullptr;
    if (dataset.findAndGetElement({group, Data}, data).bad() || !data || to > data->getLength())
        return {};
    if (data->getPartialValue(bytes.data(), static_cast<Uint32>(from), static_cast<Uint32>(bytes.size()), nullptr,
                              EBO_LittleEndian)
            .bad())
        return {};
    return bytes;
}

// What is wrong with a plane; empty where it can be drawn.
Message problemOf(DcmItem& dataset, Uint16 group, const Plane& plane, const PixelFormat* pixels)
{
    if (plane.rows < 1 || plane.columns < 1)
        return messages::HasNoSize;
    if (plane.isEmbedded) {
        if (!pixels || pixels->bitsAllocated < 2 || plane.bit >= pixels->bitsAllocated)
            return messages::LiesInBitOfNone(plane.bit);
        if (plane.bit <= pixels->highBit && plane.bit > pixels->highBit - pixels->bitsStored)
            return messages::LiesInBitOfPixels(plane.bit);
        return {};
    }
    DcmElement* data = nullptr;
    const std::size_t needed = (plane.bits() + 7) / 8;
    const std::size_t held =
        dataset.findAndGetElement({group, Data}, data).good() && data ? data->getLength() : std::size_t(0);
    if (held < needed)
        return messages::HoldsFewerBytes(held, plane.columns, plane.rows, needed);
    return {};
}

pixels::Bitmap embeddedBits(const FrameBytes& raw, int bit)
{
    auto bitmap = pixels::Bitmap::blank(raw.rows, raw.columns);
    const auto bytesPerSample = static_cast<std::size_t>(raw.bitsAllocated) / 8;
    const auto byteOfBit = static_cast<std::size_t>(bit) / 8;
    const auto count = static_cast<std::size_t>(raw.rows) * static_cast<std::size_t>(raw.columns);
    if (bytesPerSample == 0 || raw.samples != 1 || byteOfBit >= bytesPerSample
        || raw.bytes.size() < count * bytesPerSample || raw.firstBit != 0)
        return {};
    for (std::size_t i = 0; i < count; ++i)
        if (raw.bytes[i * bytesPerSample + byteOfBit] >> bit % 8 & 1)
            bitmap.bytes[i / 8] = static_cast<std::uint8_t>(bitmap.bytes[i / 8] | 1 << i % 8);
    return bitmap;
}

// One frame of a plane; frames follow each other without padding.
pixels::Bitmap storedBits(DcmItem& dataset, Uint16 group, const Plane& plane, std::size_t index)
{
    const std::size_t first = plane.bits() * index, end = first + plane.bits();
    const auto bytes = bytesOf(dataset, group, first / 8, (end + 7) / 8);
    if (bytes.empty())
        return {};
    auto bitmap = pixels::Bitmap::blank(plane.rows, plane.columns);
    if (first % 8 == 0) {
        std::copy_n(bytes.begin(), bitmap.bytes.size(), bitmap.bytes.begin());
    } else {
        for (std::size_t i = 0; i < plane.bits(); ++i) {
            const std::size_t bit = first % 8 + i;
            if (bytes[bit / 8] >> bit % 8 & 1)
                bitmap.bytes[i / 8] = static_cast<std::uint8_t>(bitmap.bytes[i / 8] | 1 << i % 8);
        }
    }
    return bitmap;
}

}

std::vector<Uint16> overlayGroupsOf(DcmItem& dataset, const PixelFormat* pixels, Warnings& warnings)
{
    std::vector<Uint16> groups;
    for (DcmObject* element = nullptr; (element = dataset.nextInContainer(element)) != nullptr;) {
        const Uint16 group = element->getGTag();
        if (group < firstGroup || group > lastGroup || group % 2 == 1 || element->getETag() != Rows)
            continue;
        // Some programs write every element of every module, most without a value.
        if (element->getLengthField() == 0)
            continue;
        auto problem = problemOf(dataset, group, planeOf(dataset, group), pixels);
        if (problem.empty())
            groups.push_back(group);
        else
            warn(warnings, WarningCode::BadOverlay,
                 messages::OverlayLeftOut(fmt::format("{:04X}", group), std::move(problem)));
    }
    return groups;
}

pixels::OverlayPtr overlayOf(DcmItem& dataset, Uint16 group, int frame, const FrameBytes* raw)
{
    const auto plane = planeOf(dataset, group);
    // A plane of one frame lies over every frame of the image.
    const int index = plane.frames == 1 && !dataset.tagExists({group, FrameOrigin}) ? 0 : frame + 1 - plane.firstFrame;
    if (!plane.isEmbedded && (index < 0 || index >= plane.frames))
        return nullptr;
    auto overlay = std::make_shared<pixels::Overlay>();
    overlay->group = group;
    if (!plane.isEmbedded) {
        const auto origin = [&](unsigned long i) {
            return static_cast<int>(static_cast<std::int16_t>(wordOf(dataset, {group, Origin}, i).value_or(1)));
        };
        overlay->originRow = origin(0);
        overlay->originColumn = origin(1);
    }
    overlay->isRegion = codeOf(dataset, {group, Type}) == "R";
    TextReader text(dataset);
    overlay->label = text.textOf({group, Label});
    overlay->description = text.textOf({group, Description});
    overlay->layer = codeOf(dataset, {group, ActivationLayer});
    if (plane.isEmbedded)
        overlay->bits = raw ? embeddedBits(*raw, plane.bit) : pixels::Bitmap();
    else
        overlay->bits = storedBits(dataset, group, plane, static_cast<std::size_t>(index));
    return overlay->bits.bytes.empty() ? nullptr : overlay;
}

pixels::Shutter shutterOf(DcmItem& dataset, Warnings& warnings)
{
    pixels::Shutter shutter;
    const auto number = [&](const DcmTagKey& tag, unsigned long i = 0) { return decimalOf(dataset, tag, i); };
    for (const auto& shape : codesOf(dataset, DCM_ShutterShape)) {
        if (shape == "RECTANGULAR")
            shutter.rectangle = {
                number(DCM_ShutterLeftVerticalEdge).value_or(0), number(DCM_ShutterRightVerticalEdge).value_or(0),
                number(DCM_ShutterUpperHorizontalEdge).value_or(0), number(DCM_ShutterLowerHorizontalEdge).value_or(0)};
        else if (shape == "CIRCULAR")
            shutter.circle = {number(DCM_CenterOfCircularShutter, 0).value_or(0),
                              number(DCM_CenterOfCircularShutter, 1).value_or(0),
                              number(DCM_RadiusOfCircularShutter).value_or(0)};
        else if (shape == "POLYGONAL") {
            const auto corners = decimalsOf(dataset, DCM_VerticesOfThePolygonalShutter);
            for (std::size_t i = 0; i + 1 < corners.size(); i += 2)
                shutter.polygon.push_back({corners[i], corners[i + 1]});
            if (shutter.polygon.empty())
                shutter.polygon.push_back({0, 0});    // no corners at all: told and ignored below
        } else if (shape != "BITMAP" && !shape.empty()) {
            warn(warnings, WarningCode::BadShutter, messages::ShutterShapeUnknown(shape));
        }
    }
    shutter.value = wordOf(dataset, DCM_ShutterPresentationValue).value_or(0);
    return shutter;
}

FrameLayers layersOf(DcmItem& dataset, const Instance& instance, int frame, const FrameBytes& raw)
{
    FrameLayers layers;
    for (const auto group : instance.overlayGroups)
        if (auto overlay = overlayOf(dataset, group, frame, &raw))
            layers.overlays.push_back(std::move(overlay));
    layers.shutter = pixels::maskOf(instance.shutter, instance.pixels.rows, instance.pixels.columns,
                                    heightOverWidthOf(instance, frame));
    return layers;
}

}
