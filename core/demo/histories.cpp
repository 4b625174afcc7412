#include "core/demo/histories.h"

#include "core/demo/fhir_history.h"
#include "core/demo/icu_course.h"
#include "core/demo/randomness.h"

#include <chrono>
#include <fmt/format.h>

namespace lantern::demo {

namespace {

const Concept influenzaVaccine{"140", "Influenza, seasonal, injectable, preservative free"};
const Concept checkUp{"185349003", "Encounter for check up"};
const Concept rash{"271807003", "Eruption of skin"};

double tenths(double value) { return std::round(value * 10) / 10; }

// A moment some hours after admission to intensive care, as FHIR writes it.
std::string icuTime(double hours)
{
    using namespace std::chrono;
    constexpr sys_seconds admission = sys_days{year{2025} / March / 14} + 2h + 40min;
    const sys_seconds moment = admission + seconds(std::llround(hours * 60) * 60);
    const auto day = floor<days>(moment);
    const year_month_day date{day};
    const hh_mm_ss time{moment - day};
    return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:00+00:00", int(date.year()), unsigned(date.month()),
                       unsigned(date.day()), time.hours().count(), time.minutes().count());
}

// What a yearly visit leaves behind.
struct YearlyValues {
    double weight, systolic, diastolic, cholesterol, creatinine, glucose;
};

void yearlyVisit(FhirHistory& history, const std::string& date, const YearlyValues& values, Random& random)
{
    const auto about = [&](double value, double deviation) { return value + deviation * random.normal(); };
    const std::string start = date + "T09:10:00+00:00", drawn = date + "T09:25:00+00:00";
    history.visit({.start = start,
                   .end = date + "T09:40:00+00:00",
                   .classCode = "AMB",
                   .type = checkUp,
                   .text = "Check-up",
                   .reason = "",
                   .place = "DEMO Practice (synthetic)",
                   .partOf = ""});
    history.vital({"29463-7", "Body weight"}, start, {tenths(about(values.weight, 0.6)), "kg"});
    history.bloodPressure(start, about(values.systolic, 3), about(values.diastolic, 2));
    history.vital({"8867-4", "Heart rate"}, start, {std::round(about(74, 4)), "/min"});
    history.laboratory({"2093-3", "Cholesterol total"}, drawn, {std::round(about(values.cholesterol, 6)), "mg/dL"});
    history.laboratory({"2160-0", "Creatinine"}, drawn, {tenths(about(values.creatinine, 0.04)), "mg/dL"});
    history.laboratory({"2345-7", "Glucose"}, drawn, {std::round(about(values.glucose, 4)), "mg/dL"});
}

void addIntensiveCare(FhirHistory& history, const PatientPlan& patient, std::uint64_t seed)
{
    constexpr double stay = 84 + 40.0 / 60;
    history.visit({.start = "2025-03-13T22:05:00+00:00",
                   .end = "2025-03-14T02:40:00+00:00",
                   .classCode = "EMER",
                   .type = {"50849002", "Emergency room admission"},
                   .text = "Emergency department",
                   .reason = "Fever, cough and confusion",
                   .place = "DEMO Hospital (synthetic), emergency department",
                   .partOf = ""});
    history.bloodPressure("2025-03-13T22:15:00+00:00", 104, 58);
    history.vital({"8867-4", "Heart rate"}, "2025-03-13T22:15:00+00:00", {112, "/min"});
    const std::string inpatient = history.visit({.start = icuAdmission,
                                                 .end = "2025-03-24T11:00:00+00:00",
                                                 .classCode = "IMP",
                                                 .type = {"32485007", "Hospital admission"},
                                                 .text = "Hospital admission",
                                                 .reason = "Pneumonia",
                                                 .place = "DEMO Hospital (synthetic)",
                                                 .partOf = ""});
    history.condition({"385093006", "Community acquired pneumonia"}, "2025-03-13T22:05:00+00:00", "2025-03-24");
    history.visit({.start = icuAdmission,
                   .end = icuDischarge,
                   .classCode = "IMP",
                   .type = {"305351004", "Admission to intensive care unit"},
                   .text = "Medical intensive care unit",
                   .reason = "Septic shock",
                   .place = "DEMO Hospital (synthetic), medical intensive care unit",
                   .partOf = inpatient});
    history.condition({"76571007", "Septic shock"}, icuAdmission, "2025-03-16T09:00:00+00:00");
    history.condition({"65710008", "Acute respiratory failure"}, icuTime(4), icuTime(50));
    history.condition({"14669001", "Acute kidney injury"}, icuTime(11), "2025-03-18");
    for (const StudyPlan& study : patient.studies)
        history.imaging(study);
    history.report("DEMO report, chest X-ray (synthetic)", icuTime(1.1),
                   "DEMO text, written with the phantom. Heart of normal size. No effusion. Several nodular opacities; "
                   "CT advised.");
    history.report("DEMO report, chest CT (synthetic)", icuTime(21.6),
                   "DEMO text, written with the phantom. Solid nodules in both lungs, the largest in the right upper "
                   "lobe. Calcified coronary artery. No effusion.");
    history.procedure({"", "Arterial line"}, icuTime(1.3), icuTime(62));
    history.procedure({"112798008", "Insertion of endotracheal tube"}, icuTime(4.6));
    history.procedure({"40617009", "Artificial ventilation"}, icuTime(4.7), icuTime(47.2));
    history.procedure({"399208008", "Plain chest X-ray"}, icuTime(0.6));
    history.procedure({"169069000", "CT of chest"}, icuTime(20.7));
    history.procedure({"271280005", "Removal of endotracheal tube"}, icuTime(47.2));
    history.medication({"", "Ceftriaxone 2 g intravenous"}, icuTime(0.4), "2 g every 24 h");
    history.medication({"", "Azithromycin 500 mg intravenous"}, icuTime(0.5), "500 mg every 24 h");
    history.medication({"", "Noradrenaline intravenous"}, icuTime(2.2), "0.05 to 0.35 ug/kg/min");
    history.medication({"", "Propofol intravenous"}, icuTime(4.6), "1 to 3 mg/kg/h");
    history.medication({"", "Hydrocortisone 50 mg intravenous"}, icuTime(9), "50 mg every 6 h");
    for (const ChartEntry& entry : icuCourse(seed, stay)) {
        if (entry.isLaboratory)
            history.laboratory(entry.what, icuTime(entry.hour), entry.value);
        else
            history.vital(entry.what, icuTime(entry.hour), entry.value);
    }
    history.during(inpatient);
    for (int day = 18; day <= 24; day += 2) {
        const std::string time = fmt::format("2025-03-{}T07:30:00+00:00", day);
        history.bloodPressure(time, 128 + day % 3, 74);
        history.laboratory({"6690-2", "Leukocytes"}, time, {tenths(12.4 - 0.6 * (day - 18)), "10*3/uL"});
        history.laboratory({"2160-0", "Creatinine"}, time, {tenths(1.2 - 0.03 * (day - 18)), "mg/dL"});
    }
}

}

