#pragma once

#include "core/dicom/codecs/codec.h"
#include "core/dicom/frames/fragments.h"
#include "core/dicom/frames/unpack_samples.h"
#include "core/dicom/part10/dicom_file_internal.h"

class DcmPixelItem;
class DcmPixelSequence;

namespace lantern::dicom {

// One DICOM file with its pixels still on disk, out of which frames are taken one by one. Belongs to
// one thread.
class FrameSource {
public:
    // The file of `instance`, opened once; what was read of the last one stays for the next frame on this thread, so
    // that a long multi-frame object is parsed once.
    static Result<std::shared_ptr<FrameSource>> open(const Instance& instance);

    // The codec's output. Unsupported names the transfer syntax. With Colours::Rgb a codec that can turn YCbCr
    // into RGB on its way may do so, and says it.
    Result<FrameBytes> frame(const Instance& instance, int frame, Colours colours = Colours::AsStored);

    // What is odd about the encoding, from the first codestream's header and the offset tables alone.
    Warnings encodingWarnings(const Instance& instance);

    DcmDataset& dataset() { return m_file.dataset(); }

private:
    Result<FrameBytes> storedFrame(const Instance& instance, int frame, Colours colours);
    Result<FrameBytes> elscintFrame(const Instance& instance, DcmElement& element);
    Result<FrameBytes> nativeFrame(const Instance& instance, int frame, DcmElement& element, Colours colours);
    Result<FrameBytes> encapsulatedFrame(const Instance& instance, int frame, DcmPixelSequence& sequence,
                                         Colours colours);
    Result<FrameBytes> decodedFrame(const Instance& instance, int frame, std::span<const std::uint8_t> bytes,
                                    Colours colours);
    void findFrames(const Instance& instance, DcmPixelSequence& sequence);
    void warnOfFirstCodestream(const Instance& instance, Warnings& warnings);
    void warnOfDataset(const Instance& instance, Warnings& warnings);
    DcmElement* pixelElement();

    std::filesystem::path m_path;
    std::filesystem::file_time_type m_changed;
    DicomFile m_file;
    bool m_lastIsCut = false;    // of the fragments
    bool m_brokenOff = false;    // the file ended before its pixels did
    std::vector<DcmPixelItem*> m_fragments;    // without the offset table
    std::vector<FragmentRange> m_frames;    // of encapsulated pixels, found at the first look
    Warnings m_tableWarnings;
    std::optional<FrameBytes> m_mosaic;    // decoded last, out of which slices are taken
    Colours m_mosaicColours = Colours::AsStored;
};

}
