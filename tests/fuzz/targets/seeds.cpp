// fuzz_seeds OUT [DICOM_FOLDER]: writes a folder of sound inputs for each target, made in code, and, where
// real files are at hand, from the small ones among them.
#include "core/dicom/read_header.h"
#include "core/dicom/write.h"
#include "core/nn/manifest.h"
#include "core/nn/safetensors.h"
#include "tests/support/codestreams.h"
#include "tests/support/encapsulate.h"
#include "tests/support/file_bytes.h"
#include "tests/support/make_archive.h"
#include "tests/support/part10.h"

#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <optional>

using namespace lantern;
namespace fs = std::filesystem;

namespace {

constexpr std::size_t largestSeed = 64 * 1024;

const std::map<std::string, std::string> frameTargets{
#define LANTERN_FUZZ_FRAME(name, uid) {uid, "frame_" #name},
#include "tests/fuzz/targets/frames.def"
#undef LANTERN_FUZZ_FRAME
};

using test::bytesOf;

class Seeds {
public:
    explicit Seeds(fs::path folder)
        : m_folder(std::move(folder))
    {
    }
    void add(const std::string& target, const std::string& bytes)
    {
        fs::create_directories(m_folder / target);
        std::ofstream(m_folder / target / ("seed-" + std::to_string(m_count++)), std::ios::binary) << bytes;
    }
    // The file itself, its meta header, and the code stream of its first frame with the bytes that say how
    // it is packed.
    void addFile(const fs::path& file)
    {
        const auto bytes = bytesOf(file);
        if (bytes.size() > largestSeed)
            return;
        add("dicom_file", bytes);
        add("dataset_edit", bytes);
        if (bytes.size() > 400 && bytes.compare(128, 4, "DICM") == 0)
            add("dicom_meta", bytes.substr(132, 256));
        const auto instance = dicom::readHeader(file);
        if (!instance || !(*instance)->hasPixels())
            return;
        const auto target = frameTargets.find((*instance)->transferSyntaxUid);
        const auto stream = firstFragment(bytes);
        if (target != frameTargets.end() && stream)
            add(target->second, packing((*instance)->pixels) + *stream);
    }

private:
    // After Pixel Data of undefined length: the offset table's item, then the first fragment's.
    static std::optional<std::string> firstFragment(const std::string& bytes)
    {
        const std::string native = test::word(0x7fe0) + test::word(0x10) + "OW";
        if (const auto at = bytes.rfind(native); at != std::string::npos && at + 12 < bytes.size())
            return bytes.substr(at + 12);
        const auto start =
            bytes.rfind(test::word(0x7fe0) + test::word(0x10) + "OB" + test::word(0) + test::longWord(0xffffffff));
        if (start == std::string::npos)
            return std::nullopt;
        std::size_t at = start + 12;
        for (int item = 0; at + 8 <= bytes.size(); ++item) {
            std::uint32_t length = 0;
            std::memcpy(&length, bytes.data() + at + 4, 4);
            if (item == 1)
                return bytes.substr(at + 8, length);
            at += 8 + length;
        }
        return std::nullopt;
    }

    // What frame.cpp reads back.
    static std::string packing(const dicom::PixelFormat& pixels)
    {
        const auto indexOf = [](const auto& list, const auto& value) {
            const auto at = std::find(std::begin(list), std::end(list), value);
            return static_cast<char>(at == std::end(list) ? 0 : at - std::begin(list));
        };
        const std::string photometrics[]{"MONOCHROME2",  "MONOCHROME1", "RGB",     "YBR_FULL",
                                         "YBR_FULL_422", "YBR_RCT",     "YBR_ICT", "PALETTE COLOR"};
        const int allocations[]{1, 8, 16, 32, 64};
        const int flags = (pixels.samples == 3 ? 0 : 1) + (pixels.isPlanar ? 4 : 0) + (pixels.isSigned ? 8 : 0);
        return {static_cast<char>(pixels.rows - 1),
                static_cast<char>(pixels.columns - 1),
                static_cast<char>(flags),
                indexOf(allocations, pixels.bitsAllocated),
                static_cast<char>(pixels.bitsStored),
                static_cast<char>(pixels.highBit),
                indexOf(photometrics, pixels.photometric),
                '\0'};
    }