std::string chestHistory(const PatientPlan& patient, std::uint64_t seed)
{
    FhirHistory history(patient, seed);
    Random random(seed, 101);
    history.allergy({"91936005", "Allergy to penicillin"}, "1998-06-11", rash);
    history.condition({"38341003", "Hypertension"}, "2011-04-19");
    history.condition({"55822004", "Hyperlipidemia"}, "2014-05-06");
    for (int year = 2017; year <= 2024; ++year) {
        const double since = year - 2017;
        yearlyVisit(history, fmt::format("{}-05-{:02}", year, 3 + year % 17),
                    {.weight = 84 - 0.4 * since,
                     .systolic = 142 - since,
                     .diastolic = 86 - 0.5 * since,
                     .cholesterol = 236 - 6 * since,
                     .creatinine = 0.9 + 0.015 * since,
                     .glucose = 101 + since},
                    random);
        if (year == 2017) {
            history.medication({"833036", "Captopril 25 MG Oral Tablet"}, "2017-05-14", "1 tablet twice a day");
            history.medication({"312961", "Simvastatin 20 MG Oral Tablet"}, "2017-05-14", "1 tablet in the evening");
        }
        if (year == 2019) {
            history.condition({"13645005", "Chronic obstructive pulmonary disease"}, "2019-05-16");
            history.procedure({"23426006", "Measurement of respiratory function"}, "2019-05-16T10:00:00+00:00");
            history.laboratory({"20150-9", "Forced expiratory volume in 1 s"}, "2019-05-16T10:00:00+00:00", {2.1, "L"});
            history.medication({"745679", "200 ACTUAT Albuterol 0.09 MG/ACTUAT Metered Dose Inhaler"}, "2019-05-16",
                               "2 puffs as needed");
        }
        if (year == 2022)
            history.laboratory({"20150-9", "Forced expiratory volume in 1 s"}, "2022-05-19T10:00:00+00:00", {1.8, "L"});
        history.immunization(influenzaVaccine, fmt::format("{}-10-{:02}", year, 4 + year % 20));
    }
    history.immunization({"33", "pneumococcal polysaccharide vaccine, 23 valent"}, "2022-10-06");
    history.procedure({"73761001", "Colonoscopy"}, "2018-09-12");
    history.condition({"10509002", "Acute bronchitis"}, "2021-12-02", "2021-12-16");

    addIntensiveCare(history, patient, seed);

    history.visit({.start = "2025-04-22T10:00:00+00:00",
                   .end = "2025-04-22T10:35:00+00:00",
                   .classCode = "AMB",
                   .type = {"390906007", "Follow-up encounter"},
                   .text = "Follow-up",
                   .reason = "Nodules seen on the CT of 14 March",
                   .place = "DEMO Hospital (synthetic), chest clinic",
                   .partOf = ""});
    history.condition({"427359005", "Solitary nodule of lung"}, "2025-03-15");
    history.bloodPressure("2025-04-22T10:05:00+00:00", 134, 79);
    return history.text();
}

