#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace lantern::nn {

// One text in several languages, by tag (BCP 47): {"en": "nodule", "zh": "结节"}.
using Texts = std::map<std::string, std::string>;

// The text for a language ("zh-Hans-CN" finds "zh"), else the English one, else the first; empty where there is none.
std::string_view textIn(const Texts& texts, std::string_view language);

// A concept of a public terminology, as DICOM writes one (PS3.3 8.8): {"SCT", "27925004", "Nodule"}.
struct Code {
    std::string scheme, value, meaning;
};

// What a model can answer. The id is what data sets, tables and JSON call it; people read a text.
struct Label {
    std::string id;    // "nodule", unique in its model
    std::optional<Code> code = {};
    Texts texts = {};
};

// The text of one of these labels; its id where it has none or is not among them.
std::string_view textOf(const std::vector<Label>& labels, std::string_view id, std::string_view language);

std::vector<std::string> idsOf(const std::vector<Label>& labels);
std::vector<Label> labelsNamed(const std::vector<std::string>& ids);    // without code or text

}
