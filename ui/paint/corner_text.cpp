#include "ui/paint/corner_text.h"

#include "core/dicom/values/units.h"
#include "ui/paint/facts_text.h"
#include "ui/paint/message_text.h"
#include "ui/paint/window_name.h"
#include "ui/theme/colours.h"
#include "ui/theme/type.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace lantern::paint {

namespace {

// Under this width only identity and the slice stay in the corners.
constexpr double smallTile = 360;

QString fromUtf8(const std::string& text) { return QString::fromStdString(text); }

QString joined(std::initializer_list<QString> parts)
{
    QStringList present;
    for (const auto& part : parts) {
        if (!part.isEmpty())
            present << part;
    }
    return present.join(QStringLiteral(" · "));
}

void addLine(QStringList& lines, const QString& line)
{
    if (!line.isEmpty())
        lines << line;
}

QString sliceLine(const DisplayState& state)
{
    return QCoreApplication::translate("paint", "Image %1 / %2").arg(state.slice + 1).arg(state.slices);
}

QString loadedLine(const DisplayState& state)
{
    const int total = state.loadedOf.value_or(state.slices);
    if (state.loaded >= total)
        return {};
    return QCoreApplication::translate("paint", "%1 of %2 loaded").arg(state.loaded).arg(total);
}

// "SUVbw 0 – 6 g/ml": the window in what the values mean; in its unit where that is not Hounsfield's. A dash
// beside a minus would be misread: "−2 … 100 ml/100ml/s".
QString quantityText(const pixels::Window& window, const DisplayState& state)
{
    if (state.quantities.empty())
        return {};
    const auto& quantity = state.quantities.front();
    const auto ends = pixels::endsIn(quantity, window);
    const int decimals = ends.high - ends.low >= 100 ? 0 : ends.high - ends.low >= 1 ? 1 : 4;
    return QStringLiteral("%1 %2 %3 %4 %5")
        .arg(fromUtf8(quantity.name), compact(ends.low, decimals), ends.low < 0 ? u"…" : u"–",
             compact(ends.high, decimals), fromUtf8(quantity.unit))
        .trimmed();
}

QString windowLine(const dicom::FrameRef& frame, const DisplayState& state)
{
    const auto& instance = *frame.instance;
    const QString inverted = state.isInvertedByReader ? QCoreApplication::translate("paint", "inverted") : QString();
    if (instance.pixels.isColour() || !state.hasWindow)    // none applies, or none is known
        return inverted;
    QString values, meaning;
    if (const auto* window = std::get_if<pixels::Window>(&state.look.voi)) {
        // A window over small numbers (an ADC map, a probability) needs its decimals.
        const int decimals = window->width >= 10 ? 0 : 3;
        values = QCoreApplication::translate("paint", "W %1 L %2")
                     .arg(compact(window->width, decimals), compact(window->centre, decimals));
        if (state.unit != "HU" && !state.unit.empty())
            values += u' ' + fromUtf8(state.unit);
        else if (instance.series.modality == "CT" && dicom::unitOf(frame).empty())    // nobody may take it for HU
            values += u' ' + QCoreApplication::translate("paint", "(no unit)");
        meaning = quantityText(*window, state);
    } else {
        values = QCoreApplication::translate("paint", "VOI LUT");
    }
    return joined({values, meaning, state.windowName, inverted});
}

QString zoomLine(const DisplayState& state)
{
    const auto& view = state.view;
    QString turned;
    if (const int degrees = ((view.quarterTurns % 4) + 4) % 4 * 90; degrees != 0)
        turned = QCoreApplication::translate("paint", "turned %1°").arg(degrees);
    return joined({QCoreApplication::translate("paint", "Zoom %1x").arg(compact(view.zoom)),
                   view.zoom == 1 ? QStringLiteral("1:1") : QString(), turned,
                   view.flipHorizontal ? QCoreApplication::translate("paint", "flipped left-right") : QString(),
                   view.flipVertical ? QCoreApplication::translate("paint", "flipped top-bottom") : QString(),
                   view.smooth ? QString() : QCoreApplication::translate("paint", "true pixels")});
}

// Once lossy, always lossy (PS3.3 C.7.6.1.1.5); made images say so too.
QString originLine(const dicom::Instance& instance, const DisplayState& state)
{
    QString lossy;
    if (instance.isLossy) {
        lossy = instance.lossyRatio.empty()
            ? QCoreApplication::translate("paint", "Lossy")
            : QCoreApplication::translate("paint", "Lossy %1:1").arg(fromUtf8(instance.lossyRatio));
    }
    const bool isDerived = !instance.imageType.empty() && instance.imageType.front() == "DERIVED";
    return joined(
        {lossy, state.kind.isEmpty() && isDerived ? QCoreApplication::translate("paint", "Derived") : state.kind});
}

QString seriesLine(const dicom::Instance& instance)
{
    const auto& series = instance.series;
    const QString number = series.number ? QStringLiteral("#%1").arg(*series.number) : QString();
    return joined({fromUtf8(series.modality), number, fromUtf8(series.description)});
}

QString sliceGeometryLine(const display::Picture& picture, const DisplayState& state)
{
    const auto& plane = picture.plane;
    // That of the slices says nothing of a plane through them; a slab's stands with its kind.
    const auto thickness = picture.cut ? std::nullopt : picture.instance().sliceThickness;
    const QString depth = plane ? compact(plane->depth(), 1) : QString();
    return joined({
        thickness ? QCoreApplication::translate("paint", "Thickness %1 mm").arg(compact(*thickness)) : QString(),
        state.spacingBetweenSlices > 0
            ? (state.isEvenlySpaced ? QCoreApplication::translate("paint", "Spacing %1 mm")
                                    : QCoreApplication::translate("paint", "Spacing %1 mm, uneven"))
                  .arg(compact(state.spacingBetweenSlices))
            : QString(),
        plane ? QCoreApplication::translate("paint", "Position %1 mm").arg(depth) : QString(),
    });
}

QString acquisitionLine(const dicom::Instance& instance)
{
    const auto number = [](const char* name, const std::optional<double>& value, const char* unit) {
        return value ? QStringLiteral("%1 %2 %3").arg(QLatin1String(name), compact(*value), QLatin1String(unit))
                     : QString();
    };
    if (instance.series.modality == "MR")
        return joined({number("TR", instance.repetitionTime, "ms"), number("TE", instance.echoTime, "ms"),
                       fromUtf8(instance.scanningSequence)});
    const QString volts = instance.kvp ? QStringLiteral("%1 kV").arg(compact(*instance.kvp)) : QString();
    return joined({volts, fromUtf8(instance.convolutionKernel)});
}

// A picture that somebody else arranged says so wherever it is shown (PS3.4 Annex N).
QString presentationLine(const DisplayState& state)
{
    if (state.presentationState.isEmpty())
        return {};
    return QCoreApplication::translate("paint", "Presentation state: %1").arg(state.presentationState);
}

// Which presentation state it is, what it does to the pixels, and what of it could not be done.
QString presentationText(const display::Corners& corners)
{
    const auto& presented = corners.presented;
    if (!presented)
        return {};
    QStringList words{stateName(*presented->state)};
    if (presented->isSubtracted)
        words << QCoreApplication::translate("paint", "mask subtracted");
    if (corners.lacksTrueSize)
        words << QCoreApplication::translate("paint", "the true size is not known");
    for (const auto& note : presented->notes)
        words << sentence(note);
    return words.join(QStringLiteral(" · "));
}

// Why somebody named the image; a rejection is no recommendation and must not read as one.
QStringList keyNotesText(const std::vector<objects::KeyNote>& notes)
{
    QStringList lines;
    for (const auto& note : notes) {
        const QString title = joined({fromUtf8(note.title), fromUtf8(note.description)});
        const QString line = note.isRejection ? QCoreApplication::translate("paint", "Rejected: %1").arg(title)
            : title.isEmpty()                 ? QCoreApplication::translate("paint", "Key image")
                                              : QCoreApplication::translate("paint", "Key image: %1").arg(title);
        lines << line.simplified();
    }
    return lines;
}

QString demoMark(const DisplayState& state) { return state.isDemo ? QStringLiteral("DEMO") : QString(); }

}

