#include "core/demo/write_demo.h"

#include "core/demo/dicom_drafts.h"
#include "core/demo/histories.h"
#include "core/demo/messages.h"
#include "core/files/write_file.h"

#include <atomic>
#include <fmt/format.h>
#include <functional>
#include <mutex>
#include <nlohmann/json.hpp>
#include <thread>

namespace lantern::demo {

namespace {

using nlohmann::json;

constexpr int total = ChestPhantom::slices + HeadPhantom::slices + 1;

// Does work(0) ... work(count - 1) on some threads; the first error ends it.
Result<void> inParallel(int count, int threads, const std::function<Result<void>(int)>& work)
{
    std::atomic<int> next = 0;
    std::mutex mutex;
    Result<void> outcome;
    const auto lane = [&] {
        for (int i = next++; i < count; i = next++) {
            Result<void> one;
            try {
                one = work(i);
            } catch (const std::bad_alloc&) {
                one = fail(ErrorCode::OutOfMemory, messages::NoMemoryForPatients);
            }
            if (!one) {
                const std::lock_guard lock(mutex);
                if (outcome)
                    outcome = std::move(one);
                next = count;
            }
        }
    };
    std::vector<std::jthread> lanes;
    for (int i = 1; i < threads; ++i)
        lanes.emplace_back(lane);
    lane();
    lanes.clear();    // waits
    return outcome;
}

Result<void> makeFolder(const std::filesystem::path& folder)
{
    std::error_code problem;
    std::filesystem::create_directories(folder, problem);
    if (problem)
        return fail(ErrorCode::WriteFailed, messages::FolderNotMade(folder.string(), problem.message()));
    return {};
}

// Counts finished steps for a Job from several threads.
struct Progress {
    Job& job;
    std::atomic<int> done = 0;

