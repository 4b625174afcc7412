#include "core/dicom/headers/instance_bytes.h"

#include "core/dicom/headers/fields.h"
#include "core/dicom/messages.h"

#include <cmath>
#include <gtest/gtest.h>

namespace lantern::dicom {
namespace {

// Gives every field a value that no other has, and that is not what it begins with.
class Filler {
public:
    template <class Type>
    requires std::is_arithmetic_v<Type>
    void fill(Type& value) { value = static_cast<Type>(++m_count); }
    void fill(bool& value) { value = true; }
    void fill(double& value) { value = ++m_count + 0.1; }
    template <class Type>
    requires std::is_enum_v<Type>
    void fill(Type& value) { value = static_cast<Type>(1); }
    void fill(std::string& text) { text = "text " + std::to_string(++m_count) + std::string(1, '\0') + "王"; }
    void fill(Message& message)
    {
        const int number = ++m_count;
        message = messages::NoPlanes(messages::PixelsDifferInWidth(number + 0.1, number + 0.2));
    }
    void fill(std::filesystem::path& path) { path = "/folder/file.dcm"; }
    void fill(geometry::ImagePlane& plane)
    {
        const double turned = std::sqrt(0.5);
        plane = *geometry::ImagePlane::make({++m_count + 0.1, 2, 3}, {turned, turned, 0}, {0, 0, 1}, {0.7, 0.3});
    }
    template <class Type>
    void fill(std::vector<Type>& values)
    {
        values.resize(2);
        for (auto& value : values)
            fill(value);
    }
    template <class Type, std::size_t size>
    void fill(std::array<Type, size>& values)
    {
        for (auto& value : values)
            fill(value);
    }
    template <class First, class Second>
    void fill(std::pair<First, Second>& both)
    {
        fill(both.first);
        fill(both.second);
    }
    template <class Type>
    void fill(std::optional<Type>& value)
    {
        fill(value.emplace());
    }
    template <class First, class Second>
    void fill(std::variant<First, Second>& value)
    {
        if (++m_count % 2)
            fill(value.template emplace<First>());
        else
            fill(value.template emplace<Second>());
    }
    template <class Type>
    void fill(std::shared_ptr<const Type>& shared)
    {
        auto made = std::make_shared<Type>();
        fill(*made);
        shared = made;
    }
    template <HasFields Type>
    void fill(Type& value)
    {
        withFields(value, [&](auto&... fields) { (fill(fields), ...); });
    }

private:
    int m_count = 0;
};

// Compared here field by field, not byte by byte by what is tested.
template <class Type>
requires(std::equality_comparable<Type> && !HasFields<Type>) bool areSame(const Type& a, const Type& b)
{
    return a == b;
}
bool areSame(const geometry::ImagePlane& a, const geometry::ImagePlane& b)
{
    return a.topLeft() == b.topLeft() && a.alongRow() == b.alongRow() && a.downColumn() == b.downColumn()
        && a.spacing() == b.spacing();
}
template <HasFields Type>
bool areSame(const Type& a, const Type& b);
template <class Type>
bool areSame(const std::vector<Type>& a, const std::vector<Type>& b);
template <class Type>
bool areSame(const std::optional<Type>& a, const std::optional<Type>& b)
{
    return a.has_value() == b.has_value() && (!a || areSame(*a, *b));
}
template <class Type>
bool areSame(const std::shared_ptr<const Type>& a, const std::shared_ptr<const Type>& b)
{
    return !a == !b && (!a || areSame(*a, *b));
}
template <class Type>
bool areSame(const std::vector<Type>& a, const std::vector<Type>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const auto& one, const auto& other) { return areSame(one, other); });
}
template <HasFields Type>
bool areSame(const Type& a, const Type& b)
{
    bool same = true;
    withFields(a, [&](const auto&... ones) {
        withFields(b, [&](const auto&... others) { same = (areSame(ones, others) && ...); });
    });
    return same;
}

const std::filesystem::path path = "/folder/file.dcm";

Instance filled()
{
    Instance instance;
    Filler().fill(instance);
    return instance;
}

TEST(InstanceBytes, EveryFieldComesBack)
{
    const Instance instance = filled();
    const auto back = instanceFrom(bytesOf(instance, "label"), "label", path);
    ASSERT_TRUE(back);
    EXPECT_TRUE(areSame(*back, instance));
    EXPECT_FALSE(areSame(*back, Instance{}));
    // The comparison sees into the depths.
    Instance other = instance;
    auto object = *other.object;
    object.presentationState->references[1].frames[0] += 1;
    other.object = std::make_shared<const ObjectFacts>(object);
    EXPECT_FALSE(areSame(*back, other));
}

TEST(InstanceBytes, AnEmptyOneComesBackEmpty)
{
    Instance empty;
    empty.path = path;
    const auto back = instanceFrom(bytesOf(empty, ""), "", path);
    ASSERT_TRUE(back);
    EXPECT_TRUE(areSame(*back, empty));
}

TEST(InstanceBytes, FramesThatShareATableShareItAgain)
{
    Instance instance;
    const auto table = std::make_shared<const pixels::VoiLut>(
        pixels::VoiLut{.entries = std::vector<std::uint16_t>(10000, std::uint16_t(7))});
    instance.frames.resize(100);
    for (auto& frame : instance.frames)
        frame.voiLuts = {table};
    const auto bytes = bytesOf(instance, "");
    EXPECT_LT(bytes.size(), 50000u);
    const auto back = instanceFrom(bytes, "", path);
    ASSERT_TRUE(back);
    EXPECT_EQ(*back->frames[0].voiLuts[0], *table);
    EXPECT_EQ(back->frames[99].voiLuts[0], back->frames[0].voiLuts[0]);
}

TEST(InstanceBytes, DamageNeverComesBackAsAnInstance)
{
    const auto bytes = bytesOf(filled(), "label");
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        EXPECT_FALSE(instanceFrom(std::string_view(bytes).substr(0, i), "label", path)) << i;
        auto damaged = bytes;
        damaged[i] = static_cast<char>(damaged[i] ^ 1 << i % 8);
        EXPECT_FALSE(instanceFrom(damaged, "label", path)) << i;
    }
    EXPECT_FALSE(instanceFrom(bytes, "other", path));
    EXPECT_FALSE(instanceFrom(bytes + 'x', "label", path));
    EXPECT_TRUE(instanceFrom(bytes, "label", path));
}

}
}
