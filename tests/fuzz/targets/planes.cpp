// Slices anywhere in space, as even or torn as the bytes will have it: the planes of the patient through them.
#include "core/dicom/catalogue.h"
#include "core/volume/paint_slice.h"
#include "core/volume/patient_planes.h"
#include "tests/fuzz/targets/fuzz_target.h"
#include "tests/fuzz/targets/grey_format.h"
#include "tests/fuzz/targets/numbers_from.h"

using namespace lantern;

namespace {

constexpr int rows = 3, columns = 4;

pixels::ImagePtr picture()
{
    pixels::GreyImage image;
    image.rows = rows;
    image.columns = columns;
    image.samples = std::vector<std::int16_t>(rows * columns, 7);
    return std::make_shared<const pixels::Image>(image);
}

// Every slice looks the same way; each lies somewhere of its own, mostly a step on from the last.
std::vector<dicom::InstancePtr> slicesFrom(fuzz::NumbersFrom& bytes)
{
    const double turn = bytes.number() / 10, lean = bytes.number() / 10;
    const geometry::Direction row{std::cos(turn), std::sin(turn), 0};
    const geometry::Direction column{-std::sin(turn) * std::cos(lean), std::cos(turn) * std::cos(lean), std::sin(lean)};
    const geometry::PixelSpacing spacing{std::abs(bytes.number()), std::abs(bytes.number())};
    const geometry::Direction step{bytes.number(), bytes.number(), bytes.number()};
    geometry::PatientPoint place{bytes.number(), bytes.number(), bytes.number()};

    std::vector<dicom::InstancePtr> slices;
    while (!bytes.isEmpty() && slices.size() < 48) {
        auto instance = std::make_shared<dicom::Instance>();
        instance->sopInstanceUid = "1." + std::to_string(slices.size());
        instance->study.uid = "2";
        instance->series.uid = "3";
        instance->series.modality = "CT";
        instance->instanceNumber = static_cast<int>(slices.size());
        instance->pixels = fuzz::greyFormat(rows, columns);
        instance->pixels.frames = 1;
        const int way = bytes.byte();
        const double steps = way < 200 ? 1 : way % 16 - 4;
        place = {place.x + steps * step.x, place.y + steps * step.y, place.z + steps * step.z};
        if (way == 255)
            place.x += bytes.number();
        dicom::FrameFacts facts;
        if (const auto plane = geometry::ImagePlane::make(place, row, column, spacing))
            facts.plane = *plane;
        instance->frames.push_back(facts);
        slices.push_back(instance);
    }
    return slices;
}

void look(const dicom::Series& series, volume::Slab slab)
{
    auto volume = volume::volumeOf(series);
    if (!volume)
        return fuzz::expect(!volume.error().sentence().empty(), "a refusal is a sentence");
    const auto image = picture();
    for (std::size_t i = 0; i < volume->slices.size(); ++i)
        (void)volume::setImage(*volume, i, image);
    for (const auto orientation : volume::orientations) {
        const auto planes = volume::planesThrough(*volume, orientation);
        fuzz::expect(planes.rows > 0 && planes.columns > 0 && planes.count > 0, "there is a plane to look at");
        const int seenRows = std::min(planes.rows, 64), seenColumns = std::min(planes.columns, 64);
        const auto cut = volume::reslice(*volume, planes.plane(planes.count / 2), seenRows, seenColumns, slab);
        fuzz::expect(cut && volume::rowsOf(*cut) == seenRows && volume::columnsOf(*cut) == seenColumns,
                     "a plane has the size that was asked for");
    }
}

}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::NumbersFrom bytes(fuzz::textOf(data, size));
    const volume::Slab slab{std::abs(bytes.number()), static_cast<volume::SlabMode>(bytes.byte() % 3)};
    const auto catalogue = dicom::sortIntoCatalogue(slicesFrom(bytes));
    for (const auto* series : catalogue.series())
        look(*series, slab);
    return 0;
}
