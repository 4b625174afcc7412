#pragma once

#include "app/lantern-cli/said.h"
#include "core/base/job.h"
#include "core/base/result.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <memory>
#include <nlohmann/json.hpp>
#include <string>

// What the command files share. Each defines add_NAME(app): it adds a subcommand with its options,
// and a callback that calls core and ends with finish().
namespace lantern::cli {

// Exit status: 0 done, 1 failed, 2 wrong use, 3 refused input.
int exitStatusOf(const Error& error);

// Prints the error's sentence to stderr and leaves the program with its status.
[[noreturn]] void leave(const Error& error);

// The value, or leave().
template <class T>
T valueOrLeave(Result<T> result)
{
    if (!result)
        leave(result.error());
    if constexpr (!std::is_void_v<T>)
        return std::move(*result);
}

// With --json stdout holds exactly one document.
void printJson(const nlohmann::json& document);

// Progress to stderr where that is a terminal (at most ten times a second); Ctrl-C cancels.
class TerminalJob final : public Job {
public:
    explicit TerminalJob(std::string what);
    ~TerminalJob() override;
    bool cancelled() const override;
    void report(std::int64_t done, std::int64_t total) override;

private:
    struct State;
    std::unique_ptr<State> m_state;
};

#define LANTERN_COMMAND(name) void add_##name(CLI::App& app);
#include "app/lantern-cli/commands/commands.def"
#undef LANTERN_COMMAND

}