DisplayState displayStateOf(const display::Corners& corners)
{
    const auto& picture = corners.picture;
    return {.slice = corners.place.index,
            .slices = corners.place.count,
            .loaded = corners.place.loaded,
            .loadedOf = corners.place.loadedOf,
            .kind = picture.cut ? cutText(*picture.cut) : QString(),
            .view = corners.view,
            .look = corners.look,
            .windowName = windowName(corners),
            .hasWindow = corners.hasWindow,
            .isInvertedByReader = corners.greys.isInverted,
            .spacingBetweenSlices = corners.place.spacing,
            .isEvenlySpaced = corners.place.isEvenlySpaced,
            .isDemo = display::isSynthetic(picture.instance()),
            .unit = corners.unit,
            .quantities = corners.quantities,
            .presentationState = presentationText(corners),
            .keyNotes = keyNotesText(corners.keyNotes)};
}

CornerText cornerText(const display::Picture& picture, const DisplayState& state, AnnotationLevel level,
                      QSizeF tileSize)
{
    CornerText text;
    if (level == AnnotationLevel::None)
        return text;
    const dicom::FrameRef& frame = picture.header;
    const auto& instance = picture.instance();
    const QString name = personName(instance.patient.name), id = fromUtf8(instance.patient.id);
    const bool isSmall = tileSize.width() < smallTile;

    if (level == AnnotationLevel::Minimal || isSmall) {
        addLine(text.topLeft, isSmall ? name : joined({name, id}));
        if (isSmall)
            addLine(text.topLeft, id);
        addLine(text.topRight, demoMark(state));
        addLine(text.bottomLeft, sliceLine(state));
        addLine(text.bottomLeft, loadedLine(state));
        text.bottomLeft << state.keyNotes;
        addLine(text.bottomLeft, presentationLine(state));
        if (!isSmall)
            addLine(text.bottomLeft, windowLine(frame, state));
        addLine(text.bottomRight, lateralityAndView(frame));
        addLine(text.bottomRight, originLine(instance, state));
        return text;
    }

    addLine(text.topLeft, name);
    addLine(text.topLeft, joined({id, fromUtf8(instance.patient.issuer)}));
    addLine(text.topLeft,
            joined({isoDate(instance.patient.birthDate), sexText(instance.patient.sex), ageAtStudy(instance)}));

    addLine(text.topRight, demoMark(state));
    addLine(text.topRight, pictureDateText(frame));
    addLine(text.topRight, otherStudyDateText(frame));
    addLine(text.topRight, fromUtf8(instance.study.description));
    addLine(text.topRight, fromUtf8(instance.study.institution));
    if (const auto accession = fromUtf8(instance.study.accessionNumber); !accession.isEmpty())
        addLine(text.topRight, QCoreApplication::translate("paint", "Accession %1").arg(accession));

    addLine(text.bottomLeft, sliceLine(state));
    addLine(text.bottomLeft, loadedLine(state));
    text.bottomLeft << state.keyNotes;
    addLine(text.bottomLeft, windowLine(frame, state));
    addLine(text.bottomLeft, presentationLine(state));
    addLine(text.bottomLeft, zoomLine(state));

    addLine(text.bottomRight, lateralityAndView(frame));
    addLine(text.bottomRight, originLine(instance, state));
    addLine(text.bottomRight, seriesLine(instance));
    addLine(text.bottomRight, sliceGeometryLine(picture, state));
    addLine(text.bottomRight, acquisitionLine(instance));
    return text;
}

