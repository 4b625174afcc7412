#include "core/torch/blocks.h"

namespace lantern::torchnet {

ConvNorm::ConvNorm(std::int64_t from, std::int64_t to, std::int64_t size, std::int64_t stride)
    : m_conv(register_module(
        "conv",
        torch::nn::Conv2d(torch::nn::Conv2dOptions(from, to, size).stride(stride).padding(size / 2).bias(false))))
    , m_norm(register_module("norm", torch::nn::BatchNorm2d(to)))
{
    torch::nn::init::kaiming_normal_(m_conv->weight, 0, torch::kFanOut, torch::kReLU);
}

torch::Tensor ConvNorm::forward(const torch::Tensor& x)
{
    if (m_foldedWeight.defined())
        return torch::conv2d(x, m_foldedWeight, m_foldedBias, m_conv->options.stride(),
                             c10::get<torch::ExpandingArray<2>>(m_conv->options.padding()));
    return m_norm->forward(m_conv->forward(x));
}

void ConvNorm::foldNorm()
{
    const torch::NoGradGuard noGradients;
    const auto scale = m_norm->weight / torch::sqrt(m_norm->running_var + m_norm->options.eps());
    m_foldedWeight = (m_conv->weight * scale.view({-1, 1, 1, 1})).contiguous(at::MemoryFormat::ChannelsLast);
    m_foldedBias = m_norm->bias - m_norm->running_mean * scale;
}

ResidualBlock::ResidualBlock(std::int64_t from, std::int64_t to, std::int64_t stride)
    : m_first(register_module("first", std::make_shared<ConvNorm>(from, to, 3, stride)))
    , m_second(register_module("second", std::make_shared<ConvNorm>(to, to, 3, 1)))
{
    if (from != to || stride != 1)
        m_around = register_module("around", std::make_shared<ConvNorm>(from, to, 1, stride));
}

torch::Tensor ResidualBlock::forward(const torch::Tensor& x)
{
    const auto changed = m_second->forward(torch::relu(m_first->forward(x)));
    return torch::relu(changed + (m_around ? m_around->forward(x) : x));
}

void foldNorms(torch::nn::Module& module)
{
    for (const auto& part : module.modules())
        if (auto* block = dynamic_cast<ConvNorm*>(part.get()))
            block->foldNorm();
}

}
