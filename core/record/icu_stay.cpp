#include "core/record/icu_stay.h"

#include "core/record/icu_variables.h"
#include "core/record/messages.h"
#include "core/record/moment.h"

#include <algorithm>
#include <cctype>
#include <optional>

namespace lantern::record {

namespace {

constexpr std::int64_t hourSeconds = 3600;
constexpr int firstTwoDays = 48, aYear = 24 * 366;    // hours

// A weight from further back says little about the patient who is admitted today.
constexpr std::int64_t weightStaysTrue = 30 * 24 * hourSeconds;

bool holdsWord(std::string_view text, std::string_view word)
{
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        const auto isLetter = [&](std::size_t i) {
            return i < text.size() && std::isalpha(static_cast<unsigned char>(text[i]));
        };
        if ((at == 0 || !isLetter(at - 1)) && !isLetter(at + word.size()))
            return true;
    }
    return false;
}

std::string lowered(std::string_view text)
{
    std::string lower(text);
    for (char& letter : lower)
        letter = char(std::tolower(static_cast<unsigned char>(letter)));
    return lower;
}

// The challenge's four kinds of unit, out of a place's name; nothing where it does not say.
std::optional<double> unitKind(const std::string& name)
{
    const auto text = lowered(name);
    if (text.find("coronary") != std::string::npos || holdsWord(text, "ccu"))
        return 1;
    if (text.find("cardiac surg") != std::string::npos || text.find("cardiothoracic") != std::string::npos)
        return 2;
    if (text.find("surgical") != std::string::npos || holdsWord(text, "sicu"))
        return 4;
    if (text.find("medical") != std::string::npos || holdsWord(text, "micu"))
        return 3;
    return std::nullopt;
}

bool isIntensiveCare(const Event& event)
{
    return event.kind == Kind::Encounter && event.isFact()
        && (isIntensiveCareCode(event.code) || saysIntensiveCare(event.text));
}

class StayReader {
public:
    StayReader(const Record& record, const Event& encounter, int longest)
        : m_record(record)
        , m_longest(longest)
        , m_start(encounter.time.seconds)
        , m_end(m_start + longest * hourSeconds)
    {
        m_stay.admission = encounter.time;
        if (encounter.end)
            m_end = std::min(m_end, encounter.end->seconds);
        else
            m_isOngoing = true;
        addDescriptors(encounter);
    }

    // Without a single measured series the stay has nothing to say, unless it is a 2012 record.
    std::optional<IcuStay> read()
    {
        for (std::size_t i = 0; i < m_record.events.size(); ++i)
            add(i);
        if (!m_hasSeries && m_record.clock == Clock::Calendar)
            return std::nullopt;
        std::stable_sort(m_stay.measurements.begin(), m_stay.measurements.end(),
                         [](const auto& a, const auto& b) { return a.hour < b.hour; });
        const double lastKnown = m_isOngoing && !m_stay.measurements.empty() ? m_stay.measurements.back().hour
                                                                             : double(m_end - m_start) / hourSeconds;
        m_stay.lastHour = std::clamp(int(lastKnown), 0, m_longest);
        return std::move(m_stay);
    }

private:
    void addDescriptors(const Event& encounter)
    {
        if (m_record.clock == Clock::SinceAdmission)
            return;    // a 2012 record writes its descriptors as lines
        if (const auto age = ageInYears(m_record.patient.birthDate, encounter.time))
            m_stay.measurements.push_back({icuAge, 0, *age});
        if (m_record.patient.sex == "female" || m_record.patient.sex == "male")
            m_stay.measurements.push_back({icuGender, 0, m_record.patient.sex == "male" ? 1.0 : 0.0});
        if (const auto kind = unitKind(encounter.text))
            m_stay.measurements.push_back({icuType, 0, *kind, std::size_t(&encounter - m_record.events.data())});
    }

    void add(std::size_t index)
    {
        const Event& event = m_record.events[index];
        const bool isChallenge = m_record.clock == Clock::SinceAdmission;
        if (!event.value || event.kind == Kind::Encounter)
            return;
        const int variable = icuVariableOf(event, m_record.clock);
        if (variable < 0)
            return;
        const bool isDescriptor = variable >= icuSeriesCount;
        if (!isChallenge && (variable == icuAge || variable == icuGender))
            return;    // the Patient says so
        if (event.time.precision < (isDescriptor ? Precision::Day : Precision::Minute))
            return;    // a date without a time cannot be put on the hour axis

        const bool isEarlier = event.time.seconds < m_start;
        const bool staysTrue =
            variable == icuHeight || (variable == icuWeight && m_start - event.time.seconds <= weightStaysTrue);
        if (event.time.seconds > m_end || (isEarlier && !staysTrue))
            return;
        const auto& title = icuVariables()[std::size_t(variable)].title;
        if (!event.isFact()) {
            leaveOut(index, messages::ValueIsMarked(title, event.marks));
            return;
        }
        if (event.time.precision >= Precision::Minute && event.time.hasZone != m_stay.admission.hasZone) {
            leaveOut(index, messages::ValueHasNoCertainPlace(title));
            return;
        }
        const auto value = icuValue(variable, *event.value, event.unit);
        if (!value) {
            leaveOut(index, value.error().message);
            return;
        }
        m_hasSeries = m_hasSeries || !isDescriptor;
        m_stay.measurements.push_back(
            {variable, std::max(0.0, double(event.time.seconds - m_start) / hourSeconds), *value, index});
    }

    void leaveOut(std::size_t index, Message reason) { m_stay.leftOut.push_back({index, std::move(reason)}); }

    const Record& m_record;
    int m_longest;    // hours
    std::int64_t m_start, m_end;
    bool m_isOngoing = false, m_hasSeries = false;
    IcuStay m_stay;
};

}

// SNOMED CT 305351004 admission to intensive care unit, 309904001 intensive care unit; HL7 v3
// ServiceDeliveryLocationRoleType ICU and CCU. Units for children are no stays for this model.
bool isIntensiveCareCode(std::string_view code)
{
    return code == "305351004" || code == "309904001" || code == "ICU" || code == "CCU";
}

bool saysIntensiveCare(std::string_view text)
{
    const auto lower = lowered(text);
    return lower.find("intensive care") != std::string::npos || lower.find("intensive-care") != std::string::npos
        || holdsWord(lower, "icu") || lower.find("重症监护") != std::string::npos;
}

int icuVariableOf(const Event& event, Clock clock)
{
    const int known = icuVariableOfLoinc(event.code);
    return known < 0 && clock == Clock::SinceAdmission ? icuVariableNamed(event.code) : known;
}

namespace {

Result<IcuStay> stayOf(const Record& record, int longest)
{
    bool hasStay = false;
    for (const auto& event : record.events) {
        if (!isIntensiveCare(event) || event.time.precision < Precision::Minute)
            continue;
        hasStay = true;
        auto stay = StayReader(record, event, longest).read();
        if (!stay)
            continue;
        for (const auto& measurement : stay->measurements)
            if (measurement.variable == icuAge && measurement.value < 15)
                return fail(ErrorCode::Refused, messages::PatientIsNoAdult(measurement.value));
        return std::move(*stay);
    }
    return fail(ErrorCode::Refused, hasStay ? messages::NothingMeasured : messages::NoIntensiveCare);
}

}

Result<IcuStay> icuStayOf(const Record& record) { return stayOf(record, firstTwoDays); }

Result<IcuStay> wholeIcuStayOf(const Record& record) { return stayOf(record, aYear); }

}