namespace {

enum class Side { Left, Right };

// Behind a line of words, as wide as they are: an outline alone is not enough over bright tissue.
void paintPlate(QPainter& painter, const QRectF& words)
{
    constexpr double padding = 3;
    constexpr float strength = 0.55F;
    QColor dark = Qt::black;
    dark.setAlphaF(strength);
    painter.fillRect(words.adjusted(-padding, 0, padding, 0).toAlignedRect(), dark);
}

void paintLines(QPainter& painter, const Tile& tile, const QStringList& lines, Side side, double firstBaseline,
                double lineHeight, double widest)
{
    const QFont font = theme::tileFont();
    const QFontMetricsF metrics(font);
    double baseline = firstBaseline;
    for (const auto& line : lines) {
        const QString shown = metrics.elidedText(line, Qt::ElideRight, widest);
        const double left =
            side == Side::Left ? tile.margin : tile.size.width() - tile.margin - metrics.horizontalAdvance(shown);
        paintPlate(painter, {left, baseline - metrics.ascent(), metrics.horizontalAdvance(shown), lineHeight});
        paintOutlinedText(painter, {left, baseline}, shown, font, theme::colour::text);
        baseline += lineHeight;
    }
}

QStringList brokenAt(const QString& divider, const QString& line, const QFontMetricsF& metrics, double widest)
{
    QStringList result;
    for (const auto& part : line.split(divider)) {
        const QString longer = result.isEmpty() ? part : result.last() + divider + part;
        if (!result.isEmpty() && metrics.horizontalAdvance(longer) <= widest)
            result.last() = longer;
        else
            result << part;
    }
    return result;
}

// At the dots between facts; a fact that is too long by itself, at its spaces.
QStringList broken(const QStringList& lines, const QFontMetricsF& metrics, double widest)
{
    QStringList result;
    for (const auto& line : lines)
        for (const auto& facts : brokenAt(QStringLiteral(" · "), line, metrics, widest))
            result << brokenAt(QStringLiteral(" "), facts, metrics, widest);
    return result;
}

double widestOf(const QStringList& lines, const QFontMetricsF& metrics)
{
    double widest = 0;
    for (const auto& line : lines)
        widest = std::max(widest, metrics.horizontalAdvance(line));
    return widest;
}

}

