#include "core/dicom/write.h"

#include "core/dicom/dataset/values_internal.h"
#include "core/dicom/messages.h"
#include "core/dicom/read_header.h"
#include "core/files/write_file.h"

#include <algorithm>
#include <dcmtk/dcmdata/dcostrmb.h>
#include <dcmtk/dcmdata/dcpixel.h>
#include <dcmtk/dcmjpeg/djrplol.h>
#include <dcmtk/dcmjpeg/djrploss.h>
#include <fmt/format.h>

namespace lantern::dicom {

// Turns a draft into DCMTK's data set.
class DraftWriter {
public:
    static Result<void> fill(DcmItem& item, const DatasetDraft& draft)
    {
        const auto representation = draft.m_elements.find("PixelRepresentation");
        const bool isSigned = representation != draft.m_elements.end() && representation->second == "1";
        for (const auto& [keyword, value] : draft.m_elements) {
            LANTERN_TRY(tag, tagNamed(keyword));
            // "US or SS" in the dictionary: as the pixels are, or as the value needs.
            if (tag.getEVR() == EVR_xs)
                tag.setVR(isSigned || value.find('-') != std::string::npos ? EVR_SS : EVR_US);
            LANTERN_CHECK(insert(item, tag, value, keyword));
        }
        for (const auto& element : draft.m_tagged)
            LANTERN_CHECK(insert(item, DcmTag(element.group, element.element, DcmVR(element.vr.c_str())), element.value,
                                 fmt::format("({:04X},{:04X})", element.group, element.element)));
        for (const auto& [keyword, words] : draft.m_words) {
            LANTERN_TRY(tag, tagNamed(keyword));
            if (item.putAndInsertUint16Array(tag, words.data(), words.size()).bad())
                return fail(ErrorCode::WrongUse, messages::TakesNoWords(keyword));
        }
        for (const auto& [keyword, drafts] : draft.m_sequences) {
            LANTERN_TRY(tag, tagNamed(keyword));
            for (const auto& itemDraft : drafts) {
                DcmItem* child = nullptr;
                constexpr signed long append = -2;
                if (item.findOrCreateSequenceItem(tag, child, append).bad())
                    return fail(ErrorCode::WrongUse, messages::NoSequence(keyword));
                LANTERN_CHECK(fill(*child, itemDraft));
            }
        }
        return {};
    }

    static void fillPixels(DcmItem& dataset, const DatasetDraft& draft)
    {
        if (!draft.m_floats.empty())
            dataset.putAndInsertFloat32Array(DCM_FloatPixelData, draft.m_floats.data(), draft.m_floats.size());
        if (draft.m_pixelBits == 0)
            return;
        auto bytes = draft.m_pixelBytes;
        bytes.resize(bytes.size() + bytes.size() % 2);    // PS3.5 8.1.1: an even length
        if (draft.m_pixelBits > 8) {
            std::vector<Uint16> words(bytes.size() / 2);
            if (!words.empty())
                std::memcpy(words.data(), bytes.data(), bytes.size());
            dataset.putAndInsertUint16Array(DCM_PixelData, words.data(), words.size());
        } else {
            dataset.putAndInsertUint8Array(DCM_PixelData, bytes.data(), bytes.size());
        }
    }

    static bool isAscii(const DatasetDraft& draft)
    {
        const auto plain = [](const std::string& text) {
            return std::all_of(text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x80; });
        };
        return std::all_of(draft.m_elements.begin(), draft.m_elements.end(),
                           [&](const auto& element) { return plain(element.second); })
            && std::all_of(draft.m_tagged.begin(), draft.m_tagged.end(),
                           [&](const auto& element) { return plain(element.value); })
            && std::all_of(draft.m_sequences.begin(), draft.m_sequences.end(), [](const auto& sequence) {
                   return std::all_of(sequence.second.begin(), sequence.second.end(), isAscii);
               });
    }

private:
    static Result<DcmTag> tagNamed(const std::string& keyword)
    {
        DcmTag tag;
        if (DcmTag::findTagFromName(keyword.c_str(), tag).bad())
            return fail(ErrorCode::WrongUse, messages::NoKeyword(keyword));
        return tag;
    }

