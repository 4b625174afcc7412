// Which frames are one stack. Each picture here knows what it is of: its window's centre is 1000 times its acquisition
// plus its slice, so that a stack patched from two acquisitions shows.
#include "core/dicom/stacks/volume_check.h"
#include "tests/support/csa.h"
#include "tests/support/dicom_folder.h"

#include <cmath>
#include <gmock/gmock.h>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <span>

namespace lantern {
namespace {

using dicom::DatasetDraft;
using dicom::InstancePtr;
using dicom::WarningCode;
using testing::AllOf;
using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;
using testing::Not;
using testing::SizeIs;

const dicom::Library library;

// What a stack is to a reader, whichever end comes first.
struct Stack {
    std::string part;
    std::vector<int> labels;    // of its frames, by position
    bool isVolume = false;
    double spacing = 0;
    bool operator==(const Stack&) const = default;
};

void PrintTo(const Stack& stack, std::ostream* out)
{
    *out << '"' << stack.part << "\" of " << testing::PrintToString(stack.labels) << (stack.isVolume ? ", volume" : "")
         << ", " << stack.spacing << " mm";
}

int labelOf(const dicom::FrameRef& frame) { return static_cast<int>(std::lround(frame.facts().windows.at(0).centre)); }

std::vector<Stack> stacksOf(const std::vector<InstancePtr>& instances)
{
    std::vector<Stack> stacks;
    const auto catalogue = dicom::sortIntoCatalogue(instances);
    for (const auto& series : catalogue.patients.at(0).studies.at(0).series) {
        Stack stack{inEnglish(series.part), {}, series.isVolume, std::round(series.spacingBetweenSlices * 1000) / 1000};
        for (const auto& frame : series.frames)
            stack.labels.push_back(labelOf(frame));
        const auto& frames = series.frames;
        if (frames.size() > 1 && frames.front().facts().plane && frames.back().facts().plane) {
            const auto first = frames.front().facts().plane->topLeft(), last = frames.back().facts().plane->topLeft();
            if (std::tuple(first.z, first.y, first.x) > std::tuple(last.z, last.y, last.x))
                std::reverse(stack.labels.begin(), stack.labels.end());
        }
        stacks.push_back(std::move(stack));
    }
    return stacks;
}

// The same frames under other numbers, in files of other names, found in another order; frames of one object
// in another order too.
std::vector<InstancePtr> permuted(const std::vector<InstancePtr>& instances, unsigned seed)
{
    std::mt19937 random(seed);
    std::vector<int> numbers(instances.size());
    std::iota(numbers.begin(), numbers.end(), 1);
    auto names = numbers;
    std::shuffle(numbers.begin(), numbers.end(), random);
    std::shuffle(names.begin(), names.end(), random);
    std::vector<InstancePtr> result;
    for (std::size_t i = 0; i < instances.size(); ++i) {
        auto copy = std::make_shared<dicom::Instance>(*instances[i]);
        copy->instanceNumber = numbers[i];
        copy->path = "/made/" + std::to_string(names[i]) + ".dcm";
        std::shuffle(copy->frames.begin(), copy->frames.end(), random);
        result.push_back(std::move(copy));
    }
    std::shuffle(result.begin(), result.end(), random);
    return result;
}

class Stacks : public test::DicomFolder {
protected:
    // Slice `slice` of an acquisition; slices are 3 mm apart.
    static DatasetDraft slice(int acquisition, int slice, const char* modality = "MR")
    {
        static int number = 0;
        ++number;
        return test::ctSlice(number)
            .set("Modality", modality)
            .set("ImagePositionPatient", axialAt(3.0 * slice))
            .set("WindowCenter", std::to_string(1000 * acquisition + slice))
            .set("WindowWidth", "50");
    }

    void add(DatasetDraft draft) { m_instances.push_back(write(std::move(draft))); }
    void addObject(DatasetDraft draft, int frames) { m_instances.push_back(write(std::move(draft), 2, frames)); }

    // The stacks as they come, which 30 permutations must not change.
    std::vector<Stack> stacks(unsigned permutations = 30) const
    {
        const auto found = stacksOf(m_instances);
        for (unsigned seed = 1; seed <= permutations; ++seed) {
            const auto again = stacksOf(permuted(m_instances, seed));
            EXPECT_EQ(again, found) << "permutation " << seed;
            if (again != found)
                break;
        }
        return found;
    }

    // Every acquisition is one volume of all its slices, and has a name of its own.
    static void expectPure(const std::vector<Stack>& stacks, int acquisitions, int slices, double spacing = 3)
    {
        ASSERT_EQ(stacks.size(), std::size_t(acquisitions)) << testing::PrintToString(stacks);
        std::set<std::string> names;
        for (const auto& stack : stacks) {
            ASSERT_FALSE(stack.labels.empty());
            std::vector<int> wanted(static_cast<std::size_t>(slices));
            std::iota(wanted.begin(), wanted.end(), stack.labels.front() / 1000 * 1000);
            EXPECT_EQ(stack.labels, wanted) << stack.part;
            EXPECT_TRUE(stack.isVolume) << stack.part;
            EXPECT_DOUBLE_EQ(stack.spacing, spacing) << stack.part;
            EXPECT_TRUE(names.insert(stack.part).second) << "two are called " << stack.part;
            EXPECT_TRUE(acquisitions == 1 || !stack.part.empty());
        }
    }

