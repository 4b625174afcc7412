#include "core/nn/safetensors.h"

#include "core/files/write_file.h"
#include "core/nn/messages.h"

#include <algorithm>
#include <bit>
#include <cstring>
#include <nlohmann/json.hpp>

namespace lantern::nn {

namespace {

static_assert(std::endian::native == std::endian::little, "values are copied as they lie");

constexpr std::uint64_t longestHeader = 100'000'000;    // as in the format's own reader

struct Place {
    std::string name;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0, end = 0;
};

tl::unexpected<Error> malformed(Message reason)
{
    return fail(ErrorCode::Malformed, messages::SafetensorsAreDamaged(std::move(reason)));
}

bool isWhole(const nlohmann::json& value) { return value.is_number_unsigned(); }

Result<Place> placeFrom(const std::string& name, const nlohmann::json& entry)
{
    if (!entry.is_object() || !entry.contains("dtype") || !entry.contains("shape") || !entry.contains("data_offsets"))
        return malformed(messages::TensorLacksEntries(name));
    if (entry["dtype"] != "F32")
        return fail(ErrorCode::Unsupported, messages::WeightHasOtherType(name, entry["dtype"].dump()));
    const auto& shape = entry["shape"];
    const auto& offsets = entry["data_offsets"];
    if (!shape.is_array() || !std::all_of(shape.begin(), shape.end(), isWhole) || !offsets.is_array()
        || offsets.size() != 2 || !isWhole(offsets[0]) || !isWhole(offsets[1]))
        return malformed(messages::TensorIsNotWhole(name));

    Place place{name, {}, offsets[0].get<std::uint64_t>(), offsets[1].get<std::uint64_t>()};
    std::uint64_t bytes = sizeof(float);
    for (const auto& size : shape) {
        std::uint64_t axis = size.get<std::uint64_t>();
        if (__builtin_mul_overflow(bytes, axis, &bytes) || axis > INT64_MAX)
            return malformed(messages::TensorIsBeyondBounds(name));
        place.shape.push_back(std::int64_t(axis));
    }
    if (place.end < place.begin || place.end - place.begin != bytes)
        return malformed(messages::TensorHasOtherLength(
            name, std::to_string(place.end < place.begin ? 0 : place.end - place.begin), std::to_string(place.begin),
            std::to_string(place.end), std::to_string(bytes)));
    return place;
}

}

Result<Tensors> parseSafetensors(std::string_view bytes, std::map<std::string, std::string>* metadata)
{
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length)
        return malformed(messages::FileIsTooShort(bytes.size()));
    std::memcpy(&length, bytes.data(), sizeof length);
    if (length > longestHeader || length > bytes.size() - sizeof length)
        return malformed(messages::TableIsTooLong(std::to_string(length), bytes.size()));

    const auto table = bytes.substr(sizeof length, length);
    const auto data = bytes.substr(sizeof length + length);
    const auto header = nlohmann::json::parse(table, nullptr, false);
    if (!header.is_object())
        return malformed(messages::TableIsNotJson);

    std::vector<Place> places;
    for (const auto& [name, entry] : header.items()) {
        if (name == "__metadata__") {
            for (const auto& [key, text] : entry.items())
                if (metadata && text.is_string())
                    (*metadata)[key] = text.get<std::string>();
            continue;
        }
        LANTERN_TRY(place, placeFrom(name, entry));
        places.push_back(std::move(place));
    }
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return std::pair(a.begin, a.end) < std::pair(b.begin, b.end); });
    std::uint64_t expected = 0;
    for (const auto& place : places) {
        if (place.begin != expected)
            return malformed(
                messages::TensorBeginsElsewhere(place.name, std::to_string(place.begin), std::to_string(expected)));
        expected = place.end;
    }
    if (expected != data.size())
        return malformed(messages::TensorsNeedOtherLength(std::to_string(expected), data.size()));

    Tensors tensors;
    for (auto& place : places) {
        Tensor tensor{std::move(place.shape), std::vector<float>((place.end - place.begin) / sizeof(float))};
        if (!tensor.values.empty())
            std::memcpy(tensor.values.data(), data.data() + place.begin, place.end - place.begin);
        tensors.emplace(std::move(place.name), std::move(tensor));
    }
    return tensors;
}

Result<Tensors> readSafetensors(const std::filesystem::path& path)
{
    LANTERN_TRY(bytes, files::readText(path));
    auto tensors = parseSafetensors(bytes);
    if (!tensors)
        return fail(tensors.error().code, messages::InFile(path.string(), tensors.error().message));
    return tensors;
}

std::string safetensorsFrom(const Tensors& tensors, const std::map<std::string, std::string>& metadata)
{
    nlohmann::ordered_json header = nlohmann::ordered_json::object();
    if (!metadata.empty())
        header["__metadata__"] = metadata;
    std::uint64_t offset = 0;
    for (const auto& [name, tensor] : tensors) {
        const std::uint64_t end = offset + tensor.values.size() * sizeof(float);
        header[name] = {{"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string table = header.dump();
    table.resize((table.size() + 7) / 8 * 8, ' ');    // so that the numbers lie aligned
    const std::uint64_t length = table.size();
    std::string bytes(sizeof length, '\0');
    std::memcpy(bytes.data(), &length, sizeof length);
    bytes += table;
    for (const auto& [name, tensor] : tensors)
        bytes.append(reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size() * sizeof(float));
    return bytes;
}

Result<void> writeSafetensors(const std::filesystem::path& path, const Tensors& tensors,
                              const std::map<std::string, std::string>& metadata)
{
    return files::writeFile(path, std::string_view(safetensorsFrom(tensors, metadata)));
}

}
