// Stands in for libFuzzer where a target only has to run over a corpus: files and folders as arguments.
#include "tests/fuzz/targets/fuzz_target.h"

#include <cstdio>
#include <ctime>
#include <fstream>
#include <iterator>
#include <vector>

namespace fs = std::filesystem;

// What a person would call a hang; no input of a corpus comes near it.
constexpr std::clock_t mostSeconds = 4;

int main(int count, char** arguments)
{
    std::vector<fs::path> inputs;
    for (int i = 1; i < count; ++i) {
        if (fs::is_directory(arguments[i])) {
            for (const auto& entry : fs::recursive_directory_iterator(arguments[i]))
                if (entry.is_regular_file())
                    inputs.push_back(entry.path());
        } else if (fs::exists(arguments[i])) {
            inputs.emplace_back(arguments[i]);
        }
    }
    for (const auto& input : inputs) {
        std::ifstream in(input, std::ios::binary);
        const std::vector<char> bytes{std::istreambuf_iterator<char>(in), {}};
        const auto before = std::clock();
        LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size());
        const auto seconds = (std::clock() - before) / CLOCKS_PER_SEC;    // of the processor, whoever else wants it
        lantern::fuzz::expect(seconds < mostSeconds, "no input keeps the program busy");
    }
    std::printf("%zu inputs\n", inputs.size());
    return inputs.empty() ? 1 : 0;
}
