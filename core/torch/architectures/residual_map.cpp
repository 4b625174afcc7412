#include "core/torch/blocks.h"
#include "core/torch/family.h"
#include "core/torch/messages.h"
#include "core/torch/problem.h"

// residual-map: where something is, and what it is. A residual encoder, a light decoder that gives
// the map, and a type head that looks at the whole image and at what lies under the map.
// Parameters: inputs (1), channels ("16,32,64,96"; the stem halves the image, each later block halves
// again), types (4), dropout (0.3).
// "image" [n, inputs, h, w], h and w multiples of 2^blocks (16) -> "map" [n, 1, h, w] and
// "logits" [n, types].
namespace lantern::torchnet {

namespace {

// Mean of the features under the mask; both on the same grid. [n, c, h, w], [n, 1, h, w] -> [n, c].
torch::Tensor meanUnder(const torch::Tensor& features, const torch::Tensor& mask)
{
    return (features * mask).sum({2, 3}) / (mask.sum({2, 3}) + 1e-3);
}

class ResidualMap final : public Family {
public:
    explicit ResidualMap(Parameters& parameters)
        : m_inputs(parameters.whole("inputs", 1, 1, 16))
    {
        const auto channels = parameters.list("channels", {16, 32, 64, 96}, 2);
        m_stem = register_module("stem", std::make_shared<ConvNorm>(m_inputs, channels.front(), 5, 2));
        for (std::size_t i = 0; i < channels.size(); ++i)
            m_down.push_back(register_module(
                "down" + std::to_string(i),
                std::make_shared<ResidualBlock>(channels[i == 0 ? 0 : i - 1], channels[i], i == 0 ? 1 : 2)));
        for (std::size_t i = channels.size() - 1; i-- > 0;)
            m_up.push_back(
                register_module("up" + std::to_string(i),
                                std::make_shared<ConvNorm>(channels[i + 1] + channels[i], channels[i], 3, 1)));
        m_map = register_module("map", torch::nn::Conv2d(channels.front(), 1, 1));
        // Most of an image is background: begin from a small probability everywhere.
        torch::nn::init::constant_(m_map->bias, -3.0);
        m_dropout = register_module("dropout", torch::nn::Dropout(parameters.share("dropout", 0.3)));
        m_type = register_module(
            "type", torch::nn::Linear(2 * channels.back() + channels.front(), parameters.whole("types", 4, 1, 1000)));
    }

    Named forward(const Named& inputs) override
    {
        const auto& image = require(inputs, "image", {-1, m_inputs, -1, -1});
        const auto step = std::int64_t{1} << m_down.size();
        if (image.size(2) % step != 0 || image.size(3) % step != 0)
            refuse(messages::ImageIsNoMultiple(image.size(3), image.size(2), step));

        auto x = torch::relu(m_stem->forward(image));
        std::vector<torch::Tensor> levels;
        for (auto& block : m_down)
            levels.push_back(x = block->forward(x));
        const auto deep = x;
        for (std::size_t i = 0; i < m_up.size(); ++i) {
            const auto& beside = levels[levels.size() - 2 - i];
            x = torch::upsample_nearest2d(x, beside.sizes().slice(2));
            x = torch::relu(m_up[i]->forward(torch::cat({x, beside}, 1)));
        }
        const auto map = m_map->forward(x);

        // The type must not pull the map about, so it sees the map as a given.
        const auto mask = torch::sigmoid(map.detach());
        const auto deepMask = torch::adaptive_avg_pool2d(mask, deep.sizes().slice(2));
        const auto seen = torch::cat({deep.mean({2, 3}), meanUnder(deep, deepMask), meanUnder(x, mask)}, 1);
        return {{"map", torch::upsample_bilinear2d(map, image.sizes().slice(2), false)},
                {"logits", m_type->forward(m_dropout->forward(seen))}};
    }

private:
    std::int64_t m_inputs;
    std::shared_ptr<ConvNorm> m_stem;
    std::vector<std::shared_ptr<ResidualBlock>> m_down;
    std::vector<std::shared_ptr<ConvNorm>> m_up;
    torch::nn::Conv2d m_map{nullptr};
    torch::nn::Dropout m_dropout{nullptr};
    torch::nn::Linear m_type{nullptr};
};

}

std::shared_ptr<Family> make_residual_map(Parameters& parameters) { return std::make_shared<ResidualMap>(parameters); }

}
