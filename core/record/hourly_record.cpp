#include "core/record/hourly_record.h"

#include "core/base/lines.h"
#include "core/record/icu_events.h"
#include "core/record/icu_variables.h"
#include "core/record/messages.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <optional>

namespace lantern::record {

namespace {

constexpr std::string_view beginning = "HR|O2Sat|Temp|";
constexpr std::string_view hourColumn = "ICULOS", labelColumn = "SepsisLabel", beforeColumn = "HospAdmTime";
constexpr std::string_view challengeSystem = "https://physionet.org/content/challenge-2019";
constexpr int longestStay = 24 * 366;    // hours; more is no hour

// A column that is measured, with the code and the unit (UCUM) in which it stands there.
struct Column {
    std::string_view name, loinc, unit;
    Message text;
    Kind kind;
};

// This material contains content from LOINC (http://loinc.org), see icu_variables.h.
const std::array columns{
    Column{"HR", "8867-4", "/min", messages::HeartRate, Kind::Vital},
    Column{"O2Sat", "59408-5", "%", messages::OxygenSaturation, Kind::Vital},
    Column{"Temp", "8310-5", "Cel", messages::BodyTemperature, Kind::Vital},
    Column{"SBP", "8480-6", "mm[Hg]", messages::SystolicPressure, Kind::Vital},
    Column{"MAP", "8478-0", "mm[Hg]", messages::MeanPressure, Kind::Vital},
    Column{"DBP", "8462-4", "mm[Hg]", messages::DiastolicPressure, Kind::Vital},
    Column{"Resp", "9279-1", "/min", messages::RespiratoryRate, Kind::Vital},
    Column{"EtCO2", "19889-5", "mm[Hg]", messages::EndTidalCarbonDioxide, Kind::Vital},
    Column{"BaseExcess", "1925-7", "mmol/L", messages::BaseExcess, Kind::Lab},
    Column{"HCO3", "1963-8", "mmol/L", messages::Bicarbonate, Kind::Lab},
    Column{"FiO2", "19994-3", "1", messages::InhaledOxygen, Kind::Vital},
    Column{"pH", "2744-1", "[pH]", messages::ArterialPh, Kind::Lab},
    Column{"PaCO2", "2019-8", "mm[Hg]", messages::ArterialCarbonDioxide, Kind::Lab},
    Column{"SaO2", "2708-6", "%", messages::OxygenSaturation, Kind::Lab},
    Column{"AST", "1920-8", "U/L", messages::AspartateAminotransferase, Kind::Lab},
    Column{"BUN", "3094-0", "mg/dL", messages::UreaNitrogen, Kind::Lab},
    Column{"Alkalinephos", "6768-6", "U/L", messages::AlkalinePhosphatase, Kind::Lab},
    Column{"Calcium", "17861-6", "mg/dL", messages::Calcium, Kind::Lab},
    Column{"Chloride", "2075-0", "mmol/L", messages::Chloride, Kind::Lab},
    Column{"Creatinine", "2160-0", "mg/dL", messages::Creatinine, Kind::Lab},
    Column{"Bilirubin_direct", "1968-7", "mg/dL", messages::DirectBilirubin, Kind::Lab},
    Column{"Glucose", "2345-7", "mg/dL", messages::Glucose, Kind::Lab},
    Column{"Lactate", "2524-7", "mmol/L", messages::Lactate, Kind::Lab},
    Column{"Magnesium", "19123-9", "mg/dL", messages::Magnesium, Kind::Lab},
    Column{"Phosphate", "2777-1", "mg/dL", messages::Phosphate, Kind::Lab},
    Column{"Potassium", "2823-3", "mmol/L", messages::Potassium, Kind::Lab},
    Column{"Bilirubin_total", "1975-2", "mg/dL", messages::Bilirubin, Kind::Lab},
    Column{"TroponinI", "10839-9", "ng/mL", messages::TroponinI, Kind::Lab},
    Column{"Hct", "4544-3", "%", messages::Haematocrit, Kind::Lab},
    Column{"Hgb", "718-7", "g/dL", messages::Haemoglobin, Kind::Lab},
    Column{"PTT", "14979-9", "s", messages::PartialThromboplastinTime, Kind::Lab},
    Column{"WBC", "6690-2", "10*3/uL", messages::Leukocytes, Kind::Lab},
    Column{"Fibrinogen", "3255-7", "mg/dL", messages::Fibrinogen, Kind::Lab},
    Column{"Platelets", "777-3", "10*3/uL", messages::Platelets, Kind::Lab},
};

std::vector<std::string_view> cellsOf(std::string_view line)
{
    std::vector<std::string_view> cells;
    for (;;) {
        const auto end = line.find('|');
        cells.push_back(trimmed(line.substr(0, end)));
        if (end == std::string_view::npos)
            return cells;
        line.remove_prefix(end + 1);
    }
}

bool isMissing(std::string_view cell) { return cell.empty() || cell == "NaN" || cell == "nan"; }

// The lines of a file under its header.
class Table {
public:
    explicit Table(std::string_view text)
        : m_rest(withoutByteOrderMark(text))
    {
        m_header = cellsOf(takeLine(m_rest));
    }

