#include "tests/pictures/phantom_files.h"

#include "core/demo/chest/phantom.h"
#include "core/demo/head_phantom.h"
#include "tests/support/dicom_maker.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <numbers>
#include <vector>

namespace lantern::test {

namespace {

namespace fs = std::filesystem;
using dicom::DatasetDraft;

constexpr int Rows = 256, Columns = 256;

struct Who {
    std::string number, name, birth, sex;
};

// Headers begin with a CT slice's and become what is asked for; each subject has UIDs of its own.
DatasetDraft draftFor(const Who& who, int series, int instance)
{
    const std::string root = "2.25.31415926" + who.number;
    return ctSlice(instance)
        .set("SOPInstanceUID", fmt::format("{}.{}.{}", root, series, instance))
        .set("StudyInstanceUID", root)
        .set("SeriesInstanceUID", fmt::format("{}.{}", root, series))
        .set("FrameOfReferenceUID", root + ".9")
        .set("PatientID", "PHANTOM-" + who.number)
        .set("PatientName", who.name)
        .set("PatientBirthDate", who.birth)
        .set("PatientSex", who.sex)
        .set("StudyDate", "20260302")
        .set("StudyTime", "101500")
        .set("SeriesNumber", std::to_string(series))
        .set("ImageComments", "Synthetic phantom");
}

DatasetDraft& withoutPlace(DatasetDraft& draft)
{
    for (const char* keyword : {"ImagePositionPatient", "ImageOrientationPatient", "PixelSpacing", "RescaleSlope",
                                "RescaleIntercept", "FrameOfReferenceUID"})
        draft.set(keyword, "");
    return draft;
}

// A chest in Hounsfield units at any point: the phantom's planes, each second pixel of them.
class Chest {
public:
    Chest()
    {
        for (int slice = 0; slice < demo::ChestPhantom::slices; ++slice)
            m_planes.push_back(m_phantom.anatomyAt(demo::ChestPhantom::sliceHeight(slice)));
    }

    float left() const { return m_phantom.grid().left; }
    float top() const { return m_phantom.grid().top; }
    float spacing() const { return 2 * m_phantom.grid().spacing; }
    const demo::Nodule& nodule() const { return m_phantom.nodules().front(); }

