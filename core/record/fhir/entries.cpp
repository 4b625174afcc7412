#include "core/record/fhir/entries.h"

#include "core/base/numbers.h"
#include "core/record/fhir/events.h"
#include "core/record/fhir/standing.h"
#include "core/record/messages.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>
#include <iterator>

namespace lantern::record {

namespace {

// Wanted beyond the events: shells, what gives a drug its name, whose the record is, what a server had to say.
bool isWanted(std::string_view type)
{
    constexpr std::array<std::string_view, 5> others{"Bundle", "Parameters", "Medication", "Composition",
                                                     "OperationOutcome"};
    return isEventType(type) || std::ranges::find(others, type) != others.end();
}

std::string joined(const std::string& place, const std::string& name)
{
    return place.empty() || name.empty() ? place + name : place + ' ' + name;
}

class Walk {
public:
    explicit Walk(Entries& entries)
        : m_entries(entries)
    {
    }

    // Any value that stands where a resource may.
    void add(const JsonValue& value, const std::string& place, const Entry& around)
    {
        if (value.isList()) {
            for (std::size_t i = 0; i < value.items.size(); ++i)
                add(value.items[i], fmt::format("{}[{}]", place, i), around);
            return;
        }
        Entry entry = around;
        entry.resource = &value;
        entry.where = joined(place, nameOfResource(value));
        const auto& type = value["resourceType"].string();
        if (type == "Bundle")
            addBundle(value, place, around);
        else if (type == "Parameters" && holdsResource(value))
            addParameters(value, entry.where, around);
        else if (type == "OperationOutcome")
            addOutcome(value, entry.where);
        else if (type.empty())
            skip(entry.where.empty() ? "the file" : entry.where, messages::ItHasNoResourceType);
        else
            m_entries.all.push_back(std::move(entry));
    }

private:
    void skip(const std::string& where, Message reason, bool isDamaged = false)
    {
        m_entries.skipped.push_back({where, std::move(reason), isDamaged});
    }

    // As the answer of an operation does (R4 2.27).
    static bool holdsResource(const JsonValue& parameters)
    {
        const auto has = [](const JsonValue& one) { return bool(one["resource"]); };
        return std::ranges::any_of(parameters["parameter"].items, [&](const JsonValue& one) {
            return has(one) || std::ranges::any_of(one["part"].items, has);
        });
    }

    void addParameters(const JsonValue& parameters, const std::string& where, const Entry& around)
    {
        const auto& items = parameters["parameter"].items;
        for (std::size_t i = 0; i < items.size(); ++i) {
            if (items[i]["resource"])
                add(items[i]["resource"], fmt::format("{} parameter[{}]", where, i), around);
            for (const auto& part : items[i]["part"].items)
                if (part["resource"])
                    add(part["resource"], fmt::format("{} parameter[{}]", where, i), around);
        }
    }

    // What the server had to say in place of a result, or beside one (R4 3.1.0.11).
    void addOutcome(const JsonValue& outcome, const std::string& where)
    {
        for (const auto& issue : outcome["issue"].items) {
            const auto& details = issue["details"]["text"].string();
            const auto& said = details.empty() ? issue["diagnostics"].string() : details;
            skip(where, messages::ServerSaid(said.empty() ? issue["code"].string() : said));
        }
    }

    static Message onePage(const std::string& where, const JsonValue& total)
    {
        if (total.isNumber())
            return where.empty() ? messages::FileIsOnePageOfResults(total.text)
                                 : messages::EntryIsOnePageOfResults(where, total.text);
        return where.empty() ? Message(messages::FileIsOnePage) : messages::EntryIsOnePage(where);
    }

    void addBundle(const JsonValue& bundle, const std::string& where, const Entry& around)
    {
        const auto& items = bundle["entry"].items;
        for (const auto& link : bundle["link"].items)
            if (link["relation"].string() == "next")
                m_entries.notes.push_back(onePage(where, bundle["total"]));
        const bool isHistory = bundle["type"].string() == "history";
        m_histories += isHistory;
        for (std::size_t i = 0; i < items.size(); ++i) {
            const auto& item = items[i];
            Entry entry = around;
            entry.url = parseReference(item["fullUrl"].string());
            entry.method = item["request"]["method"].string();
            entry.target = parseReference(item["request"]["url"].string());
            entry.version = item["response"]["etag"].string();
            entry.changed = item["response"]["lastModified"].string();
            entry.history = isHistory ? m_histories : -1;
            entry.isIncluded = item["search"]["mode"].string() == "include";
            addItem(item, joined(where, fmt::format("entry[{}]", i)), entry);
        }
    }

