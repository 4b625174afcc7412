#include "ui/browser/words.h"

#include "core/dicom/stacks/series_warnings.h"
#include "core/dicom/values/picture_date.h"
#include "ui/paint/facts_text.h"
#include "ui/paint/message_text.h"

#include <QCoreApplication>
#include <QStringList>

namespace lantern::browser {

namespace {

QString say(const char* text) { return QCoreApplication::translate("Words", text); }

QString joined(QStringList parts)
{
    parts.removeAll(QString());
    return parts.join(QStringLiteral(" · "));
}

QString text(const std::string& value) { return QString::fromStdString(value).trimmed(); }

}

QString otherName(const dicom::PersonName& name)
{
    const QString first = paint::personName(name);
    for (const std::string& group : {name.ideographic, name.alphabetic, name.phonetic})
        if (!text(group).isEmpty() && text(group) != first)
            return text(group);
    return {};
}

QString patientText(const dicom::PatientFacts& patient)
{
    const QString name = paint::personName(patient.name);
    if (!name.isEmpty())
        return name;
    return patient.id.empty() ? say(QT_TRANSLATE_NOOP("Words", "Name not stated")) : text(patient.id);
}

QString studyText(const dicom::StudyFacts& study)
{
    const QString date =
        study.date.empty() ? say(QT_TRANSLATE_NOOP("Words", "Date not stated")) : paint::isoDate(study.date);
    return joined({date, text(study.description)});
}

QString seriesTitle(const dicom::Series& series)
{
    const QString number = series.facts.number ? QString::number(*series.facts.number) : QString();
    QString description = text(series.facts.description);
    if (description.isEmpty())
        description = text(series.facts.protocolName);
    if (description.isEmpty())
        description = say(QT_TRANSLATE_NOOP("Words", "No description"));
    // Stacks of one DICOM series carry one description; what parted them tells them apart.
    return joined({number, paint::sentence(series.part), description});
}

QString objectKindText(dicom::ObjectKind kind)
{
    using enum dicom::ObjectKind;
    switch (kind) {
    case Segmentation: return say(QT_TRANSLATE_NOOP("Words", "Segmentation"));
    case StructuredReport: return say(QT_TRANSLATE_NOOP("Words", "Structured report"));
    case KeyObjects: return say(QT_TRANSLATE_NOOP("Words", "Key objects"));
    case PresentationState: return say(QT_TRANSLATE_NOOP("Words", "Presentation state"));
    case StructureSet: return say(QT_TRANSLATE_NOOP("Words", "Structure set"));
    case Dose: return say(QT_TRANSLATE_NOOP("Words", "Dose"));
    case TreatmentPlan: return say(QT_TRANSLATE_NOOP("Words", "Treatment plan"));
    case ParametricMap: return say(QT_TRANSLATE_NOOP("Words", "Parametric map"));
    case PictureWithoutPixels: return say(QT_TRANSLATE_NOOP("Words", "Image without pixels"));
    case Document: return say(QT_TRANSLATE_NOOP("Words", "Document"));
    case Waveform: return say(QT_TRANSLATE_NOOP("Words", "Waveform"));
    case Video: return say(QT_TRANSLATE_NOOP("Words", "Video"));
    case Annotation: return say(QT_TRANSLATE_NOOP("Words", "Annotation"));
    case Registration: return say(QT_TRANSLATE_NOOP("Words", "Registration"));
    case Other: return say(QT_TRANSLATE_NOOP("Words", "Other object"));
    }
    return {};
}

QString objectTitle(const dicom::Instance& object)
{
    const QString number = object.series.number ? QString::number(*object.series.number) : QString();
    const QString kind = objectKindText(object.object->kind), title = text(object.object->title);
    return joined({number, kind, title == kind ? QString() : title});
}

QString objectDetail(const std::vector<objects::ReferenceTarget>& targets, const dicom::ObjectFacts& object)
{
    QStringList of;
    for (const objects::ReferenceTarget& target : targets) {
        QString whose = say(QT_TRANSLATE_NOOP("Words", "a series that is not open"));
        if (target.series)
            whose = target.series->facts.number
                ? say(QT_TRANSLATE_NOOP("Words", "series %1")).arg(*target.series->facts.number)
                : seriesTitle(*target.series);
        const auto images = static_cast<int>(target.images);
        if (images > 0)
            whose =
                say(QT_TRANSLATE_NOOP("Words", "%1 (%2)"))
                    .arg(whose,
                         QCoreApplication::translate("lantern::browser::SeriesModel", "%n image(s)", nullptr, images));
        of.append(whose);
    }
    const QString refers =
        of.isEmpty() ? QString() : say(QT_TRANSLATE_NOOP("Words", "of %1")).arg(of.join(QStringLiteral(", ")));
    return joined({object.date.empty() ? QString() : paint::isoDate(object.date), refers});
}

QString orientationText(const std::string& orientation)
{
    if (orientation == "axial")
        return say(QT_TRANSLATE_NOOP("Words", "axial"));
    if (orientation == "coronal")
        return say(QT_TRANSLATE_NOOP("Words", "coronal"));
    if (orientation == "sagittal")
        return say(QT_TRANSLATE_NOOP("Words", "sagittal"));
    if (orientation == "oblique")
        return say(QT_TRANSLATE_NOOP("Words", "oblique"));
    return {};
}

QString seriesDetail(const dicom::Series& series)
{
    QString spacing;
    if (series.spacingBetweenSlices > 0)
        spacing = QStringLiteral("%1 mm").arg(series.spacingBetweenSlices, 0, 'f', 1);
    if (!dicom::isEvenlySpaced(series))
        spacing = say(QT_TRANSLATE_NOOP("Words", "%1, uneven")).arg(spacing);
    // A date of its own below that of the study.
    QString day;
    if (!series.frames.empty() && !paint::otherStudyDateText(series.frames.front()).isEmpty())
        day = paint::isoDate(dicom::pictureDate(series.frames.front()).date);
    return joined({text(series.facts.modality), orientationText(series.orientation), spacing, day});
}

}
