#include "ui/paint/facts_text.h"

#include "core/dicom/values/picture_date.h"

#include <QCoreApplication>
#include <QDate>
#include <QLocale>

namespace lantern::paint {

namespace {

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

QDate dateOf(const std::string& text) { return QDate::fromString(fromUtf8(text), QStringLiteral("yyyyMMdd")); }

QString inYears(int years) { return QCoreApplication::translate("paint", "%1 y").arg(years); }
QString inMonths(int months) { return QCoreApplication::translate("paint", "%1 mo").arg(months); }
QString inDays(qint64 days) { return QCoreApplication::translate("paint", "%1 d").arg(days); }

}

QString isoDate(const std::string& dicomDate)
{
    const QDate date = dateOf(dicomDate);
    return date.isValid() ? date.toString(Qt::ISODate) : fromUtf8(dicomDate);
}

QString clockTime(const std::string& dicomTime)
{
    return dicomTime.size() >= 4 ? fromUtf8(dicomTime.substr(0, 2) + ":" + dicomTime.substr(2, 2)) : QString();
}

QString pictureDateText(const dicom::FrameRef& frame)
{
    const auto picture = dicom::pictureDate(frame);
    const QString when = (isoDate(picture.date) + u' ' + clockTime(picture.time)).trimmed();
    return picture.source == dicom::PictureDate::Source::Study
        ? QCoreApplication::translate("paint", "Study %1").arg(when)
        : when;
}

QString otherStudyDateText(const dicom::FrameRef& frame)
{
    const auto& study = frame.instance->study;
    if (!dicom::isOtherDay(dicom::pictureDate(frame), study))
        return {};
    return QCoreApplication::translate("paint", "Study %1").arg(isoDate(study.date));
}

QString ageAtStudy(const dicom::Instance& instance)
{
    const QDate birth = dateOf(instance.patient.birthDate), study = dateOf(instance.study.date);
    if (birth.isValid() && study.isValid() && study >= birth) {
        int months = (study.year() - birth.year()) * 12 + study.month() - birth.month();
        if (study.day() < birth.day())
            --months;
        if (months >= 24)
            return inYears(months / 12);
        return months >= 2 ? inMonths(months) : inDays(birth.daysTo(study));
    }
    const QString stated = fromUtf8(instance.study.patientAge);
    bool isNumber = false;
    const int count = stated.left(3).toInt(&isNumber);
    if (stated.size() != 4 || !isNumber)
        return {};
    switch (stated[3].toLatin1()) {
    case 'Y': return inYears(count);
    case 'M': return inMonths(count);
    case 'W': return inDays(count * 7);
    case 'D': return inDays(count);
    default: return {};
    }
}

QString personName(const dicom::PersonName& name)
{
    const QString alphabetic = fromUtf8(name.alphabetic), ideographic = fromUtf8(name.ideographic);
    const bool isChinese = QLocale().language() == QLocale::Chinese;
    const QString& first = isChinese ? ideographic : alphabetic;
    const QString& second = isChinese ? alphabetic : ideographic;
    if (!first.isEmpty() || !second.isEmpty())
        return first.isEmpty() ? second : first;
    return fromUtf8(name.phonetic);    // the only group that some files fill
}

QString stateName(const dicom::PresentationStateFacts& state)
{
    QStringList parts;
    const QString words = fromUtf8(state.description.empty() ? state.label : state.description);
    if (!words.isEmpty())
        parts << words;
    const QString when = (isoDate(state.date) + u' ' + clockTime(state.time)).trimmed();
    if (!when.isEmpty())
        parts << when;
    if (!state.creator.empty())
        parts << fromUtf8(state.creator);
    return parts.join(QStringLiteral(", "));
}

QString sexText(const std::string& sex)
{
    if (sex == "F")
        return QCoreApplication::translate("paint", "F", "sex");
    if (sex == "M")
        return QCoreApplication::translate("paint", "M", "sex");
    return fromUtf8(sex).trimmed();
}

std::string sideOf(const dicom::FrameRef& frame)
{
    const auto& instance = *frame.instance;
    const auto& own = frame.facts().laterality;
    const auto& side = !own.empty()         ? own
        : !instance.imageLaterality.empty() ? instance.imageLaterality
                                            : instance.series.laterality;
    return side == "U" ? std::string() : side;
}

QString lateralityAndView(const dicom::FrameRef& frame)
{
    return (fromUtf8(sideOf(frame)) + u' ' + fromUtf8(frame.instance->viewPosition)).trimmed();
}

QString reconstructionText(volume::Orientation orientation, const volume::Slab& slab)
{
    const QString way = [&] {
        switch (orientation) {
        case volume::Orientation::Axial: return QCoreApplication::translate("paint", "Axial");
        case volume::Orientation::Coronal: return QCoreApplication::translate("paint", "Coronal");
        case volume::Orientation::Sagittal: return QCoreApplication::translate("paint", "Sagittal");
        }
        return QString();
    }();
    if (!(slab.thickness > 0))
        return QCoreApplication::translate("paint", "%1 reconstruction").arg(way);
    const QString thickness = compact(slab.thickness);
    switch (slab.mode) {
    case volume::SlabMode::Maximum: return QCoreApplication::translate("paint", "%1 MIP %2 mm").arg(way, thickness);
    case volume::SlabMode::Mean: return QCoreApplication::translate("paint", "%1 mean %2 mm").arg(way, thickness);
    case volume::SlabMode::Minimum: return QCoreApplication::translate("paint", "%1 MinIP %2 mm").arg(way, thickness);
    }
    return {};
}

QString cutText(const display::Cut& cut)
{
    QStringList words{reconstructionText(cut.orientation, cut.slab)};
    if (cut.isPreview)
        words << QCoreApplication::translate("paint", "preview");
    if (cut.gaps > 0)
        words << QCoreApplication::translate("paint", "Gaps without data: %1").arg(cut.gaps);
    if (cut.oddSlices > 0)
        words << QCoreApplication::translate("paint", "Left out, other values: %1").arg(cut.oddSlices);
    return words.join(QStringLiteral(" · "));
}

QString onButton(QString text) { return text.replace(u'&', QLatin1String("&&")).replace(u'\t', u' '); }

QString compact(double value, int decimals)
{
    QString text = QString::number(value, 'f', decimals);
    if (text.contains(u'.')) {
        while (text.endsWith(u'0'))
            text.chop(1);
        if (text.endsWith(u'.'))
            text.chop(1);
    }
    return text == QLatin1String("-0") ? QStringLiteral("0") : text;
}

}
