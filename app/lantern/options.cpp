#include "app/lantern/options.h"

#include <QCommandLineParser>
#include <QRegularExpression>

namespace lantern::app {

Options parse(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(
        "Opens files, folders and DICOMDIRs in a window. For research and education only.");
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument("PATH", "Files, folders (searched recursively) and archives to open.", "[PATH...]");
    const QCommandLineOption screenshot("screenshot",
                                        "Draw the window once all is loaded, write it to OUT.png and quit.", "OUT.png");
    const QCommandLineOption size("size", "Size of the window in pixels.", "WxH");
    const QCommandLineOption layout("layout", "1x1 to 4x4 tiles (rows x columns), or mpr: the patient's three planes.",
                                    "LAYOUT");
    const QCommandLineOption analyse("analyse",
                                     "Analyse the series in the active tile with this model, once it is open.", "ID");
    const QCommandLineOption record("record", "Show this history (FHIR R4 or PhysioNet 2012) in the timeline.", "FILE");
    const QCommandLineOption timeline("timeline", "Begin with the timeline open.");
    const QCommandLineOption text("text", "Size of the words in per cent, 90 to 160.", "PERCENT");
    const QCommandLineOption renderer(
        "renderer", "gl or raster; without it the setting \"renderer\", else the machine decides.", "NAME");
    const QCommandLineOption language("language", "en or zh_CN.", "CODE");
    const QCommandLineOption benchScroll("bench-scroll",
                                         "Scroll through the longest series under PATH with each renderer, say what a "
                                         "frame took and quit. --size is the tile's.");
    const QCommandLineOption noIndex(
        "no-index", "Read every header, and keep none for the next time. lantern-cli scan --help says where they lie.");
    const QCommandLineOption verbose("verbose", "Write the log to stderr too.");
    parser.addOptions(
        {screenshot, size, layout, analyse, record, timeline, text, renderer, language, benchScroll, noIndex, verbose});
    parser.process(arguments);

    Options options;
    options.paths = parser.positionalArguments();
    options.screenshot = parser.value(screenshot);
    options.analyse = parser.value(analyse);
    options.record = parser.value(record);
    options.opensTimeline = parser.isSet(timeline);
    options.language = parser.value(language);
    options.keepsHeaders = !parser.isSet(noIndex);
    options.isVerbose = parser.isSet(verbose);
    options.benchesScroll = parser.isSet(benchScroll);
    if (parser.isSet(text)) {
        options.textPercent = parser.value(text).toInt();
        if (*options.textPercent < 90 || *options.textPercent > 160)
            options.wrongUse = QString("--text wants 90 to 160 per cent, not \"%1\".").arg(parser.value(text));
    }
    if (parser.isSet(size)) {
        static const QRegularExpression form("^(\\d{3,5})x(\\d{3,5})$");
        const auto match = form.match(parser.value(size));
        options.size = QSize(match.captured(1).toInt(), match.captured(2).toInt());
        if (!match.hasMatch())
            options.wrongUse = QString("--size wants a form like 1600x1000, not \"%1\".").arg(parser.value(size));
    }
    if (parser.isSet(layout)) {
        const QString name = parser.value(layout);
        options.layout = viewer::layoutFrom(name);
        if (!options.layout)
            options.wrongUse = QString("--layout knows 1x1 to 4x4 (rows x columns) and mpr, not \"%1\".").arg(name);
    }
    if (parser.isSet(renderer)) {
        options.renderer = scene::rendererNamed(parser.value(renderer));
        if (!options.renderer)
            options.wrongUse = QString("--renderer knows gl and raster, not \"%1\".").arg(parser.value(renderer));
    }
    return options;
}

}
