#pragma once

#include "core/nn/manifest.h"
#include "core/tasks/model_card.h"

#include <span>
#include <string>
#include <string_view>

// What the cards of models of records share, in Markdown.
namespace lantern::tasks {

struct FigureColumn {
    std::string_view name, title;    // "auroc", "AUROC"
};

// One row a data set and model, one column a figure.
std::string figureTable(const nn::Manifest& manifest, const std::string& firstTitle,
                        std::span<const FigureColumn> columns);

// "set-b, gated-rnn minus simple-rnn: AUROC +0.012 [0.004, 0.020], ahead." for each paired comparison.
std::string verdicts(const nn::Manifest& manifest, Language language);

}
