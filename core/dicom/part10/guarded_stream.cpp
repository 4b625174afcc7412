#include "core/dicom/part10/guarded_stream_internal.h"

#include "core/dicom/limits.h"
#include "core/dicom/messages.h"

#include <array>

namespace lantern::dicom {

namespace {

const char* stackNow() { return static_cast<const char*>(__builtin_frame_address(0)); }

}

GuardedStream::GuardedStream(files::FileBytes& bytes)
    : BytesStream(bytes)
    , m_stackAtStart(stackNow())
{
}

bool GuardedStream::isTooDeep()
{
    m_isTooDeep = m_isTooDeep || m_stackAtStart - stackNow() > limits::stackForNesting;
    return m_isTooDeep;
}

OFBool GuardedStream::good() const { return !m_isTooDeep && DcmInputStream::good(); }

OFCondition GuardedStream::status() const
{
    return m_isTooDeep ? makeOFCondition(OFM_dcmdata, 2, OF_error, inEnglish(messages::NestedTooDeeply).c_str())
                       : DcmInputStream::status();
}

offile_off_t GuardedStream::avail() { return isTooDeep() ? 0 : DcmInputStream::avail(); }

OFBool GuardedStream::eos() { return m_isTooDeep || DcmInputStream::eos(); }

offile_off_t GuardedStream::read(void* buffer, offile_off_t length)
{
    return isTooDeep() ? 0 : DcmInputStream::read(buffer, length);
}

offile_off_t GuardedStream::skip(offile_off_t length) { return isTooDeep() ? 0 : DcmInputStream::skip(length); }

void GuardedStream::mark()
{
    m_lastElement = static_cast<std::uintmax_t>(tell());
    std::array<unsigned char, 4> tag{};
    const auto isTag = [&](std::size_t group, std::size_t element) {
        return tag[group] == 0x7f && tag[1 - group] == 0xe0 && tag[element] == 0
            && (tag[5 - element] == 0x08 || tag[5 - element] == 0x09 || tag[5 - element] == 0x10);
    };
    if (bytes().read(m_lastElement, reinterpret_cast<char*>(tag.data()), tag.size()) == tag.size()
        && (isTag(1, 3) || isTag(0, 2)))    // little endian, big endian
        m_lastPixels = m_lastElement;
    DcmInputStream::mark();
}

}
