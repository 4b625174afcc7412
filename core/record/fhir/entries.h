#pragma once

#include "core/base/result.h"
#include "core/record/event.h"
#include "core/record/fhir/json_value.h"
#include "core/record/fhir/reference.h"

#include <deque>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::record {

// A resource as it stands in a file: alone, on a line, in a list, in a bundle or in a bundle of bundles.
struct Entry {
    std::string where;    // "entry[12] Observation/abc"
    Reference url;    // fullUrl
    const JsonValue* resource = nullptr;    // null: a deletion
    std::string method;    // "DELETE", ... of a history, transaction or batch
    Reference target;    // request.url
    std::string version, changed;    // response.etag and lastModified, which count where the resource has no meta
    int history = -1;    // which history bundle it stands in; -1: in none
    bool isIncluded = false;    // a search's answer brought it along, beside what was asked for
    bool isDisputed = false;    // another entry says something else of the same id, and nothing tells which is newer

    const std::string& type() const { return (*resource)["resourceType"].string(); }
    const std::string& id() const { return (*resource)["id"].string(); }
};

// Everything that some files hold. Entries point into the documents.
struct Entries {
    std::deque<JsonValue> documents;
    std::vector<Entry> all;
    std::vector<Skipped> skipped;    // what could not be read, or holds no resource
    Messages notes;    // on the whole: one page of more
};

std::string nameOfResource(const JsonValue& resource);    // "Observation/abc"

// Adds what `text` holds: one JSON value, or several one after the other (NDJSON). `name` is for sentences;
// `prefix` stands before every `where` ("labs.ndjson:"), empty for the only file. Malformed where nothing could be
// read.
Result<void> addEntries(Entries& entries, std::string_view text, const std::string& name, const std::string& prefix);

}
