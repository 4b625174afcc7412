#include "app/lantern-cli/command.h"

#include <atomic>
#include <chrono>
#include <csignal>
#include <iostream>
#include <mutex>
#include <unistd.h>

namespace lantern::cli {

namespace {

std::atomic<bool> interrupted = false;

void onInterrupt(int)
{
    // A second Ctrl-C leaves at once: whoever asks twice means it.
    if (interrupted.exchange(true))
        std::_Exit(130);
}

}

int exitStatusOf(const Error& error)
{
    switch (error.code) {
    case ErrorCode::WrongUse: return 2;
    case ErrorCode::Locked:
    case ErrorCode::Refused: return 3;
    default: return 1;
    }
}

void leave(const Error& error)
{
    std::cerr << error.sentence() << '\n';
    throw CLI::RuntimeError(exitStatusOf(error));
}

void printJson(const nlohmann::json& document)
{
    // Names out of broken files may not be UTF-8; they are shown marked rather than lost.
    std::cout << document.dump(2, ' ', false, nlohmann::json::error_handler_t::replace) << '\n';
}

struct TerminalJob::State {
    std::string what;
    bool isTerminal = isatty(STDERR_FILENO) != 0;
    bool hasPrinted = false;
    std::mutex mutex;
    std::chrono::steady_clock::time_point lastPrinted{};
};

TerminalJob::TerminalJob(std::string what)
    : m_state(std::make_unique<State>())
{
    m_state->what = std::move(what);
    std::signal(SIGINT, onInterrupt);
}

TerminalJob::~TerminalJob()
{
    if (m_state->hasPrinted)
        std::cerr << '\n';
}

bool TerminalJob::cancelled() const { return interrupted; }

void TerminalJob::report(std::int64_t done, std::int64_t total)
{
    if (!m_state->isTerminal)
        return;
    const std::lock_guard lock(m_state->mutex);
    const auto now = std::chrono::steady_clock::now();
    if (now - m_state->lastPrinted < std::chrono::milliseconds(100) && done != total)
        return;
    m_state->lastPrinted = now;
    m_state->hasPrinted = true;
    std::cerr << '\r' << m_state->what << ' ' << done;
    if (total > 0)
        std::cerr << " of " << total;
    std::cerr << "   " << std::flush;
}

}