    std::optional<std::size_t> column(std::string_view name) const
    {
        const auto found = std::ranges::find(m_header, name);
        return found == m_header.end() ? std::nullopt : std::optional(std::size_t(found - m_header.begin()));
    }

    // The next line that is not empty; nothing at the end. number() counts from 1, the header being the first.
    std::optional<std::vector<std::string_view>> next()
    {
        while (!m_rest.empty()) {
            ++m_number;
            if (const auto line = takeLine(m_rest); !line.empty())
                return cellsOf(line);
        }
        return std::nullopt;
    }

    int number() const { return m_number; }
    std::size_t width() const { return m_header.size(); }

private:
    std::string_view m_rest;
    std::vector<std::string_view> m_header;
    int m_number = 1;
};

// Whole hours since the admission; nothing where the cell is no such number.
std::optional<int> hourOf(std::string_view cell)
{
    const auto hour = parseDecimal(cell);
    return hour && *hour >= 0 && *hour <= longestStay && *hour == std::floor(*hour) ? std::optional(int(*hour))
                                                                                    : std::nullopt;
}

class Reader {
public:
    Reader(std::string_view text, std::string name)
        : m_table(text)
        , m_name(std::move(name))
    {
        for (const auto& column : columns)
            m_places.push_back(m_table.column(column.name));
    }

    Result<Record> read()
    {
        const auto hours = m_table.column(hourColumn);
        if (!hours)
            return fail(ErrorCode::Malformed, messages::NoHourlyHeader(m_name, std::string(hourColumn)));
        m_record.clock = Clock::SinceAdmission;
        m_record.patient.id = m_name.substr(0, m_name.rfind('.'));
        while (const auto cells = m_table.next())
            if (auto done = add(*cells, *hours); !done)
                m_record.skipped.push_back({where(), done.error().message, true});
        m_record.events.insert(m_record.events.begin(), icuStayEvent(std::int64_t(m_lastHour) * 3600, m_name));
        if (m_table.column(labelColumn))
            m_record.notes.push_back(messages::LabelIsNotRead(m_name, std::string(labelColumn)));
        std::ranges::stable_sort(m_record.events, {}, [](const Event& event) { return event.time.seconds; });
        return std::move(m_record);
    }

private:
    std::string where() const { return fmt::format("{}:{}", m_name, m_table.number()); }

    Result<void> add(const std::vector<std::string_view>& cells, std::size_t hours)
    {
        if (cells.size() != m_table.width())
            return fail(ErrorCode::Malformed, messages::LineHasOtherColumns(cells.size(), m_table.width()));
        const auto hour = hourOf(cells[hours]);
        if (!hour)
            return fail(ErrorCode::Malformed, messages::HourIsNoHour(std::string(cells[hours].substr(0, 60))));
        m_lastHour = std::max(m_lastHour, *hour);
        addPatient(cells);
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (m_places[i])
                addValue(columns[i], cells[*m_places[i]], *hour);
        return {};
    }