    float huAt(int column, int row, float z) const
    {
        const float at = (z - demo::ChestPhantom::sliceHeight(0)) / demo::ChestPhantom::sliceSpacing;
        if (at < 0 || at > static_cast<float>(m_planes.size() - 1))
            return -1000;
        const auto below = static_cast<std::size_t>(at), above = std::min(below + 1, m_planes.size() - 1);
        const auto pixel = m_phantom.grid().index(2 * column, 2 * row);
        return std::lerp(m_planes[below][pixel], m_planes[above][pixel], at - std::floor(at));
    }

private:
    demo::ChestPhantom m_phantom{1};
    std::vector<std::vector<float>> m_planes;
};

const Chest& chest()
{
    static const Chest made;
    return made;
}

// An axial slice, its rows leaning towards the head by `tilt` degrees. `stored` lies above its Hounsfield units.
DatasetDraft chestSlice(const Who& who, int instance, float z, float tilt = 0, float stored = 0)
{
    const float radians = tilt * std::numbers::pi_v<float> / 180;
    std::vector<std::int16_t> values;
    for (int row = 0; row < Rows; ++row)
        for (int column = 0; column < Columns; ++column)
            values.push_back(static_cast<std::int16_t>(
                chest().huAt(column, row, z + static_cast<float>(row) * chest().spacing() * std::tan(radians))
                + stored));
    return draftFor(who, 2, instance)
        .set("StudyDescription", "Chest phantom")
        .set("BodyPartExamined", "CHEST")
        .set("SeriesDescription", tilt != 0 ? fmt::format("Gantry tilted {} degrees", tilt) : "Chest")
        .set("ImagePositionPatient", fmt::format("{:.3f}\\{:.3f}\\{:.3f}", chest().left(), chest().top(), z))
        .set("ImageOrientationPatient", fmt::format("1\\0\\0\\0\\{:.6f}\\{:.6f}", std::cos(radians), std::sin(radians)))
        .set("PixelSpacing", fmt::format("{:.4f}\\{:.4f}", chest().spacing() / std::cos(radians), chest().spacing()))
        .set("SliceThickness", "4")
        .set("RescaleIntercept", fmt::format("{}", 0 - stored))
        .set("RescaleType", "HU")
        .set("KVP", "120")
        .set("WindowCenter", "40\\-600")
        .set("WindowWidth", "400\\1500")
        .set("WindowCenterWidthExplanation", "SOFT TISSUE\\LUNG")
        .pixels(Rows, Columns, values);
}

// Glandular tissue as soft blobs behind the nipple, fat round it, a muscle at the chest wall.
std::vector<std::uint16_t> breast(int rows, int columns, bool wallIsAtTheRight)
{
    std::vector<std::uint16_t> values;
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column) {
            const float fromWall =
                static_cast<float>(wallIsAtTheRight ? columns - 1 - column : column) / static_cast<float>(columns);
            const float along = static_cast<float>(row) / static_cast<float>(rows) - 0.5F;
            const float reach = 0.72F * std::sqrt(std::max(0.F, 1 - along * along / 0.19F));
            const float depth = reach - fromWall;
            float value = 60;
            if (depth > 0) {
                value = 700 + 700 * std::min(1.F, depth / 0.12F);
                for (int blob = 0; blob < 40; ++blob) {
                    const auto turn = static_cast<float>(blob);
                    const float x = 0.16F + 0.3F * std::abs(std::sin(turn * 1.7F)), y = 0.2F * std::sin(turn * 2.9F);
                    const float size = 0.02F + 0.03F * std::abs(std::sin(turn * 5.3F));
                    const float away = std::hypot(fromWall - x, (along - y) * 1.3F) / size;
                    value += 420 * std::exp(-away * away);
                }
                const float muscle = 0.2F - fromWall - 0.35F * (along + 0.5F);
                value += 900 * std::clamp(muscle / 0.02F, 0.F, 1.F);
                const float calcification = std::hypot(fromWall - 0.33F, along - 0.07F);
                value += calcification < 0.006F ? 1500 : 0;
            }
            values.push_back(static_cast<std::uint16_t>(std::clamp(value, 0.F, 4095.F)));
        }
    return values;
}

}

void writeTiltedChest(const fs::path& folder)
{
    const Who who{"1", "Phantom^Tilted", "19550703", "F"};
    constexpr int Slices = 44, Missing = 20;
    constexpr float Tilt = 20, Step = 4;    // degrees, mm
    for (int slice = 0; slice < Slices; ++slice)
        if (slice != Missing)
            written(folder / fmt::format("tilted-{:02}.dcm", slice + 1),
                    chestSlice(who, slice + 1, -200 + Step * static_cast<float>(slice), Tilt));
}

void writeMixedUnits(const fs::path& folder)
{
    const Who who{"8", "Phantom^Raw", "19620219", "F"};
    constexpr int Slices = 44, Raw = 20;
    constexpr float Step = 4;    // mm
    for (int slice = 0; slice < Slices; ++slice) {
        auto draft = chestSlice(who, slice + 1, -200 + Step * static_cast<float>(slice), 0, 1024);
        draft.set("SeriesDescription", "One slice without a rescale");
        if (slice == Raw)
            draft.set("RescaleSlope", "").set("RescaleIntercept", "").set("RescaleType", "");
        written(folder / fmt::format("slice-{:02}.dcm", slice + 1), draft);
    }
}

void writeDelayedSeries(const fs::path& folder)
{
    const Who who{"11", "Phantom^Delayed", "19580917", "F"};
    for (int i = 1; i <= 6; ++i)
        written(folder / fmt::format("{}.dcm", i),
                chestSlice(who, i, -40 + 4.0F * static_cast<float>(i))
                    .set("SeriesDate", "20260304")
                    .set("AcquisitionDate", "20260304")
                    .set("AcquisitionTime", "093000")
                    .set("ContentDate", "20260304")
                    .set("ContentTime", "093500"));
}

