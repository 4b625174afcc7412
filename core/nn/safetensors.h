#pragma once

#include "core/nn/runtime.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

// Weights as safetensors: a length (8 bytes, little-endian), a JSON table of names, types, shapes and
// places, then the numbers. It runs no code and every tool reads it.
// https://github.com/huggingface/safetensors#format
namespace lantern::nn {

// Only F32 is read. Places must follow one another without a gap or an overlap and end with the file.
// Malformed names what is wrong.
Result<Tensors> parseSafetensors(std::string_view bytes, std::map<std::string, std::string>* metadata = nullptr);
Result<Tensors> readSafetensors(const std::filesystem::path& path);

std::string safetensorsFrom(const Tensors& tensors, const std::map<std::string, std::string>& metadata = {});
Result<void> writeSafetensors(const std::filesystem::path& path, const Tensors& tensors,
                              const std::map<std::string, std::string>& metadata = {});

}
