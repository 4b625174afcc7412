#pragma once

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcistrmf.h>
#include <dcmtk/dcmdata/dcobject.h>

#include <filesystem>

namespace lantern::dicom {

// A file for DCMTK to read, which ends where its sequences are nested too deeply. DCMTK reads a sequence in a
// sequence by a call within a call, so a file of nothing but such beginnings would use up the stack. What is watched
// is the stack itself: it is what runs out, however the nesting is written.
class GuardedStream : public DcmInputFileStream {
public:
    explicit GuardedStream(const std::filesystem::path& path);

    OFBool good() const override;
    OFCondition status() const override;
    offile_off_t avail() override;
    OFBool eos() override;
    offile_off_t read(void* buffer, offile_off_t length) override;
    offile_off_t skip(offile_off_t length) override;

private:
    bool isTooDeep();

    const char* m_stackAtStart;
    bool m_isTooDeep = false;
};

}