void writeAngiogram(const fs::path& folder)
{
    const Who who{"9", "Phantom^Angiogram", "19510612", "M"};
    std::vector<std::uint16_t> values;
    for (int row = 0; row < 2 * Rows; ++row)
        for (int column = 0; column < 2 * Columns; ++column) {
            const double x = column / (2.0 * Columns), y = row / (2.0 * Rows);
            double value = 430 + 260 * x + 120 * std::sin(3 * y + 1) + 40 * std::sin(14 * x + 3 * y);
            for (int vessel = 0; vessel < 7; ++vessel) {
                const double at = 0.5 + 0.07 * std::sin(5 * y) + (vessel - 3) * 0.16 * y * y;
                const double away = (x - at) / (0.022 - 0.012 * y);
                value -= y > 0.08 * std::abs(vessel - 3) ? 240 * std::exp(-away * away) * (vessel == 3 ? 1 : y) : 0;
            }
            values.push_back(static_cast<std::uint16_t>(std::clamp(value, 0.0, 1023.0)));
        }
    std::vector<std::uint16_t> intensities;
    for (int stored = 0; stored < 1024; ++stored)
        intensities.push_back(static_cast<std::uint16_t>(65535 * (std::exp(stored / 200.0) - 1) / std::exp(5.12)));
    DatasetDraft table, draft = draftFor(who, 1, 1);
    table.set("LUTDescriptor", "1024\\0\\16").set("ModalityLUTType", "US").setWords("LUTData", intensities);
    withoutPlace(draft)
        .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.12.1")
        .set("Modality", "XA")
        .set("StudyDescription", "Angiography phantom")
        .set("SeriesDescription", "Logarithmic, with a Modality LUT")
        .set("PixelIntensityRelationship", "LOG")
        .set("WindowCenter", "512")
        .set("WindowWidth", "1024")
        .append("ModalityLUTSequence", table);
    written(folder / "angiogram.dcm", draft.pixels(2 * Rows, 2 * Columns, values, 10));
}

void writeMammograms(const fs::path& folder)
{
    const Who who{"2", "Phantom^Mammography", "19610402", "F"};
    constexpr int MgRows = 768, MgColumns = 560;
    for (const bool isRight : {true, false}) {
        auto values = breast(MgRows, MgColumns, isRight);
        if (isRight)    // as some makers store it: the lowest value is white
            for (auto& value : values)
                value = static_cast<std::uint16_t>(4095 - value);
        auto draft = draftFor(who, 1, isRight ? 2 : 1);
        withoutPlace(draft)
            .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.1.2")
            .set("Modality", "MG")
            .set("StudyDescription", "Mammography phantom")
            .set("PresentationIntentType", "FOR PRESENTATION")
            .set("BodyPartExamined", "BREAST")
            .set("ImageLaterality", isRight ? "R" : "L")
            .set("ViewPosition", "CC")
            .set("PatientOrientation", isRight ? "P\\L" : "A\\R")
            .set("ImagerPixelSpacing", "0.28\\0.28")
            .set("KVP", "28")
            .set("PhotometricInterpretation", isRight ? "MONOCHROME1" : "MONOCHROME2")
            .set("PresentationLUTShape", isRight ? "INVERSE" : "IDENTITY")
            .set("WindowCenter", isRight ? "2600" : "1495")
            .set("WindowWidth", "2800");
        draft.pixels(MgRows, MgColumns, values, 12);
        written(folder / (isRight ? "right.dcm" : "left.dcm"), draft);
    }
}

