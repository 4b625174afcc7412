#pragma once

#include "core/dicom/dataset/date_time_internal.h"
#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/instance.h"
#include "core/dicom/values/character_set.h"

#include <map>

namespace lantern::dicom {

// Free text of one data set as UTF-8, by its Specific Character Set (PS3.3 C.12.1.1.2). Bytes that
// do not belong to that set are kept and marked as \xE9, and warnings() says so.
class TextReader {
public:
    explicit TextReader(DcmItem& dataset);

    std::string textOf(const DcmTagKey& tag);
    std::string textOf(DcmItem& item, const DcmTagKey& tag);    // an item of this data set
    PersonName personNameOf(const DcmTagKey& tag);
    PersonName personNameOf(DcmItem& item, const DcmTagKey& tag);
    const Warnings& warnings() const { return m_warnings; }

private:
    std::string characterSetOf(DcmItem& item) const;
    std::string utf8From(DcmItem& item, const DcmTagKey& tag, const char* delimiters, const char* dividers);

    DcmItem& m_dataset;
    std::map<std::string, CharacterSet> m_characterSets;    // each made at the first text that needs it
    Warnings m_warnings;
};

// "Yamada^Tarou=山田^太郎=やまだ^たろう" (PS3.5 6.2.1).
PersonName personNameFrom(std::string utf8);

}