double paintCornerText(QPainter& painter, const Tile& tile, const CornerText& text)
{
    const QFontMetricsF metrics(theme::tileFont());
    const double lineHeight = std::ceil(metrics.height() * 1.1);
    const double room = tile.size.width() - 2 * tile.margin;

    // What a corner holds above or below the middle, which the edge's letter has and at the left the scale bar, at
    // most 0.3 of the height, with its length below it. Two lines of who it is stay in any case.
    const double height = tile.size.height();
    const auto linesIn = [&](double free, qsizetype atLeast) {
        return std::max(static_cast<qsizetype>((free - tile.margin) / lineHeight), atLeast);
    };
    const double besideLetter = height / 2 - lineHeight / 2, besideBar = height * 0.35;
    CornerText shown = text;
    // The letter of the edge stands in the middle: what would reach it goes on in the next line.
    const double half = room / 2 - theme::scaled(16);
    for (QStringList* corner : {&shown.topLeft, &shown.topRight, &shown.bottomLeft, &shown.bottomRight})
        *corner = broken(*corner, metrics, half);
    shown.topLeft = shown.topLeft.mid(0, linesIn(besideBar, 2));
    shown.bottomLeft = shown.bottomLeft.mid(0, linesIn(besideBar - lineHeight, 0));
    shown.topRight = shown.topRight.mid(0, linesIn(besideLetter, 0));
    // The line that names a model may have taken two lines off the tile's foot, so its middle is lower than here.
    shown.bottomRight = shown.bottomRight.mid(0, linesIn(besideLetter - lineHeight, 0));

    // The left corner comes first: who it is must not be cut for where it was made.
    const auto paintPair = [&](const QStringList& left, const QStringList& right, bool atTop) {
        const double gap = metrics.height();
        const double leftWidth = std::min(widestOf(left, metrics), room);
        const double rightWidth = room - leftWidth - (left.isEmpty() ? 0 : gap);
        const auto firstBaseline = [&](const QStringList& block) {
            const double top =
                atTop ? tile.margin : tile.size.height() - tile.margin - lineHeight * static_cast<double>(block.size());
            return top + metrics.ascent();
        };
        paintLines(painter, tile, left, Side::Left, firstBaseline(left), lineHeight, leftWidth + 1);
        if (rightWidth > 3 * gap)
            paintLines(painter, tile, right, Side::Right, firstBaseline(right), lineHeight, rightWidth);
    };
    paintPair(shown.topLeft, shown.topRight, true);
    paintPair(shown.bottomLeft, shown.bottomRight, false);
    return tile.margin + lineHeight * static_cast<double>(shown.topRight.size());
}

}
