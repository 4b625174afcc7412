#pragma once

#include <optional>
#include <span>
#include <string>

namespace lantern::tasks {

// What the words of a header say: descriptions, names of protocols and sequences. Nobody writes them alike, so
// these look for whole words in several languages, and say nothing where the words say two things.

enum class Contrast { NotStated, Given, NotGiven };

// "AX T1 POST GAD", "t1_se_tra_KM", "+C" against "T1 pre", "w/o contrast". Of a phase contrast angiography: NotStated.
Contrast contrastIn(const std::string& text);
// Contrast/Bolus Agent (0018,0010): the name of a medium, or a way to say that there was none.
Contrast contrastOfAgent(const std::string& agent);

// A weighting other than T1, as it is called there: "FLAIR", "T2", "DWI". Nothing where T1 is named too, or none.
std::optional<std::string> otherWeightingIn(const std::string& text);

// Does it name the head or the brain?
bool namesHead(const std::string& text);

}