std::string headHistory(const PatientPlan& patient, std::uint64_t seed)
{
    FhirHistory history(patient, seed);
    Random random(seed, 202);
    history.allergy({"419474003", "Allergy to mould"}, "2004-03-09", rash);
    history.condition({"124171000119105", "Chronic intractable migraine without aura"}, "2009-02-17");
    for (int year = 2018; year <= 2025; ++year) {
        const double since = year - 2018;
        yearlyVisit(history, fmt::format("{}-02-{:02}", year, 5 + year % 19),
                    {.weight = 61 + 0.3 * since,
                     .systolic = year < 2021 ? 128 + 4 * since : 131,
                     .diastolic = year < 2021 ? 80 + 2 * since : 81,
                     .cholesterol = 198 + 2 * since,
                     .creatinine = 0.7,
                     .glucose = 92 + since},
                    random);
        if (year == 2020) {
            history.condition({"38341003", "Hypertension"}, "2020-02-11");
            history.medication({"316049", "Hydrochlorothiazide 25 MG"}, "2020-02-11", "1 tablet in the morning");
        }
        if (year % 2 == 0)
            history.immunization(influenzaVaccine, fmt::format("{}-11-{:02}", year, 6 + year % 14));
    }
    history.immunization({"113", "Td (adult) preservative free"}, "2019-06-24");
    history.procedure({"73761001", "Colonoscopy"}, "2023-04-26");

    history.visit({.start = "2025-06-10T18:40:00+00:00",
                   .end = "2025-06-16T11:00:00+00:00",
                   .classCode = "IMP",
                   .type = {"183452005", "Encounter Inpatient"},
                   .text = "Neurology ward",
                   .reason = "First seizure",
                   .place = "DEMO Hospital (synthetic), neurology ward",
                   .partOf = ""});
    history.condition({"91175000", "Seizure"}, "2025-06-10T17:55:00+00:00", "2025-06-10T17:58:00+00:00");
    history.bloodPressure("2025-06-10T18:50:00+00:00", 148, 88);
    history.vital({"9269-2", "Glasgow coma score total"}, "2025-06-10T18:50:00+00:00", {14, "{score}"});
    history.vital({"8867-4", "Heart rate"}, "2025-06-10T18:50:00+00:00", {96, "/min"});
    history.laboratory({"2951-2", "Sodium"}, "2025-06-10T19:05:00+00:00", {139, "mmol/L"});
    history.laboratory({"2345-7", "Glucose"}, "2025-06-10T19:05:00+00:00", {118, "mg/dL"});
    history.laboratory({"6690-2", "Leukocytes"}, "2025-06-10T19:05:00+00:00", {9.8, "10*3/uL"});
    history.procedure({"54550000", "Electroencephalogram"}, "2025-06-11T14:00:00+00:00");
    for (const StudyPlan& study : patient.studies)
        history.imaging(study);
    history.report("DEMO report, head MR (synthetic)", "2025-06-12T12:30:00+00:00",
                   "DEMO text, written with the phantom. One ring-enhancing lesion in a parietal lobe with oedema "
                   "around it and a slight shift of the midline.");
    history.condition({"126952004", "Neoplasm of brain"}, "2025-06-12");
    history.medication({"", "Levetiracetam 500 mg oral"}, "2025-06-10T20:00:00+00:00", "1 tablet twice a day");
    history.medication({"", "Dexamethasone 4 mg oral"}, "2025-06-12T15:00:00+00:00", "1 tablet three times a day");

    history.visit({.start = "2025-07-08T13:00:00+00:00",
                   .end = "2025-07-08T13:45:00+00:00",
                   .classCode = "AMB",
                   .type = {"390906007", "Follow-up encounter"},
                   .text = "Follow-up",
                   .reason = "After the first seizure",
                   .place = "DEMO Hospital (synthetic), neurosurgical clinic",
                   .partOf = ""});
    history.bloodPressure("2025-07-08T13:05:00+00:00", 133, 80);
    return history.text();
}

}
