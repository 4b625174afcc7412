#include "core/dicom/patients/same_patient.h"

#include "core/base/numbers.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <tuple>

namespace lantern::dicom {

namespace {

// What programs write where there is no identifier or name.
constexpr std::array<std::string_view, 40> placeholders{
    "anon",      "anonym",       "anonyme",       "anonymous",     "anonymized", "anonymised", "anonymouspatient",
    "anonimo",   "deidentified", "pseudonymized", "pseudonymised", "unknown",    "unk",        "unbekannt",
    "inconnu",   "desconocido",  "none",          "null",          "nil",        "na",         "nn",
    "noid",      "noname",       "nopatientid",   "notavailable",  "notknown",   "notstated",  "unassigned",
    "undefined", "unidentified", "default",       "removed",       "redacted",   "hidden",     "empty",
    "blank",     "patientid",    "patientname",   "匿名",          "未知"};

std::string lowerCase(std::string_view text)
{
    std::string lower(text);
    std::ranges::transform(lower, lower.begin(), [](unsigned char c) { return c < 0x80 ? std::tolower(c) : c; });
    return lower;
}

bool countsInId(unsigned char c) { return c >= 0x80 || std::isalnum(c) != 0; }

// Nothing but punctuation, zeros or crosses, or a word that says that there is none.
bool isPlaceholder(std::string_view text)
{
    std::string bare = lowerCase(text);
    std::erase_if(bare, [](unsigned char c) { return !countsInId(c); });
    return bare.find_first_not_of('0') == std::string::npos
        || (bare.size() > 1 && bare.find_first_not_of('x') == std::string::npos)
        || std::ranges::find(placeholders, bare) != placeholders.end();
}

std::string_view component(std::string_view text, std::size_t index)
{
    for (; index > 0; --index) {
        const auto next = text.find('^');
        if (next == std::string_view::npos)
            return {};
        text.remove_prefix(next + 1);
    }
    return trimmed(text.substr(0, text.find('^')));
}

// Sorted, and without an identifier of unknown issuer where the same stands there with one.
void tidy(std::vector<PatientIdentifier>& ids)
{
    std::ranges::sort(ids, {}, [](const auto& each) { return std::tie(each.id, each.issuer); });
    ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
    std::erase_if(ids, [known = ids](const PatientIdentifier& each) {
        return each.issuer.empty() && std::ranges::any_of(known, [&](const PatientIdentifier& other) {
                   return other.id == each.id && !other.issuer.empty();
               });
    });
}

void append(std::vector<PatientIdentifier>& ids, const std::vector<PatientIdentifier>& more)
{
    ids.insert(ids.end(), more.begin(), more.end());
    tidy(ids);
}

// "wang xiaoming" for WANG^XIAOMING, Wang^Xiaoming and "Xiaoming Wang".
std::string foldedName(std::string_view group)
{
    std::vector<std::string> parts(1);
    for (const char c : lowerCase(group)) {
        if (countsInId(static_cast<unsigned char>(c)))
            parts.back() += c;
        else if (!parts.back().empty())
            parts.emplace_back();
    }
    std::ranges::sort(parts);
    std::string folded;
    for (const auto& part : parts)
        if (!part.empty())
            folded += folded.empty() ? part : ' ' + part;
    return isPlaceholder(folded) ? std::string() : folded;
}

bool shareOne(const std::vector<PatientIdentifier>& ids, const std::vector<PatientIdentifier>& more)
{
    return std::ranges::any_of(ids, [&](const PatientIdentifier& a) {
        return std::ranges::any_of(more, [&](const PatientIdentifier& b) {
            return a.id == b.id && (a.issuer.empty() || b.issuer.empty() || a.issuer == b.issuer);
        });
    });
}

bool haveSameNumbers(const std::vector<PatientIdentifier>& ids, const std::vector<PatientIdentifier>& more)
{
    return std::ranges::any_of(
        ids, [&](const auto& a) { return std::ranges::find(more, a.id, &PatientIdentifier::id) != more.end(); });
}

// A year alone may agree with a date.
bool datesAgree(std::string_view a, std::string_view b)
{
    const auto length = std::min(a.size(), b.size());
    return a.substr(0, length) == b.substr(0, length);
}

}

PatientIdentifier knownIdentifier(std::string_view id, std::string_view issuer)
{
    PatientIdentifier known{std::string(component(id, 0)), std::string(trimmed(issuer))};
    if (isPlaceholder(known.id))
        return {};
    if (known.issuer.empty()) {
        const auto authority = component(id, 3);
        known.issuer = std::string(authority.substr(0, authority.find('&')));
    }
    known.issuer = isPlaceholder(known.issuer) ? std::string() : lowerCase(known.issuer);
    return known;
}

std::string knownBirthDate(std::string_view date)
{
    std::string digits;
    std::ranges::copy_if(date.substr(0, 10), std::back_inserter(digits), [](char c) { return c >= '0' && c <= '9'; });
    // Programs that need a date write the first that they know.
    return digits.size() < 4 || digits < "1880" || digits == "19000101" ? std::string() : digits.substr(0, 8);
}

char knownSex(std::string_view sex)
{
    const std::string lower = lowerCase(trimmed(sex));
    return lower == "m" || lower == "male" ? 'M' : lower == "f" || lower == "female" ? 'F' : '\0';
}

Identity identityOf(const PatientFacts& facts)
{
    Identity identity;
    if (auto own = knownIdentifier(facts.id, facts.issuer); !own.id.empty())
        identity.ids.push_back(std::move(own));
    for (const auto& other : facts.otherIds)
        if (auto known = knownIdentifier(other.id, other.issuer); !known.id.empty())
            identity.otherIds.push_back(std::move(known));
    tidy(identity.otherIds);
    identity.birthDate = knownBirthDate(facts.birthDate);
    identity.sex = knownSex(facts.sex);
    for (const auto& group : {facts.name.alphabetic, facts.name.ideographic, facts.name.phonetic})
        if (auto name = foldedName(group); !name.empty())
            identity.names.push_back(std::move(name));
    std::ranges::sort(identity.names);
    return identity;
}

Comparison compare(const Identity& a, const Identity& b)
{
    Comparison result;
    result.idsAgree = shareOne(a.ids, b.ids) || shareOne(a.ids, b.otherIds) || shareOne(a.otherIds, b.ids);
    if (!a.ids.empty() && !b.ids.empty() && !result.idsAgree)
        result.differences.emplace_back(haveSameNumbers(a.ids, b.ids) ? messages::IssuerDiffers
                                                                      : messages::PatientIdDiffers);
    if (!a.birthDate.empty() && !b.birthDate.empty() && !datesAgree(a.birthDate, b.birthDate))
        result.differences.emplace_back(messages::BirthDateDiffers);
    if (a.sex != 0 && b.sex != 0 && a.sex != b.sex)
        result.differences.emplace_back(messages::SexDiffers);
    result.nameAndBirthDateAgree = a.birthDate.size() == 8 && a.birthDate == b.birthDate
        && std::ranges::any_of(a.names,
                               [&](const auto& name) { return std::ranges::find(b.names, name) != b.names.end(); });
    return result;
}

void add(Identity& to, const Identity& more)
{
    append(to.ids, more.ids);
    append(to.otherIds, more.otherIds);
    if (to.birthDate.size() < more.birthDate.size())
        to.birthDate = more.birthDate;
    if (to.sex == 0)
        to.sex = more.sex;
    for (const auto& name : more.names)
        if (const auto at = std::ranges::lower_bound(to.names, name); at == to.names.end() || *at != name)
            to.names.insert(at, name);
}

}
