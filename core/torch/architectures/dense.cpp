#include "core/torch/family.h"

// dense: layers of units that are all connected, e.g. "3,2,1" with sigmoid: the network of textbooks.
// Parameters: layers (sizes from input to output), activation (sigmoid, tanh, relu; between layers).
// "input" [n, first] -> "logits" [n, last]. Weights: layer0.weight [to, from], layer0.bias, ...
namespace lantern::torchnet {

namespace {

class Dense final : public Family {
public:
    explicit Dense(Parameters& parameters)
        : m_sizes(parameters.list("layers", {3, 2, 1}, 2))
        , m_activation(parameters.word("activation", "sigmoid", {"sigmoid", "tanh", "relu"}))
    {
        for (std::size_t i = 0; i + 1 < m_sizes.size(); ++i)
            m_layers.push_back(
                register_module("layer" + std::to_string(i), torch::nn::Linear(m_sizes[i], m_sizes[i + 1])));
    }

    Named forward(const Named& inputs) override
    {
        auto x = require(inputs, "input", {-1, m_sizes.front()});
        for (std::size_t i = 0; i < m_layers.size(); ++i) {
            x = m_layers[i]->forward(x);
            if (i + 1 < m_layers.size())
                x = m_activation == "sigmoid" ? torch::sigmoid(x)
                    : m_activation == "tanh"  ? torch::tanh(x)
                                              : torch::relu(x);
        }
        return {{"logits", x}};
    }

private:
    std::vector<std::int64_t> m_sizes;
    std::string m_activation;
    std::vector<torch::nn::Linear> m_layers;
};

}

std::shared_ptr<Family> make_dense(Parameters& parameters) { return std::make_shared<Dense>(parameters); }

}
