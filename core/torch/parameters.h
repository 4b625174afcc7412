#pragma once

#include <cstdint>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace lantern::torchnet {

// A family's parameters as a manifest writes them: text by name. Every value is held to limits that
// keep a damaged manifest from asking for more memory than the machine has; a name that no one asked
// for is a mistake and refused by finish(). All throw a Problem with one sentence.
class Parameters {
public:
    Parameters(std::string family, std::map<std::string, std::string> values);

    std::int64_t whole(const std::string& name, std::int64_t otherwise, std::int64_t least = 1,
                       std::int64_t most = 4096);
    double share(const std::string& name, double otherwise);    // 0 <= value < 1
    std::vector<std::int64_t> list(const std::string& name, const std::vector<std::int64_t>& otherwise,
                                   std::size_t fewest = 1, std::size_t most = 6);    // "32,64,128"
    std::string word(const std::string& name, const std::string& otherwise, const std::set<std::string>& allowed);
    void finish() const;

private:
    const std::string* find(const std::string& name);

    std::string m_family;
    std::map<std::string, std::string> m_values;
    std::set<std::string> m_asked;
};

}
