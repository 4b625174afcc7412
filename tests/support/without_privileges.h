#pragma once

#include <filesystem>
#include <unistd.h>

namespace lantern::test {

// Permissions do not bind the superuser, as whom tests may run: while this lives, the process is somebody else. What
// that user needs must be open to all, and files are made before.
class WithoutPrivileges {
public:
    WithoutPrivileges()
        : m_user(::geteuid())
    {
        constexpr uid_t nobody = 65534;
        m_isPlain = m_user != 0 || ::seteuid(nobody) == 0;
    }
    ~WithoutPrivileges() { [[maybe_unused]] const int back = ::seteuid(m_user); }
    WithoutPrivileges(const WithoutPrivileges&) = delete;
    WithoutPrivileges& operator=(const WithoutPrivileges&) = delete;

    bool isPlain() const { return m_isPlain; }

private:
    uid_t m_user;
    bool m_isPlain = false;
};

// A temporary folder belongs to its maker alone.
inline void openToAll(const std::filesystem::path& folder)
{
    std::filesystem::permissions(folder, std::filesystem::perms(0755));
}

}