    static Result<void> insert(DcmItem& item, const DcmTag& tag, const std::string& value, const std::string& name)
    {
        // A sequence without items is how the standard says "none" where one must stand.
        const bool isEmptySequence = tag.getEVR() == EVR_SQ && value.empty();
        const OFCondition done =
            isEmptySequence ? item.insertEmptyElement(tag) : item.putAndInsertString(tag, value.c_str());
        if (done.bad())
            return fail(ErrorCode::WrongUse, messages::CannotHaveValue(name, value, done.text()));
        return {};
    }
};

namespace {

std::unique_ptr<DcmRepresentationParameter> parameterFor(E_TransferSyntax syntax)
{
    switch (syntax) {
    case EXS_JPEGProcess14:
    case EXS_JPEGProcess14SV1: return std::make_unique<DJ_RPLossless>();
    case EXS_JPEGProcess1:
    case EXS_JPEGProcess2_4:
    case EXS_JPEGProcess6_8:
    case EXS_JPEGProcess10_12: return std::make_unique<DJ_RPLossy>();
    default: return nullptr;
    }
}

// DCMTK's own way to a file does not notice when the disk is full at the last flush.
Result<void> stream(DcmFileFormat& file, E_TransferSyntax syntax, files::WholeFile& out,
                    const std::filesystem::path& path)
{
    std::vector<char> room(1 << 16);
    DcmOutputBufferStream buffer(room.data(), static_cast<offile_off_t>(room.size()));
    const auto passOn = [&] {
        void* bytes = nullptr;
        offile_off_t length = 0;
        buffer.flushBuffer(bytes, length);
        return out.write({static_cast<const std::uint8_t*>(bytes), static_cast<std::size_t>(length)});
    };
    file.transferInit();
    OFCondition written = EC_StreamNotifyClient;
    while (written == EC_StreamNotifyClient) {
        written = file.write(buffer, syntax, EET_ExplicitLength, nullptr, EGL_recalcGL, EPD_noChange);
        LANTERN_CHECK(passOn());
    }
    while (written.good() && !buffer.isFlushed()) {
        buffer.flush();
        LANTERN_CHECK(passOn());
    }
    file.transferEnd();
    if (written.bad())
        return fail(ErrorCode::Internal, messages::NotWritten(path.string(), written.text()));
    return {};
}

}

Result<void> writeFile(const std::filesystem::path& path, const DatasetDraft& draft,
                       const std::string& transferSyntaxUid)
{
    const E_TransferSyntax syntax = DcmXfer(transferSyntaxUid.c_str()).getXfer();
    if (syntax == EXS_Unknown)
        return fail(ErrorCode::Unsupported, messages::SyntaxNotWritten(transferSyntaxName(transferSyntaxUid)));
    for (const char* needed : {"SOPClassUID", "SOPInstanceUID"})
        if (!draft.elements().contains(needed))
            return fail(ErrorCode::WrongUse, messages::FileNeeds(needed));

    DcmFileFormat file;
    DcmDataset& dataset = *file.getDataset();
    if (!DraftWriter::isAscii(draft) && !draft.elements().contains("SpecificCharacterSet"))
        dataset.putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 192");
    LANTERN_CHECK(DraftWriter::fill(dataset, draft));
    DraftWriter::fillPixels(dataset, draft);

    const auto parameter = parameterFor(syntax);
    if (DcmXfer(syntax).isEncapsulated()) {
        const OFCondition encoded = dataset.chooseRepresentation(syntax, parameter.get());
        if (encoded.bad() || !dataset.canWriteXfer(syntax))
            return fail(ErrorCode::Unsupported,
                        messages::PixelsNotWritten(transferSyntaxName(transferSyntaxUid), encoded.text()));
    }
    LANTERN_TRY(out, files::WholeFile::begin(path));
    LANTERN_CHECK(stream(file, syntax, out, path));
    return out.commit(files::Push::Later);    // what is written here can be made again
}

}
