#include "core/record/icu_variables.h"

#include "core/record/messages.h"

#include <array>
#include <string>
#include <unordered_map>

namespace lantern::record {

namespace {

const std::vector<IcuUnit> pressure{{"mm[Hg]"}, {"kPa", 7.500617}};
const std::vector<IcuUnit> milliequivalents{{"mmol/L"}, {"meq/L"}};
const std::vector<IcuUnit> cells{{"10*3/uL"}, {"10*9/L"}, {"/uL", 0.001}};
const std::vector<IcuUnit> troponin{{"ug/L"}, {"ng/mL"}, {"ng/L", 0.001}};
const std::vector<IcuUnit> magnesium{{"mg/dL"}, {"mmol/L", 2.4305}, {"meq/L", 1.21525}};
const std::vector<IcuUnit> weight{{"kg"}, {"[lb_av]", 0.45359237}, {"g", 0.001}};
const std::vector<IcuUnit> perMinute{{"/min"}};
const std::vector<IcuUnit> enzyme{{"U/L"}};

// Codes and factors: LOINC 2.7x and UCUM. A pressure without a method is taken for a cuff's, since
// an arterial line has codes of its own. Urea nitrogen is not urea: 1 mmol of it is 28.006 mg.
const std::array<IcuVariable, 41> table{{
    {"ALP", "alkaline-phosphatase", {"6768-6"}, messages::AlkalinePhosphatase, enzyme, 1, 5000, true},
    {"ALT", "alanine-aminotransferase", {"1742-6"}, messages::AlanineAminotransferase, enzyme, 1, 30000, true},
    {"AST", "aspartate-aminotransferase", {"1920-8"}, messages::AspartateAminotransferase, enzyme, 1, 50000, true},
    {"Albumin", "albumin", {"1751-7"}, messages::Albumin, {{"g/dL"}, {"g/L", 0.1}}, 0.5, 8, false},
    {"BUN",
     "urea-nitrogen",
     {"3094-0", "6299-2"},
     messages::UreaNitrogen,
     {{"mg/dL"}, {"mmol/L", 2.8006}},
     1,
     350,
     true},
    {"Bilirubin", "bilirubin", {"1975-2"}, messages::Bilirubin, {{"mg/dL"}, {"umol/L", 0.0584676}}, 0.05, 100, true},
    {"Cholesterol", "cholesterol", {"2093-3"}, messages::Cholesterol, {{"mg/dL"}, {"mmol/L", 38.665}}, 20, 1000, true},
    {"Creatinine",
     "creatinine",
     {"2160-0", "38483-4"},
     messages::Creatinine,
     {{"mg/dL"}, {"umol/L", 0.0113122}},
     0.05,
     40,
     true},
    {"DiasABP",
     "arterial-diastolic-pressure",
     {"76213-8"},
     messages::ArterialDiastolicPressure,
     pressure,
     5,
     220,
     false},
    {"FiO2",
     "inhaled-oxygen",
     {"3150-0", "19994-3"},
     messages::InhaledOxygen,
     {{"1"}, {""}, {"%", 0.01}},
     0.2,
     1,
     false},
    {"GCS", "glasgow-coma-score", {"9269-2"}, messages::GlasgowComaScore, {{"{score}"}, {""}, {"1"}}, 3, 15, false},
    {"Glucose", "glucose", {"2345-7", "2339-0"}, messages::Glucose, {{"mg/dL"}, {"mmol/L", 18.0156}}, 10, 2500, true},
    {"HCO3", "bicarbonate", {"1963-8", "2028-9"}, messages::Bicarbonate, milliequivalents, 2, 70, false},
    {"HCT", "haematocrit", {"4544-3", "20570-8"}, messages::Haematocrit, {{"%"}, {"L/L", 100}}, 5, 75, false},
    {"HR", "heart-rate", {"8867-4"}, messages::HeartRate, perMinute, 10, 300, false},
    {"K", "potassium", {"2823-3", "6298-4"}, messages::Potassium, milliequivalents, 1, 15, false},
    {"Lactate", "lactate", {"2524-7", "32693-4"}, messages::Lactate, {{"mmol/L"}, {"mg/dL", 0.11101}}, 0.1, 50, true},
    {"MAP", "arterial-mean-pressure", {"76214-6"}, messages::ArterialMeanPressure, pressure, 10, 260, false},
    {"MechVent", "mechanical-ventilation", {"20124-4"}, messages::MechanicalVentilation, {{""}, {"1"}}, 0, 1, false},
    {"Mg", "magnesium", {"19123-9", "2601-3"}, messages::Magnesium, magnesium, 0.2, 20, false},
    {"NIDiasABP", "diastolic-pressure", {"76535-4", "8462-4"}, messages::DiastolicPressure, pressure, 5, 220, false},
    {"NIMAP", "mean-pressure", {"76536-2", "8478-0"}, messages::MeanPressure, pressure, 10, 260, false},
    {"NISysABP", "systolic-pressure", {"76534-7", "8480-6"}, messages::SystolicPressure, pressure, 20, 330, false},
    {"Na", "sodium", {"2951-2", "2947-0"}, messages::Sodium, milliequivalents, 90, 200, false},
    {"PaCO2", "arterial-carbon-dioxide", {"2019-8"}, messages::ArterialCarbonDioxide, pressure, 5, 200, false},
    {"PaO2", "arterial-oxygen", {"2703-7"}, messages::ArterialOxygen, pressure, 15, 750, true},
    {"Platelets", "platelets", {"777-3", "26515-7"}, messages::Platelets, cells, 1, 3000, true},
    {"RespRate", "respiratory-rate", {"9279-1"}, messages::RespiratoryRate, perMinute, 1, 120, false},
    {"SaO2",
     "oxygen-saturation",
     {"2708-6", "59408-5"},
     messages::OxygenSaturation,
     {{"%"}, {"1", 100}},
     30,
     100,
     false},
    {"SysABP", "arterial-systolic-pressure", {"76215-3"}, messages::ArterialSystolicPressure, pressure, 20, 330, false},
    {"Temp",
     "temperature",
     {"8310-5"},
     messages::BodyTemperature,
     {{"Cel"}, {"[degF]", 0.55555556, -17.777778}},
     25,
     45,
     false},
    {"TroponinI", "troponin-i", {"10839-9"}, messages::TroponinI, troponin, 0, 1000, true},
    {"TroponinT", "troponin-t", {"6598-7"}, messages::TroponinT, troponin, 0, 200, true},
    {"Urine", "urine-output", {"9187-6"}, messages::UrineOutput, {{"mL"}}, 0, 11000, true},
    {"WBC", "leukocytes", {"6690-2", "26464-8"}, messages::Leukocytes, cells, 0.05, 600, true},
    {"Weight", "weight", {"29463-7", "3141-9"}, messages::Weight, weight, 20, 400, false},
    {"pH", "arterial-ph", {"2744-1"}, messages::ArterialPh, {{"[pH]"}, {""}, {"1"}}, 6.5, 8, false},
    {"Age", "age", {"30525-0"}, messages::Age, {{"a"}, {"mo", 0.083333333}}, 0, 130, false},
    {"Gender", "sex", {"46098-0", "76689-9"}, messages::Sex, {{""}}, 0, 1, false},
    {"Height", "height", {"8302-2"}, messages::Height, {{"cm"}, {"[in_i]", 2.54}, {"m", 100}}, 100, 250, false},
    {"ICUType", "unit", {}, messages::KindOfUnit, {{""}}, 1, 4, false},
}};

// Units as hospitals write them, where UCUM has another word for the same.
const std::unordered_map<std::string_view, std::string_view> plainUnits{
    {"mmHg", "mm[Hg]"},   {"mm Hg", "mm[Hg]"},  {"mEq/L", "meq/L"},      {"bpm", "/min"},        {"beats/min", "/min"},
    {"IU/L", "U/L"},      {"[iU]/L", "U/L"},    {"K/uL", "10*3/uL"},     {"10^3/uL", "10*3/uL"}, {"10^9/L", "10*9/L"},
    {"C", "Cel"},         {"degC", "Cel"},      {"°C", "Cel"},           {"degF", "[degF]"},     {"lb", "[lb_av]"},
    {"mg/dl", "mg/dL"},   {"mmol/l", "mmol/L"}, {"breaths/min", "/min"}, {"ml", "mL"},           {"in", "[in_i]"},
    {"µmol/L", "umol/L"}, {"g/dl", "g/dL"},
};

// "{beats}/min" is "/min": what stands in braces is a note (UCUM 6). A unit that is nothing but a note stays.
std::string withoutNotes(std::string_view unit)
{
    std::string plain;
    bool inside = false;
    for (const char letter : unit) {
        if (letter == '{')
            inside = true;
        if (!inside)
            plain += letter;
        if (letter == '}')
            inside = false;
    }
    return plain;
}

}

std::span<const IcuVariable> icuVariables() { return table; }

int icuVariableNamed(std::string_view name)
{
    static const auto index = [] {
        std::unordered_map<std::string_view, int> byName;
        for (std::size_t i = 0; i < table.size(); ++i)
            byName.emplace(table[i].name, int(i));
        return byName;
    }();
    const auto found = index.find(name);
    return found == index.end() ? -1 : found->second;
}

int icuVariableOfLoinc(std::string_view code)
{
    static const auto index = [] {
        std::unordered_map<std::string_view, int> byCode;
        for (std::size_t i = 0; i < table.size(); ++i)
            for (const auto loinc : table[i].loinc)
                byCode.emplace(loinc, int(i));
        return byCode;
    }();
    const auto found = index.find(code);
    return found == index.end() ? -1 : found->second;
}

Result<double> icuValue(int variable, double value, std::string_view unit)
{
    const auto& known = table.at(std::size_t(variable));
    const auto plain = plainUnits.find(unit);
    const auto ucum = plain == plainUnits.end() ? unit : plain->second;
    const IcuUnit* chosen = nullptr;
    for (const auto& candidate : known.units)
        if (candidate.ucum == ucum)
            chosen = &candidate;
    if (!chosen) {
        const auto bare = withoutNotes(ucum);
        for (const auto& candidate : known.units)
            if (candidate.ucum == bare)
                chosen = &candidate;
    }
    const std::string own(known.units.front().ucum);
    if (!chosen)
        return fail(ErrorCode::Refused,
                    own.empty() ? messages::UnitIsNoPlainNumber(known.title, std::string(unit))
                                : messages::UnitCannotBeConverted(known.title, std::string(unit), own));

    double converted = value * chosen->factor + chosen->offset;
    static const int ph = icuVariableNamed("pH");
    if (variable == ph && converted >= 650 && converted <= 800)
        converted /= 100;
    if (converted < known.lowest || converted > known.highest)
        return fail(ErrorCode::Refused,
                    messages::ValueCannotBeTrue(known.title, converted, own, known.lowest, known.highest));
    return converted;
}

}
