#include "ui/viewer/layout.h"

#include <QRegularExpression>

namespace lantern::viewer {

namespace {

constexpr const char* PlanesName = "mpr";

}

Layout Layout::grid(int rows, int columns)
{
    Layout layout{rows, columns, {}};
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            layout.cells.push_back({row, column});
    return layout;
}

Layout Layout::threePlanes() { return {2, 2, {{0, 0, 2, 1}, {0, 1}, {1, 1}}}; }

std::optional<Layout> layoutFrom(const QString& name)
{
    if (name == PlanesName)
        return Layout::threePlanes();
    static const QRegularExpression numbers(QStringLiteral("^([1-%1])x([1-%1])$").arg(Layout::Most));
    const auto match = numbers.match(name);
    if (!match.hasMatch())
        return std::nullopt;
    return Layout::grid(match.captured(1).toInt(), match.captured(2).toInt());
}

QString nameOf(const Layout& layout)
{
    return layout == Layout::threePlanes() ? QString(PlanesName)
                                           : QStringLiteral("%1x%2").arg(layout.rows).arg(layout.columns);
}

}
