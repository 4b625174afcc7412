#include "core/dicom/dataset/mosaic_facts_internal.h"

#include "core/base/numbers.h"
#include "core/dicom/dataset/quantities_internal.h"
#include "core/dicom/makers/csa_header.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>

namespace lantern::dicom {

namespace {

using geometry::Direction;

constexpr std::uint32_t privateValueAtMost = 16u << 20;

std::vector<std::uint8_t> bytesOf(DcmElement* element)
{
    std::vector<std::uint8_t> bytes(element ? std::min(element->getLengthField(), privateValueAtMost) : 0);
    if (!bytes.empty()
        && element->getPartialValue(bytes.data(), 0, static_cast<Uint32>(bytes.size()), nullptr, EBO_LittleEndian)
               .bad())
        bytes.clear();
    return bytes;
}

// A private element whose creator may have been taken out, as some programs that hide names do.
std::vector<std::uint8_t> siemensBytes(DcmDataset& dataset, const char* creator, Uint16 group, Uint16 element)
{
    DcmElement* found = privateElementOf(dataset, group, creator, element);
    if (!found)
        dataset.findAndGetElement({group, static_cast<Uint16>(0x1000 | element)}, found);
    return bytesOf(found);
}

// Number Of Images In Mosaic (0019,xx0a), US.
int statedTiles(DcmDataset& dataset)
{
    DcmElement* element = privateElementOf(dataset, 0x0019, "SIEMENS MR HEADER", 0x0a);
    if (!element)
        return 0;
    Uint16 word = 0;
    if (element->getUint16(word).good())
        return word;
    const auto bytes = bytesOf(element);    // implicit VR leaves it as such
    return bytes.size() == 2 ? bytes[0] | bytes[1] << 8 : 0;
}

double numberIn(const std::map<std::string, std::string>& protocol, const std::string& key)
{
    const auto found = protocol.find(key);
    return found == protocol.end() ? 0 : parseDecimal(found->second).value_or(0);
}

// The middle of a slice by the protocol, whose axes are DICOM's; what is 0 is not written.
geometry::PatientPoint centreIn(const std::map<std::string, std::string>& protocol, int slice)
{
    const auto key = fmt::format("sSliceArray.asSlice[{}].sPosition.", slice);
    return {numberIn(protocol, key + "dSag"), numberIn(protocol, key + "dCor"), numberIn(protocol, key + "dTra")};
}

Direction between(geometry::PatientPoint from, geometry::PatientPoint to)
{
    return {to.x - from.x, to.y - from.y, to.z - from.z};
}

// The protocol lists the slices from one end or the other; which, the place of the first tile tells.
std::optional<Direction> stepByProtocol(const std::map<std::string, std::string>& protocol, const Instance& instance,
                                        int tiles)
{
    const auto centre = centreOfFirstTile(instance, tiles);
    if (!centre || tiles < 2 || numberIn(protocol, "sSliceArray.lSize") != tiles)
        return std::nullopt;
    const auto first = centreIn(protocol, 0), second = centreIn(protocol, 1), last = centreIn(protocol, tiles - 1),
               beforeLast = centreIn(protocol, tiles - 2);
    const auto normal = instance.frames.front().plane->normal();
    const auto away = [&](geometry::PatientPoint point) {
        return std::abs(geometry::dot(between(*centre, point), normal));
    };
    const auto step = between(first, second);
    const double near = std::sqrt(geometry::dot(step, step)) / 4;
    if (away(first) < near)
        return step;
    return away(last) < near ? std::optional(between(last, beforeLast)) : std::nullopt;
}

std::optional<Direction> scaled(const std::vector<std::string>& normal, std::optional<double> length)
{
    if (normal.size() < 3 || !length || !(std::abs(*length) > 0))
        return std::nullopt;
    std::array<double, 3> axis{};
    for (std::size_t i = 0; i < 3; ++i)
        axis[i] = parseDecimal(normal[i]).value_or(0);
    const double size = std::hypot(axis[0], axis[1], axis[2]);
    if (!(std::abs(size - 1) < 0.01))
        return std::nullopt;
    const double scale = std::abs(*length) / size;
    return Direction{axis[0] * scale, axis[1] * scale, axis[2] * scale};
}

}

void readMosaic(DcmDataset& dataset, Instance& instance)
{
    if (std::ranges::find(instance.imageType, "MOSAIC") == instance.imageType.end())
        return;
    int acquired = 0;    // frequency and phase, rows and columns; two of the four are 0
    for (const double size : decimalsOf(dataset, DCM_AcquisitionMatrix))
        acquired = std::max(acquired, static_cast<int>(size));
    const auto image = csaHeader(siemensBytes(dataset, "SIEMENS CSA HEADER", 0x0029, 0x10));
    const auto valuesOf = [&](const char* name) {
        const auto found = image.find(name);
        return found == image.end() ? std::vector<std::string>() : found->second;
    };
    MosaicFacts facts;
    if (const auto number = valuesOf("NumberOfImagesInMosaic"); !number.empty())
        facts.tiles = static_cast<int>(std::clamp(parseDecimal(number.front()).value_or(0), 0.0, 65535.0));
    if (facts.tiles == 0)
        facts.tiles = statedTiles(dataset);
    if (facts.tiles == 1 || !isMosaic(instance, acquired, facts.tiles))
        return;
    auto spacing = decimalOf(dataset, DCM_SpacingBetweenSlices);
    if (const auto own = valuesOf("SpacingBetweenSlices"); !spacing && !own.empty())
        spacing = parseDecimal(own.front());
    facts.step = scaled(valuesOf("SliceNormalVector"), spacing);
    if (!facts.step || facts.tiles == 0) {
        auto protocol = siemensProtocol(siemensBytes(dataset, "SIEMENS CSA HEADER", 0x0029, 0x20));
        if (protocol.empty())
            protocol = siemensProtocol(siemensBytes(dataset, "SIEMENS MR SDS 01", 0x0021, 0x19));
        if (facts.tiles == 0)
            facts.tiles = static_cast<int>(std::clamp(numberIn(protocol, "sSliceArray.lSize"), 0.0, 65535.0));
        if (!facts.step)
            facts.step = stepByProtocol(protocol, instance, facts.tiles);
    }
    unfoldMosaic(instance, facts);
}

}