    void clear() { m_instances.clear(); }
    const std::vector<InstancePtr>& instances() const { return m_instances; }

private:
    std::vector<InstancePtr> m_instances;
};

// Seconds as this element writes them: on a clock, or as a number.
std::string timeText(const std::string& keyword, int seconds)
{
    if (keyword != "AcquisitionTime" && keyword != "ContentTime")
        return std::to_string(seconds);
    const auto two = [](int number) { return (number < 10 ? "0" : "") + std::to_string(number); };
    return "10" + two(seconds / 60) + two(seconds % 60);
}

struct Sign {
    const char* name;    // in the stack's name
    std::vector<std::vector<std::pair<const char*, const char*>>> acquisitions;    // what each says
    const char* modality = "MR";
};

// Whatever makes another acquisition parts frames at the same places.
TEST_F(Stacks, EverySignOfAnotherAcquisitionParts)
{
    const std::vector<Sign> signs{
        {"Temporal Position 10", {{{"TemporalPositionIdentifier", "2"}}, {{"TemporalPositionIdentifier", "10"}}}},
        {"b-value 800 s/mm2", {{{"DiffusionBValue", "0"}}, {{"DiffusionBValue", "800"}}}},
        {"direction 0 1 0",
         {{{"DiffusionBValue", "0"}},
          {{"DiffusionBValue", "700"}, {"DiffusionGradientOrientation", "1\\0\\0"}},
          {{"DiffusionBValue", "700"}, {"DiffusionGradientOrientation", "0\\1\\0"}},
          {{"DiffusionBValue", "700"}, {"DiffusionGradientOrientation", "0\\0\\1"}}}},
        {"PHASE", {{{"ComplexImageComponent", "MAGNITUDE"}}, {{"ComplexImageComponent", "PHASE"}}}},
        {"ORIGINAL\\PRIMARY\\P\\ND",
         {{{"ImageType", "ORIGINAL\\PRIMARY\\M\\ND"}}, {{"ImageType", "ORIGINAL\\PRIMARY\\P\\ND"}}}},
        {"WATER", {{{"ImageType", "DERIVED\\PRIMARY\\DIXON\\FAT"}}, {{"ImageType", "DERIVED\\PRIMARY\\DIXON\\WATER"}}}},
        {"Flip Angle 20 degrees", {{{"FlipAngle", "5"}}, {{"FlipAngle", "20"}}}},
        {"Inversion Time 900 ms", {{{"InversionTime", "100"}}, {{"InversionTime", "900"}}}},
        {"Echo Number 2", {{{"EchoNumbers", "1"}, {"EchoTime", "4"}}, {{"EchoNumbers", "2"}, {"EchoTime", "8"}}}},
        {"Echo Time 9.2 ms", {{{"EchoTime", "4.6"}}, {{"EchoTime", "9.2"}}, {{"EchoTime", "13.8"}}}},
        {"Repetition Time 3000 ms", {{{"RepetitionTime", "500"}}, {{"RepetitionTime", "3000"}}}},
        {"CONTROL", {{{"ASLContext", "LABEL"}}, {{"ASLContext", "CONTROL"}}}},
        {"velocity direction 0 0 1",
         {{{"VelocityEncodingDirection", "1\\0\\0"}}, {{"VelocityEncodingDirection", "0\\0\\1"}}}},
        {"sequence *ep_b1000#10", {{{"SequenceName", "*ep_b1000#9"}}, {{"SequenceName", "*ep_b1000#10"}}}},
        {"KVP 140 kV", {{{"KVP", "80"}}, {{"KVP", "140"}}}, "CT"},
        {"Convolution Kernel B70f", {{{"ConvolutionKernel", "B30f"}}, {{"ConvolutionKernel", "B70f"}}}, "CT"},
        {"Slice Thickness 5 mm", {{{"SliceThickness", "3"}}, {{"SliceThickness", "5"}}}, "CT"},
        {"Reconstruction Diameter 350 mm",
         {{{"ReconstructionDiameter", "200"}}, {{"ReconstructionDiameter", "350"}}},
         "CT"},
        {"Contrast Agent not stated", {{}, {{"ContrastBolusAgent", "Iomeprol"}}}, "CT"},
        {"energy 140 keV",
         {{{"MonoenergeticEnergyEquivalent", "40"}}, {{"MonoenergeticEnergyEquivalent", "140"}}},
         "CT"},
        {"cardiac phase 75 %",
         {{{"NominalPercentageOfCardiacPhase", "5"}}, {{"NominalPercentageOfCardiacPhase", "75"}}},
         "CT"},
        {"T=50%", {{{"SeriesDescription", "Lung T=0%"}}, {{"SeriesDescription", "Lung T=50%"}}}, "CT"},
        {"Best Diast 75 %", {{{"ImageComments", "Best Syst 35 %"}}, {{"ImageComments", "Best Diast 75 %"}}}, "CT"},
        {"Acquisition Number 2", {{{"AcquisitionNumber", "1"}}, {{"AcquisitionNumber", "2"}}}, "CT"},
        {"Acquisition Time 2026-01-02 10:16:35",
         {{{"AcquisitionDate", "20260102"}, {"AcquisitionTime", "101605"}},
          {{"AcquisitionDate", "20260102"}, {"AcquisitionTime", "101635"}}},
         "CT"},
        {"Content Time", {{{"ContentTime", "101605"}}, {{"ContentTime", "101635"}}}, "CT"},
        {"Irradiation Event 2", {{{"IrradiationEventUID", "1.2.9"}}, {{"IrradiationEventUID", "1.2.10"}}}, "CT"},
        {"Patient Position FFP", {{{"PatientPosition", "HFS"}}, {{"PatientPosition", "FFP"}}}, "CT"},
        {"Corrected Image DECY\\ATTN", {{{"CorrectedImage", "DECY"}}, {{"CorrectedImage", "DECY\\ATTN"}}}, "PT"},
        {"Units PROPCPS", {{{"Units", "BQML"}}, {{"Units", "PROPCPS"}}}, "PT"},
        {"Rescale Type Z_EFF", {{{"RescaleType", "HU"}}, {{"RescaleType", "Z_EFF"}}}, "CT"},
        {"Frame Reference Time 90000 ms", {{{"FrameReferenceTime", "30000"}}, {{"FrameReferenceTime", "90000"}}}, "PT"},
    };
    for (const auto& sign : signs) {
        SCOPED_TRACE(sign.name);
        clear();
        const int count = static_cast<int>(sign.acquisitions.size());
        for (int z = 0; z < 5; ++z)
            for (int i = 0; i < count; ++i) {
                auto draft = slice(i + 1, z, sign.modality);
                for (const auto& [keyword, value] : sign.acquisitions[static_cast<std::size_t>(i)])
                    draft.set(keyword, value);
                add(draft);
            }
        const auto found = stacks();
        expectPure(found, count, 5);
        EXPECT_THAT(found, Contains(Field(&Stack::part, HasSubstr(sign.name))));
    }
}

// Two kinds of signs at once, and one that only some frames have.
TEST_F(Stacks, SignsMultiply)
{
    int acquisition = 0;
    for (const char* echo : {"1", "2"})
        for (const char* part : {"M", "P"})
            for (const char* time : {"1", "2", "3"}) {
                ++acquisition;
                for (int z = 0; z < 4; ++z)
                    add(slice(acquisition, z)
                            .set("EchoNumbers", echo)
                            .set("ImageType", "ORIGINAL\\PRIMARY\\" + std::string(part))
                            .set("TemporalPositionIdentifier", time));
            }
    expectPure(stacks(), 12, 4);
}

// Each maker's own elements, as explicit and as implicit VR leave them.
TEST_F(Stacks, MakersOwnDirectionsPart)
{
    using Elements = std::vector<std::array<std::string, 3>>;    // element, VR, value
    struct Maker {
        const char* creator;
        std::uint16_t group;
        std::vector<Elements> directions;
    };
    const auto three = [](const char* first, const char* second, const char* third, const std::string& vr) {
        std::vector<Elements> made;
        for (int i = 0; i < 3; ++i)
            made.push_back(
                {{first, vr, i == 0 ? "1" : "0"}, {second, vr, i == 1 ? "1" : "0"}, {third, vr, i == 2 ? "1" : "0"}});
        return made;
    };
    const auto one = [](const char* element) {
        return std::vector<Elements>{
            {{element, "FD", "1\\0\\0"}}, {{element, "FD", "0\\1\\0"}}, {{element, "FD", "0\\0\\1"}}};
    };
    const std::vector<Maker> makers{{"SIEMENS MR HEADER", 0x0019, one("100e")},
                                    {"Philips MR Imaging DD 001", 0x2005, three("10b0", "10b1", "10b2", "FL")},
                                    {"GEMS_ACQU_01", 0x0019, three("10bb", "10bc", "10bd", "DS")},
                                    {"Image Private Header", 0x0065, one("1037")}};
    for (const char* syntax : {"1.2.840.10008.1.2.1", "1.2.840.10008.1.2"})
        for (const auto& maker : makers) {
            SCOPED_TRACE(std::string(maker.creator) + " " + syntax);
            std::vector<InstancePtr> instances;
            for (int z = 0; z < 4; ++z)
                for (int i = 0; i < 3; ++i) {
                    auto draft = slice(i + 1, z).setTag(maker.group, 0x10, "LO", maker.creator);
                    for (const auto& [element, vr, value] : maker.directions[static_cast<std::size_t>(i)])
                        draft.setTag(maker.group, static_cast<std::uint16_t>(std::stoi(element, nullptr, 16)), vr,
                                     value);
                    const std::vector<std::int16_t> values(4);
                    instances.push_back(test::written(folder() / (std::to_string(instances.size()) + "d.dcm"),
                                                      draft.pixels(2, 2, values), syntax));
                }
            const auto found = stacksOf(instances);
            expectPure(found, 3, 4);
            EXPECT_EQ(stacksOf(permuted(instances, 7)), found);
        }
}

// Older files have the table alone, in both of its forms.
TEST_F(Stacks, DirectionsInSiemensTablePart)
{
    for (const bool isNewer : {true, false}) {
        clear();
        for (int z = 0; z < 4; ++z)
            for (int i = 0; i < 3; ++i) {
                test::CsaTags tags{{"B_value", {i == 0 ? "0" : "1000"}}, {"DiffusionGradientDirection", {}}};
                if (i > 0)
                    tags[1].second = {i == 1 ? "1.0" : "0.0", i == 2 ? "1.0" : "0.0", "0.0"};
                add(slice(i + 1, z)
                        .setTag(0x0029, 0x0010, "LO", "SIEMENS CSA HEADER")
                        .setTag(0x0029, 0x1010, "OB", test::hex(test::csa(tags, isNewer))));
            }
        const auto found = stacks();
        expectPure(found, 3, 4);
        EXPECT_EQ(found.at(2).part, "b-value 1000 s/mm2, direction 1 0 0");
    }
}

// --- Reported ---

TEST_F(Stacks, reported_dcm2niix_987_interrupted_series_give_whole_phases_and_a_short_one)
{
    for (int i = 0; i < 24; ++i)
        add(slice(1 + i / 10, i % 10).set("TriggerTime", std::to_string(33.3 * (i + 1))));
    const auto found = stacks();
    ASSERT_THAT(found, SizeIs(3));
    for (int phase = 0; phase < 3; ++phase) {
        const auto& stack = found[static_cast<std::size_t>(phase)];
        EXPECT_THAT(stack.labels, SizeIs(phase < 2 ? 10 : 4));
        for (const int label : stack.labels)
            EXPECT_EQ(label / 1000, phase + 1);
    }
    EXPECT_EQ(found[0].part, "phase 1 of 3 by Trigger Time");
    EXPECT_EQ(found[2].part, "phase 3 of 3 by Trigger Time, 4 of 10 slices");
    EXPECT_TRUE(found[0].isVolume && found[1].isVolume);
    const auto series = onlyStudy();
    EXPECT_THAT(said(series.at(2).warnings, WarningCode::ShortStack), HasSubstr("4 of the 10 places"));
    EXPECT_THAT(said(series.at(0).warnings, WarningCode::ShortStack), IsEmpty());
}

// Whatever tells the time, in whatever order slices are taken, and with images missing here and there.
TEST_F(Stacks, PhasesAreToldByTimesThatRiseFromSliceToSlice)
{
    struct Order {
        const char* name;
        std::vector<int> slices;
    };
    const std::vector<Order> orders{{"rising", {0, 1, 2, 3, 4, 5, 6, 7}},
                                    {"falling", {7, 6, 5, 4, 3, 2, 1, 0}},
                                    {"interleaved", {1, 3, 5, 7, 0, 2, 4, 6}}};
    for (const char* clock :
         {"TriggerTime", "AcquisitionNumber", "AcquisitionTime", "ContentTime", "FrameReferenceTime"})
        for (const auto& order : std::span(orders).subspan(clock == std::string("TriggerTime") ? 0 : 2))
            for (const int pause : {0, 40})
                for (const std::set<int>& lost : {std::set<int>{}, {8}, {3, 12}, {22, 23}, {11, 16, 21}}) {
                    SCOPED_TRACE(std::string(clock) + ", " + order.name + ", pause " + std::to_string(pause) + ", lost "
                                 + testing::PrintToString(lost));
                    clear();
                    for (int i = 0; i < 24; ++i) {
                        const auto text = timeText(clock, 5 + i + i / 8 * pause);
                        if (!lost.contains(i))
                            add(slice(1 + i / 8, order.slices[static_cast<std::size_t>(i % 8)]).set(clock, text));
                    }
                    const auto found = stacks(3);
                    ASSERT_THAT(found, SizeIs(3)) << testing::PrintToString(found);
                    for (const auto& stack : found)
                        for (const int label : stack.labels)
                            EXPECT_EQ(label / 1000, stack.labels.front() / 1000) << testing::PrintToString(found);
                }
}

// Each slice is filmed through the heart's beat before the next one; the heart does not keep time.
TEST_F(Stacks, PhasesOfABeatingHeartAreToldByTheirRankAtEachSlice)
{
    for (int z = 0; z < 5; ++z)
        for (int phase = 0; phase < 6; ++phase)
            add(slice(phase + 1, z).set("TriggerTime", std::to_string(phase * (40 + 6 * z))));
    expectPure(stacks(), 6, 5);
}

// A contrast agent is followed after 10, 25, 60 and 300 seconds, a second a slice; a slice is lost.
TEST_F(Stacks, PhasesAfterUnequalDelaysAreTold)
{
    for (const int lost : {-1, 3, 8, 19}) {
        clear();
        int number = 0;
        for (const int delay : {0, 10, 25, 60, 300})
            for (int z = 0; z < 8; ++z, ++number)
                if (number != lost)
                    add(slice(1 + number / 8, z).set("AcquisitionTime", timeText("AcquisitionTime", delay + z)));
        const auto found = stacks(5);
        ASSERT_THAT(found, SizeIs(5)) << lost << testing::PrintToString(found);
        for (const auto& stack : found)
            for (const int label : stack.labels)
                EXPECT_EQ(label / 1000, stack.labels.front() / 1000);
    }
}

// Trigger times that are never quite the same, each slice filmed by itself, some pictures lost.
TEST_F(Stacks, PhasesWithUnsteadyTriggerTimesAreTold)
{
    std::mt19937 random(17);
    for (const std::set<int>& lost : {std::set<int>{}, {5}, {77, 90}}) {
        clear();
        for (int i = 0; i < 8 * 20; ++i)
            if (const int jitter = static_cast<int>(random() % 9) - 4; !lost.contains(i))
                add(slice(1 + i % 20, i / 20)
                        .set("TriggerTime", std::to_string(50 * (i % 20) + std::max(jitter, -50 * (i % 20)))));
        const auto found = stacks(3);
        ASSERT_THAT(found, SizeIs(20)) << testing::PrintToString(found);
        for (const auto& stack : found)
            for (const int label : stack.labels)
                EXPECT_EQ(label / 1000, stack.labels.front() / 1000);
    }
}

// Two echoes of three phases, of which the last was interrupted.
TEST_F(Stacks, InterruptedPhasesOfSeveralEchoesAreTold)
{
    for (int i = 0; i < 19; ++i)
        for (int echo = 0; echo < 2; ++echo)
            add(slice(1 + i / 8 + 3 * echo, i % 8)
                    .set("EchoTime", echo ? "30" : "10")
                    .set("TriggerTime", std::to_string(20 + 35 * i)));
    const auto found = stacks();
    ASSERT_THAT(found, SizeIs(6));
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_THAT(found[i].labels, SizeIs(i % 3 == 2 ? 3 : 8));
        for (const int label : found[i].labels)
            EXPECT_EQ(label / 1000, static_cast<int>(i) + 1);
    }
    EXPECT_EQ(found[5].part, "Echo Time 30 ms, phase 3 of 3 by Trigger Time, 3 of 8 slices");
}

// Thin and thick slices of two kernels, all of one scan.
TEST_F(Stacks, ReconstructionsArePartedAndNotCalledShort)
{
    for (const char* kernel : {"B30f", "B70f"})
        for (int z = 0; z < 21; ++z)
            for (const bool isThick : {false, true})
                if (!isThick || z % 5 == 0)
                    add(slice((kernel[1] == '3' ? 1 : 2) + (isThick ? 2 : 0), z, "CT")
                            .set("ConvolutionKernel", kernel)
                            .set("SliceThickness", isThick ? "15" : "3"));
    const auto found = stacks();
    ASSERT_THAT(found, SizeIs(4));
    for (const auto& stack : found) {
        EXPECT_TRUE(stack.isVolume);
        EXPECT_THAT(stack.part, Not(HasSubstr("slices")));
        EXPECT_THAT(stack.labels, SizeIs(stack.spacing > 10 ? 5 : 21));
    }
}

TEST_F(Stacks, reported_own_dual_energy_parts_by_kv)
{
    for (int z = 0; z < 6; ++z)
        for (const int kv : {80, 140})
            add(slice(kv == 80 ? 1 : 2, z, "CT").set("KVP", std::to_string(kv)));
    const auto found = stacks();
    expectPure(found, 2, 6);
    EXPECT_EQ(found.at(0).part, "KVP 80 kV");
    EXPECT_EQ(found.at(1).part, "KVP 140 kV");
}

TEST_F(Stacks, reported_own_dwi_directions_classic_are_a_stack_each)
{
    const std::array<const char*, 3> directions{"1\\0\\0", "0\\1\\0", "0\\0\\1"};
    for (int z = 0; z < 4; ++z) {
        add(slice(1, z).set("DiffusionBValue", "0"));
        for (int i = 0; i < 3; ++i)    // in another order at each slice
            add(slice(2 + (i + z) % 3, z)
                    .set("DiffusionBValue", "1000")
                    .set("DiffusionGradientOrientation", directions[static_cast<std::size_t>((i + z) % 3)]));
    }
    const auto found = stacks();
    expectPure(found, 4, 4);
    EXPECT_EQ(found.at(0).part, "b-value 0 s/mm2");
    EXPECT_EQ(found.at(3).part, "b-value 1000 s/mm2, direction 1 0 0");
}

// Two passes overlap, 0.7 mm beside each other: no two images lie at one place.
TEST_F(Stacks, reported_vtkdicom_220_passes_that_overlap_are_parted)
{
    for (int i = 0; i < 20; ++i)
        add(slice(1 + i / 10, i % 10, "CT")
                .set("ImagePositionPatient", axialAt(i < 10 ? 2.0 * i : 12.7 + 2.0 * (i - 10)))
                .set("AcquisitionNumber", std::to_string(1 + i / 10)));
    const auto found = stacks();
    expectPure(found, 2, 10, 2);
    EXPECT_EQ(found.at(1).part, "Acquisition Number 2");
}

// Three passes of ten slices, each five further on, on one grid.
TEST_F(Stacks, PassesThatShareSomePlacesAreParted)
{
    for (const bool hasTimes : {true, false}) {
        clear();
        for (int pass = 0; pass < 3; ++pass)
            for (int i = 0; i < 10; ++i)
                add(slice(pass + 1, i, "CT")
                        .set("ImagePositionPatient", axialAt(3.0 * (i + 5 * pass)))
                        .set(hasTimes ? "AcquisitionTime" : "AcquisitionNumber",
                             timeText(hasTimes ? "AcquisitionTime" : "AcquisitionNumber", 1 + pass)));
        expectPure(stacks(), 3, 10);
    }
}

// The same where nothing but the places tells: two even rows of slices that lie in one another.
TEST_F(Stacks, PassesThatOverlapArePartedByTheirPlacesAlone)
{
    for (const double offset : {0.7, 4.7, 12.7}) {
        clear();
        for (int i = 0; i < 20; ++i)
            add(slice(1 + i / 10, i % 10, "CT")
                    .set("ImagePositionPatient", axialAt(i < 10 ? 2.0 * i : offset + 2.0 * (i - 10))));
        expectPure(stacks(), 2, 10, 2);
    }
    // A step of its own between two blocks, or here and there, makes no second pass.
    for (const double jump : {0.5, 1.3, 7.0}) {
        clear();
        for (int i = 0; i < 12; ++i)
            add(slice(1, i, "CT").set("ImagePositionPatient", axialAt(2.0 * i + (i < 6 ? 0 : jump))));
        EXPECT_THAT(stacks(), SizeIs(1)) << jump;
    }
}

TEST_F(Stacks, reported_own_spacing_rounded_is_one_stack)
{
    for (int z = 0; z < 10; ++z)
        add(slice(1, z, "CT").set("PixelSpacing", z % 2 ? "0.9765625\\0.9765625" : "0.976562\\0.976562"));
    const auto found = stacks();
    expectPure(found, 1, 10);
    EXPECT_EQ(found.at(0).part, "");
}

// --- What an honest acquisition changes from slice to slice ---

TEST_F(Stacks, WhatChangesFromSliceToSliceDoesNotTear)
{
    for (const char* keyword : {"TriggerTime", "AcquisitionNumber", "AcquisitionTime", "ContentTime", "InversionTime",
                                "TemporalPositionIdentifier", "XRayTubeCurrent", "SliceLocation", "ImageComments",
                                "FrameReferenceTime", "RepetitionTime"}) {
        SCOPED_TRACE(keyword);
        clear();
        for (int z = 0; z < 9; ++z)
            add(slice(1, z).set(keyword, timeText(keyword, 100 + 7 * z)));
        expectPure(stacks(), 1, 9);
    }
}

// Every rotation of the tube is an acquisition of four slices, and the whole was taken twice.
TEST_F(Stacks, RotationsMakeUpPhases)
{
    for (int phase = 0; phase < 2; ++phase)
        for (int z = 0; z < 12; ++z)
            add(slice(phase + 1, z, "CT").set("AcquisitionNumber", std::to_string(1 + 3 * phase + z / 4)));
    expectPure(stacks(), 2, 12);
}

// A table moves between two stations; each is taken twice before the next.
TEST_F(Stacks, StationsKeepTheirOwnPhases)
{
    for (int i = 0; i < 4; ++i)
        for (int z = 0; z < 6; ++z)
            add(slice(i + 1, z + 6 * (i / 2)).set("AcquisitionNumber", std::to_string(i + 1)));
    const auto found = stacks();
    ASSERT_THAT(found, SizeIs(4));
    for (const auto& stack : found)
        for (const int label : stack.labels)
            EXPECT_EQ(label / 1000, stack.labels.front() / 1000);
}

// Slices taken in two rounds, every second one first, are one stack all the same.
TEST_F(Stacks, PackagesThatInterleaveAreOneStack)
{
    for (int z = 0; z < 10; ++z)
        add(slice(1, z)
                .set("AcquisitionNumber", std::to_string(1 + z % 2))
                .set("TemporalPositionIdentifier", z % 2 ? "2" : "1"));
    expectPure(stacks(), 1, 10);
}

// The base of a skull is averaged from thinner slices and says so; the head is one stack all the same.
TEST_F(Stacks, AnotherImageTypeBehindTheFirstDoesNotTear)
{
    for (int z = 0; z < 10; ++z)
        add(slice(1, z, "CT").set("ImageType", z < 4 ? "ORIGINAL\\PRIMARY\\AXIAL\\ADD" : "ORIGINAL\\PRIMARY\\AXIAL"));
    expectPure(stacks(), 1, 10);
}

// What a file does not state is not another value.
TEST_F(Stacks, AFileThatSaysLessStaysWithTheRest)
{
    for (int z = 0; z < 8; ++z) {
        auto draft = slice(1, z, "CT");
        if (z != 3)
            draft.set("KVP", "120").set("ConvolutionKernel", "B30f").set("ContrastBolusAgent", "Iomeprol");
        add(z == 5 ? draft.set("FrameOfReferenceUID", "") : draft);
    }
    expectPure(stacks(), 1, 8);
}

// --- Nothing tells frames apart ---

TEST_F(Stacks, WhereNothingTellsFramesApartNoVolumeIsClaimed)
{
    for (int z = 0; z < 6; ++z)
        for (int i = 0; i < 3; ++i)
            add(slice(i + 1, z));
    const auto catalogue = dicom::sortIntoCatalogue(instances());
    const auto& series = catalogue.patients.at(0).studies.at(0).series;
    ASSERT_THAT(series, SizeIs(1));
    EXPECT_FALSE(series[0].isVolume);
    EXPECT_THAT(said(series[0].warnings, WarningCode::SamePosition),
                HasSubstr("nothing in their headers tells them apart"));
    for (unsigned seed = 1; seed <= 30; ++seed) {
        const auto again = stacksOf(permuted(instances(), seed));
        ASSERT_THAT(again, SizeIs(1));
        EXPECT_FALSE(again[0].isVolume);
        EXPECT_THAT(again[0].labels, SizeIs(18));
    }
}

// Whether it is a volume has one answer, with the reason for planes that are asked for.
TEST_F(Stacks, WhatPlanesRefuseIsNoVolume)
{
    struct Refused {
        const char *keyword, *value, *reason;
    };
    for (const Refused& refused : {Refused{"ImageType", "ORIGINAL\\PRIMARY\\LOCALIZER", "it is a localiser"},
                                   Refused{"PhotometricInterpretation", "PALETTE COLOR", "its images are in colour"},
                                   Refused{"ImagePositionPatient", "0\\0\\7", "all its images lie at one place"},
                                   Refused{"ImagePositionPatient", "", "do not say where they lie"}}) {
        SCOPED_TRACE(refused.reason);
        clear();
        for (int z = 0; z < 4; ++z)
            add(slice(1, z).set(refused.keyword, refused.value));
        const auto catalogue = dicom::sortIntoCatalogue(instances());
        const auto& series = catalogue.patients.at(0).studies.at(0).series;
        ASSERT_THAT(series, SizeIs(1));
        EXPECT_FALSE(series[0].isVolume);
        const auto order = dicom::volumeOrderOf(series[0]);
        ASSERT_FALSE(order);
        EXPECT_THAT(order.error().sentence(), HasSubstr(refused.reason));
    }
}

// --- Names, sizes, orientations ---

TEST_F(Stacks, OneOddPageIsAPartOfItsOwn)
{
    struct Odd {
        const char *keyword, *value, *part;
    };
    for (const Odd& odd : {Odd{"PixelSpacing", "0.9\\0.9", "pixels of 0.9 x 0.9 mm"},
                           Odd{"ImageOrientationPatient", "1\\0\\0\\0\\0.9848078\\0.1736482", "tilted 10 degrees to A"},
                           Odd{"ImageOrientationPatient", "0\\1\\0\\-1\\0\\0", "rows to 0.00 1.00 0.00"},
                           Odd{"ImageOrientationPatient", "1\\0\\0\\0\\0\\-1", "coronal"},
                           Odd{"FrameOfReferenceUID", "1.2.3.9", "Frame of Reference 2"},
                           Odd{"ImagePositionPatient", "", "without a place"},
                           Odd{"ConvolutionKernel", "B70f", "Convolution Kernel B70f"},
                           Odd{"ImageType", "DERIVED\\SECONDARY\\AXIAL", "Image Type DERIVED"}}) {
        SCOPED_TRACE(odd.part);
        clear();
        for (int z = 0; z < 9; ++z) {
            auto draft = slice(z == 4 ? 2 : 1, z, "CT")
                             .set("ConvolutionKernel", "B30f")
                             .set("ImageType", "ORIGINAL\\PRIMARY\\AXIAL");
            add(z == 4 ? draft.set(odd.keyword, odd.value) : draft);
        }
        const auto found = stacks();
        ASSERT_THAT(found, SizeIs(2)) << testing::PrintToString(found);
        const auto page = std::ranges::find_if(found, [](const Stack& s) { return s.labels.size() == 1; });
        ASSERT_NE(page, found.end());
        EXPECT_THAT(page->part, HasSubstr(odd.part));
        const auto& rest = found[page == found.begin() ? 1 : 0];
        EXPECT_THAT(rest.labels, ElementsAre(1000, 1001, 1002, 1003, 1005, 1006, 1007, 1008));
        EXPECT_FALSE(rest.part.empty());
    }
}

// Half a degree is rounding, more is another way, and the name says how far it leans.
TEST_F(Stacks, OrientationsAreParted_ByDegreesAndNamedByThem)
{
    const auto leaning = [](double degrees) {
        const double angle = degrees * std::acos(-1) / 180;
        return "1\\0\\0\\0\\" + std::to_string(std::cos(angle)) + "\\" + std::to_string(std::sin(angle));
    };
    for (int z = 0; z < 6; ++z)
        add(slice(1, z).set("ImageOrientationPatient", leaning(0.02 * z)));
    expectPure(stacks(), 1, 6);
    clear();
    for (const double degrees : {0.0, 12.5, -12.5})
        for (int z = 0; z < 4; ++z)
            add(slice(1 + int(degrees), z).set("ImageOrientationPatient", leaning(degrees)));
    const auto found = stacks();
    ASSERT_THAT(found, SizeIs(3));
    EXPECT_THAT(found, Contains(Field(&Stack::part, "not tilted")));
    EXPECT_THAT(found, Contains(Field(&Stack::part, "tilted 12.5 degrees to A")));
    EXPECT_THAT(found, Contains(Field(&Stack::part, "tilted 12.5 degrees to P")));
}

// --- Enhanced objects ---

class EnhancedStacks : public Stacks {
protected:
    static DatasetDraft object()
    {
        DatasetDraft shared, measures, orientation;
        measures.set("PixelSpacing", "2\\2").set("SliceThickness", "3");
        orientation.set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0");
        shared.append("PixelMeasuresSequence", measures).append("PlaneOrientationSequence", orientation);
        auto draft = slice(0, 0);
        for (const char* flat : {"ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "WindowCenter"})
            draft.set(flat, "");
        return draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.4.1").append("SharedFunctionalGroupsSequence", shared);
    }

    static DatasetDraft frame(int acquisition, int slice, DatasetDraft content = {})
    {
        DatasetDraft groups, position, voi;
        position.set("ImagePositionPatient", axialAt(3.0 * slice));
        voi.set("WindowCenter", std::to_string(1000 * acquisition + slice)).set("WindowWidth", "50");
        return groups.append("PlanePositionSequence", position)
            .append("FrameVOILUTSequence", voi)
            .append("FrameContentSequence", std::move(content));
    }

    static DatasetDraft dimensions(const std::string& values)
    {
        DatasetDraft content;
        return content.set("DimensionIndexValues", values);
    }

    static DatasetDraft dimension(const std::string& pointer)
    {
        DatasetDraft item;
        return item.set("DimensionIndexPointer", pointer);
    }
};

TEST_F(EnhancedStacks, reported_dcm2niix_241_dimension_index_values_decide)
{
    for (const bool hasOffsets : {true, false}) {
        clear();
        auto draft = object();
        draft.append("DimensionIndexSequence", dimension("(0020,930d)"))
            .append("DimensionIndexSequence", dimension("(0020,0032)"));
        std::vector<std::pair<int, int>> frames;
        for (int phase = 1; phase <= 4; ++phase)
            for (int z = 0; z < 5; ++z)
                frames.emplace_back(phase, z);
        std::shuffle(frames.begin(), frames.end(), std::mt19937(241));
        for (const auto& [phase, z] : frames) {
            auto groups = frame(phase, z, dimensions(std::to_string(phase) + "\\" + std::to_string(z + 1)));
            DatasetDraft time;
            if (hasOffsets)
                groups.append("TemporalPositionSequence",
                              time.set("TemporalPositionTimeOffset", std::to_string(2.5 * (phase - 1))));
            draft.append("PerFrameFunctionalGroupsSequence", groups);
        }
        addObject(draft, 20);
        const auto found = stacks();
        expectPure(found, 4, 5);
        EXPECT_EQ(found.at(1).part,
                  hasOffsets ? "Temporal Position Time Offset 2.5 s" : "Temporal Position Time Offset no. 2");
        EXPECT_EQ(found.at(1).labels.front(), 2000);
    }
}

// Whatever a dimension is, even where nothing says what.
TEST_F(EnhancedStacks, DimensionsPartWhateverTheyPointTo)
{
    struct Pointers {
        const char *first, *second;
    };
    for (const Pointers& pointers : {Pointers{"(0018,9087)", "(0020,9057)"}, Pointers{"(0018,9080)", "(0020,0032)"},
                                     Pointers{"(2005,1413)", "(0020,9057)"}, Pointers{nullptr, nullptr}}) {
        clear();
        auto draft = object();
        if (pointers.first)
            draft.append("DimensionIndexSequence", dimension(pointers.first))
                .append("DimensionIndexSequence", dimension(pointers.second));
        for (int z = 0; z < 5; ++z)
            for (int i = 1; i <= 3; ++i)
                draft.append("PerFrameFunctionalGroupsSequence",
                             frame(i, z, dimensions(std::to_string(i) + "\\" + std::to_string(z + 1))));
        addObject(draft, 15);
        expectPure(stacks(), 3, 5);
    }
}

// The stacks of an object are packages that together make one even stack.
TEST_F(EnhancedStacks, reported_dcm2niix_839_packages_are_one_stack)
{
    for (const int phases : {1, 2}) {
        clear();
        auto draft = object();
        for (int phase = 0; phase < phases; ++phase)
            for (int package = 0; package < 3; ++package)
                for (int i = 0; i < 5; ++i) {
                    DatasetDraft content;
                    content.set("StackID", std::to_string(package + 1))
                        .set("InStackPositionNumber", std::to_string(i + 1));
                    if (phases > 1)
                        content.set("TemporalPositionIndex", std::to_string(phase + 1));
                    draft.append("PerFrameFunctionalGroupsSequence", frame(phase + 1, 3 * i + package, content));
                }
        addObject(draft, 15 * phases);
        expectPure(stacks(), phases, 15);
    }
}

// One object a phase: they overlap, and only that they are two objects tells.
TEST_F(EnhancedStacks, ObjectsAtTheSamePlacesAreStacksOfTheirOwn)
{
    for (int i = 1; i <= 2; ++i) {
        auto draft = object();
        for (int z = 0; z < 4; ++z)
            draft.append("PerFrameFunctionalGroupsSequence", frame(i, z));
        addObject(draft, 4);
    }
    const auto found = stacks();
    expectPure(found, 2, 4);
    EXPECT_EQ(found.at(1).part, "object 2");
}

// A frame without a place does not take the volume from the others.
TEST_F(EnhancedStacks, APageWithoutAPlaceIsAPartOfItsOwn)
{
    auto draft = object();
    for (int z = 0; z < 6; ++z) {
        if (z < 5) {
            draft.append("PerFrameFunctionalGroupsSequence", frame(1, z));
            continue;
        }
        DatasetDraft groups, voi;
        voi.set("WindowCenter", "2000").set("WindowWidth", "50");
        draft.append("PerFrameFunctionalGroupsSequence", groups.append("FrameVOILUTSequence", voi));
    }
    addObject(draft, 6);
    const auto found = stacks();
    ASSERT_THAT(found, SizeIs(2));
    EXPECT_THAT(found[0].labels, ElementsAre(1000, 1001, 1002, 1003, 1004));
    EXPECT_TRUE(found[0].isVolume);
    EXPECT_EQ(found[1].part, "without a place");
}

// Velocity, contrast phase and the like stand in groups of their own.
TEST_F(EnhancedStacks, EverySignOfAFrameParts)
{
    struct FrameSign {
        const char *sequence, *keyword, *first, *second, *part;
    };
    for (const FrameSign& sign :
         {FrameSign{"MREchoSequence", "EffectiveEchoTime", "5", "10", "Echo Time 10 ms"},
          FrameSign{"MRDiffusionSequence", "DiffusionBValue", "0", "1000", "b-value 1000 s/mm2"},
          FrameSign{"MRDiffusionSequence", "DiffusionDirectionality", "DIRECTIONAL", "ISOTROPIC",
                    "Directionality ISOTROPIC"},
          FrameSign{"MRImageFrameTypeSequence", "ComplexImageComponent", "MAGNITUDE", "PHASE", "Component PHASE"},
          FrameSign{"MRImageFrameTypeSequence", "FrameType", "ORIGINAL\\PRIMARY\\T1\\NONE",
                    "DERIVED\\PRIMARY\\T1\\ADDITION", "ADDITION"},
          FrameSign{"MRTimingAndRelatedParametersSequence", "FlipAngle", "3", "12", "Flip Angle 12 degrees"},
          FrameSign{"MRModifierSequence", "InversionTimes", "300", "1200", "Inversion Time 1200 ms"},
          FrameSign{"MRVelocityEncodingSequence", "VelocityEncodingDirection", "1\\0\\0", "0\\1\\0",
                    "velocity direction 1 0 0"},
          FrameSign{"MRArterialSpinLabelingSequence", "ASLContext", "LABEL", "CONTROL", "ASL LABEL"},
          FrameSign{"ContrastBolusUsageSequence", "ContrastBolusAgentPhase", "PRE", "PORTAL", "Contrast Phase PORTAL"},
          FrameSign{"CTXRayDetailsSequence", "KVP", "80", "140", "KVP 140 kV"},
          FrameSign{"CTReconstructionSequence", "ConvolutionKernel", "SOFT", "BONE", "Convolution Kernel BONE"},
          FrameSign{"CardiacSynchronizationSequence", "NominalPercentageOfCardiacPhase", "40", "75",
                    "cardiac phase 75 %"},
          FrameSign{"CardiacSynchronizationSequence", "NominalCardiacTriggerDelayTime", "0", "350",
                    "Trigger Time 350 ms"},
          FrameSign{"RespiratorySynchronizationSequence", "NominalPercentageOfRespiratoryPhase", "0", "50",
                    "respiratory phase 50 %"},
          FrameSign{"PETFrameCorrectionFactorsSequence", "AttenuationCorrected", "NO", "YES",
                    "Attenuation Corrected YES"},
          FrameSign{"TemporalPositionSequence", "TemporalPositionTimeOffset", "0", "2.5",
                    "Temporal Position Time Offset 2.5 s"},
          FrameSign{"FrameContentSequence", "FrameAcquisitionNumber", "1", "2", "Acquisition Number 2"},
          FrameSign{"FrameContentSequence", "FrameAcquisitionDateTime", "20260102101500", "20260102101530",
                    "2026-01-02 10:15:30"}}) {
        SCOPED_TRACE(sign.part);
        clear();
        auto draft = object();
        for (int z = 0; z < 4; ++z)
            for (int i = 1; i <= 2; ++i) {
                DatasetDraft item;
                item.set(sign.keyword, i == 1 ? sign.first : sign.second);
                const bool isContent = std::string(sign.sequence) == "FrameContentSequence";
                auto groups = frame(i, z, isContent ? item : DatasetDraft());
                draft.append("PerFrameFunctionalGroupsSequence",
                             isContent ? groups : groups.append(sign.sequence, item));
            }
        addObject(draft, 8);
        const auto found = stacks();
        expectPure(found, 2, 4);
        EXPECT_THAT(found, Contains(Field(&Stack::part, HasSubstr(sign.part))));
    }
}

}
}
