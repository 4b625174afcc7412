#pragma once

#include "core/dicom/part10/bytes_stream_internal.h"

#include <dcmtk/dcmdata/dcobject.h>

namespace lantern::dicom {

// A file for DCMTK to read, which ends where its sequences are nested too deeply. DCMTK reads a sequence in a
// sequence by a call within a call, so a file of nothing but such beginnings would use up the stack. What is watched
// is the stack itself: it is what runs out, however the nesting is written.
class GuardedStream final : public BytesStream {
public:
    explicit GuardedStream(files::FileBytes& bytes);

    OFBool good() const override;
    OFCondition status() const override;
    offile_off_t avail() override;
    OFBool eos() override;
    offile_off_t read(void* buffer, offile_off_t length) override;
    offile_off_t skip(offile_off_t length) override;
    void mark() override;

    // Where the element begins that was met last, and the last of Pixel Data or its like: DCMTK marks each before it
    // reads its tag.
    std::uintmax_t lastElement() const { return m_lastElement; }
    std::uintmax_t lastPixels() const { return m_lastPixels; }
    bool wentTooDeep() const { return m_isTooDeep; }

private:
    bool isTooDeep();

    const char* m_stackAtStart;
    bool m_isTooDeep = false;
    std::uintmax_t m_lastElement = 0, m_lastPixels = 0;
};

}
