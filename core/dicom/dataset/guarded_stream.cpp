#include "core/dicom/dataset/guarded_stream_internal.h"

#include "core/dicom/limits.h"

#include <algorithm>
#include <cstring>

namespace lantern::dicom {

namespace {

const char* stackNow() { return static_cast<const char*>(__builtin_frame_address(0)); }

}

GuardedStream::Producer::Producer(FileBytes& bytes)
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

GuardedStream::GuardedStream(FileBytes& bytes, const std::filesystem::path& path)
    : DcmInputStream(&m_producer)
    , m_path(path)
    , m_stackAtStart(stackNow())
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
    return m_isTooDeep ? makeOFCondition(OFM_dcmdata, 2, OF_error, "its sequences are nested too deeply")
                       : DcmInputStream::status();
}

offile_off_t GuardedStream::avail() { return isTooDeep() ? 0 : DcmInputStream::avail(); }

OFBool GuardedStream::eos() { return m_isTooDeep || DcmInputStream::eos(); }

offile_off_t GuardedStream::read(void* buffer, offile_off_t length)
{
    return isTooDeep() ? 0 : DcmInputStream::read(buffer, length);
}

offile_off_t GuardedStream::skip(offile_off_t length) { return isTooDeep() ? 0 : DcmInputStream::skip(length); }

DcmInputStreamFactory* GuardedStream::newFactory() const
{
    return new DcmInputFileStreamFactory(OFFilename(m_path.c_str()), tell());    // DCMTK deletes it
}

}