    fs::path m_folder;
    int m_count = 0;
};

void addMadeFiles(Seeds& seeds, const fs::path& scratch)
{
    std::vector<std::int16_t> grey(24 * 20 * 2);
    for (std::size_t i = 0; i < grey.size(); ++i)
        grey[i] = static_cast<std::int16_t>(i * 7 % 900);
    const std::vector<std::uint8_t> bytes(16 * 16 * 3, 90);
    const auto one = std::span(grey).first(480);
    for (const auto& [uid, target] : frameTargets)
        for (const auto& draft :
             {test::ctSlice().pixels(24, 20, one), test::ctSlice().pixels(24, 20, grey, 2),
              test::ctSlice().pixels(16, 16, bytes, 3), test::ctSlice().pixels(16, 16, std::span(bytes).first(256))})
            if (dicom::writeFile(scratch, draft, uid))    // those that can be encoded here
                seeds.addFile(scratch);
    // What DCMTK cannot write comes from the libraries' own encoders.
    for (const bool isColour : {false, true}) {
        test::Picture picture{.rows = 16, .columns = 12, .samples = isColour ? 3 : 1};
        for (int i = 0; i < 16 * 12 * picture.samples; ++i)
            picture.values.push_back(i * 5 % 251);
        const auto draft = test::described(test::ctSlice(), picture, 8);
        const std::pair<const char*, test::Bytes> streams[]{
            {"1.2.840.10008.1.2.4.80", test::jpegLs(picture)},
            {"1.2.840.10008.1.2.4.90", test::jpeg2000(picture)},
            {"1.2.840.10008.1.2.4.201", test::htj2k(picture)},
            {"1.2.840.10008.1.2.4.110", test::jpegXl(picture)},
            {"1.2.840.10008.1.2.4.110", test::jpegXl(picture, 1)},
            {"1.2.840.10008.1.2.4.110",
             test::jpegXl(
                 test::jpeg(picture, {.colours = isColour ? test::JpegColours::Ybr420 : test::JpegColours::Grey}))},
        };
        for (const auto& [uid, stream] : streams) {
            test::written(scratch, draft, uid, std::vector<test::Bytes>{stream});
            seeds.addFile(scratch);
        }
    }
    fs::remove(scratch);
}

// Presentation states behind their SOP Class UID, as presented.cpp reads them: of each part of one.
void addStates(Seeds& seeds, const fs::path& scratch)
{
    using Draft = dicom::DatasetDraft;
    std::vector<Draft> states(7, test::presentationState());
    Draft voi, lut, area, words, circle, curve, group, layer, table, mask, region, shift, compound, compounds;
    states[0]
        .append("SoftcopyVOILUTSequence", voi.set("WindowCenter", "400").set("WindowWidth", "900"))
        .set("RescaleSlope", "2")
        .set("RescaleIntercept", "-1024")
        .set("RescaleType", "HU")
        .set("ImageRotation", "90")
        .set("ImageHorizontalFlip", "Y");
    std::vector<std::uint16_t> ramp(256);
    for (std::size_t i = 0; i < ramp.size(); ++i)
        ramp[i] = static_cast<std::uint16_t>(255 - i);
    states[1].set("PresentationLUTShape", "");
    states[1].append("PresentationLUTSequence", lut.set("LUTDescriptor", "256\\0\\8").setWords("LUTData", ramp));
    states[2]
        .set("ShutterShape", "RECTANGULAR\\CIRCULAR\\POLYGONAL")
        .set("ShutterLeftVerticalEdge", "2")
        .set("ShutterRightVerticalEdge", "19")
        .set("ShutterUpperHorizontalEdge", "1")
        .set("ShutterLowerHorizontalEdge", "22")
        .set("CenterOfCircularShutter", "12\\10")
        .set("RadiusOfCircularShutter", "9")
        .set("VerticesOfThePolygonalShutter", "1\\1\\1\\20\\24\\10");
    states[3].append("DisplayedAreaSelectionSequence",
                     area.set("DisplayedAreaTopLeftHandCorner", "3\\1")
                         .set("DisplayedAreaBottomRightHandCorner", "14\\20")
                         .set("PresentationSizeMode", "MAGNIFY")
                         .set("PresentationPixelMagnificationRatio", "2.5")
                         .set("PresentationPixelAspectRatio", "2\\1"));
    words.set("UnformattedTextValue", "A mark\r\n3 mm")
        .set("BoundingBoxAnnotationUnits", "DISPLAY")
        .set("BoundingBoxTopLeftHandCorner", "0.1\\0.2")
        .set("BoundingBoxBottomRightHandCorner", "0.5\\0.3")
        .set("AnchorPointAnnotationUnits", "PIXEL")
        .set("AnchorPoint", "2.5\\3.5")
        .set("AnchorPointVisibility", "Y");
    circle.set("GraphicAnnotationUnits", "PIXEL")
        .set("GraphicDimensions", "2")
        .set("NumberOfGraphicPoints", "2")
        .set("GraphicData", "2.5\\3.5\\14.5\\3.5")
        .set("GraphicType", "CIRCLE")
        .set("GraphicFilled", "Y");
    curve = circle;
    curve.set("NumberOfGraphicPoints", "4")
        .set("GraphicData", "2\\3\\14\\3\\9\\20\\1\\1")
        .set("GraphicType", "INTERPOLATED");
    group.set("GraphicLayer", "MARKS")
        .append("TextObjectSequence", words)
        .append("GraphicObjectSequence", circle)
        .append("GraphicObjectSequence", curve);
    layer.set("GraphicLayer", "MARKS").set("GraphicLayerOrder", "1");
    states[4].append("GraphicAnnotationSequence", group).append("GraphicLayerSequence", layer);
    states[5].append("ModalityLUTSequence",
                     table.set("LUTDescriptor", "256\\4\\8").setWords("LUTData", std::move(ramp)));
    region.set("MaskSubPixelShift", "0.5\\-1.25");
    mask.set("MaskOperation", "AVG_SUB")
        .set("MaskFrameNumbers", "1\\3")
        .set("ApplicableFrameRange", "1\\3")
        .set("ContrastFrameAveraging", "2")
        .append("PixelShiftSequence",
                shift.set("PixelShiftFrameRange", "2\\3").append("RegionPixelShiftSequence", region));
    compound.set("CompoundGraphicInstanceID", "1")
        .set("CompoundGraphicUnits", "PIXEL")
        .set("GraphicData", "2\\3\\14\\9")
        .set("CompoundGraphicType", "CUTLINE")
        .set("GapLength", "3")
        .set("RotationAngle", "30")
        .set("RotationPoint", "8\\6");
    states[6].append("MaskSubtractionSequence", mask);
    states[6].append("GraphicAnnotationSequence",
                     compounds.set("GraphicLayer", "MARKS").append("CompoundGraphicSequence", compound));
    const auto behindItsClass = test::word(8) + test::word(0x18) + "UI";
    for (const auto& state : states)
        if (dicom::writeFile(scratch, state)) {
            const auto bytes = bytesOf(scratch);
            seeds.add("presented", bytes.substr(bytes.find(behindItsClass)));
        }
    fs::remove(scratch);
}

void addArchives(Seeds& seeds, const fs::path& scratch)
{
    const std::vector<test::ArchiveEntry> entries{{"IMAGES/1", std::string(3000, 'a')},
                                                  {"../outside", "b"},
                                                  {"/absolute", "c"},
                                                  {"IMAGES/2", {}, "1"},
                                                  {"IMAGES/1", "twice"}};
    const std::pair<const char*, const char*> kinds[]{
        {"seed.zip", ""}, {"seed.zip", "secret"}, {"seed.7z", ""}, {"seed.tar", ""}};
    for (const auto& [name, password] : kinds) {
        const auto archive = scratch.parent_path() / name;
        test::makeArchive(archive, entries, password);
        seeds.add("archive", bytesOf(archive));
        fs::remove(archive);
    }
}

// One tag with a value in a Siemens table, of both forms, and lines of a protocol.
std::string csaTable(bool isNewer)
{
    const std::string value("12\0\0", 4);
    const auto name = std::string("NumberOfImagesInMosaic") + std::string(42, '\0');
    return (isNewer ? std::string("SV10\4\3\2\1", 8) : std::string()) + test::longWord(1) + test::longWord(77) + name
        + test::longWord(1) + std::string("US\0\0", 4) + test::longWord(6) + test::longWord(1) + test::longWord(77)
        + test::longWord(isNewer ? 3 : 4) + test::longWord(3) + test::longWord(77) + test::longWord(3) + value;
}

void addTexts(Seeds& seeds)
{
    for (const bool isNewer : {true, false})
        seeds.add("csa_header", csaTable(isNewer));
    seeds.add("csa_header", "### ASCCONV BEGIN ###\nsSliceArray.lSize\t = \t2\n### ASCCONV END ###\n");
    seeds.add(
        "record",
        R"({"resourceType":"Bundle","type":"collection","entry":[{"resource":{"resourceType":"Patient","id":"p",)"
        R"("birthDate":"1957-05-02"}},{"resource":{"resourceType":"Observation","status":"final","code":{"coding":)"
        R"([{"system":"http://loinc.org","code":"8867-4"}]},"effectiveDateTime":"2025-03-14T10:00:00+01:00",)"
        R"("valueQuantity":{"value":81.5,"code":"/min"},"component":[{"code":{"text":"x"},"valueQuantity":)"
        R"({"value":1e3}}]}},{"resource":{"resourceType":"Encounter","status":"finished","period":{"start":)"
        R"("2025-03","end":"2025-04-01"},"class":{"code":"IMP"}}},{"resource":{"resourceType":"ImagingStudy",)"
        R"("identifier":[{"value":"urn:oid:1.2.3"}],"started":"2025"}}]})");
    seeds.add("record",
              "Time,Parameter,Value\n00:00,RecordID,7\n00:00,Age,54\n00:00,Weight,-1\n00:07,HR,73\n"
              "47:59,Temp,36.6\n");
    seeds.add("record",
              "HR|O2Sat|Temp|FiO2|Age|Gender|Unit1|HospAdmTime|ICULOS|SepsisLabel\n"
              "93|92.5|NaN|0.5|73.5|1|1|-2.5|1|0\n101|NaN|38.2|40|73.5|1|1|-2.5|70|1\n");
    // References of every form, versions, statuses and deletions in a history; lines; other releases; times.
    seeds.add(
        "record",
        R"({"resourceType":"Bundle","type":"history","link":[{"relation":"next"}],"entry":[{"fullUrl":)"
        R"("https://a.example/Patient/p","resource":{"resourceType":"Patient","id":"p","identifier":[{"system":"s",)"
        R"("value":"7"}],"link":[{"type":"replaces","other":{"reference":"Patient/q"}}]}},{"fullUrl":"urn:uuid:1",)"
        R"("resource":{"resourceType":"Observation","id":"o","meta":{"versionId":"2","lastUpdated":)"
        R"("2025-03-14T10:00:60.5Z"},"status":"preliminary","subject":{"reference":"Patient/p/_history/1","identifier":)"
        R"({"value":"7"}},"focus":[{"display":"f"}],"valueQuantity":{"value":1e400}},"request":{"method":"PUT","url":)"
        R"("Observation/o"}},{"request":{"method":"DELETE","url":"Observation/o"},"response":{"etag":"W/\"3\"",)"
        R"("lastModified":"2025"}},{"resource":{"subject":{"reference":"Patient?identifier=s%7C7"},"resourceType":)"
        R"("Condition","verificationStatus":{"coding":[{"code":"refuted"}]},"modifierExtension":[{"url":"u"}]}}]})");
    seeds.add(
        "record",
        R"({"resourceType":"Patient","id":"p"})"
        "\n"
        R"({"resourceType":"Encounter","class":[{"coding":[{"code":"IMP"}]}],"actualPeriod":{"start":)"
        R"("2025-03-14T10:00:00"},"subject":{"reference":"#c"},"contained":[{"resourceType":"Patient","id":"c"}]})"
        "\n"
        R"([{"resourceType":"Parameters","parameter":[{"resource":{"resourceType":"MedicationRequest",)"
        R"("medication":{"concept":{"text":"\ud83d\ude00"}},"intent":"proposal","doNotPerform":true}}]}])");
    seeds.add("record", std::string("\xFF\xFE{\0}\0", 6));
    seeds.add("csv", "name,class,split\na.png,nodule,train\n\"b,\"\"c\"\".png\",none,test\r\n");
    nn::Manifest manifest;
    manifest.id = "made";
    manifest.version = "1.0.0";
    manifest.task = "ct-nodule";
    manifest.labels = nn::labelsNamed({"none", "nodule"});
    manifest.operatingPoints = {{"scan", 0.5, nn::Interval{0.9, 0.8, 1}, {}, "val"}};
    seeds.add("manifest", nn::manifestText(manifest));
    for (const char* id : {"ct-nodule", "mri-brain-tumour", "icu-mortality", "sepsis-monitor"})
        seeds.add("manifest", bytesOf(fs::path(LANTERN_SOURCE_DIR) / "resources/models" / id / "manifest.json"));
    nn::Tensors tensors;
    tensors["a"] = {{2, 3}, {1, 2, 3, 4, 5, 6}};
    tensors["bias"] = {{1}, {0.5f}};
    seeds.add("safetensors", nn::safetensorsFrom(tensors, {{"made", "here"}}));
    std::string mixture;
    for (int i = 0; i < 600; ++i)
        mixture += static_cast<char>(i * 37 % 251);
    seeds.add("series_grouping", mixture);
    seeds.add("planes", mixture.substr(0, 80));
    seeds.add("planes",
              std::string("\x02\x85\x01\x02\x80\x02\x80\x02\x81\x02\x81\x02\x80\x02\x80\x02\x82\x00", 18)
                  + std::string(40, '\1'));
    seeds.add("series_grouping", std::string(300, '\1'));
}

}

int main(int count, char** arguments)
{
    if (count < 2) {
        std::fprintf(stderr, "fuzz_seeds OUT [DICOM_FOLDER]\n");
        return 2;
    }
    const dicom::Library library;
    const fs::path out = arguments[1];
    fs::create_directories(out);
    Seeds seeds(out);
    addMadeFiles(seeds, out / "scratch.dcm");
    addStates(seeds, out / "scratch.dcm");
    addArchives(seeds, out / "scratch.dcm");
    addTexts(seeds);
    if (count > 2)
        for (const auto& entry : fs::recursive_directory_iterator(arguments[2]))
            if (entry.is_regular_file() && entry.file_size() <= largestSeed)
                seeds.addFile(entry.path());
    return 0;
}
