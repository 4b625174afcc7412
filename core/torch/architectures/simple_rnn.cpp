#include "core/torch/family.h"

// simple-rnn: the plain recurrent network that a gated one has to beat: layers of simple recurrent
// units h' = tanh(W x + U h + b) and a dense layer at every time step. Causal: the answer at a step
// knows nothing of later ones.
// Parameters: inputs, hidden (128), layers (2), outputs (2: softmax; 1: sigmoid; outside).
// "input" [n, steps, inputs] -> "logits" [n, steps, outputs].
namespace lantern::torchnet {

namespace {

class SimpleRnn final : public Family {
public:
    explicit SimpleRnn(Parameters& parameters)
        : m_inputs(parameters.whole("inputs", 1))
    {
        const auto hidden = parameters.whole("hidden", 128, 1, 2048);
        m_units = register_module("units",
                                  torch::nn::RNN(torch::nn::RNNOptions(m_inputs, hidden)
                                                     .num_layers(parameters.whole("layers", 2, 1, 8))
                                                     .batch_first(true)));
        m_dense = register_module("dense", torch::nn::Linear(hidden, parameters.whole("outputs", 2, 1, 1000)));
    }

    Named forward(const Named& inputs) override
    {
        const auto states = std::get<0>(m_units->forward(require(inputs, "input", {-1, -1, m_inputs})));
        return {{"logits", m_dense->forward(states)}};
    }

private:
    std::int64_t m_inputs;
    torch::nn::RNN m_units{nullptr};
    torch::nn::Linear m_dense{nullptr};
};

}

std::shared_ptr<Family> make_simple_rnn(Parameters& parameters) { return std::make_shared<SimpleRnn>(parameters); }

}
