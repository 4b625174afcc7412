#pragma once

#include <string>
#include <vector>

namespace lantern::test {

struct Finished {
    int status = -1;
    std::string out, err;
};

// Runs build/.../bin/lantern-cli with these arguments, without DISPLAY, and waits for its end.
Finished runCli(const std::vector<std::string>& arguments);

}
