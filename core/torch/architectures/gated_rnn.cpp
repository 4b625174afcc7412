#include "core/torch/family.h"
#include "core/torch/messages.h"
#include "core/torch/problem.h"

// gated-rnn: a narrow ReLU layer, gated recurrent units, and beside them a straight linear way from
// the inputs to the answer. Causal, as simple-rnn.
// Parameters: inputs, narrow (32), hidden (32), layers (1), outputs (1), inputDropout (0.3), dropout
// (0.5, before the last layer), skip (all: how many of the inputs, counted from the end, also take the
// straight way; 0 for none).
// "input" [n, steps, inputs] -> "logits" [n, steps, outputs].
namespace lantern::torchnet {

namespace {

class GatedRnn final : public Family {
public:
    explicit GatedRnn(Parameters& parameters)
        : m_inputs(parameters.whole("inputs", 1))
        , m_skipped(parameters.whole("skip", m_inputs, 0))
    {
        if (m_skipped > m_inputs)
            refuse(messages::SkipIsTooLarge(m_skipped, m_inputs));
        const auto narrow = parameters.whole("narrow", 32, 1, 2048);
        const auto hidden = parameters.whole("hidden", 32, 1, 2048);
        const auto outputs = parameters.whole("outputs", 1, 1, 1000);
        m_inputDropout = register_module("inputDropout", torch::nn::Dropout(parameters.share("inputDropout", 0.3)));
        m_narrow = register_module("narrow", torch::nn::Linear(m_inputs, narrow));
        m_units = register_module("units",
                                  torch::nn::GRU(torch::nn::GRUOptions(narrow, hidden)
                                                     .num_layers(parameters.whole("layers", 1, 1, 8))
                                                     .batch_first(true)));
        m_dropout = register_module("dropout", torch::nn::Dropout(parameters.share("dropout", 0.5)));
        m_dense = register_module("dense", torch::nn::Linear(hidden, outputs));
        if (m_skipped > 0)
            m_skip =
                register_module("skip", torch::nn::Linear(torch::nn::LinearOptions(m_skipped, outputs).bias(false)));
    }

    Named forward(const Named& inputs) override
    {
        const auto x = m_inputDropout->forward(require(inputs, "input", {-1, -1, m_inputs}));
        const auto states = std::get<0>(m_units->forward(torch::relu(m_narrow->forward(x))));
        auto logits = m_dense->forward(m_dropout->forward(states));
        if (m_skip)
            logits = logits + m_skip->forward(x.narrow(2, m_inputs - m_skipped, m_skipped));
        return {{"logits", logits}};
    }

private:
    std::int64_t m_inputs, m_skipped;
    torch::nn::Dropout m_inputDropout{nullptr}, m_dropout{nullptr};
    torch::nn::Linear m_narrow{nullptr}, m_dense{nullptr}, m_skip{nullptr};
    torch::nn::GRU m_units{nullptr};
};

}

std::shared_ptr<Family> make_gated_rnn(Parameters& parameters) { return std::make_shared<GatedRnn>(parameters); }

}
