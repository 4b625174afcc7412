#include "core/dicom/read_header.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmimage/diregist.h>    // lets the JPEG encoder take colour
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/oflog/oflog.h>
#include <malloc.h>
#include <mutex>

namespace lantern::dicom {

namespace {

std::mutex mutex;
int users = 0;

}

Library::Library()
{
    const std::lock_guard lock(mutex);
    if (users++ > 0)
        return;
    // Frames come and go by the thousand. Below 8 MB their memory is used again; from the system it would come in
    // pages, each filled with zeros first, which takes longer than to decode many of them.
    mallopt(M_MMAP_THRESHOLD, 8 << 20);
    mallopt(M_TRIM_THRESHOLD, 64 << 20);
    // DCMTK would write a line to stderr for every file; what matters reaches the caller as an Error.
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    dcmDataDict.wrlock();    // reads the dictionary now, not in the first worker
    dcmDataDict.wrunlock();
    // Files that begin explicit and go on implicit, or lie about it, are common enough to be read.
    dcmAutoDetectDatasetXfer.set(OFTrue);
    dcmAcceptUnexpectedImplicitEncoding.set(OFTrue);
    // Some converters write UN for every type; and the meta header's length is wrong often enough.
    dcmEnableUnknownVRConversion.set(OFTrue);
    dcmIgnoreFileMetaInformationGroupLength.set(OFTrue);
    // What follows the pixels says nothing of them, and is no DICOM at all often enough.
    dcmStopParsingAfterElement.set(DCM_PixelData);
    // Only the writer goes through DCMTK's codecs; frames are decoded by those in codecs/. Its JPEG-LS
    // must stay out: it has CharLS 1 inside, whose functions bear the names of CharLS 2's.
    DJEncoderRegistration::registerCodecs(ECC_lossyYCbCr, EUC_never);
    DcmRLEEncoderRegistration::registerCodecs();
}

Library::~Library()
{
    const std::lock_guard lock(mutex);
    if (--users > 0)
        return;
    DJEncoderRegistration::cleanup();
    DcmRLEEncoderRegistration::cleanup();
}

}
