#include "core/dicom/headers/instance_bytes.h"

#include "core/base/messages.h"
#include "core/dicom/headers/fields.h"
#include "core/dicom/messages.h"
#include "core/dicom/reader_version.h"
#include "core/files/messages.h"
#include "core/geometry/messages.h"
#include "core/pixels/messages.h"

#include <bit>
#include <cstring>
#include <map>
#include <span>
#include <typeinfo>
#include <utility>

namespace lantern::dicom {

namespace {

// A plane checks what it is made of and smooths its directions; what is read back must be the very same one.
using PlaneNumbers = std::array<double, 11>;

template <class Type>
concept Plain = std::is_arithmetic_v<Type> || std::is_enum_v<Type>;

class Writer {
public:
    std::string bytes;

    template <Plain Type>
    void put(Type value)
    {
        bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put(const std::string& text)
    {
        putCount(text.size());
        bytes += text;
    }
    void put(const std::filesystem::path&) { }    // where the file lies is told anew each time
    void put(const Integer& value) { put(value.number); }
    void put(const Message& message)
    {
        put(message.empty() ? std::string() : message.row->room);
        put(message.empty() ? std::string() : message.row->name);
        put(message.values);
    }
    void put(const geometry::ImagePlane& plane) { put(std::bit_cast<PlaneNumbers>(plane)); }
    template <class Type>
    void put(const std::vector<Type>& values)
    {
        putCount(values.size());
        if constexpr (Plain<Type>)
            bytes.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(Type));
        else
            for (const auto& value : values)
                put(value);
    }
    template <class Type, std::size_t count>
    void put(const std::array<Type, count>& values)
    {
        for (const auto& value : values)
            put(value);
    }
    template <class First, class Second>
    void put(const std::pair<First, Second>& both)
    {
        put(both.first);
        put(both.second);
    }
    template <class Type>
    void put(const std::optional<Type>& value)
    {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template <class... Types>
    void put(const std::variant<Types...>& value)
    {
        put(static_cast<std::uint8_t>(value.index()));
        std::visit([&](const auto& held) { put(held); }, value);
    }
    // The frames of an object mostly share their tables: each is written once, and then told by its number.
    template <class Type>
    void put(const std::shared_ptr<const Type>& shared)
    {
        const auto known = m_shared.find(shared.get());
        putCount(!shared ? 0 : known == m_shared.end() ? m_shared.size() + 1 : known->second);
        if (!shared || known != m_shared.end())
            return;
        m_shared.emplace(shared.get(), m_shared.size() + 1);
        put(*shared);
    }
    template <HasFields Type>
    void put(const Type& value)
    {
        withFields(value, [&](const auto&... fields) { (put(fields), ...); });
    }

private:
    // Seven bits a byte, the lowest first; all but the last byte have the highest bit set.
    void putCount(std::size_t count)
    {
        for (; count >= 0x80; count >>= 7)
            bytes += static_cast<char>(count | 0x80);
        bytes += static_cast<char>(count);
    }

    std::map<const void*, std::size_t> m_shared;    // from 1
};

const MessageRow* findRow(std::string_view room, std::string_view name)
{
    static const auto rows = [] {
        std::map<std::pair<std::string_view, std::string_view>, const MessageRow*> made;
        const auto add = [&](std::span<const MessageRow* const> table) {
            for (const auto* row : table)
                made.emplace(std::pair(row->room, row->name), row);
        };
        add(lantern::messages::all);
        add(files::messages::all);
        add(geometry::messages::all);
        add(pixels::messages::all);
        add(messages::all);
        return made;
    }();
    const auto found = rows.find({room, name});
    return found == rows.end() ? nullptr : found->second;
}

// Never reads beyond the end: what is missing comes back as nothing, and isGood() says so.
class Reader {
public:
    explicit Reader(std::string_view bytes)
        : m_at(bytes.data())
        , m_end(bytes.data() + bytes.size())
    {
    }
    bool isGood() const { return m_isGood && m_at == m_end; }