    Result<void> step()
    {
        if (job.cancelled())
            return fail(ErrorCode::Cancelled, messages::WritingPatientsCancelled);
        job.report(++done, total);
        return {};
    }
};

std::filesystem::path sliceFile(const std::filesystem::path& folder, int instance)
{
    return folder / fmt::format("{:04}.dcm", instance);
}

Result<void> writeChest(const std::filesystem::path& folder, const PatientPlan& patient, const ChestPhantom& phantom,
                        std::uint64_t seed, int threads, Progress& progress)
{
    const StudyPlan &radiograph = patient.studies[0], &ct = patient.studies[1];
    LANTERN_CHECK(makeFolder(folder / "ct"));
    // The anatomy is computed twice a slice, half a slice apart: together they are the CT slice, each
    // alone a line of the radiograph.
    constexpr float quarter = ChestPhantom::sliceSpacing / 4;
    std::vector<std::vector<float>> lines(2 * ChestPhantom::slices);
    const auto scan = [&](int slice) -> Result<void> {
        const float z = ChestPhantom::sliceHeight(slice);
        const std::vector<float> lower = phantom.anatomyAt(z - quarter), upper = phantom.anatomyAt(z + quarter);
        const std::size_t line = 2 * static_cast<std::size_t>(slice);
        lines[line] = lineIntegrals(phantom.grid(), lower);
        lines[line + 1] = lineIntegrals(phantom.grid(), upper);
        const auto hu = phantom.scannedSlice(slice, lower, upper);
        LANTERN_CHECK(dicom::writeFile(sliceFile(folder / "ct", ChestPhantom::slices - slice),
                                       ctSlice(patient, ct, ct.series[0], phantom.grid(), slice, hu)));
        return progress.step();
    };
    LANTERN_CHECK(inParallel(ChestPhantom::slices, threads, scan));
    const Radiograph image = developed(lines, 2 * quarter, phantom.grid().spacing, seed);
    LANTERN_CHECK(
        dicom::writeFile(folder / "dx.dcm", chestRadiograph(patient, radiograph, radiograph.series[0], image)));
    return progress.step();
}

Result<void> writeHead(const std::filesystem::path& folder, const PatientPlan& patient, const HeadPhantom& phantom,
                       int threads, Progress& progress)
{
    const StudyPlan& study = patient.studies[0];
    const SeriesPlan &t2 = study.series[0], &t1c = study.series[1];
    LANTERN_CHECK(makeFolder(folder / "t1c"));
    LANTERN_CHECK(makeFolder(folder / "t2"));
    return inParallel(HeadPhantom::slices, threads, [&](int slice) -> Result<void> {
        const HeadSlice values = phantom.scannedSlice(slice);
        const int instance = HeadPhantom::slices - slice;
        LANTERN_CHECK(dicom::writeFile(
            sliceFile(folder / "t1c", instance),
            mrSlice(patient, study, t1c, phantom.grid(), slice, HeadContrast::T1AfterGadolinium, values.t1c)));
        LANTERN_CHECK(
            dicom::writeFile(sliceFile(folder / "t2", instance),
                             mrSlice(patient, study, t2, phantom.grid(), slice, HeadContrast::T2, values.t2)));
        return progress.step();
    });
}

// Tenths of a millimetre are more than any test or reader can use.
double rounded(float mm) { return std::round(static_cast<double>(mm) * 10) / 10; }

json placeOf(Point p) { return json::array({rounded(p.x), rounded(p.y), rounded(p.z)}); }

json truthOf(std::uint64_t seed, const PatientPlan& one, const ChestPhantom& chest, const PatientPlan& two,
             const HeadPhantom& head)
{
    json nodules = json::array();
    for (const Nodule& nodule : chest.nodules())
        nodules.push_back(
            {{"centre", placeOf(nodule.centre)}, {"diameter", rounded(nodule.diameter)}, {"site", nodule.site}});
    const BrainLesion& lesion = head.lesion();
    return {{"about", "Synthetic patients. What was put into the phantoms; nothing here was measured or found."},
            {"axes", "mm, DICOM patient axes: x to the left, y to the back, z to the head"},
            {"seed", seed},
            {"chest", {{"patient", one.id}, {"series", one.studies[1].series[0].uid}, {"nodules", std::move(nodules)}}},
            {"head",
             {{"patient", two.id},
              {"series", {{"t2", two.studies[0].series[0].uid}, {"t1c", two.studies[0].series[1].uid}}},
              {"lesion",
               {{"centre", placeOf(lesion.centre)},
                {"diameter", rounded(lesion.diameter)},
                {"oedemaReach", rounded(lesion.oedemaReach)},
                {"site", lesion.site}}}}}};
}

constexpr const char* readme = "These patients are synthetic: phantoms by formula and invented histories.\n"
                               "No real person is in them. Not for diagnostic use.\n"
                               "truth.json says what was put where.\n";

DemoFolder measured(const std::filesystem::path& folder)
{
    DemoFolder found;
    std::error_code ignored;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder, ignored)) {
        if (!entry.is_regular_file(ignored))
            continue;
        found.bytes += entry.file_size(ignored);
        found.dicomFiles += entry.path().extension() == ".dcm" ? 1 : 0;
    }
    return found;
}

}

Result<DemoFolder> writeDemo(const std::filesystem::path& folder, std::uint64_t seed, Job& job, int threads)
{
    const PatientPlan one = chestPatient(seed), two = headPatient(seed);
    const ChestPhantom chest(seed);
    const HeadPhantom head(seed);
    Progress progress{job};
    LANTERN_CHECK(makeFolder(folder));
    LANTERN_CHECK(writeChest(folder / one.folder, one, chest, seed, threads, progress));
    LANTERN_CHECK(writeHead(folder / two.folder, two, head, threads, progress));
    LANTERN_CHECK(files::writeFile(folder / one.folder / "history.json", chestHistory(one, seed)));
    LANTERN_CHECK(files::writeFile(folder / two.folder / "history.json", headHistory(two, seed)));
    LANTERN_CHECK(files::writeFile(folder / "truth.json", truthOf(seed, one, chest, two, head).dump(2) + "\n"));
    LANTERN_CHECK(files::writeFile(folder / "README.txt", readme));
    return measured(folder);
}

}
