#include "core/dicom/dataset/guarded_stream_internal.h"

#include "core/dicom/limits.h"

namespace lantern::dicom {

namespace {

const char* stackNow() { return static_cast<const char*>(__builtin_frame_address(0)); }

}

GuardedStream::GuardedStream(const std::filesystem::path& path)
    : DcmInputFileStream(OFFilename(path.c_str()))
    , m_stackAtStart(stackNow())
{
}

bool GuardedStream::isTooDeep()
{
    m_isTooDeep = m_isTooDeep || m_stackAtStart - stackNow() > limits::stackForNesting;
    return m_isTooDeep;
}

OFBool GuardedStream::good() const { return !m_isTooDeep && DcmInputFileStream::good(); }

OFCondition GuardedStream::status() const
{
    return m_isTooDeep ? makeOFCondition(OFM_dcmdata, 2, OF_error, "its sequences are nested too deeply")
                       : DcmInputFileStream::status();
}

offile_off_t GuardedStream::avail() { return isTooDeep() ? 0 : DcmInputFileStream::avail(); }

OFBool GuardedStream::eos() { return m_isTooDeep || DcmInputFileStream::eos(); }

offile_off_t GuardedStream::read(void* buffer, offile_off_t length)
{
    return isTooDeep() ? 0 : DcmInputFileStream::read(buffer, length);
}

offile_off_t GuardedStream::skip(offile_off_t length) { return isTooDeep() ? 0 : DcmInputFileStream::skip(length); }

}
