#include "core/torch/family.h"

// plain-cnn: the network of textbooks, kept as the mark to beat: 128 x 128 x 3 -> 32 convolutions
// 3x3, ReLU, max pool 2 -> 64 convolutions 3x3, ReLU, max pool 2 -> flatten -> 128 units, ReLU ->
// dropout 0.5 -> outputs. Convolutions do not pad, as in the textbooks, hence 30 x 30 x 64 = 57,600
// values before the dense layer and 7,392,449 weights with one output.
// Parameters: outputs (1: sigmoid, k: softmax; outside). "image" [n, 3, 128, 128], or one grey channel
// that is repeated -> "logits" [n, outputs].
namespace lantern::torchnet {

namespace {

class PlainCnn final : public Family {
public:
    explicit PlainCnn(Parameters& parameters)
        : m_first(register_module("conv1", torch::nn::Conv2d(3, 32, 3)))
        , m_second(register_module("conv2", torch::nn::Conv2d(32, 64, 3)))
        , m_hidden(register_module("dense1", torch::nn::Linear(30 * 30 * 64, 128)))
        , m_dropout(register_module("dropout", torch::nn::Dropout(0.5)))
        , m_output(register_module("dense2", torch::nn::Linear(128, parameters.whole("outputs", 1, 1, 1000))))
    {
    }

    Named forward(const Named& inputs) override
    {
        auto x = require(inputs, "image", {-1, -1, 128, 128});
        if (x.size(1) == 1)
            x = x.expand({-1, 3, -1, -1});
        x = torch::max_pool2d(torch::relu(m_first->forward(x)), 2);
        x = torch::max_pool2d(torch::relu(m_second->forward(x)), 2);
        // Flattened as [channel, row, column] whatever lies in memory.
        x = torch::relu(m_hidden->forward(x.contiguous().flatten(1)));
        return {{"logits", m_output->forward(m_dropout->forward(x))}};
    }

private:
    torch::nn::Conv2d m_first, m_second;
    torch::nn::Linear m_hidden;
    torch::nn::Dropout m_dropout;
    torch::nn::Linear m_output;
};

}

std::shared_ptr<Family> make_plain_cnn(Parameters& parameters) { return std::make_shared<PlainCnn>(parameters); }

}