    void addValue(const Column& column, std::string_view cell, int hour)
    {
        if (isMissing(cell))
            return;
        const auto value = parseDecimal(cell);
        if (!value) {
            m_record.skipped.push_back(
                {where(), messages::ValueIsNoNumber(std::string(column.name), std::string(cell.substr(0, 60))), true});
            return;
        }
        Event event;
        event.time = {std::int64_t(hour) * 3600, Precision::Minute, 0};
        event.kind = column.kind;
        event.code = column.loinc;
        event.system = "http://loinc.org";
        event.text = inEnglish(column.text);
        event.value = value;
        event.valueText = cell;
        // Most hospitals' exports write the share of oxygen as a fraction, some lines as per cent.
        const bool isPerCent = column.name == "FiO2" && *value > 1 && *value <= 100;
        event.unit = isPerCent ? "%" : column.unit;
        event.source = where();
        m_record.events.push_back(std::move(event));
    }

    // What stands on every line and is true of the whole stay: the first line that says it counts.
    void addPatient(const std::vector<std::string_view>& cells)
    {
        const auto number = [&](std::string_view column) -> std::optional<double> {
            const auto place = m_table.column(column);
            return place && !isMissing(cells[*place]) ? parseDecimal(cells[*place]) : std::nullopt;
        };
        const auto once = [&](bool& isKnown, std::string_view variable, std::optional<double> value) {
            if (isKnown || !value)
                return;
            isKnown = true;
            auto event = icuValueEvent(icuVariableNamed(variable), *value, challengeSystem);
            event.source = where();
            m_record.events.push_back(std::move(event));
        };
        once(m_hasAge, "Age", number("Age"));
        if (const auto sex = number("Gender"); !m_hasSex && sex && (*sex == 0 || *sex == 1)) {
            m_record.patient.sex = *sex == 0 ? "female" : "male";
            once(m_hasSex, "Gender", sex);
        }
        // The kinds of unit as the challenge of 2012 numbers them.
        if (number("Unit1") == 1.0)
            once(m_hasUnit, "ICUType", 3);
        else if (number("Unit2") == 1.0)
            once(m_hasUnit, "ICUType", 4);
        if (const auto before = number(beforeColumn); !m_hasAdmission && before && *before < 0) {
            m_hasAdmission = true;
            Event event;
            event.time = {std::int64_t(std::lround(*before * 3600)), Precision::Minute, 0};
            event.kind = Kind::Encounter;
            event.code = "32485007";
            event.system = "http://snomed.info/sct";
            event.text = "Hospital admission";
            event.source = where();
            m_record.events.push_back(std::move(event));
        }
    }

    Table m_table;
    std::string m_name;
    std::vector<std::optional<std::size_t>> m_places;    // of `columns`, in the file
    Record m_record;
    int m_lastHour = 0;
    bool m_hasAge = false, m_hasSex = false, m_hasUnit = false, m_hasAdmission = false;
};

}

bool looksLikeHourlyRecord(std::string_view text) { return withoutByteOrderMark(text).starts_with(beginning); }

Result<Record> readHourlyRecord(std::string_view text, const std::string& name)
{
    if (!looksLikeHourlyRecord(text))
        return fail(ErrorCode::Malformed, messages::NoHourlyHeader(name, std::string(hourColumn)));
    return Reader(text, name).read();
}

std::vector<LabelledHour> sepsisLabelsOf(std::string_view text)
{
    std::vector<LabelledHour> labels;
    Table table(text);
    const auto hours = table.column(hourColumn), label = table.column(labelColumn);
    if (!hours || !label)
        return labels;
    while (const auto cells = table.next()) {
        if (cells->size() != table.width())
            continue;
        const auto hour = hourOf((*cells)[*hours]);
        const auto said = parseInteger((*cells)[*label]);
        if (hour && said && (*said == 0 || *said == 1))
            labels.push_back({*hour, int(*said)});
    }
    return labels;
}

}
