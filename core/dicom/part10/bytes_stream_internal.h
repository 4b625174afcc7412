#pragma once

#include "core/files/file_bytes.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcerror.h>
#include <dcmtk/dcmdata/dcistrma.h>

namespace lantern::dicom {

// Hands out the bytes of an open file to DCMTK, one after the other.
class BytesProducer final : public DcmProducer {
public:
    BytesProducer(files::FileBytes& bytes, std::uintmax_t from);

    OFBool good() const override { return m_status.good(); }
    OFCondition status() const override { return m_status; }
    OFBool eos() override { return m_at >= m_bytes.size(); }
    offile_off_t avail() override { return static_cast<offile_off_t>(m_bytes.size() - m_at); }
    offile_off_t read(void* buffer, offile_off_t length) override;
    offile_off_t skip(offile_off_t length) override;
    void putback(offile_off_t count) override;

private:
    files::FileBytes& m_bytes;
    std::uintmax_t m_from, m_at;    // never beyond the end
    OFCondition m_status;
};

// A file for DCMTK to read from some place on. Long values are left where they lie, and DCMTK comes back for each; its
// own stream would open the file again every time, this one goes on with what is open. So the bytes outlive all that
// was read of them.
class BytesStream : public DcmInputStream {
public:
    explicit BytesStream(files::FileBytes& bytes, std::uintmax_t from = 0);

    DcmInputStreamFactory* newFactory() const override;    // DCMTK deletes it

protected:
    files::FileBytes& bytes() { return m_bytes; }

private:
    files::FileBytes& m_bytes;
    std::uintmax_t m_from;
    BytesProducer m_producer;
};

}
