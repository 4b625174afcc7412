#include "ui/shell/commands/command.h"
#include "ui/shell/main_window.h"
#include "ui/viewer/key_images.h"

namespace lantern::shell {

namespace {

viewer::Tile& active(MainWindow& window) { return window.tiles().active(); }

void scroll(MainWindow& window, int slices)
{
    viewer::StackViewport& viewport = active(window).viewport();
    viewport.setSlice(viewport.slice() + slices);
    window.tiles().followActive();
}

int sliceCount(MainWindow& window) { return active(window).viewport().sliceCount(); }

CommandState withKeyImages(MainWindow& window)
{
    return {.isEnabled = viewer::hasKeyImages(active(window).viewport())};
}

void stepSeries(MainWindow& window, int step)
{
    const QStringList order = window.workspace().seriesOrder();
    const qsizetype at = order.indexOf(window.activeSeries());
    if (at >= 0 && at + step >= 0 && at + step < order.size())
        window.showSeries(order[at + step]);
    else if (at < 0 && !order.isEmpty())
        window.showSeries(order.front());
}

enum class Group { Study, Patient };

// The first series of the study or patient before or after this one.
void stepGroup(MainWindow& window, int step, Group group)
{
    Workspace& workspace = window.workspace();
    const auto groupOf = [&](const QString& id) -> std::pair<const dicom::Patient*, std::string> {
        const dicom::Instance& instance = *workspace.series(id)->frames.front().instance;
        return {workspace.catalogue().whose(instance).patient,
                group == Group::Patient ? std::string() : instance.study.uid};
    };
    QStringList firsts;
    qsizetype here = -1;
    std::pair<const dicom::Patient*, std::string> last;
    for (const QString& id : workspace.seriesOrder()) {
        if (firsts.isEmpty() || groupOf(id) != last)
            firsts.append(id);
        last = groupOf(id);
        if (id == window.activeSeries())
            here = firsts.size() - 1;
    }
    if (here >= 0 && here + step >= 0 && here + step < firsts.size())
        window.showSeries(firsts[here + step]);
}

Command inTiles(const char* id, const char* text, const char* keys, void (*run)(MainWindow&, bool))
{
    return {.id = id, .menu = Menu::Image, .text = text, .keys = keys, .scope = KeyScope::Tiles, .run = run};
}

}

Commands commands_of_images();
Commands commands_of_images()
{
    Command previousKey =
        inTiles("image.previous-key-image", QT_TRANSLATE_NOOP("Actions", "Previous Key Image"), "Shift+K",
                [](MainWindow& window, bool) { viewer::showKeyImage(active(window).viewport(), -1); });
    Command nextKey = inTiles("image.next-key-image", QT_TRANSLATE_NOOP("Actions", "Next &Key Image"), "K",
                              [](MainWindow& window, bool) { viewer::showKeyImage(active(window).viewport(), 1); });
    previousKey.state = nextKey.state = withKeyImages;
    nextKey.endsGroup = true;
    Command nextPatient = inTiles("patient.next", QT_TRANSLATE_NOOP("Actions", "Next Patient"), "Ctrl+Down",
                                  [](MainWindow& window, bool) { stepGroup(window, 1, Group::Patient); });
    nextPatient.endsGroup = true;
    return {
        inTiles("image.previous", QT_TRANSLATE_NOOP("Actions", "Previous Image"), "Up",
                [](MainWindow& window, bool) { scroll(window, -1); }),
        inTiles("image.next", QT_TRANSLATE_NOOP("Actions", "Next Image"), "Down",
                [](MainWindow& window, bool) { scroll(window, 1); }),
        inTiles("image.ten-back", QT_TRANSLATE_NOOP("Actions", "Ten Images Back"), "Shift+Up",
                [](MainWindow& window, bool) { scroll(window, -10); }),
        inTiles("image.ten-on", QT_TRANSLATE_NOOP("Actions", "Ten Images On"), "Shift+Down",
                [](MainWindow& window, bool) { scroll(window, 10); }),
        inTiles("image.first", QT_TRANSLATE_NOOP("Actions", "First Image"), "Home",
                [](MainWindow& window, bool) { scroll(window, -sliceCount(window)); }),
        inTiles("image.last", QT_TRANSLATE_NOOP("Actions", "Last Image"), "End",
                [](MainWindow& window, bool) { scroll(window, sliceCount(window)); }),
        previousKey,
        nextKey,
        inTiles("series.previous", QT_TRANSLATE_NOOP("Actions", "Previous Series"), "PgUp Left",
                [](MainWindow& window, bool) { stepSeries(window, -1); }),
        inTiles("series.next", QT_TRANSLATE_NOOP("Actions", "Next Series"), "PgDown Right",
                [](MainWindow& window, bool) { stepSeries(window, 1); }),
        inTiles("study.previous", QT_TRANSLATE_NOOP("Actions", "Previous Study"), "Ctrl+Left",
                [](MainWindow& window, bool) { stepGroup(window, -1, Group::Study); }),
        inTiles("study.next", QT_TRANSLATE_NOOP("Actions", "Next Study"), "Ctrl+Right",
                [](MainWindow& window, bool) { stepGroup(window, 1, Group::Study); }),
        inTiles("patient.previous", QT_TRANSLATE_NOOP("Actions", "Previous Patient"), "Ctrl+Up",
                [](MainWindow& window, bool) { stepGroup(window, -1, Group::Patient); }),
        nextPatient,
        {.id = "image.cine",
         .menu = Menu::Image,
         .text = QT_TRANSLATE_NOOP("Actions", "Play &Cine"),
         .keys = "C",
         .isCheckable = true,
         .icon = theme::Icon::Play,
         .run = [](MainWindow& window, bool) { active(window).setCine(!active(window).isPlaying()); },
         .state = [](MainWindow& window) { return CommandState{.isChecked = active(window).isPlaying()}; }},
    };
}

}
