#pragma once

#include "core/files/file_bytes.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcistrmf.h>
#include <dcmtk/dcmdata/dcobject.h>

#include <filesystem>

namespace lantern::dicom {

// A file for DCMTK to read, which ends where its sequences are nested too deeply. DCMTK reads a sequence in a
// sequence by a call within a call, so a file of nothing but such beginnings would use up the stack. What is watched
// is the stack itself: it is what runs out, however the nesting is written.
class GuardedStream : public DcmInputStream {
public:
    // `bytes` are those of the file at `path`, where DCMTK goes for long values afterwards.
    GuardedStream(files::FileBytes& bytes, const std::filesystem::path& path);

    OFBool good() const override;
    OFCondition status() const override;
    offile_off_t avail() override;
    OFBool eos() override;
    offile_off_t read(void* buffer, offile_off_t length) override;
    offile_off_t skip(offile_off_t length) override;
    DcmInputStreamFactory* newFactory() const override;
    void mark() override;

    // Where the element begins that was met last, and the last of Pixel Data or its like: DCMTK marks each before it
    // reads its tag.
    std::uintmax_t lastElement() const { return m_lastElement; }
    std::uintmax_t lastPixels() const { return m_lastPixels; }
    bool wentTooDeep() const { return m_isTooDeep; }

private:
    // Hands out the bytes one after the other.
    class Producer : public DcmProducer {
    public:
        explicit Producer(files::FileBytes& bytes);

        OFBool good() const override { return m_status.good(); }
        OFCondition status() const override { return m_status; }
        OFBool eos() override { return m_at >= m_bytes.size(); }
        offile_off_t avail() override { return static_cast<offile_off_t>(m_bytes.size() - m_at); }
        offile_off_t read(void* buffer, offile_off_t length) override;
        offile_off_t skip(offile_off_t length) override;
        void putback(offile_off_t count) override;

    private:
        files::FileBytes& m_bytes;
        std::uintmax_t m_at = 0;    // never beyond the end
        OFCondition m_status;
    };

    bool isTooDeep();

    std::filesystem::path m_path;
    const char* m_stackAtStart;
    bool m_isTooDeep = false;
    std::uintmax_t m_lastElement = 0, m_lastPixels = 0;
    files::FileBytes& m_bytes;
    Producer m_producer;
};

}
