#include "core/dicom/part10/bytes_stream_internal.h"

#include <algorithm>
#include <cstring>

namespace lantern::dicom {

namespace {

class Factory final : public DcmInputStreamFactory {
public:
    Factory(files::FileBytes& bytes, std::uintmax_t from)
        : m_bytes(bytes)
        , m_from(from)
    {
    }

    DcmInputStream* create() const override { return new BytesStream(m_bytes, m_from); }
    DcmInputStreamFactory* clone() const override { return new Factory(*this); }
    DcmInputStreamFactoryType ident() const override { return DFT_DcmInputFileStreamFactory; }

private:
    files::FileBytes& m_bytes;
    std::uintmax_t m_from;
};

}

BytesProducer::BytesProducer(files::FileBytes& bytes, std::uintmax_t from)
    : m_bytes(bytes)
    , m_from(std::min(from, bytes.size()))
    , m_at(m_from)
    , m_status(bytes.problem() == 0 ? EC_Normal
                                    : makeOFCondition(OFM_dcmdata, 18, OF_error, std::strerror(bytes.problem())))
{
}

offile_off_t BytesProducer::read(void* buffer, offile_off_t length)
{
    if (m_status.bad() || length <= 0)
        return 0;
    const auto wanted = std::min(static_cast<std::uintmax_t>(length), m_bytes.size() - m_at);
    const auto found = m_bytes.read(m_at, static_cast<char*>(buffer), wanted);
    m_at += found;
    return static_cast<offile_off_t>(found);
}

offile_off_t BytesProducer::skip(offile_off_t length)
{
    if (m_status.bad() || length <= 0)
        return 0;
    const auto skipped = std::min(static_cast<std::uintmax_t>(length), m_bytes.size() - m_at);
    m_at += skipped;
    return static_cast<offile_off_t>(skipped);
}

void BytesProducer::putback(offile_off_t count)
{
    if (count < 0 || static_cast<std::uintmax_t>(count) > m_at - m_from)
        m_status = EC_PutbackFailed;
    else
        m_at -= static_cast<std::uintmax_t>(count);
}

BytesStream::BytesStream(files::FileBytes& bytes, std::uintmax_t from)
    : DcmInputStream(&m_producer)
    , m_bytes(bytes)
    , m_from(from)
    , m_producer(bytes, from)
{
}

DcmInputStreamFactory* BytesStream::newFactory() const
{
    return new Factory(m_bytes, m_from + static_cast<std::uintmax_t>(tell()));
}

}