    void addItem(const JsonValue& item, const std::string& place, Entry entry)
    {
        const auto& resource = item["resource"];
        const auto& answered = item["response"]["status"].string();
        const auto where = joined(place, nameOfResource(resource));
        if (!item["modifierExtension"].items.empty())
            skip(where, modifierSentence(item));
        else if (entry.method == "DELETE") {
            entry.where = place;
            entry.resource = nullptr;
            if (entry.target.form == Reference::Form::None)
                entry.target = entry.url;
            if (entry.target.form == Reference::Form::Resource)
                m_entries.all.push_back(std::move(entry));
            else
                skip(place,
                     entry.target.form == Reference::Form::None ? Message(messages::ItDeletesNothing)
                                                                : messages::ItDeletesByASearch(entry.target.text()));
        } else if (answered.starts_with('4') || answered.starts_with('5')) {
            skip(where, messages::ServerAnswered(answered));
            if (item["response"]["outcome"])
                addOutcome(item["response"]["outcome"], where);
        } else if (entry.method == "PATCH") {
            skip(where, messages::ItPatches(entry.target.text()));
        } else if (resource) {
            add(resource, place, entry);
        } else if (item["response"] || entry.method == "GET") {
            return;    // an answer or a question without a resource says nothing of the patient
        } else {
            skip(place, messages::ItHasNoResource);
        }
    }

    Entries& m_entries;
    int m_histories = 0;
};

// The number of the line at a place, asked for in ascending order.
class LineCounter {
public:
    explicit LineCounter(std::string_view text)
        : m_text(text)
    {
    }
    std::size_t at(std::size_t place)
    {
        const auto end = std::max(m_at, std::min(place, m_text.size()));
        m_line +=
            std::size_t(std::count(m_text.begin() + std::ptrdiff_t(m_at), m_text.begin() + std::ptrdiff_t(end), '\n'));
        m_at = end;
        return m_line;
    }

private:
    std::string_view m_text;
    std::size_t m_at = 0, m_line = 1;
};

// After a line that is damaged: the next one that holds exactly one resource. Lines inside of a value that was
// written over many do not.
bool takeNextLine(std::string_view& text, JsonValue& value)
{
    for (auto end = text.find('\n'); end != std::string_view::npos; end = text.find('\n')) {
        text.remove_prefix(end + 1);
        auto line = text.substr(0, text.find('\n'));
        if (!line.starts_with('{'))
            continue;
        auto taken = takeJson(line, isWanted);
        if (taken && line.empty() && (*taken)["resourceType"]) {
            value = *std::move(taken);
            text.remove_prefix(std::min(text.find('\n'), text.size()));
            return true;
        }
    }
    return false;
}

}

std::string nameOfResource(const JsonValue& resource)
{
    const auto& id = resource["id"].string();
    return resource["resourceType"].string() + (id.empty() ? "" : '/' + id);
}

Result<void> addEntries(Entries& entries, std::string_view text, const std::string& name, const std::string& prefix)
{
    const std::string_view whole = text;
    LineCounter lines(whole);
    const auto lineAhead = [&](std::size_t bytes) { return lines.at(std::size_t(text.data() - whole.data()) + bytes); };
    struct Document {
        const JsonValue* value;
        std::size_t line;
    };
    std::vector<Document> documents;
    std::vector<Skipped> damaged;
    while (!trimmed(text).empty()) {
        text.remove_prefix(text.find_first_not_of(" \t\r\n"));
        const auto line = lineAhead(0);
        if (auto taken = takeJson(text, isWanted)) {
            documents.push_back({&entries.documents.emplace_back(*std::move(taken)), line});
            continue;
        } else {
            const auto& problem = taken.error();
            const auto wrongLine = lineAhead(problem.byte);
            damaged.push_back({joined(prefix, fmt::format("line {}", wrongLine)),
                               problem.isCut ? Message(messages::ItBreaksOff) : messages::ItIsNotJson(problem.what),
                               true});
            JsonValue next;
            if (takeNextLine(text, next)) {
                documents.push_back({&entries.documents.emplace_back(std::move(next)), lineAhead(0)});
                continue;
            }
            if (!documents.empty())
                break;
            if (problem.isCut)
                return fail(ErrorCode::Malformed, messages::FileIsCutShort(name, wrongLine));
            return fail(ErrorCode::Malformed, messages::FileIsNotJson(name, wrongLine, problem.what));
        }
    }
    const auto isFhir = [](const Document& document) {
        const auto& value = *document.value;
        return value["resourceType"].isText() || std::ranges::any_of(value.items, [&](const auto& item) {
                   return value.isList() && item["resourceType"];
               });
    };
    if (documents.empty())
        return fail(ErrorCode::Malformed, messages::FileIsEmpty(name));
    if (std::ranges::none_of(documents, isFhir))
        return fail(ErrorCode::Malformed, messages::FileIsNoFhir(name));
    Walk walk(entries);
    const bool isAlone = documents.size() == 1 && damaged.empty();
    for (const auto& [value, line] : documents)
        walk.add(*value, isAlone ? prefix : joined(prefix, fmt::format("line {}", line)), {});
    std::ranges::move(damaged, std::back_inserter(entries.skipped));
    return {};
}

}
