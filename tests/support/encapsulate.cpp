#include "tests/support/encapsulate.h"

#include <fstream>
#include <sstream>
#include <stdexcept>

namespace lantern::test {

namespace {

class LittleEndian {
public:
    LittleEndian& number(std::uint64_t value, int size)
    {
        for (int i = 0; i < size; ++i)
            m_bytes += static_cast<char>(value >> (8 * i));
        return *this;
    }
    LittleEndian& tag(std::uint16_t group, std::uint16_t element) { return number(group, 2).number(element, 2); }
    LittleEndian& text(const std::string& text)
    {
        m_bytes += text;
        return *this;
    }
    LittleEndian& item(const Bytes& bytes)
    {
        tag(0xfffe, 0xe000).number(bytes.size() + bytes.size() % 2, 4);
        m_bytes.append(bytes.begin(), bytes.end());
        m_bytes.resize(m_bytes.size() + bytes.size() % 2);
        return *this;
    }
    LittleEndian& longs(std::uint16_t element, const std::vector<std::uint64_t>& values)
    {
        if (values.empty())
            return *this;
        tag(0x7fe0, element).text("OV").number(0, 2).number(values.size() * 8, 4);
        for (const auto value : values)
            number(value, 8);
        return *this;
    }
    const std::string& bytes() const { return m_bytes; }

private:
    std::string m_bytes;
};

// The meta header's Transfer Syntax UID exchanged in a file of explicit little endian.
std::string withSyntax(std::string file, std::string uid)
{
    uid.resize(uid.size() + uid.size() % 2);
    const auto at = file.find(std::string("\x02\x00\x10\x00UI", 6));
    if (at == std::string::npos)
        throw std::runtime_error("no Transfer Syntax UID");
    const std::size_t length = static_cast<unsigned char>(file[at + 6]);
    file.replace(at + 6, 2 + length, LittleEndian().number(uid.size(), 2).text(uid).bytes());
    const std::size_t group = 128 + 4 + 8;    // where the meta header's length stands
    std::uint32_t old = 0;
    for (std::size_t i = 0; i < 4; ++i)
        old |= static_cast<std::uint32_t>(static_cast<unsigned char>(file[group + i])) << (8 * i);
    return file.replace(group, 4, LittleEndian().number(old + uid.size() - length, 4).bytes());
}

}

dicom::DatasetDraft described(dicom::DatasetDraft draft, const Picture& picture, int bitsAllocated, int frames)
{
    const auto unlessSaid = [&](const char* keyword, const std::string& value) {
        if (!draft.elements().contains(keyword))
            draft.set(keyword, value);
    };
    unlessSaid("Rows", std::to_string(picture.rows));
    unlessSaid("Columns", std::to_string(picture.columns));
    unlessSaid("SamplesPerPixel", std::to_string(picture.samples));
    unlessSaid("PhotometricInterpretation", picture.samples == 3 ? "RGB" : "MONOCHROME2");
    if (picture.samples > 1)
        unlessSaid("PlanarConfiguration", "0");
    unlessSaid("BitsAllocated", std::to_string(bitsAllocated));
    unlessSaid("BitsStored", std::to_string(picture.precision));
    unlessSaid("HighBit", std::to_string(picture.precision - 1));
    unlessSaid("PixelRepresentation", picture.isSigned ? "1" : "0");
    if (frames > 1)
        unlessSaid("NumberOfFrames", std::to_string(frames));
    return draft;
}

dicom::InstancePtr writtenWith(const std::filesystem::path& file, const dicom::DatasetDraft& draft,
                               const std::string& transferSyntaxUid, const std::string& elements)
{
    if (auto done = dicom::writeFile(file, draft, "1.2.840.10008.1.2.1"); !done)
        throw std::runtime_error(done.error().sentence());
    std::ostringstream header;
    header << std::ifstream(file, std::ios::binary).rdbuf();
    std::ofstream(file, std::ios::binary) << withSyntax(header.str(), transferSyntaxUid) << elements;
    auto instance = dicom::readHeader(file);
    if (!instance)
        throw std::runtime_error(instance.error().sentence());
    return *instance;
}

std::string longElement(std::uint16_t group, std::uint16_t element, const std::string& vr, const Bytes& bytes)
{
    LittleEndian out;
    out.tag(group, element).text(vr).number(0, 2).number(bytes.size(), 4);
    return out.text(std::string(bytes.begin(), bytes.end())).bytes();
}

dicom::InstancePtr written(const std::filesystem::path& file, const dicom::DatasetDraft& draft,
                           const std::string& transferSyntaxUid, const Encapsulated& pixels)
{
    LittleEndian body;
    body.longs(1, pixels.extendedOffsets).longs(2, pixels.extendedLengths);
    body.tag(0x7fe0, 0x0010).text("OB").number(0, 2).number(0xffffffff, 4);
    body.tag(0xfffe, 0xe000).number(pixels.basicOffsets.size() * 4, 4);
    for (const auto offset : pixels.basicOffsets)
        body.number(offset, 4);
    for (const auto& fragment : pixels.fragments)
        body.item(fragment);
    body.tag(0xfffe, 0xe0dd).number(0, 4);
    return writtenWith(file, draft, transferSyntaxUid, body.bytes());
}

dicom::InstancePtr written(const std::filesystem::path& file, const dicom::DatasetDraft& draft,
                           const std::string& transferSyntaxUid, std::vector<Bytes> frames)
{
    return written(file, draft, transferSyntaxUid, Encapsulated{.fragments = std::move(frames)});
}

}