void writeEnhancedHead(const fs::path& folder)
{
    const Who who{"3", "Phantom^Enhanced", "19830911", "M"};
    const demo::HeadPhantom head(1);
    const demo::AxialGrid& grid = head.grid();
    DatasetDraft shared, measures, orientation, draft = draftFor(who, 4, 1);
    measures.set("PixelSpacing", fmt::format("{0}\\{0}", grid.spacing)).set("SliceThickness", "4");
    orientation.set("ImageOrientationPatient", "1\\0\\0\\0\\1\\0");
    shared.append("PixelMeasuresSequence", measures).append("PlaneOrientationSequence", orientation);
    withoutPlace(draft)
        .set("FrameOfReferenceUID", "2.25.314159263.9")
        .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.4.1")
        .set("Modality", "MR")
        .set("StudyDescription", "Head phantom")
        .set("SeriesDescription", "T1 after contrast, enhanced object")
        .set("BodyPartExamined", "HEAD")
        .append("SharedFunctionalGroupsSequence", shared);
    std::vector<std::int16_t> values;
    constexpr int Frames = demo::HeadPhantom::slices;
    for (int i = 0; i < Frames; ++i) {
        const int slice =
            i < Frames / 2 ? 2 * i : 2 * (i - Frames / 2) + 1;    // as interleaved scans lie in their file
        DatasetDraft groups, position, content, voi;
        position.set("ImagePositionPatient",
                     fmt::format("{}\\{}\\{}", grid.left, grid.top, demo::HeadPhantom::sliceHeight(slice)));
        content.set("InStackPositionNumber", std::to_string(slice + 1)).set("StackID", "1");
        voi.set("WindowCenter", "420").set("WindowWidth", "900").set("WindowCenterWidthExplanation", "BRAIN");
        draft.append("PerFrameFunctionalGroupsSequence",
                     groups.append("PlanePositionSequence", position)
                         .append("FrameContentSequence", content)
                         .append("FrameVOILUTSequence", voi));
        for (const std::uint16_t value : head.scannedSlice(slice).t1c)
            values.push_back(static_cast<std::int16_t>(value));
    }
    written(folder / "enhanced.dcm", draft.pixels(grid.rows, grid.columns, values, Frames));
}

void writePaletteUltrasound(const fs::path& folder)
{
    const Who who{"4", "Phantom^Ultrasound", "19700115", "M"};
    constexpr int UsRows = 480, UsColumns = 640, Frames = 8;
    std::vector<std::uint8_t> indices;
    for (int frame = 0; frame < Frames; ++frame)
        for (int row = 0; row < UsRows; ++row)
            for (int column = 0; column < UsColumns; ++column) {
                const double x = column - UsColumns / 2.0, y = row - 20.0, depth = std::hypot(x, y);
                const double angle = std::atan2(x, y);
                int index = 0;
                if (std::abs(angle) < 0.7 && depth > 30 && depth < 430) {
                    const double speckle = std::abs(std::sin(depth * 1.7 + 9 * std::sin(angle * 60 + row)));
                    const double chamber = std::hypot((x + 10) / 90, (y - 230) / 70);
                    index = static_cast<int>((chamber < 1 ? 8 : 60 + 70 * std::exp(-std::abs(chamber - 1.1) * 8))
                                             * speckle);
                    const double jet = std::hypot((x - 25 * std::sin(frame * 0.8)) / 40, (y - 230) / 55);
                    if (std::abs(angle) < 0.35 && depth > 150 && depth < 320 && jet < 1)
                        index = (x > 0 ? 192 : 224) + static_cast<int>(31 * (1 - jet));    // towards, away
                }
                indices.push_back(static_cast<std::uint8_t>(std::clamp(index, 0, 255)));
            }
    std::vector<std::uint16_t> red, green, blue;
    for (int i = 0; i < 256; ++i) {
        const int grey = std::min(255, i * 4 / 3), flow = (i & 31) * 8;
        red.push_back(static_cast<std::uint16_t>((i < 192 ? grey : i < 224 ? 120 + flow / 2 : 0) * 257));
        green.push_back(static_cast<std::uint16_t>((i < 192 ? grey : flow / 2) * 257));
        blue.push_back(static_cast<std::uint16_t>((i < 192 ? grey : i < 224 ? 0 : 120 + flow / 2) * 257));
    }
    auto draft = draftFor(who, 1, 1);
    withoutPlace(draft)
        .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.3.1")
        .set("Modality", "US")
        .set("StudyDescription", "Ultrasound phantom")
        .set("SeriesDescription", "Colour flow")
        .set("FrameTime", "40")
        .set("PhotometricInterpretation", "PALETTE COLOR");
    const auto table = [&draft](const std::string& colour, const std::vector<std::uint16_t>& words) {
        draft.set(colour + "PaletteColorLookupTableDescriptor", "256\\0\\16")
            .setWords(colour + "PaletteColorLookupTableData", words);
    };
    table("Red", red);
    table("Green", green);
    table("Blue", blue);
    written(folder / "flow.dcm", draft.pixels(UsRows, UsColumns, indices, 1, Frames));
}

