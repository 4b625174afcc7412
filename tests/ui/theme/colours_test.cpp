#include "ui/theme/colours.h"
#include "ui/theme/icons.h"
#include "ui/theme/style.h"
#include "ui/theme/type.h"

#include <QRegularExpression>
#include <QTest>
#include <cmath>

using namespace lantern::theme;

class TonesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Published values of WCAG 2: black on white is 21, #777777 on white 4.48.
    void contrastIsWcags()
    {
        QVERIFY(std::abs(contrast(Qt::black, Qt::white) - 21) < 1e-6);
        QVERIFY(std::abs(contrast(fromHex(0x777777), Qt::white) - 4.48) < 0.01);
        QCOMPARE(contrast(colour::text, colour::panel), contrast(colour::panel, colour::text));
    }

    void wordsCanBeReadOnEveryGround()
    {
        for (const QColor& ground : {colour::tile, colour::chrome, colour::panel, colour::raised})
            for (const QColor& words :
                 {colour::text, colour::secondText, colour::selection, colour::finding, colour::measurement,
                  colour::nothingFound, colour::refused, colour::failed, colour::notAnalysed})
                QVERIFY2(contrast(words, ground) >= 4.5, qPrintable(words.name() + " on " + ground.name()));
        // Outlines of controls carry meaning without words: 3 to 1 (WCAG 1.4.11).
        for (const QColor& ground : {colour::tile, colour::chrome, colour::panel, colour::raised})
            QVERIFY2(contrast(colour::outline, ground) >= 3, qPrintable(ground.name()));
        // A selected row.
        QVERIFY(contrast(colour::text, colour::hairline) >= 4.5);
        QVERIFY(contrast(colour::chrome, colour::selection) >= 4.5);
    }

    void theStyleSheetHasNoHoleLeft()
    {
        const QString sheet = styleSheet();
        QVERIFY(!sheet.contains('@'));
        QVERIFY(!sheet.contains(QRegularExpression("\\{\\d")));
        // Of an unknown word the colour would be black, which the chrome never is.
        QVERIFY(!sheet.contains("#000000"));
    }

    void measuresGrowWithTheText()
    {
        setTextScale(1.5);
        QCOMPARE(scaled(28), 42);
        QCOMPARE(textFont().pixelSize(), 20);    // 13 px
        setTextScale(9);
        QCOMPARE(textScale(), 1.6);
        setTextScale(1);
        QCOMPARE(scaled(28), 28);
        QCOMPARE(scaled(0.2), 1);
        QCOMPARE(scaled(0), 0);
    }

    void everyIconDrawsInItsTone()
    {
#define LANTERN_ICON(name, file)                                                                                       \
    {                                                                                                                  \
        const QImage image = iconPixmap(Icon::name, Qt::red, 24, 1).toImage();                                         \
        int drawn = 0;                                                                                                 \
        for (int y = 0; y < 24; ++y)                                                                                   \
            for (int x = 0; x < 24; ++x)                                                                               \
                if (image.pixelColor(x, y).alpha() > 128) {                                                            \
                    ++drawn;                                                                                           \
                    QVERIFY2(image.pixelColor(x, y).red() > 200 && image.pixelColor(x, y).green() < 60, #name);        \
                }                                                                                                      \
        QVERIFY2(drawn > 10, #name);                                                                                   \
    }
#include "ui/theme/icons.def"
#undef LANTERN_ICON
    }
};

QTEST_MAIN(TonesTest)
#include "colours_test.moc"
