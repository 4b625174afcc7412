#include "core/nn/manifest.h"

#include "core/nn/messages.h"

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>
#include <set>

namespace lantern::nn {

namespace {

using Json = nlohmann::ordered_json;

// Which field a damaged manifest went wrong in; caught in parseManifest.
struct Problem {
    Message what;
};

template <class T>
T field(const Json& object, const char* name)
{
    const auto found = object.find(name);
    if (found == object.end())
        throw Problem{messages::FieldIsMissing(name)};
    try {
        return found->get<T>();
    } catch (const nlohmann::json::exception&) {
        throw Problem{messages::FieldHasTheWrongType(name)};
    }
}

template <class T>
T field(const Json& object, const char* name, T otherwise)
{
    return object.contains(name) ? field<T>(object, name) : otherwise;
}

Json jsonOf(const Interval& value) { return Json::array({value.value, value.low, value.high}); }

Interval intervalOf(const Json& json)
{
    if (!json.is_array() || json.size() != 3 || !json[0].is_number() || !json[1].is_number() || !json[2].is_number())
        throw Problem{messages::IntervalIsNotThreeNumbers};
    return {json[0].get<double>(), json[1].get<double>(), json[2].get<double>()};
}

Json jsonOf(const InputRule& rule)
{
    Json json{{"modality", rule.modality}, {"bodyPart", rule.bodyPart}, {"orientation", rule.orientation}};
    json["mostBetweenSlices"] = rule.mostBetweenSlices;
    if (rule.mostEchoTime > 0)
        json["mostEchoTime"] = rule.mostEchoTime;
    if (rule.mostRepetitionTime > 0)
        json["mostRepetitionTime"] = rule.mostRepetitionTime;
    if (rule.bodyPartMustBeKnown)
        json["bodyPartMustBeKnown"] = true;
    if (rule.contrastMustBeStated)
        json["contrastMustBeStated"] = true;
    if (rule.needsBrain)
        json["needsBrain"] = true;
    if (rule.oneSlice)
        json["oneSlice"] = true;
    if (rule.intensity == InputRule::Intensity::Window)
        json["window"] = {{"low", rule.low}, {"high", rule.high}, {"unit", rule.unit}};
    else
        json["percentile"] = rule.percentile;
    json["monochrome1"] = "turned round where the values have no unit";
    json["resize"] = {{"rows", rule.rows}, {"columns", rule.columns}};
    return json;
}

InputRule inputOf(const Json& json)
{
    InputRule rule;
    rule.modality = field<std::string>(json, "modality", "");
    rule.bodyPart = field<std::string>(json, "bodyPart", "");
    rule.orientation = field<std::string>(json, "orientation", "");
    rule.mostBetweenSlices = field<double>(json, "mostBetweenSlices", 0);
    rule.mostEchoTime = field<double>(json, "mostEchoTime", 0);
    rule.mostRepetitionTime = field<double>(json, "mostRepetitionTime", 0);
    rule.bodyPartMustBeKnown = field<bool>(json, "bodyPartMustBeKnown", false);
    rule.contrastMustBeStated = field<bool>(json, "contrastMustBeStated", false);
    rule.needsBrain = field<bool>(json, "needsBrain", false);
    rule.oneSlice = field<bool>(json, "oneSlice", false);
    if (json.contains("window")) {
        const Json& window = json["window"];
        rule.intensity = InputRule::Intensity::Window;
        rule.low = field<double>(window, "low");
        rule.high = field<double>(window, "high");
        rule.unit = field<std::string>(window, "unit", "");
        if (!(rule.high > rule.low))
            throw Problem{messages::WindowIsEmpty(rule.low, rule.high)};
    } else {
        rule.intensity = InputRule::Intensity::Percentile;
        rule.percentile = field<double>(json, "percentile");
    }
    const Json resize = field<Json>(json, "resize", Json::object());
    rule.rows = field<int>(resize, "rows", 0);
    rule.columns = field<int>(resize, "columns", 0);
    if (rule.rows < 0 || rule.columns < 0 || rule.rows > 4096 || rule.columns > 4096)
        throw Problem{messages::SizeIsNotPossible(rule.columns, rule.rows)};
    return rule;
}

Json jsonOf(const OperatingPoint& point)
{
    Json json{{"name", point.name}, {"threshold", point.threshold}, {"chosenOn", point.chosenOn}};
    if (point.sensitivity)
        json["sensitivity"] = jsonOf(*point.sensitivity);
    if (point.specificity)
        json["specificity"] = jsonOf(*point.specificity);
    return json;
}

OperatingPoint operatingPointOf(const Json& json)
{
    OperatingPoint point;
    point.name = field<std::string>(json, "name", "");
    point.threshold = field<double>(json, "threshold");
    point.chosenOn = field<std::string>(json, "chosenOn", "");
    if (json.contains("sensitivity"))
        point.sensitivity = intervalOf(json["sensitivity"]);
    if (json.contains("specificity"))
        point.specificity = intervalOf(json["specificity"]);
    return point;
}

Json jsonOf(const MarkFacts& marks)
{
    Json json = Json::object();
    if (marks.largest > 0)
        json["trainedSizes"] = {{"smallest", marks.smallest}, {"largest", marks.largest}, {"unit", "mm"}};
    if (marks.usualMost > 0)
        json["usual"] = {{"least", marks.usualLeast}, {"most", marks.usualMost}, {"scans", marks.countedScans}};
    return json;
}

MarkFacts marksOf(const Json& json)
{
    MarkFacts marks;
    const Json sizes = field<Json>(json, "trainedSizes", Json::object());
    marks.smallest = field<double>(sizes, "smallest", 0);
    marks.largest = field<double>(sizes, "largest", 0);
    const Json usual = field<Json>(json, "usual", Json::object());
    marks.usualLeast = field<int>(usual, "least", 0);
    marks.usualMost = field<int>(usual, "most", 0);
    marks.countedScans = field<int>(usual, "scans", 0);
    if (marks.smallest < 0 || marks.largest < marks.smallest)
        throw Problem{messages::SizesAreNoRange(marks.smallest, marks.largest)};
    if (marks.usualLeast < 0 || marks.usualMost < marks.usualLeast)
        throw Problem{messages::MarksAreNoRange(marks.usualLeast, marks.usualMost)};
    return marks;
}

// {"en": "Lung nodules"}, or in earlier packages a bare text.
Texts textsOf(const Json& json)
{
    if (json.is_string())
        return {{"en", json.get<std::string>()}};
    if (!json.is_object())
        throw Problem{messages::FieldHasTheWrongType("text")};
    Texts texts;
    for (const auto& [language, text] : json.items())
        texts[language] = field<std::string>(json, language.c_str());
    return texts;
}

Json jsonOf(const Label& label)
{
    Json json{{"id", label.id}};
    if (label.code)
        json["code"] = {{"scheme", label.code->scheme}, {"value", label.code->value}, {"meaning", label.code->meaning}};
    if (!label.texts.empty())
        json["text"] = label.texts;
    return json;
}

// An object, or in format 1 a bare id.
Label labelOf(const Json& json)
{
    if (json.is_string())
        return {.id = json.get<std::string>()};
    Label label{.id = field<std::string>(json, "id")};
    if (json.contains("code")) {
        const Json code = field<Json>(json, "code");
        label.code = {field<std::string>(code, "scheme"), field<std::string>(code, "value"),
                      field<std::string>(code, "meaning")};
    }
    if (json.contains("text"))
        label.texts = textsOf(json["text"]);
    return label;
}

std::vector<Label> labelsOf(const Json& json)
{
    if (!json.is_array())
        throw Problem{messages::FieldHasTheWrongType("labels")};
    std::vector<Label> labels;
    std::set<std::string> ids;
    for (const Json& one : json) {
        labels.push_back(labelOf(one));
        if (!ids.insert(labels.back().id).second)
            throw Problem{messages::NameStandsTwice(labels.back().id, "labels")};
    }
    return labels;
}

struct SlotKind {
    Slot::Kind kind;
    const char* name;
};
constexpr SlotKind slotKinds[] = {
    {Slot::Kind::Series, "series"}, {Slot::Kind::Record, "record"}, {Slot::Kind::Reading, "reading"}};

Json jsonOf(const Slot& slot)
{
    const auto* const kind = std::ranges::find(slotKinds, slot.kind, &SlotKind::kind);
    Json json{{"slot", slot.name}, {"kind", kind->name}};
    if (slot.kind == Slot::Kind::Series)
        json.update(jsonOf(slot.series));
    else if (slot.kind == Slot::Kind::Reading)
        json["model"] = slot.model;
    return json;
}

Slot slotOf(const Json& json)
{
    Slot slot{.name = field<std::string>(json, "slot")};
    const auto name = field<std::string>(json, "kind");
    const auto* const kind = std::ranges::find(slotKinds, name, &SlotKind::name);
    if (kind == std::end(slotKinds))
        throw Problem{messages::SlotIsOfUnknownKind(slot.name, name)};
    slot.kind = kind->kind;
    if (slot.kind == Slot::Kind::Series)
        slot.series = inputOf(json);
    else if (slot.kind == Slot::Kind::Reading)
        slot.model = field<std::string>(json, "model");
    return slot;
}

std::vector<Slot> slotsOf(const Json& json)
{
    if (!json.is_array())
        throw Problem{messages::FieldHasTheWrongType("inputs")};
    std::vector<Slot> slots;
    std::set<std::string> names;
    for (const Json& one : json) {
        slots.push_back(slotOf(one));
        if (!names.insert(slots.back().name).second)
            throw Problem{messages::NameStandsTwice(slots.back().name, "inputs")};
    }
    return slots;
}

// Format 1 had the rule of one series, which packages of records filled in for nothing; their details name columns.
std::vector<Slot> slotsOfFormat1(const Json& json)
{
    const Json details = field<Json>(json, "details", Json::object());
    if (details.contains("inputs") || details.contains("columns"))
        return {{.name = "record", .kind = Slot::Kind::Record}};
    return {{.name = "series", .kind = Slot::Kind::Series, .series = inputOf(field<Json>(json, "input"))}};
}

// Numbers may stand in an architecture's parameters as numbers or as text.
std::string textOf(const Json& value) { return value.is_string() ? value.get<std::string>() : value.dump(); }

Manifest manifestOf(const Json& json)
{
    Manifest manifest;
    const int format = field<int>(json, "format");
    if (format != 1 && format != 2)
        throw Problem{messages::FormatIsNotKnown(format)};
    manifest.id = field<std::string>(json, "id");
    manifest.version = field<std::string>(json, "version");
    manifest.task = field<std::string>(json, "task");
    manifest.title = textsOf(field<Json>(json, "title", Json::object()));
    if (manifest.title.empty())
        manifest.title["en"] = manifest.id;
    for (const Json& part : field<Json>(json, "networks")) {
        Manifest::Part network;
        network.weights = field<std::string>(part, "weights");
        const Json architecture = field<Json>(part, "architecture");
        network.architecture.name = field<std::string>(architecture, "name");
        for (const auto& [name, value] : architecture.items()) {
            if (name != "name")
                network.architecture.parameters[name] = textOf(value);
        }
        manifest.networks.push_back(std::move(network));
    }
    manifest.inputs = format == 1 ? slotsOfFormat1(json) : slotsOf(field<Json>(json, "inputs"));
    manifest.labels = labelsOf(field<Json>(json, "labels"));
    const Json calibration = field<Json>(json, "calibration", Json::object());
    manifest.calibration.temperature = field<double>(calibration, "temperature", 1);
    manifest.calibration.bias = field<double>(calibration, "bias", 0);
    manifest.calibration.fittedOn = field<std::string>(calibration, "fittedOn", "");
    if (calibration.contains("eceBefore"))
        manifest.calibration.eceBefore = field<double>(calibration, "eceBefore");
    if (calibration.contains("eceAfter"))
        manifest.calibration.eceAfter = field<double>(calibration, "eceAfter");
    if (!(manifest.calibration.temperature > 0))
        throw Problem{messages::TemperatureIsNotPositive(manifest.calibration.temperature)};
    for (const Json& point : field<Json>(json, "operatingPoints", Json::array()))
        manifest.operatingPoints.push_back(operatingPointOf(point));
    manifest.marks = marksOf(field<Json>(json, "marks", Json::object()));
    manifest.parameters = field<std::map<std::string, double>>(json, "parameters", {});
    for (const Json& source : field<Json>(json, "trainingData", Json::array()))
        manifest.trainingData.push_back({field<std::string>(source, "name"), field<std::string>(source, "licence", ""),
                                         field<std::string>(source, "citation", ""),
                                         field<std::string>(source, "used", "")});
    const Json metrics = field<Json>(json, "metrics", Json::object());
    for (const auto& [set, figures] : metrics.items()) {
        for (const auto& [name, value] : figures.items())
            manifest.metrics[set][name] = intervalOf(value);
    }
    manifest.weightsLicence = field<std::string>(json, "weightsLicence", "");
    const Json selfTest = field<Json>(json, "selfTest");
    manifest.selfTest = field<std::string>(selfTest, "file");
    manifest.selfTestTolerance = field<double>(selfTest, "tolerance");
    manifest.files = field<std::map<std::string, std::string>>(json, "files");
    if (json.contains("details"))
        manifest.details = json["details"].dump();
    return manifest;
}

}

double Calibration::probability(double logit) const { return 1 / (1 + std::exp(-(logit / temperature + bias))); }

Messages MarkFacts::sentences() const
{
    Messages all;
    if (usualMost > 0)
        all.push_back(messages::UsualMarks(usualLeast, usualMost, countedScans));
    if (largest > 0)
        all.push_back(messages::TrainedSizes(smallest, largest));
    return all;
}

const InputRule& Manifest::series() const
{
    static const InputRule anything;
    const auto slot = std::ranges::find(inputs, Slot::Kind::Series, &Slot::kind);
    return slot == inputs.end() ? anything : slot->series;
}

InputRule& Manifest::series()
{
    const auto slot = std::ranges::find(inputs, Slot::Kind::Series, &Slot::kind);
    if (slot != inputs.end())
        return slot->series;
    return inputs.emplace_back(Slot{.name = "series", .kind = Slot::Kind::Series}).series;
}

bool Manifest::reads(Slot::Kind kind) const { return std::ranges::find(inputs, kind, &Slot::kind) != inputs.end(); }

double Manifest::parameter(const std::string& name, double otherwise) const
{
    const auto found = parameters.find(name);
    return found == parameters.end() ? otherwise : found->second;
}

Result<Manifest> parseManifest(const std::string& text, const std::string& name)
{
    const Json json = Json::parse(text, nullptr, false);
    if (json.is_discarded() || !json.is_object())
        return fail(ErrorCode::Malformed, messages::ManifestIsNoObject(name));
    try {
        return manifestOf(json);
    } catch (const Problem& problem) {
        return fail(ErrorCode::Malformed, messages::ManifestCannotBeUsed(name, problem.what));
    } catch (const nlohmann::json::exception& problem) {
        return fail(ErrorCode::Malformed, messages::ManifestBreaksJson(name, problem.what()));
    }
}

std::string manifestText(const Manifest& manifest)
{
    Json json{{"format", 2}, {"id", manifest.id}, {"version", manifest.version}, {"task", manifest.task}};
    json["title"] = manifest.title;
    json["notForDiagnosticUse"] = true;
    for (const auto& part : manifest.networks) {
        Json architecture{{"name", part.architecture.name}};
        for (const auto& [name, value] : part.architecture.parameters)
            architecture[name] = value;
        json["networks"].push_back({{"architecture", architecture}, {"weights", part.weights}});
    }
    json["inputs"] = Json::array();
    for (const auto& slot : manifest.inputs)
        json["inputs"].push_back(jsonOf(slot));
    json["labels"] = Json::array();
    for (const auto& label : manifest.labels)
        json["labels"].push_back(jsonOf(label));
    json["calibration"] = {{"temperature", manifest.calibration.temperature},
                           {"bias", manifest.calibration.bias},
                           {"fittedOn", manifest.calibration.fittedOn}};
    if (manifest.calibration.eceBefore)
        json["calibration"]["eceBefore"] = *manifest.calibration.eceBefore;
    if (manifest.calibration.eceAfter)
        json["calibration"]["eceAfter"] = *manifest.calibration.eceAfter;
    json["operatingPoints"] = Json::array();
    for (const auto& point : manifest.operatingPoints)
        json["operatingPoints"].push_back(jsonOf(point));
    if (const Json marks = jsonOf(manifest.marks); !marks.empty())
        json["marks"] = marks;
    json["parameters"] = manifest.parameters;
    json["trainingData"] = Json::array();
    for (const auto& source : manifest.trainingData)
        json["trainingData"].push_back(
            {{"name", source.name}, {"licence", source.licence}, {"citation", source.citation}, {"used", source.used}});
    json["weightsLicence"] = manifest.weightsLicence;
    json["metrics"] = Json::object();
    for (const auto& [set, figures] : manifest.metrics) {
        for (const auto& [name, value] : figures)
            json["metrics"][set][name] = jsonOf(value);
    }
    if (!manifest.details.empty())
        json["details"] = Json::parse(manifest.details, nullptr, false);
    json["selfTest"] = {{"file", manifest.selfTest}, {"tolerance", manifest.selfTestTolerance}};
    json["files"] = manifest.files;
    return json.dump(2) + "\n";
}

}
