// What is open: what comes to it, in whatever order, and what is said of the change.
#include "core/dicom/catalogue.h"

#include "tests/support/dicom_folder.h"
#include "tests/support/said.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <map>
#include <random>
#include <set>

namespace lantern {
namespace {

using dicom::Catalogue;
using dicom::InstancePtr;
using testing::ElementsAre;
using testing::IsEmpty;
using testing::Pair;

const dicom::Library library;

struct Of {
    std::string id = "4711", name = "Zhou^Wei", study = "1.2", series = "1.2.3";
    geometry::Direction alongRow = {1, 0, 0}, downColumn = {0, 1, 0};
};

constexpr geometry::Direction Feet{0, 0, -1};

InstancePtr slice(const Of& of, int number)
{
    dicom::Instance instance;
    const std::string way = of.downColumn == Feet ? "upright" : "flat";
    instance.path = fmt::format("/made/{}/{}/{}/{}{}.dcm", of.id, of.study, of.series, way, number);
    instance.sopInstanceUid = fmt::format("{}.{}.{}", of.series, of.downColumn == Feet ? 2 : 1, number);
    instance.patient.id = of.id;
    instance.patient.name = {of.name, of.name, ""};
    instance.study.uid = of.study;
    instance.series.uid = of.series;
    instance.series.modality = "CT";
    instance.series.frameOfReferenceUid = "1.9";
    instance.instanceNumber = number;
    instance.pixels = {4, 4, 1, 1, 16, 16, 15, false, false, false, "MONOCHROME2"};
    dicom::FrameFacts facts;
    const double away = number;
    const auto at = of.downColumn == Feet ? geometry::PatientPoint{0, away, 0} : geometry::PatientPoint{0, 0, away};
    facts.plane = geometry::ImagePlane::make(at, of.alongRow, of.downColumn, {1, 1}).value();
    instance.frames = {facts};
    return std::make_shared<const dicom::Instance>(std::move(instance));
}

std::vector<InstancePtr> slices(const Of& of, int first, int last)
{
    std::vector<InstancePtr> all;
    for (int number = first; number <= last; ++number)
        all.push_back(slice(of, number));
    return all;
}

const Of flat, upright{.downColumn = Feet};

std::vector<int> numbersOf(const dicom::Series& series)
{
    std::vector<int> numbers;
    for (const auto& frame : series.frames)
        numbers.push_back(*frame.instance->instanceNumber);
    return numbers;
}

TEST(Catalogue, WhatComesFirstIsAdded)
{
    Catalogue catalogue;
    auto both = slices({.series = "1.2.4"}, 1, 3);
    for (auto& each : slices(flat, 1, 2))
        both.push_back(std::move(each));
    const auto change = catalogue.add(std::move(both));
    EXPECT_THAT(change.added, ElementsAre("1.2.3", "1.2.4"));
    EXPECT_EQ(change.files, 5u);
    EXPECT_THAT(change.same, IsEmpty());
}

TEST(Catalogue, MoreSlicesMakeASeriesGrow)
{
    Catalogue catalogue;
    catalogue.add(slices({.series = "1.2.4"}, 1, 2));
    catalogue.add(slices(flat, 4, 6));
    const auto change = catalogue.add(slices(flat, 1, 3));
    EXPECT_THAT(change.grown, ElementsAre("1.2.3"));
    EXPECT_THAT(change.same, ElementsAre("1.2.4"));
    EXPECT_THAT(change.added, IsEmpty());
    EXPECT_THAT(numbersOf(*catalogue.find("1.2.3")), ElementsAre(1, 2, 3, 4, 5, 6));
}

// Whoever holds one of its images finds it, and its pixels, there afterwards.
TEST(Catalogue, TheSameFilesAgainChangeNothing)
{
    Catalogue catalogue;
    const auto first = slices(flat, 1, 3);
    catalogue.add(first);
    const auto change = catalogue.add(dicom::sortIntoCatalogue(slices(flat, 1, 3)));
    EXPECT_EQ(change.files, 0u);
    EXPECT_THAT(change.same, ElementsAre("1.2.3"));
    EXPECT_THAT(change.grown, IsEmpty());
    ASSERT_EQ(catalogue.series().size(), 1u);
    for (std::size_t i = 0; i < first.size(); ++i)
        EXPECT_EQ(catalogue.series()[0]->frames.at(i).instance, first[i]);
}

// Trap: careless programs give two people one UID. Results, thumbnails and warnings are kept by the id of a series, so
// what was found in one patient would stand at the other, who sorts before.
TEST(Catalogue, ANamesakeThatComesLaterLeavesTheFirstItsId)
{
    Catalogue catalogue;
    catalogue.add(slices(flat, 1, 3));
    const Of other{.id = "0815", .name = "Abel^Anna"};
    auto change = catalogue.add(slices(other, 1, 3));
    ASSERT_EQ(catalogue.patients.size(), 2u);
    EXPECT_EQ(catalogue.patients[0].facts.id, "0815");
    EXPECT_THAT(change.added, ElementsAre("1.2.3~2"));
    EXPECT_THAT(change.same, ElementsAre("1.2.3"));
    EXPECT_EQ(catalogue.find("1.2.3")->frames[0].instance->patient.id, "4711");
    EXPECT_EQ(catalogue.find("1.2.3~2")->frames[0].instance->patient.id, "0815");

    change = catalogue.add(slices(other, 4, 5));
    EXPECT_THAT(change.grown, ElementsAre("1.2.3~2"));
    EXPECT_THAT(change.same, ElementsAre("1.2.3"));
    change = catalogue.add(slices({.id = "3", .name = "Aaron^Ben"}, 1, 1));
    EXPECT_THAT(change.added, ElementsAre("1.2.3~3"));
    EXPECT_EQ(catalogue.find("1.2.3")->frames[0].instance->patient.id, "4711");
}

TEST(Catalogue, StacksThatChangePlacesSaySo)
{
    Catalogue catalogue;
    catalogue.add(slices(flat, 1, 3));
    auto change = catalogue.add(slices(upright, 1, 3));
    EXPECT_THAT(change.same, ElementsAre("1.2.3"));
    EXPECT_THAT(change.added, ElementsAre("1.2.3#2"));
    // The larger stack comes first, so each id stands for the other one now.
    change = catalogue.add(slices(upright, 4, 9));
    EXPECT_THAT(change.grown, ElementsAre("1.2.3"));
    EXPECT_THAT(change.same, ElementsAre("1.2.3#2"));
    EXPECT_THAT(change.renamed, ElementsAre(Pair("1.2.3", "1.2.3#2"), Pair("1.2.3#2", "1.2.3")));
    EXPECT_EQ(change.idNow("1.2.3"), "1.2.3#2");
    EXPECT_EQ(catalogue.find("1.2.3")->frames.size(), 9u);
    EXPECT_EQ(catalogue.find("1.2.3#2")->frames.size(), 3u);
}

// Too few images for two stacks, until one comes.
TEST(Catalogue, AStackThatPartsSaysSo)
{
    const auto inStack = [](int number, int place, const std::string& stack) {
        auto instance = std::make_shared<dicom::Instance>(*slice(flat, place));
        instance->path = fmt::format("/made/stack/{}.dcm", number);
        instance->sopInstanceUid = fmt::format("1.2.3.{}", number);
        instance->instanceNumber = number;
        instance->frames[0].stackId = stack;
        return InstancePtr(instance);
    };
    Catalogue catalogue;
    catalogue.add({inStack(1, 1, "A"), inStack(2, 2, "A"), inStack(4, 10, "B")});
    EXPECT_EQ(catalogue.series().size(), 1u) << "one image is no stack";
    const auto change = catalogue.add({inStack(5, 11, "B")});
    EXPECT_THAT(change.parted, ElementsAre("1.2.3"));
    EXPECT_THAT(change.added, ElementsAre("1.2.3#2"));
    EXPECT_THAT(numbersOf(*catalogue.find("1.2.3")), ElementsAre(1, 2));
    EXPECT_THAT(numbersOf(*catalogue.find("1.2.3#2")), ElementsAre(4, 5));
    EXPECT_THAT(change.gone, IsEmpty());
}

// So many ways with so few images each are planned on, not scrolled through: they stay together.
TEST(Catalogue, StacksThatBecomeOneSaySo)
{
    Catalogue catalogue;
    catalogue.add(slices(flat, 1, 2));
    EXPECT_THAT(catalogue.add(slices(upright, 1, 2)).added, ElementsAre("1.2.3#2"));
    std::vector<InstancePtr> more;
    for (const double lean : {0.1, 0.2, 0.3})
        more.push_back(slice({.downColumn = {0, std::sqrt(1 - lean * lean), lean}}, 10 + static_cast<int>(10 * lean)));
    const auto change = catalogue.add(std::move(more));
    EXPECT_THAT(change.gone, ElementsAre("1.2.3#2"));
    EXPECT_THAT(change.grown, ElementsAre("1.2.3"));
    EXPECT_EQ(change.idNow("1.2.3#2"), std::nullopt);
    EXPECT_EQ(catalogue.find("1.2.3#2"), nullptr);
}

TEST(Catalogue, SaysWhoseAFileIs)
{
    Catalogue catalogue;
    catalogue.add(slices(flat, 1, 2));
    catalogue.add(slices({.id = "0815", .name = "Abel^Anna"}, 1, 2));
    auto object = std::make_shared<dicom::Instance>(*slice(flat, 9));
    object->pixels = {};
    object->frames.clear();
    catalogue.add({object});
    const auto whose = catalogue.whose(*slice(flat, 2));
    ASSERT_TRUE(whose.patient && whose.study && whose.series);
    EXPECT_EQ(whose.patient->facts.id, "4711");
    EXPECT_EQ(whose.study->facts.uid, "1.2");
    EXPECT_EQ(whose.series, catalogue.find("1.2.3"));
    EXPECT_EQ(catalogue.whose(*object).series, whose.series) << "without an image it is kept aside";
    EXPECT_EQ(catalogue.whose(*slice(flat, 3)).patient, nullptr);
}

TEST(Catalogue, WhatCouldNotBeReadStaysKnownUntilItIs)
{
    Catalogue catalogue, second, third;
    catalogue.unreadable = {{"/made/broken.dcm", test::said("It breaks off.")}};
    catalogue.others = {"/made/notes.txt"};
    second.add(slices(flat, 1, 1));
    second.unreadable = {{"/made/lost.dcm", test::said("It is empty.")}};
    catalogue.add(std::move(second));
    ASSERT_EQ(catalogue.unreadable.size(), 2u);
    EXPECT_EQ(catalogue.unreadable[0].path, "/made/broken.dcm");
    auto mended = std::make_shared<dicom::Instance>(*slice(flat, 2));
    mended->path = "/made/broken.dcm";
    third.add({mended});
    third.others = {"/made/notes.txt"};
    catalogue.add(std::move(third));
    ASSERT_EQ(catalogue.unreadable.size(), 1u);
    EXPECT_EQ(catalogue.unreadable[0].path, "/made/lost.dcm");
    EXPECT_THAT(catalogue.others, ElementsAre("/made/notes.txt"));
}

// All that is said of a catalogue but the numbers of namesakes, which go by who came first.
std::string told(const Catalogue& catalogue)
{
    std::string text;
    for (const auto& patient : catalogue.patients) {
        text += patient.facts.id + " " + patient.facts.name.raw + "\n";
        for (const auto& study : patient.studies) {
            text += "  " + study.facts.uid + "\n";
            for (const auto& series : study.series) {
                text += fmt::format("    {} {} {}:", series.baseId(), inEnglish(series.part), series.isVolume);
                for (const auto& frame : series.frames)
                    text += fmt::format(" {}", frame.instance->path.string());
                for (const auto* beside : {&series.duplicates, &series.objects})
                    for (const auto& instance : *beside)
                        text += " aside " + instance->path.string();
                for (const auto& warning : series.warnings)
                    text += "\n      " + warning.text();
                text += "\n";
            }
        }
    }
    return text;
}

// Several patients, some of them unclear, studies that two share, stacks that part, and objects without images.
std::vector<InstancePtr> aWard()
{
    std::vector<InstancePtr> all;
    const auto take = [&all](std::vector<InstancePtr> more) { all.insert(all.end(), more.begin(), more.end()); };
    take(slices(flat, 1, 5));
    take(slices(upright, 1, 7));
    take(slices({.series = "1.2.4"}, 1, 4));
    take(slices({.id = "0815", .name = "Abel^Anna"}, 1, 3));
    take(slices({.id = "0815", .name = "Abel^Anne", .study = "1.5", .series = "1.5.1"}, 1, 3));
    take(slices({.id = "", .study = "1.6", .series = "1.6.1"}, 1, 3));
    take(slices({.id = "", .study = "1.5", .series = "1.5.2"}, 1, 2));
    take(slices({.id = "7", .name = "Abel^Anna", .study = "1.7", .series = "1.5.1"}, 1, 2));
    for (const int number : {20, 21}) {
        auto object = std::make_shared<dicom::Instance>(*slice({.series = "1.2.9"}, number));
        object->pixels = {};
        object->frames.clear();
        all.push_back(object);
    }
    return all;
}

using Images = std::map<std::string, std::set<const dicom::Instance*>>;

Images imagesOf(const Catalogue& catalogue)
{
    Images images;
    for (const auto* series : catalogue.series())
        for (const auto& frame : series->frames)
            images[series->id()].insert(frame.instance.get());
    return images;
}

// What is said of a change against what can be seen of it.
void checkChange(const dicom::Change& change, const Images& before, const Images& now)
{
    std::map<std::string, std::string> cameFrom;
    std::size_t left = 0;
    for (const auto& [id, images] : before)
        if (const auto idNow = change.idNow(id)) {
            EXPECT_TRUE(cameFrom.emplace(*idNow, id).second) << *idNow << " comes from one";
            ASSERT_TRUE(now.contains(*idNow));
        } else {
            ++left;
        }
    EXPECT_EQ(left, change.gone.size());
    EXPECT_EQ(change.added.size() + change.grown.size() + change.parted.size() + change.same.size(), now.size());
    for (const auto& id : change.added)
        EXPECT_FALSE(cameFrom.contains(id)) << id;
    for (const auto& id : change.same)
        EXPECT_EQ(now.at(id), before.at(cameFrom.at(id)));
    for (const auto& id : change.grown) {
        EXPECT_TRUE(std::ranges::includes(now.at(id), before.at(cameFrom.at(id))));
        EXPECT_GT(now.at(id).size(), before.at(cameFrom.at(id)).size());
    }
    for (const auto& id : change.parted) {
        const auto &has = now.at(id), &had = before.at(cameFrom.at(id));
        EXPECT_TRUE(std::ranges::any_of(had, [&](const auto* image) { return has.contains(image); }));
        EXPECT_FALSE(std::ranges::includes(has, had));
    }
}

TEST(Catalogue, WhateverComesFirstAllIsAsIfFoundAtOnce)
{
    const auto all = aWard();
    const auto atOnce = told(dicom::sortIntoCatalogue(all));
    ASSERT_GT(dicom::sortIntoCatalogue(all).patients.size(), 2u);
    std::mt19937 random(20261201);
    for (int round = 0; round < 200; ++round) {
        auto files = all;
        std::ranges::shuffle(files, random);
        std::vector<std::vector<InstancePtr>> parts(1 + random() % 6);
        for (const auto& file : files) {
            parts[random() % parts.size()].push_back(file);
            if (random() % 8 == 0)    // found again by another scan
                parts[random() % parts.size()].push_back(std::make_shared<const dicom::Instance>(*file));
        }
        Catalogue catalogue;
        for (auto& part : parts) {
            std::set<std::filesystem::path> once;
            std::erase_if(part, [&](const auto& file) { return !once.insert(file->path).second; });
            const auto before = imagesOf(catalogue);
            const auto change = random() % 2 == 0 ? catalogue.add(part) : catalogue.add(dicom::sortIntoCatalogue(part));
            checkChange(change, before, imagesOf(catalogue));
        }
        ASSERT_EQ(told(catalogue), atOnce) << "round " << round;
    }
}

class CatalogueOfFiles : public test::DicomFolder {
protected:
    // Two files that are copies show it only to who looks into them.
    void writeCopies()
    {
        for (const int number : {1, 2, 3})
            write(test::ctSlice(number));
        std::filesystem::copy_file(folder() / "f0.dcm", folder() / "copy.dcm");
    }
    void removeAll()
    {
        for (const char* name : {"f0.dcm", "f1.dcm", "f2.dcm", "copy.dcm"})
            std::filesystem::remove(folder() / name);
    }
};

// Sorting looks into files, and the window waits for it.
TEST_F(CatalogueOfFiles, WhatAScanHasSortedIsNotSortedAgain)
{
    writeCopies();
    auto found = scanned();
    removeAll();
    Catalogue catalogue;
    catalogue.add(std::move(found));
    ASSERT_EQ(catalogue.series().size(), 1u);
    EXPECT_THAT(codes(*catalogue.series()[0]), ElementsAre("duplicate"));
    EXPECT_EQ(catalogue.series()[0]->frames.size(), 3u);
}

TEST_F(CatalogueOfFiles, StudiesThatNothingComesToAreNotSortedAgain)
{
    writeCopies();
    Catalogue catalogue;
    catalogue.add(scanned());
    removeAll();
    const auto change = catalogue.add(slices(flat, 1, 3));
    EXPECT_THAT(change.added, ElementsAre("1.2.3"));
    EXPECT_EQ(change.same.size(), 1u);
    Catalogue later;
    later.add(slices(flat, 1, 3));
    later.add(std::move(catalogue));    // nor where they come second
    for (const auto* series : later.series())
        EXPECT_EQ(series->frames.size(), 3u);
    EXPECT_THAT(codes(*later.find(change.same.at(0))), ElementsAre("duplicate"));
}

}
}
