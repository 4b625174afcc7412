#pragma once

#include "core/base/message.h"
#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/part10/indexed_dataset_internal.h"
#include "core/files/file_bytes.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>

namespace lantern::dicom {

class InflatedDataset;

// A file as DCMTK reads it: short values in memory, longer ones where they lie until somebody asks for them. It is open
// until then, once.
class DicomFile {
public:
    // Up to `until`, which is left out; everything without it. What could be read before an error is kept.
    OFCondition load(const std::filesystem::path& path, const DcmTagKey& until = DCM_UndefinedTagKey);
    // The same of a file that is open already and outlives this.
    OFCondition load(files::FileBytes& bytes, const DcmTagKey& until);

    // Closes the file until a value is asked for again, so that its medium can be taken away.
    void rest();

    // Why not all of it could be read, as the end of a sentence; nothing where load() went well.
    const Message& problem() const { return m_problem; }

    DcmDataset& dataset() { return *m_file.getDataset(); }
    DcmMetaInfo* meta() { return m_file.getMetaInfo(); }    // nullptr or empty without one

    // How the data set is written, whatever the meta header says.
    E_TransferSyntax foundSyntax();

    // The transfer syntax by its UID, also where DCMTK does not know it: as stated, else as found.
    std::string transferSyntaxUid();

    bool hasPreamble() const { return m_hasPreamble; }    // as Part 10 wants it

    // Unpacks to more than it may, so that it is only a part of what it says.
    bool isBeyondLimits() const { return m_isBeyondLimits; }

    // Of what the data set was read from; an inflated one's after that.
    std::uintmax_t bytes() const { return m_bytes; }

    // The first tag from `until` on that was met; nothing where the file ended before.
    std::optional<DcmTagKey> stoppedAt() const { return m_stoppedAt; }

    // Whether what stands there has a type and a length that pixels can have.
    bool stopIsSound() const { return m_stopIsSound; }

    // Whether Pixel Data or one of its kind was read to its end, whatever became of what follows it.
    bool hasWholePixels() const { return m_hasWholePixels; }
    // Where Pixel Data or one of its kind begins, which was met last.
    std::uintmax_t pixelsAt() const { return m_pixelsAt; }
    // Behind whole pixels, those that belong to no element.
    std::uintmax_t bytesBehind() const { return m_bytesBehind; }

private:
    OFCondition read(files::FileBytes& bytes, E_TransferSyntax syntax, const DcmTagKey& until);
    OFCondition loadAnyhow(files::FileBytes& bytes, const DcmTagKey& until);
    OFCondition loadInflated(files::FileBytes& bytes, std::uintmax_t begin, const DcmTagKey& until);
    OFCondition refused(Message why);

    std::unique_ptr<files::FileBytes> m_own;    // where it was opened here
    std::shared_ptr<const InflatedDataset> m_inflated;    // where the long values of a deflated file lie
    std::unique_ptr<files::FileBytes> m_unpacked;    // the same, open
    DcmFileFormat m_file{new IndexedDataset, OFFalse};    // which deletes it
    std::uintmax_t m_bytes = 0, m_bytesBehind = 0, m_pixelsAt = 0;
    std::optional<DcmTagKey> m_stoppedAt;
    Message m_problem;
    bool m_hasPreamble = false, m_isBeyondLimits = false, m_hasWholePixels = false, m_stopIsSound = true;
};

}
