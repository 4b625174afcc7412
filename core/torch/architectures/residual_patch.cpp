#include "core/torch/blocks.h"
#include "core/torch/family.h"

// residual-patch: says what a small patch shows, and, fully convolutional, what every place of a
// whole slice shows. conv 5x5 stride 2 - one residual block per entry of `channels`, all but the
// first with stride 2 - mean - dropout - 1x1 convolution.
// Parameters: inputs (channels in, 1), channels ("32,64,128"), outputs (1), dropout (0.3), window (7),
// pool ("all" or "middle").
// "image" [n, inputs, h, w] -> "logits" [n, outputs] and "map" [n, outputs, h', w'] with h' = h divided
// by 2 once for the stem and once for each later block, rounded up. Cell (i, j) of the map is centred
// at pixel (2^blocks i, 2^blocks j), counted from 0, since every strided convolution here has an odd
// size and even padding; its value is the mean over `window` cells around it, fewer at the border.
// pool "all": logits are the mean over every cell; with a window as wide as a training patch's cells
// the map is nearly that, but cells near a patch's edge have learnt its zero border, which the middle
// of a slice does not have. pool "middle": logits are the map's value in the middle of the picture, so
// that a place of a slice gets what a patch centred there gets.
namespace lantern::torchnet {

namespace {

class ResidualPatch final : public Family {
public:
    explicit ResidualPatch(Parameters& parameters)
        : m_inputs(parameters.whole("inputs", 1, 1, 16))
        , m_window(parameters.whole("window", 7, 1, 63))
        , m_isMiddle(parameters.word("pool", "all", {"all", "middle"}) == "middle")
    {
        const auto channels = parameters.list("channels", {32, 64, 128});
        m_stem = register_module("stem", std::make_shared<ConvNorm>(m_inputs, channels.front(), 5, 2));
        for (std::size_t i = 0; i < channels.size(); ++i)
            m_blocks.push_back(register_module(
                "block" + std::to_string(i),
                std::make_shared<ResidualBlock>(channels[i == 0 ? 0 : i - 1], channels[i], i == 0 ? 1 : 2)));
        m_dropout = register_module("dropout", torch::nn::Dropout(parameters.share("dropout", 0.3)));
        m_head = register_module("head", torch::nn::Linear(channels.back(), parameters.whole("outputs", 1, 1, 1000)));
    }

    Named forward(const Named& inputs) override
    {
        auto x = torch::relu(m_stem->forward(require(inputs, "image", {-1, m_inputs, -1, -1})));
        for (auto& block : m_blocks)
            x = block->forward(x);
        const auto seen = m_isMiddle ? middleOf(x) : x;
        Named outputs{{"logits", m_head->forward(m_dropout->forward(seen.mean({2, 3})))}};
        if (!is_training()) {
            // Head and mean are linear, so the head may go first: k channels to average, not 128. At
            // the border the mean is over the cells that exist.
            const auto cells = torch::conv2d(x, m_head->weight.unsqueeze(-1).unsqueeze(-1), m_head->bias).contiguous();
            outputs["map"] = torch::avg_pool2d(cells, m_window, 1, m_window / 2, false, false);
            if (m_window % 2 == 0)    // an even window has one cell more: drop the last
                outputs["map"] = outputs["map"].narrow(2, 0, cells.size(2)).narrow(3, 0, cells.size(3));
        }
        return outputs;
    }

private:
    torch::Tensor middleOf(const torch::Tensor& cells) const
    {
        const auto rows = std::min(m_window, cells.size(2)), columns = std::min(m_window, cells.size(3));
        return cells.narrow(2, (cells.size(2) - rows) / 2, rows).narrow(3, (cells.size(3) - columns) / 2, columns);
    }

    std::int64_t m_inputs, m_window;
    bool m_isMiddle;
    std::shared_ptr<ConvNorm> m_stem;
    std::vector<std::shared_ptr<ResidualBlock>> m_blocks;
    torch::nn::Dropout m_dropout{nullptr};
    torch::nn::Linear m_head{nullptr};
};

}

std::shared_ptr<Family> make_residual_patch(Parameters& parameters)
{
    return std::make_shared<ResidualPatch>(parameters);
}

}
