// Headers that contradict one another: places, directions, numbers and names in any mixture.
#include "core/dicom/catalogue.h"
#include "tests/fuzz/targets/fuzz_target.h"
#include "tests/fuzz/targets/numbers_from.h"

using namespace lantern;

namespace {

dicom::InstancePtr instanceFrom(fuzz::NumbersFrom& bytes)
{
    auto instance = std::make_shared<dicom::Instance>();
    instance->sopInstanceUid = "1." + std::to_string(bytes.byte());
    instance->study.uid = bytes.byte() % 8 == 0 ? "" : "2.1";
    instance->series.uid = "3." + std::to_string(bytes.byte() % 2);
    instance->patient.id = std::to_string(bytes.byte() % 2);
    instance->instanceNumber = bytes.byte();
    const double echo = bytes.byte() % 3, trigger = bytes.number();
    const bool hasEcho = bytes.byte() % 2, hasTrigger = bytes.byte() % 2;
    instance->pixels.rows = 1 + bytes.byte() % 2;
    instance->pixels.columns = 2;
    instance->pixels.photometric = "MONOCHROME2";
    instance->pixels.frames = bytes.byte() % 5;
    for (int i = 0; i < instance->pixels.frames; ++i) {
        dicom::FrameFacts facts;
        const geometry::PatientPoint place{bytes.number(), bytes.number(), bytes.number()};
        const double angle = bytes.number();
        const auto plane = geometry::ImagePlane::make(place, {std::cos(angle), std::sin(angle), 0},
                                                      {-std::sin(angle), std::cos(angle), 0}, {1, 1});
        if (plane && bytes.byte() % 8 != 0)
            facts.plane = *plane;
        if (hasEcho)
            facts.traits.push_back({dicom::Discriminator::EchoNumber, {echo}, {}});
        facts.traits.push_back({dicom::Discriminator::TemporalPosition, {double(bytes.byte() % 3)}, {}});
        if (hasTrigger && std::isfinite(trigger))
            facts.traits.push_back({dicom::Discriminator::TriggerTime, {trigger + i * (bytes.byte() % 4)}, {}});
        instance->frames.push_back(facts);
    }
    return instance;
}

}

int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size)
{
    fuzz::NumbersFrom bytes(fuzz::textOf(data, size));
    std::vector<dicom::InstancePtr> instances;
    while (!bytes.isEmpty() && instances.size() < 64)
        instances.push_back(instanceFrom(bytes));
    std::size_t frames = 0;
    for (const auto& instance : instances)
        frames += static_cast<std::size_t>(instance->pixels.frames);
    const auto catalogue = dicom::sortIntoCatalogue(instances);
    std::size_t shown = 0;
    for (const auto* series : catalogue.series()) {
        shown += series->frames.size();
        for (const auto* beside : {&series->duplicates, &series->objects})
            for (const auto& instance : *beside)
                shown += static_cast<std::size_t>(instance->pixels.frames);
    }
    fuzz::expect(shown == frames, "every frame stands in a series or is put aside");
    return 0;
}
