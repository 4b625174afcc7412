#include "core/files/system_problem.h"

#include "core/files/messages.h"

#include <cerrno>
#include <cstring>

namespace lantern::files {

Message systemProblem(int error)
{
    switch (error) {
    case EACCES: return messages::PermissionDenied;
    case ENAMETOOLONG: return messages::FileNameTooLong;
    case EIO: return messages::InputOutputError;
    case ELOOP: return messages::TooManyLinks;
    default: return messages::OthersWords(std::strerror(error));
    }
}

}
