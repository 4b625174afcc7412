#include "core/dicom/part10/header_checks_internal.h"

#include "core/dicom/dataset/date_time_internal.h"
#include "core/dicom/messages.h"
#include "core/dicom/read_header.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>

namespace lantern::dicom {

namespace {

std::string nameOf(const DcmObject& element) { return DcmTag(element.getTag()).getTagName(); }

// Elements of the data set itself that are written against the rules, by the name of each.
void checkElements(DcmDataset& dataset, Warnings& warnings)
{
    std::vector<std::string> odd, strange;
    for (DcmObject* element = nullptr; (element = dataset.nextInContainer(element)) != nullptr;) {
        if (element->getTag().getGroup() % 2 != 0)
            continue;
        const auto length = element->getLengthField();
        if (length != DCM_UndefinedLength && length % 2 != 0)
            odd.push_back(nameOf(*element));
        if (element->ident() == EVR_UNKNOWN || element->ident() == EVR_UNKNOWN2B)
            strange.push_back(nameOf(*element));
    }
    if (!odd.empty())
        warn(warnings, WarningCode::OddLength, messages::OddLengths(fmt::format("{}", fmt::join(odd, ", "))));
    if (!strange.empty())
        warn(warnings, WarningCode::WrongVr, messages::TypesUnknown(fmt::format("{}", fmt::join(strange, ", "))));
}

}

void checkEncoding(DicomFile& file, Instance& instance)
{
    auto& warnings = instance.warnings;
    const E_TransferSyntax found = file.foundSyntax();
    if (!file.hasPreamble() || !file.meta() || file.meta()->card() == 0)
        warn(warnings, WarningCode::NoFileMeta, messages::NoFileHeader(transferSyntaxName(DcmXfer(found).getXferID())));
    const DcmXfer stated(DcmXfer(instance.transferSyntaxUid.c_str()).getXfer()), actual(found);
    if (stated.getXfer() != EXS_Unknown && actual.getXfer() != EXS_Unknown && stated.getXfer() != actual.getXfer()
        && !stated.isEncapsulated() && !actual.isEncapsulated())
        warn(
            warnings, WarningCode::WrongSyntax,
            messages::WrittenOtherwise(transferSyntaxName(stated.getXferID()), transferSyntaxName(actual.getXferID())));
    checkElements(file.dataset(), warnings);
}

void checkIdentity(DcmItem& dataset, Instance& instance)
{
    auto& warnings = instance.warnings;
    if (instance.sopInstanceUid.empty() || instance.series.uid.empty() || instance.study.uid.empty())
        warn(warnings, WarningCode::NoUid, messages::NoIdentifiers);
    instance.hasBurnedInText = codeOf(dataset, DCM_BurnedInAnnotation) == "YES";
    if (instance.hasBurnedInText)
        warn(warnings, WarningCode::BurnedIn, messages::TextIsBurnedIn);

    const auto age = canonicalAge(instance.study.patientAge);
    if (!age && !instance.study.patientAge.empty())
        warn(warnings, WarningCode::BadDate, messages::NotAnAge(instance.study.patientAge));
    instance.study.patientAge = age.value_or("");
    const auto years = yearsBetween(instance.patient.birthDate, instance.study.date);
    if (age && years && std::abs(*years - yearsOf(*age)) >= 2)
        warn(warnings, WarningCode::AgeMismatch, messages::AgeContradictsBirthDate(*age, *years));
}

void checkScale(DcmDataset& dataset, Instance& instance)
{
    auto& warnings = instance.warnings;
    instance.presentationIntent = codeOf(dataset, DCM_PresentationIntentType);
    if (instance.presentationIntent == "FOR PROCESSING")
        warn(warnings, WarningCode::ForProcessing, messages::ForProcessing);

    // Philips scales MR to fill its own display; what the numbers mean stands in a Real World Value Mapping.
    std::string maker = instance.series.manufacturer;
    std::transform(maker.begin(), maker.end(), maker.begin(), [](unsigned char c) { return std::tolower(c); });
    const bool isScaled = std::any_of(instance.frames.begin(), instance.frames.end(),
                                      [](const FrameFacts& frame) { return frame.slope != 1; });
    if (instance.series.modality == "MR" && isScaled && maker.find("philips") != std::string::npos)
        warn(warnings, WarningCode::DisplayRescale, messages::RescaleServesDisplay);
}

}
