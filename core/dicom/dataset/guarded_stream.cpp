#include "core/dicom/dataset/guarded_stream_internal.h"

#include "core/dicom/limits.h"
#include "core/dicom/messages.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace lantern::dicom {

namespace {

const char* stackNow() { return static_cast<const char*>(__builtin_frame_address(0)); }

}

GuardedStream::Producer::Producer(files::FileBytes& bytes)
    : m_bytes(bytes)
    , m_status(bytes.problem() == 0 ? EC_Normal
                                    : makeOFCondition(OFM_dcmdata, 18, OF_error, std::strerror(bytes.problem())))
{
}

offile_off_t GuardedStream::Producer::read(void* buffer, offile_off_t length)
{
    if (m_status.bad() || length <= 0)
        return 0;
    const auto wanted = std::min(static_cast<std::uintmax_t>(length), m_bytes.size() - m_at);
    const auto found = m_bytes.read(m_at, static_cast<char*>(buffer), wanted);
    m_at += found;
    return static_cast<offile_off_t>(found);
}

offile_off_t GuardedStream::Producer::skip(offile_off_t length)
{
    if (m_status.bad() || length <= 0)
        return 0;
    const auto skipped = std::min(static_cast<std::uintmax_t>(length), m_bytes.size() - m_at);
    m_at += skipped;
    return static_cast<offile_off_t>(skipped);
}

void GuardedStream::Producer::putback(offile_off_t count)
{
    if (count < 0 || static_cast<std::uintmax_t>(count) > m_at)
        m_status = EC_PutbackFailed;
    else
        m_at -= static_cast<std::uintmax_t>(count);
}

GuardedStream::GuardedStream(files::FileBytes& bytes, const std::filesystem::path& path)
    : DcmInputStream(&m_producer)
    , m_path(path)
    , m_stackAtStart(stackNow())
    , m_bytes(bytes)
    , m_producer(bytes)
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
    if (m_bytes.read(m_lastElement, reinterpret_cast<char*>(tag.data()), tag.size()) == tag.size()
        && (isTag(1, 3) || isTag(0, 2)))    // little endian, big endian
        m_lastPixels = m_lastElement;
    DcmInputStream::mark();
}

DcmInputStreamFactory* GuardedStream::newFactory() const
{
    return new DcmInputFileStreamFactory(OFFilename(m_path.c_str()), tell());    // DCMTK deletes it
}

}