    template <Plain Type>
    void get(Type& value)
    {
        if (const auto* from = taken(sizeof value))
            std::memcpy(&value, from, sizeof value);
    }
    void get(bool& value)
    {
        m_isGood = m_isGood && m_at != m_end;
        if (m_isGood)
            value = *m_at++ != 0;
    }
    void get(std::string& text)
    {
        if (m_at != m_end && *m_at == 0) {    // most of an instance's texts are empty
            ++m_at;
            return;
        }
        const auto size = count(1);
        if (const auto* from = taken(size); from && size > 0)
            text.assign(from, size);
    }
    void get(std::filesystem::path&) { }
    void get(Integer& value) { get(value.number); }
    void get(Message& message)
    {
        std::string room, name;
        get(room);
        get(name);
        message.row = findRow(room, name);
        // Messages in messages are few; damaged bytes might make many.
        m_isGood = m_isGood && (message.row || room.empty()) && ++m_depth < 8;
        if (m_isGood)
            get(message.values);
        --m_depth;
    }
    void get(geometry::ImagePlane& plane)
    {
        PlaneNumbers numbers{};
        get(numbers);
        plane = std::bit_cast<geometry::ImagePlane>(numbers);
    }
    template <class Type>
    void get(std::vector<Type>& values)
    {
        // An element takes at least one byte, so a damaged count asks for no more than there is.
        values.resize(count(Plain<Type> ? sizeof(Type) : 1));
        if constexpr (Plain<Type>) {
            if (const auto* from = taken(values.size() * sizeof(Type)); from && !values.empty())
                std::memcpy(values.data(), from, values.size() * sizeof(Type));
        } else {
            for (auto& value : values)
                get(value);
        }
    }
    template <class Type, std::size_t size>
    void get(std::array<Type, size>& values)
    {
        for (auto& value : values)
            get(value);
    }
    template <class First, class Second>
    void get(std::pair<First, Second>& both)
    {
        get(both.first);
        get(both.second);
    }
    template <class Type>
    void get(std::optional<Type>& value)
    {
        bool isThere = false;
        get(isThere);
        if (isThere && m_isGood)
            get(value.emplace(Type()));    // clang 14 takes some nested types for ones without a default
    }
    template <class... Types>
    void get(std::variant<Types...>& value)
    {
        std::uint8_t index = 0;
        get(index);
        std::size_t type = 0;
        ((type++ == index ? get(value.template emplace<Types>()) : void()), ...);
        m_isGood = m_isGood && index < sizeof...(Types);
    }
    template <class Type>
    void get(std::shared_ptr<const Type>& shared)
    {
        const auto number = count(0);
        if (number == 0)
            return;
        if (number <= m_shared.size()) {
            const auto& known = m_shared[number - 1];
            m_isGood = m_isGood && *known.type == typeid(Type);
            if (m_isGood)
                shared = std::static_pointer_cast<const Type>(known.object);
            return;
        }
        auto made = std::make_shared<Type>();
        shared = made;
        m_shared.push_back({made, &typeid(Type)});
        get(*made);
    }
    template <HasFields Type>
    void get(Type& value)
    {
        withFields(value, [&](auto&... fields) { (get(fields), ...); });
    }

private:
    std::size_t left() const { return static_cast<std::size_t>(m_end - m_at); }
    const char* taken(std::size_t size)
    {
        if (!m_isGood || size > left()) {
            m_isGood = false;
            return nullptr;
        }
        return std::exchange(m_at, m_at + size);
    }
    // 0 where more things of `bytesEach` are announced than there are bytes left.
    std::size_t count(std::size_t bytesEach)
    {
        std::size_t number = 0;
        std::uint8_t byte = 0x80;
        for (unsigned shift = 0; (byte & 0x80) != 0 && shift < 64; shift += 7) {
            if (m_at == m_end) {
                m_isGood = false;
                return 0;
            }
            byte = static_cast<std::uint8_t>(*m_at++);
            number |= static_cast<std::size_t>(byte & 0x7f) << shift;
        }
        if (bytesEach > 0 && number > left() / bytesEach)
            m_isGood = false;
        return m_isGood ? number : 0;
    }

    struct Shared {
        std::shared_ptr<const void> object;
        const std::type_info* type;
    };

    const char *m_at, *m_end;
    bool m_isGood = true;
    int m_depth = 0;
    std::vector<Shared> m_shared;
};

// Finds damage, not malice.
std::uint64_t checksum(std::string_view bytes, std::uint64_t sum)
{
    const auto mix = [&sum](std::uint64_t word) {
        sum = (sum ^ word) * 0x9e3779b97f4a7c15;
        sum ^= sum >> 32;
    };
    mix(bytes.size());
    std::uint64_t word = 0;
    for (; bytes.size() >= sizeof word; bytes.remove_prefix(sizeof word)) {
        std::memcpy(&word, bytes.data(), sizeof word);
        mix(word);
    }
    word = 0;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        word |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << 8 * i;
    mix(word);
    return sum;
}

std::uint64_t checksumUnder(std::string_view label, std::string_view bytes)
{
    return checksum(bytes, checksum(label, checksum(readerVersion(), 0)));
}

}

std::string bytesOf(const Instance& instance, std::string_view label)
{
    Writer writer;
    writer.put(instance);
    writer.put(checksumUnder(label, writer.bytes));
    return std::move(writer.bytes);
}

InstancePtr instanceFrom(std::string_view bytes, std::string_view label, std::filesystem::path path)
{
    std::uint64_t sum = 0;
    if (bytes.size() < sizeof sum)
        return nullptr;
    const auto content = bytes.substr(0, bytes.size() - sizeof sum);
    std::memcpy(&sum, bytes.data() + content.size(), sizeof sum);
    if (sum != checksumUnder(label, content))
        return nullptr;
    auto instance = std::make_shared<Instance>();
    Reader reader(content);
    reader.get(*instance);
    if (!reader.isGood())
        return nullptr;
    instance->path = std::move(path);
    return instance;
}

std::string_view readerVersion() { return LANTERN_READER_VERSION; }

}
