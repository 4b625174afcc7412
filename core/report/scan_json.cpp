#include "core/report/scan_json.h"

#include "core/dicom/read_header.h"
#include "core/dicom/values/picture_date.h"
#include "core/objects/object.h"
#include "core/objects/references.h"

#include <algorithm>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <set>

namespace lantern::report {

namespace {

using nlohmann::json;

std::set<dicom::InstancePtr> picturesOf(const dicom::Series& series)
{
    std::set<dicom::InstancePtr> instances;
    for (const auto& frame : series.frames)
        instances.insert(frame.instance);
    return instances;
}

// Copies of a file are not instances of their own.
std::size_t instanceCount(const dicom::Series& series)
{
    const auto copiesOfObjects = std::count_if(series.duplicates.begin(), series.duplicates.end(),
                                               [](const auto& instance) { return !instance->isPicture(); });
    return picturesOf(series).size() + series.objects.size() + static_cast<std::size_t>(copiesOfObjects);
}

std::set<std::string> transferSyntaxes(const dicom::Series& series)
{
    std::set<std::string> syntaxes;
    for (const auto& instance : picturesOf(series))
        syntaxes.insert(instance->transferSyntaxUid);
    for (const auto* beside : {&series.duplicates, &series.objects})
        for (const auto& instance : *beside)
            syntaxes.insert(instance->transferSyntaxUid);
    return syntaxes;
}

std::string readableName(const dicom::PersonName& name)
{
    if (name.alphabetic.empty())
        return name.ideographic;
    return name.ideographic.empty() ? name.alphabetic : fmt::format("{} ({})", name.alphabetic, name.ideographic);
}

json spacingJson(const dicom::Series& series)
{
    json spacing = json::array({nullptr, nullptr, nullptr});
    if (series.frames.empty())
        return spacing;
    const auto& first = series.frames.front();
    auto inPlane = first.instance->pixelSpacing;
    if (first.facts().plane)
        inPlane = first.facts().plane->spacing();
    if (inPlane) {
        spacing[0] = inPlane->betweenRows;
        spacing[1] = inPlane->betweenColumns;
    }
    if (series.spacingBetweenSlices > 0)
        spacing[2] = series.spacingBetweenSlices;
    return spacing;
}

// How somebody wanted images to be seen, and which.
json statesJson(const dicom::Series& series, const ShownPath& shown)
{
    json states = json::array();
    for (const auto& instance : series.objects) {
        const auto& state = instance->object->presentationState;
        if (!state)
            continue;
        json images = json::array();
        for (const auto& reference : state->references)
            images.push_back({{"sopInstanceUid", reference.sopInstanceUid}, {"frames", reference.frames}});
        states.push_back({{"file", shown(instance->path).string()},
                          {"label", state->label},
                          {"description", state->description},
                          {"creator", state->creator},
                          {"date", state->date},
                          {"time", state->time},
                          {"images", std::move(images)}});
    }
    return states;
}

json objectJson(const dicom::Instance& instance, const objects::ReferenceIndex& index, const ShownPath& shown)
{
    json targets = json::array();
    for (const auto& target : index.targetsOf(*instance.object))
        targets.push_back(
            {{"series", target.seriesUid}, {"images", target.images}, {"isOpen", target.series != nullptr}});
    return {{"kind", dicom::codeOf(instance.object->kind)},
            {"title", instance.object->title},
            {"titleCode", instance.object->titleCode},
            {"description", instance.object->description},
            {"date", instance.object->date},
            {"time", instance.object->time},
            {"sopInstanceUid", instance.sopInstanceUid},
            {"path", shown(instance.path).string()},
            {"refersTo", std::move(targets)},
            {"isDrawn", objects::isDrawn(instance)}};
}

json seriesJson(const dicom::Series& series, const objects::ReferenceIndex& index, const ShownPath& shown)
{
    json objects = json::array();
    for (const auto& object : series.objects)
        objects.push_back(objectJson(*object, index, shown));
    json warnings = json::array();
    for (const auto& warning : series.warnings)
        warnings.push_back({{"code", dicom::codeOf(warning.code)},
                            {"kind", dicom::codeOf(dicom::kindOf(warning.code))},
                            {"text", warning.text()},
                            {"section", dicom::sectionOf(warning.code)}});
    json result{{"uid", series.facts.uid},
                {"id", series.id()},
                {"part", inEnglish(series.part)},
                {"number", nullptr},
                {"modality", series.facts.modality},
                {"description", series.facts.description},
                {"bodyPart", series.facts.bodyPart},
                {"instances", instanceCount(series)},
                {"frames", series.frames.size()},
                {"rows", 0},
                {"columns", 0},
                {"spacing", spacingJson(series)},
                {"spacingIsAtDetector", false},
                {"transferSyntaxes", transferSyntaxes(series)},
                {"orientation", series.orientation},
                {"date", ""},
                {"time", ""},
                {"isVolume", series.isVolume},
                {"presentationStates", statesJson(series, shown)},
                {"objects", std::move(objects)},
                {"warnings", std::move(warnings)}};
    if (series.facts.number)
        result["number"] = *series.facts.number;
    if (!series.frames.empty()) {
        const auto& instance = *series.frames.front().instance;
        result["rows"] = instance.pixels.rows;
        result["columns"] = instance.pixels.columns;
        result["spacingIsAtDetector"] = instance.spacingIsAtDetector;
        const auto taken = dicom::pictureDate(series.frames.front());
        result["date"] = taken.date;
        result["time"] = taken.time;
    }
    return result;
}

// 20260102 as a person writes it.
std::string readableDate(const std::string& date)
{
    return date.size() == 8 ? fmt::format("{}-{}-{}", date.substr(0, 4), date.substr(4, 2), date.substr(6, 2)) : date;
}

// "structured-report "Chest CT" 2026-01-02, of 3 images of series 2: not drawn yet"
std::string objectLine(const dicom::Instance& instance, const objects::ReferenceIndex& index)
{
    const auto& object = *instance.object;
    std::string line = fmt::format("      {}", dicom::codeOf(object.kind));
    if (!object.title.empty())
        line += fmt::format(" \"{}\"", object.title);
    if (!object.date.empty())
        line += " " + readableDate(object.date);
    std::string of;
    for (const auto& target : index.targetsOf(object)) {
        of += of.empty() ? ", of " : " and ";
        if (target.images > 0)
            of += fmt::format("{} image{} of ", target.images, target.images == 1 ? "" : "s");
        if (!target.series)
            of += "a series that is not here";
        else
            of += fmt::format("series {}",
                              target.series->facts.number ? std::to_string(*target.series->facts.number)
                                                          : target.seriesUid);
    }
    if (object.kind == dicom::ObjectKind::PictureWithoutPixels)
        return line + of + ": the file ends before its pixels, or they were taken out\n";
    return line + of + (objects::isDrawn(instance) ? "\n" : ": not drawn yet\n");
}

std::string seriesLine(const dicom::Series& series)
{
    std::string line = fmt::format("    {} {}", series.facts.modality.empty() ? "?" : series.facts.modality,
                                   series.facts.number ? std::to_string(*series.facts.number) : "-");
    if (series.stack > 1)
        line += fmt::format("#{}", series.stack);
    if (!series.facts.description.empty())
        line += fmt::format(" \"{}\"", series.facts.description);
    if (!series.part.empty())
        line += fmt::format(" ({})", inEnglish(series.part));
    const auto instances = instanceCount(series);
    if (series.frames.empty())
        return line + fmt::format(": {} object{}\n", instances, instances == 1 ? "" : "s");
    const auto& first = *series.frames.front().instance;
    line +=
        fmt::format(": {} frame{} in {} file{}, {} x {}", series.frames.size(), series.frames.size() == 1 ? "" : "s",
                    instances, instances == 1 ? "" : "s", first.pixels.columns, first.pixels.rows);
    const auto spacing = spacingJson(series);
    if (!spacing[0].is_null()) {
        line += fmt::format(", {:.4g} x {:.4g}", spacing[0].get<double>(), spacing[1].get<double>());
        if (!spacing[2].is_null())
            line += fmt::format(" x {:.4g}", spacing[2].get<double>());
        line += first.spacingIsAtDetector ? " mm at the detector" : " mm";
    }
    if (!series.orientation.empty())
        line += ", " + series.orientation;
    if (const auto taken = dicom::pictureDate(series.frames.front()); dicom::isOtherDay(taken, first.study))
        line += ", of " + readableDate(taken.date);
    for (const auto& syntax : transferSyntaxes(series))
        line += ", " + dicom::transferSyntaxName(syntax);
    return line + '\n';
}

// A viewer's own files beside its images would bury the rest.
std::string othersText(const std::vector<std::filesystem::path>& others, const ShownPath& shown)
{
    constexpr std::size_t most = 20;
    std::string text = fmt::format("{} other file{}.\n", others.size(), others.size() == 1 ? "" : "s");
    for (std::size_t i = 0; i < std::min(most, others.size()); ++i)
        text += fmt::format("  {}\n", shown(others[i]).string());
    if (others.size() > most)
        text += fmt::format("  and {} more, which --json names\n", others.size() - most);
    return text;
}

}

json scanJson(const dicom::Catalogue& catalogue, const ShownPath& shown)
{
    const objects::ReferenceIndex index(catalogue);
    json patients = json::array();
    for (const auto& patient : catalogue.patients) {
        json studies = json::array();
        for (const auto& study : patient.studies) {
            json series = json::array();
            for (const auto& one : study.series)
                series.push_back(seriesJson(one, index, shown));
            studies.push_back({{"uid", study.facts.uid},
                               {"date", study.facts.date},
                               {"description", study.facts.description},
                               {"accessionNumber", study.facts.accessionNumber},
                               {"series", std::move(series)}});
        }
        patients.push_back({{"id", patient.facts.id},
                            {"issuer", patient.facts.issuer},
                            {"name", readableName(patient.facts.name)},
                            {"personName", patient.facts.name.raw},
                            {"birthDate", patient.facts.birthDate},
                            {"sex", patient.facts.sex},
                            {"studies", std::move(studies)}});
    }
    json unreadable = json::array(), notes = json::array(), others = json::array();
    for (const auto& file : catalogue.unreadable)
        unreadable.push_back({{"path", shown(file.path).string()}, {"reason", inEnglish(file.reason)}});
    for (const auto& note : catalogue.notes)
        notes.push_back({{"path", shown(note.path).string()}, {"text", inEnglish(note.reason)}});
    for (const auto& file : catalogue.others)
        others.push_back(shown(file).string());
    return {{"patients", std::move(patients)},
            {"unreadable", std::move(unreadable)},
            {"notes", std::move(notes)},
            {"other", catalogue.others.size()},
            {"others", std::move(others)}};
}

std::string scanText(const dicom::Catalogue& catalogue, const ShownPath& shown)
{
    const objects::ReferenceIndex index(catalogue);
    std::string text;
    for (const auto& patient : catalogue.patients) {
        const auto& facts = patient.facts;
        const auto name = readableName(facts.name);
        text += fmt::format("{} [{}]", name.empty() ? "No name" : name, facts.id);
        if (!facts.birthDate.empty())
            text += ", born " + readableDate(facts.birthDate);
        text += facts.sex.empty() ? "\n" : ", " + facts.sex + "\n";
        for (const auto& study : patient.studies) {
            text += fmt::format("  {} {}\n", study.facts.date.empty() ? "no date" : readableDate(study.facts.date),
                                study.facts.description.empty() ? study.facts.uid : study.facts.description);
            for (const auto& series : study.series) {
                text += seriesLine(series);
                for (const auto& object : series.objects)
                    text += objectLine(*object, index);
                for (const auto& warning : series.warnings)
                    text += fmt::format("      ! {}\n", warning.text());
            }
        }
    }
    for (const auto& file : catalogue.unreadable)
        text += fmt::format("Unreadable: {}: {}\n", shown(file.path).string(), inEnglish(file.reason));
    for (const auto& note : catalogue.notes)
        text += fmt::format("Note: {}: {}\n", shown(note.path).string(), inEnglish(note.reason));
    return text + othersText(catalogue.others, shown);
}

}
