#pragma once

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/unpack_samples.h"

namespace lantern::dicom {

// What the samples of a decoded frame are, where the codestream says more than the header.
enum class CodestreamColour { AsDeclared, Rgb, Ybr };

// One DICOM file with its pixels still on disk, out of which frames are taken one by one. Belongs to
// one thread.
class FrameSource {
public:
    // The file of `instance`; the last one stays open for the next frame on this thread, so that a
    // long multi-frame object is parsed once.
    static Result<std::shared_ptr<FrameSource>> open(const Instance& instance);

    // The codec's output. Unsupported names the transfer syntax.
    Result<FrameBytes> frame(const Instance& instance, int frame);

    CodestreamColour colour() const { return m_colour; }    // of the frame taken last
    DcmDataset& dataset() { return *m_file.getDataset(); }

private:
    Result<FrameBytes> nativeFrame(const Instance& instance, int frame, DcmElement& element);
    Result<FrameBytes> encapsulatedFrame(const Instance& instance, int frame, DcmPixelData& element);

    std::filesystem::path m_path;
    std::filesystem::file_time_type m_changed;
    DcmFileFormat m_file;
    bool m_brokenOff = false;    // the file ended before its last element did
    std::vector<Uint32> m_firstFragments;    // of the frames met so far, 0 where unknown
    CodestreamColour m_colour = CodestreamColour::AsDeclared;
};

}
