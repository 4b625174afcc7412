#include "core/dicom/read_header.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dcrledrg.h>
#include <dcmtk/dcmdata/dcrleerg.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmimage/diregist.h>    // lets the JPEG encoder take colour
#include <dcmtk/dcmjpeg/djdecode.h>
#include <dcmtk/dcmjpeg/djencode.h>
#include <dcmtk/dcmjpls/djdecode.h>
#include <dcmtk/dcmjpls/djencode.h>
#include <dcmtk/oflog/oflog.h>
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
    // DCMTK would write a line to stderr for every file; what matters reaches the caller as an Error.
    OFLog::configure(OFLogger::OFF_LOG_LEVEL);
    dcmDataDict.wrlock();    // reads the dictionary now, not in the first worker
    dcmDataDict.wrunlock();
    // Files that begin explicit and go on implicit, or lie about it, are common enough to be read.
    dcmAutoDetectDatasetXfer.set(OFTrue);
    dcmAcceptUnexpectedImplicitEncoding.set(OFTrue);
    // The codecs give what is in the codestream, interleaved; decode.cpp does the colours.
    DJDecoderRegistration::registerCodecs(EDC_never, EUC_never, EPC_colorByPixel);
    DJLSDecoderRegistration::registerCodecs(EJLSUC_never, EJLSPC_colorByPixel);
    DcmRLEDecoderRegistration::registerCodecs();
    DJEncoderRegistration::registerCodecs(ECC_lossyYCbCr, EUC_never);
    DJLSEncoderRegistration::registerCodecs(0, 0, 0, 0, OFTrue, 0, OFTrue, EJLSUC_never);
    DcmRLEEncoderRegistration::registerCodecs();
}

Library::~Library()
{
    const std::lock_guard lock(mutex);
    if (--users > 0)
        return;
    DJDecoderRegistration::cleanup();
    DJLSDecoderRegistration::cleanup();
    DcmRLEDecoderRegistration::cleanup();
    DJEncoderRegistration::cleanup();
    DJLSEncoderRegistration::cleanup();
    DcmRLEEncoderRegistration::cleanup();
}

}