void writeMarkedChest(const fs::path& folder)
{
    const Who who{"5", "Phantom^Marked", "19490820", "M"};
    const auto& nodule = chest().nodule();
    const auto image = chestSlice(who, 1, nodule.centre.z);
    written(folder / "chest.dcm", image);

    // Graphics count pixels from the corner of the first, 1\1 (PS3.3 C.10.5.1.2).
    const float column = (nodule.centre.x - chest().left()) / chest().spacing() + 1;
    const float row = (nodule.centre.y - chest().top()) / chest().spacing() + 1;
    DatasetDraft circle, line, words, group, layer, reference, series, area, lung;
    const auto graphic = [](DatasetDraft& draft, const char* kind, int points,
                            const std::string& data) -> DatasetDraft& {
        return draft.set("GraphicAnnotationUnits", "PIXEL")
            .set("GraphicDimensions", "2")
            .set("NumberOfGraphicPoints", std::to_string(points))
            .set("GraphicData", data)
            .set("GraphicType", kind)
            .set("GraphicFilled", "N");
    };
    graphic(circle, "CIRCLE", 2, fmt::format("{}\\{}\\{}\\{}", column, row, column + 12, row));
    graphic(line, "POLYLINE", 2, fmt::format("{}\\{}\\{}\\{}", column + 44, row - 36, column + 10, row - 8));
    words.set("UnformattedTextValue", fmt::format("{:.0f} mm, control in 3 months", nodule.diameter))
        .set("AnchorPointAnnotationUnits", "PIXEL")
        .set("AnchorPoint", fmt::format("{}\\{}", column + 44, row - 36))
        .set("AnchorPointVisibility", "N");
    group.set("GraphicLayer", "MARKS")
        .append("GraphicObjectSequence", circle)
        .append("GraphicObjectSequence", line)
        .append("TextObjectSequence", words);
    layer.set("GraphicLayer", "MARKS").set("GraphicLayerOrder", "1");
    const std::string sop = image.elements().at("SOPInstanceUID");
    series.set("SeriesInstanceUID", image.elements().at("SeriesInstanceUID"))
        .append("ReferencedImageSequence", imageReference(sop));
    lung.set("WindowCenter", "-600").set("WindowWidth", "1500");
    area.set("DisplayedAreaTopLeftHandCorner", "1\\1")
        .set("DisplayedAreaBottomRightHandCorner", fmt::format("{}\\{}", Columns, Rows))
        .set("PresentationSizeMode", "SCALE TO FIT")
        .set("PresentationPixelAspectRatio", "1\\1");
    auto state = draftFor(who, 3, 2);
    withoutPlace(state)
        .set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.11.1")
        .set("Modality", "PR")
        .set("ContentLabel", "MARKED")
        .set("PresentationCreationDate", "20260303")
        .set("PresentationCreationTime", "093000")
        .set("PresentationLUTShape", "IDENTITY")
        .set("ContentDescription", "Nodule marked")
        .set("ContentCreatorName", "Reader^One")
        .set("ShutterShape", "CIRCULAR")
        .set("CenterOfCircularShutter", fmt::format("{}\\{}", Rows / 2, Columns / 2))
        .set("RadiusOfCircularShutter", "122")
        .set("ShutterPresentationValue", "0")
        .append("SoftcopyVOILUTSequence", lung)
        .append("DisplayedAreaSelectionSequence", area)
        .append("GraphicLayerSequence", layer)
        .append("GraphicAnnotationSequence", group)
        .append("ReferencedSeriesSequence", series);
    written(folder / "state.dcm", state);
}

void writeTwoPatients(const fs::path& folder)
{
    const Who chinese{"6", "Wang^XiaoDong=王^小东", "19610402", "M"};
    const Who korean{"7", "Hong^Gildong=洪^吉洞=홍^길동", "19750518", "M"};
    int file = 0;
    for (const Who& who : {chinese, korean})
        for (int slice = 0; slice < 5; ++slice)
            written(folder / fmt::format("{}.dcm", ++file),
                    chestSlice(who, slice + 1, (who.number == "6" ? -40.F : -90.F) + 5 * static_cast<float>(slice)));
}

void writeTruncated(const fs::path& folder)
{
    const Who who{"8", "Phantom^Truncated", "19661224", "F"};
    written(folder / "1.dcm", chestSlice(who, 1, -60));
    fs::resize_file(folder / "1.dcm", Rows * Columns);    // half of its pixels
}

}
