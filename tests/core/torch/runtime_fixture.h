#pragma once

#include "core/nn/runtime.h"

#include <gtest/gtest.h>
#include <random>

namespace lantern::test {

// The module of this build, opened once for all tests.
inline nn::Runtime& runtime()
{
    const auto opened = nn::openRuntime();
    if (!opened)
        throw std::runtime_error(opened.error().sentence());
    return **opened;
}

inline nn::Tensor filled(std::vector<std::int64_t> shape, std::uint64_t seed)
{
    nn::Tensor tensor{std::move(shape), {}};
    std::size_t count = 1;
    for (const auto size : tensor.shape)
        count *= std::size_t(size);
    std::mt19937_64 random(seed);
    for (std::size_t i = 0; i < count; ++i)
        tensor.values.push_back(float(random() % 2000) / 1000 - 1);
    return tensor;
}

// A few examples, all tensors with the batch axis first; batches pick rows.
class Examples final : public nn::TrainingData {
public:
    explicit Examples(nn::Tensors all)
        : m_all(std::move(all))
    {
    }
    std::size_t size() const override { return std::size_t(m_all.begin()->second.shape.front()); }
    nn::Tensors batch(const std::vector<std::size_t>& examples, std::uint64_t) const override
    {
        nn::Tensors picked;
        for (const auto& [name, tensor] : m_all) {
            const auto row = tensor.values.size() / size();
            auto& part = picked[name];
            part.shape = tensor.shape;
            part.shape.front() = std::int64_t(examples.size());
            for (const auto example : examples)
                part.values.insert(part.values.end(), tensor.values.begin() + std::ptrdiff_t(example * row),
                                   tensor.values.begin() + std::ptrdiff_t((example + 1) * row));
        }
        return picked;
    }

private:
    nn::Tensors m_all;
};

inline void expectSame(const nn::Tensors& a, const nn::Tensors& b)
{
    ASSERT_EQ(a.size(), b.size());
    for (const auto& [name, tensor] : a) {
        ASSERT_TRUE(b.count(name)) << name;
        EXPECT_EQ(tensor.shape, b.at(name).shape) << name;
        EXPECT_EQ(tensor.values, b.at(name).values) << name;
    }
}

}
