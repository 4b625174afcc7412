#include "ui/browser/words.h"

#include "ui/paint/facts_text.h"
#include "ui/paint/sentences.h"

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
    for (const std::string& group : {name.ideographic, name.alphabetic})
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
    return joined({number, paint::part(series.part), description});
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
    return joined({text(series.facts.modality), orientationText(series.orientation), spacing});
}

}
