#include "core/dicom/read_header.h"
#include "core/dicom/scan.h"
#include "core/volume/patient_planes.h"
#include "tests/core/dicom/conformance/corpus.h"

#include <array>
#include <cmath>
#include <gtest/gtest.h>
#include <map>

namespace lantern {
namespace {

const dicom::Library library;

using Geometry = test::Corpus;

// What dcm2niix says of a series: where its voxel (i, j, k) lies. NIfTI's axes run to the right's other side
// and to the front (RAS), and dcm2niix counts rows from the lowest.
struct Affine {
    std::array<double, 12> rows{};
    int columns = 0, lines = 0, slices = 0;

    // What six digits leave open at the far corner, mm.
    double rounding() const
    {
        const std::array<int, 4> extent{columns - 1, lines - 1, slices - 1, 1};
        double largest = 0;
        for (std::size_t axis = 0; axis < 3; ++axis) {
            double open = 0;
            for (std::size_t i = 0; i < 4; ++i)
                if (const double number = std::abs(rows[4 * axis + i]); number > 0)
                    open += 0.5 * std::pow(10, std::floor(std::log10(number)) - 5) * extent[i];
            largest = std::max(largest, open);
        }
        return largest;
    }

    geometry::PatientPoint patientFrom(double column, double row, double slice) const
    {
        const double j = lines - 1 - row;
        const auto along = [&](std::size_t axis) {
            const double* m = rows.data() + 4 * axis;
            return m[0] * column + m[1] * j + m[2] * slice + m[3];
        };
        return {-along(0), -along(1), along(2)};
    }
};

std::optional<Affine> affineOf(const files::Table& table, std::size_t row)
{
    Affine affine;
    int used = 0;
    const auto& shape = table.cell(row, "shape");
    if (std::sscanf(shape.c_str(), "%dx%dx%d%n", &affine.columns, &affine.lines, &affine.slices, &used) != 3
        || static_cast<std::size_t>(used) != shape.size())
        return std::nullopt;    // nothing was converted, or it has a fourth axis
    std::istringstream numbers(table.cell(row, "affine_row_major_3x4_RAS"));
    for (double& number : affine.rows)
        if (!(numbers >> number))
            return std::nullopt;
    return affine;
}

// The largest distance in mm between the corners of `frame` and those that dcm2niix gives slice `slice`.
double distance(const dicom::FrameRef& frame, const Affine& affine, int slice)
{
    const auto& format = frame.instance->pixels;
    const auto& plane = frame.facts().plane;
    if (!plane || format.columns != affine.columns || format.rows != affine.lines)
        return std::numeric_limits<double>::infinity();
    double largest = 0;
    for (const double column : {0.0, affine.columns - 1.0})
        for (const double row : {0.0, affine.lines - 1.0}) {
            const auto ours = plane->patientFromPixel({column, row});
            const auto theirs = affine.patientFrom(column, row, slice);
            largest = std::max(largest, std::hypot(ours.x - theirs.x, ours.y - theirs.y, ours.z - theirs.z));
        }
    return largest;
}

// Of a stack as it is or upside down (each program has its own first slice), or of its best frame where
// dcm2niix made a file of one.
double distance(const dicom::Series& series, const Affine& affine)
{
    double best = std::numeric_limits<double>::infinity();
    if (affine.slices == 1) {
        for (const auto& frame : series.frames)
            best = std::min(best, distance(frame, affine, 0));
        return best;
    }
    if (static_cast<int>(series.frames.size()) != affine.slices)
        return best;
    for (const bool isReversed : {false, true}) {
        double largest = 0;
        for (int i = 0; i < affine.slices; ++i)
            largest = std::max(
                largest,
                distance(series.frames[static_cast<std::size_t>(i)], affine, isReversed ? affine.slices - 1 - i : i));
        best = std::min(best, largest);
    }
    return best;
}

// The same of the volume that planes are cut through.
double distance(const volume::Volume& volume, const dicom::Series& series, const Affine& affine)
{
    double best = std::numeric_limits<double>::infinity();
    if (static_cast<int>(volume.slices.size()) != affine.slices)
        return best;
    for (const bool isReversed : {false, true}) {
        double largest = 0;
        for (int i = 0; i < affine.slices; ++i) {
            const auto& slice = volume.slices[static_cast<std::size_t>(i)];
            largest =
                std::max(largest, distance(series.frames[slice.frame], affine, isReversed ? affine.slices - 1 - i : i));
        }
        best = std::min(best, largest);
    }
    return best;
}

// Where dcm2niix and we must differ, each with its reason.
const std::map<std::string, std::string>& exceptions()
{
    static const std::string noPlane = "the file does not say where it lies, so dcm2niix invents a place";
    static const std::string turned = "dcm2niix turns the axes of this volume";
    static const std::string tilted =
        "dcm2niix stores a tilted stack sheared, with rows 0.538 mm apart that are 0.488 mm";
    static const std::string uneven = "dcm2niix gives uneven slices one spacing, or resamples them";
    static const std::map<std::string, std::string> list{
        {".nii 2.16.840.1.113662.5.8796818449476.121423489.1.1.3101.5309511", noPlane},
        {".nii 1.2.3.0.1.11", noPlane},
        {".nii 999.999.2.19960619.163000.1", noPlane},
        {".nii 1.3.6.1.4.1.5962.1.3.8.1.20040826185059.5457", noPlane},
        {".nii 1.2.826.0.1.3680043.2.1143.371236443502287241296983699215243", noPlane},
        {"MEMPRAGE_4e_p2_1mm_iso_RMS.nii 1.3.12.2.1107.5.2.32.35162.2012021515542222914355135.0.0.0", turned},
        {".nii 1.2.826.0.1.3680043.9.4245.311513863083572899784866115071481", tilted},
        {"_Tilt_Eq_1.nii 1.2.826.0.1.3680043.9.4245.311513863083572899784866115071481", tilted},
        {"Routine_Brain.nii 1.3.6.1.4.1.5962.1.1.0.0.0.1196530851.28319.0.2", uneven},
        {"Routine_Brain_Eq_1.nii 1.3.6.1.4.1.5962.1.1.0.0.0.1196530851.28319.0.2", uneven},
    };
    return list;
}

TEST_F(Geometry, SlicesLieWhereDcm2niixPutsThem)
{
    LANTERN_NEEDS_DATA("dicom");
    const auto geometry = table("geometry.csv");
    std::map<std::string, dicom::Catalogue> catalogues;    // by group, since UIDs recur in several
    int right = 0, volumes = 0;
    for (std::size_t row = 0; row < geometry.rows.size(); ++row) {
        const auto affine = affineOf(geometry, row);
        const auto& name = geometry.cell(row, "series");
        const auto group = name.substr(0, name.find(' '));
        if (!affine)
            continue;
        if (!catalogues.contains(group)) {
            QuietJob job;
            const std::vector<std::filesystem::path> paths{s_folder->path() / group};
            auto scanned = dicom::scan(paths, job);
            ASSERT_TRUE(scanned) << scanned.error().sentence();
            catalogues.emplace(group, std::move(*scanned));
        }
        double best = std::numeric_limits<double>::infinity(), bestVolume = best;
        for (const auto* series : catalogues.at(group).series())
            if (series->facts.uid.starts_with(geometry.cell(row, "series_uid"))) {    // the table cuts long ones
                best = std::min(best, distance(*series, *affine));
                if (const auto volume = volume::volumeOf(*series))
                    bestVolume = std::min(bestVolume, distance(*volume, *series, *affine));
            }
        if (const auto reason = exceptions().find(geometry.cell(row, "nifti") + " " + geometry.cell(row, "series_uid"));
            reason != exceptions().end()) {
            EXPECT_GT(best, 1) << reason->first << " is no exception any more: " << reason->second;
            continue;
        }
        EXPECT_LT(best, 1e-3 + affine->rounding()) << name << " " << geometry.cell(row, "nifti");
        ++right;
        if (affine->slices > 1) {
            EXPECT_LT(bestVolume, 1e-3 + affine->rounding()) << name << " as a volume";
            ++volumes;
        }
    }
    EXPECT_EQ(right, 28);
    EXPECT_GE(volumes, 8);
}

}
}
