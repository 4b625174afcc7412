// The window's tile and `lantern-cli render` draw one picture, to the pixel: what a reader saw is what goes out.
#include "core/dicom/decode.h"
#include "core/dicom/scan.h"
#include "core/display/view_changes.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/run_program.h"
#include "tests/support/temporary_folder.h"
#include "ui/paint/picture.h"
#include "ui/viewer/stack/plane_stack.h"
#include "ui/viewer/tile.h"

#include <QTest>
#include <cmath>
#include <fmt/format.h>
#include <functional>

using namespace lantern;
using display::LayerId;
using viewer::Tile;

namespace {

const dicom::Library library;

constexpr int Rows = 40, Columns = 56;
constexpr QSize Size(520, 440);
constexpr std::size_t Budget = 64u << 20;

// Soft shapes in which no two corners are alike, another on each slice.
std::vector<std::int16_t> values(int slice)
{
    std::vector<std::int16_t> all;
    for (int row = 0; row < Rows; ++row)
        for (int column = 0; column < Columns; ++column)
            all.push_back(static_cast<std::int16_t>(300 * std::sin(column / 7.0 + slice / 3.0)
                                                    + 200 * std::cos(row / 5.0) + column * 4 - row * 2));
    return all;
}

dicom::DatasetDraft slice(int number)
{
    auto draft = test::ctSlice(number);
    draft.set("PatientSex", "F").set("StudyDescription", "Two ways").set("SliceThickness", "1");
    draft.set("RescaleType", "HU").set("WindowCenter", "40\\-600").set("WindowWidth", "400\\1500");
    draft.set("WindowCenterWidthExplanation", "\\LUNG");
    return draft.pixels(Rows, Columns, values(number));
}

std::string overlayBits()
{
    std::string words;
    for (int word = 0; word < Rows * Columns / 16; ++word)
        words += (words.empty() ? "" : "\\") + fmt::format("{:04x}", word % 3 == 0 ? 0x0ff0 : 0x0001);
    return words;
}

dicom::DatasetDraft withOverlay(dicom::DatasetDraft draft, std::uint16_t group, const char* type, const char* origin)
{
    return draft.setTag(group, 0x0010, "US", std::to_string(Rows))
        .setTag(group, 0x0011, "US", std::to_string(Columns))
        .setTag(group, 0x0040, "CS", type)
        .setTag(group, 0x0050, "SS", origin)
        .setTag(group, 0x0100, "US", "1")
        .setTag(group, 0x0102, "US", "0")
        .setTag(group, 0x3000, "OW", overlayBits());
}

dicom::DatasetDraft withShutter(dicom::DatasetDraft draft)
{
    return draft.set("ShutterShape", "CIRCULAR")
        .set("CenterOfCircularShutter", "20\\28")
        .set("RadiusOfCircularShutter", "15")
        .set("ShutterPresentationValue", "20000");
}

// Turned, mirrored, an area of the image, a window, words and shapes.
dicom::DatasetDraft markedState(int number)
{
    dicom::DatasetDraft voi, area, layer, group, text, line;
    voi.set("WindowCenter", "100").set("WindowWidth", "600");
    area.set("DisplayedAreaTopLeftHandCorner", "5\\5")
        .set("DisplayedAreaBottomRightHandCorner", "50\\36")
        .set("PresentationSizeMode", "SCALE TO FIT")
        .set("PresentationPixelAspectRatio", "1\\1");
    layer.set("GraphicLayer", "ONE").set("GraphicLayerOrder", "1");
    text.set("BoundingBoxAnnotationUnits", "DISPLAY")
        .set("BoundingBoxTopLeftHandCorner", "0.1\\0.1")
        .set("BoundingBoxBottomRightHandCorner", "0.5\\0.2")
        .set("BoundingBoxTextHorizontalJustification", "LEFT")
        .set("UnformattedTextValue", "here");
    line.set("GraphicAnnotationUnits", "PIXEL")
        .set("GraphicDimensions", "2")
        .set("NumberOfGraphicPoints", "3")
        .set("GraphicData", "10\\10\\30\\12\\20\\30")
        .set("GraphicType", "POLYLINE")
        .set("GraphicFilled", "N");
    group.set("GraphicLayer", "ONE").append("TextObjectSequence", text).append("GraphicObjectSequence", line);
    auto state = test::presentationState(number);
    return state.set("ImageRotation", "90")
        .set("ImageHorizontalFlip", "Y")
        .set("RescaleSlope", "1")
        .set("RescaleIntercept", "0")
        .set("RescaleType", "HU")
        .append("SoftcopyVOILUTSequence", voi)
        .append("DisplayedAreaSelectionSequence", area)
        .append("GraphicLayerSequence", layer)
        .append("GraphicAnnotationSequence", group);
}

dicom::DatasetDraft colourSlice()
{
    std::vector<std::uint8_t> rgb;
    for (int i = 0; i < Rows * Columns; ++i)
        for (const int step : {3, 5, 11})
            rgb.push_back(static_cast<std::uint8_t>(i * step / 7 % 256));
    auto draft = test::ctSlice();
    draft.set("Modality", "OT");
    return draft.pixels(Rows, Columns, rgb, 3);
}

// With all that an uptake value needs.
dicom::DatasetDraft petSlice()
{
    dicom::DatasetDraft dose;
    dose.set("RadiopharmaceuticalStartTime", "090000")
        .set("RadionuclideTotalDose", "350000000")
        .set("RadionuclideHalfLife", "6586.2");
    auto draft = test::ctSlice();
    draft.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.128").set("Modality", "PT");
    draft.set("Units", "BQML").set("DecayCorrection", "START").set("CorrectedImage", "ATTN\\DECY");
    draft.set("SeriesDate", "20260102").set("SeriesTime", "100000").set("AcquisitionDate", "20260102");
    draft.set("AcquisitionTime", "100000").set("PatientWeight", "70").set("RescaleSlope", "20");
    draft.append("RadiopharmaceuticalInformationSequence", dose);
    std::vector<std::int16_t> counts;
    for (const auto value : values(1))
        counts.push_back(static_cast<std::int16_t>(std::abs(value) * 2));
    return draft.pixels(Rows, Columns, counts);
}

dicom::DatasetDraft monochrome1()
{
    auto draft = slice(1);
    draft.set("PhotometricInterpretation", "MONOCHROME1").set("PixelPaddingValue", "120");
    return draft.set("PixelSpacing", "0.9\\0.3");    // tall pixels too
}

// One thing shown both ways.
struct Scene {
    std::vector<dicom::DatasetDraft> files;
    std::vector<std::string> options = {};    // of render
    std::function<void(Tile&)> arrange = {};    // the same in the window
    std::optional<dicom::DatasetDraft> state = {};
    std::optional<volume::Orientation> plane = {};
    volume::Slab slab = {};
    bool writesOnThePicture = false;    // words that are no corner's
};

std::vector<dicom::DatasetDraft> stack(std::vector<int> numbers)
{
    std::vector<dicom::DatasetDraft> all;
    for (const int number : numbers)
        all.push_back(slice(number));
    return all;
}

// Qt moves the outline of a letter by a sixty-fourth of a pixel once the letter was written elsewhere, so the edges of
// words look a little different in a program that has written others before. All else is the same to the last bit.
constexpr int EdgeOfALetter = 24;    // levels of 255; 20 were seen

// What is not the same; empty where nothing is.
QString difference(const QImage& window, const QImage& file, int allowed = 0)
{
    if (window.size() != file.size())
        return QString("%1 x %2 and %3 x %4")
            .arg(window.width())
            .arg(window.height())
            .arg(file.width())
            .arg(file.height());
    int count = 0, most = 0;
    QRect where;
    for (int y = 0; y < window.height(); ++y)
        for (int x = 0; x < window.width(); ++x) {
            const QRgb a = window.pixel(x, y), b = file.pixel(x, y);
            const int levels =
                std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
            most = std::max(most, levels);
            if (levels > allowed) {
                ++count;
                where |= QRect(x, y, 1, 1);
            }
        }
    return count == 0 ? QString()
                      : QString("%1 pixels differ by up to %6 levels, from (%2, %3) to (%4, %5)")
                            .arg(count)
                            .arg(where.left())
                            .arg(where.top())
                            .arg(where.right())
                            .arg(where.bottom())
                            .arg(most);
}

// The scene's files in a folder, in the window and out of it.
class Shown {
public:
    explicit Shown(const Scene& scene)
        : m_scene(scene)
    {
        std::filesystem::create_directory(m_folder.path() / "images");
        for (std::size_t i = 0; i < scene.files.size(); ++i)
            test::written(m_folder.path() / "images" / fmt::format("{}.dcm", i), scene.files[i]);
        QuietJob job;
        const std::vector<std::filesystem::path> paths{m_folder.path() / "images"};
        m_catalogue = std::make_shared<const dicom::Catalogue>(dicom::scan(paths, job).value());
        m_series = {m_catalogue, &m_catalogue->patients.front().studies.front().series.front()};
        m_tile.resize(Size.width() + 40, Size.height() + 4);
        m_tile.show();
        show();
        if (scene.state)
            m_tile.viewport().setPresentationState(test::writtenState(stateFile(), *scene.state));
        if (scene.arrange)
            scene.arrange(m_tile);
    }

    Tile& tile() { return m_tile; }
    const viewer::SeriesPtr& series() const { return m_series; }

    // As a window on a screen has it: a pixmap of grab() would have an alpha channel, over which letters are blended
    // with other roundings.
    QImage inWindow()
    {
        const auto& view = m_tile.viewport().view();
        QImage image(view.width, view.height, QImage::Format_RGB32);
        m_tile.render(&image, {}, QRegion(2, 2, view.width, view.height));
        return image;
    }

    // What the command writes; its complaint where it does not.
    QImage written(bool plain)
    {
        const auto out = m_folder.path() / "out.png";
        const auto& view = m_tile.viewport().view();
        std::vector<std::string> arguments{"render", (m_folder.path() / "images").string(), "--size",
                                           fmt::format("{}x{}", view.width, view.height)};
        arguments.insert(arguments.end(), m_scene.options.begin(), m_scene.options.end());
        if (m_scene.state)
            arguments.insert(arguments.end(), {"--presentation-state", stateFile().string()});
        if (plain)
            arguments.push_back("--plain");
        arguments.insert(arguments.end(), {"-o", out.string()});
        const auto done = test::runCli(arguments);
        if (done.status != 0)
            qWarning("%s", done.err.c_str());
        return QImage(QString::fromStdString(out.string())).convertToFormat(QImage::Format_RGB32);
    }

private:
    std::filesystem::path stateFile() const { return m_folder.path() / "state.dcm"; }

    void show()
    {
        if (!m_scene.plane) {
            m_tile.showSeries(m_series, 0);
        } else {
            m_reconstruction = viewer::Reconstruction::make(m_store, m_series).value();
            m_reconstruction->setSlab(m_scene.slab);
            auto planes = std::make_unique<viewer::PlaneStack>(m_reconstruction, *m_scene.plane);
            planes->setPatience(1e9);
            const int middle = planes->count() / 2;
            m_tile.viewport().show(std::move(planes), middle);
        }
        [[maybe_unused]] const bool loaded = QTest::qWaitFor([&] {
            return m_tile.isShowingImage() && m_store.isComplete(*m_series)
                && (!m_reconstruction
                    || m_reconstruction->volume().loaded() == m_reconstruction->volume().slices.size());
        });
        if (m_reconstruction)    // slices are told of together, a while after they came
            Q_EMIT m_reconstruction->changed();
    }

    Scene m_scene;
    test::TemporaryFolder m_folder;
    std::shared_ptr<const dicom::Catalogue> m_catalogue;
    viewer::SeriesPtr m_series;
    viewer::FrameStore m_store{
        [](const dicom::FrameRef& frame) { return dicom::decodeFrame(*frame.instance, frame.frame); }, 1, Budget};
    std::shared_ptr<viewer::Reconstruction> m_reconstruction;
    Tile m_tile{m_store, scene::Renderer::Raster, "x-series"};
};

void setWords(Tile& tile, bool on)
{
    for (const auto id : {LayerId::corners, LayerId::letters, LayerId::scale_bar})
        tile.viewport().setLayer(id, {.isOn = on});
    tile.viewport().setLayer(LayerId::disclaimer, {.isOn = on});    // which the window does not say over each tile
}

const std::map<QString, Scene>& scenes()
{
    using enum volume::Orientation;
    using enum volume::SlabMode;
    static const std::map<QString, Scene> all{
        {"a slice", {.files = stack({1, 2, 3})}},
        {"another slice",
         {.files = stack({1, 2, 3}),
          .options = {"--frame", "2"},
          .arrange = [](Tile& tile) { tile.viewport().setSlice(2); }}},
        {"a preset window",
         {.files = stack({1}),
          .options = {"--window", "1500", "--level", "-600"},
          .arrange = [](Tile& tile) { tile.viewport().setWindow(pixels::Window{.centre = -600, .width = 1500}); }}},
        {"overlay planes", {.files = {withOverlay(withOverlay(slice(1), 0x6000, "G", "1\\1"), 0x6002, "R", "-3\\9")}}},
        {"a shutter", {.files = {withOverlay(withShutter(slice(1)), 0x6000, "G", "1\\1")}}},
        {"overlays and shutter put away",
         {.files = {withOverlay(withShutter(slice(1)), 0x6000, "G", "1\\1")},
          .options = {"--no-overlays"},
          .arrange =
              [](Tile& tile) {
                  tile.viewport().setLayer(display::LayerId::overlays, {.isOn = false});
                  tile.viewport().setLayer(display::LayerId::annotations, {.isOn = false});
                  tile.viewport().setLayer(display::LayerId::shutter, {.isOn = false});
              }}},
        {"a presentation state",
         {.files = {withShutter(slice(1))}, .state = markedState(1), .writesOnThePicture = true}},
        {"inverted, turned and flipped",
         {.files = stack({1}),
          .options = {"--invert", "--turn", "90", "--flip-vertical"},
          .arrange =
              [](Tile& tile) {
                  tile.viewport().setInverted(true);
                  tile.viewport().setView(display::turned(tile.viewport().view(), 1));
                  tile.viewport().setView(display::flippedVertically(tile.viewport().view()));
                  tile.viewport().fitToTile();
              }}},
        {"MONOCHROME1 with padding and tall pixels", {.files = {monochrome1()}}},
        {"colour", {.files = {colourSlice()}}},
        {"PET", {.files = {petSlice()}}},
        {"a coronal plane",
         {.files = stack({1, 2, 3, 4, 5, 6, 7, 8}), .options = {"--plane", "coronal"}, .plane = Coronal}},
        {"a plane across a gap",
         {.files = stack({1, 2, 3, 4, 9, 10, 11, 12}),
          .options = {"--plane", "sagittal"},
          .plane = Sagittal,
          .writesOnThePicture = true}},
        {"a slab",
         {.files = stack({1, 2, 3, 4, 5, 6, 7, 8}),
          .options = {"--plane", "axial", "--slab", "4"},
          .plane = Axial,
          .slab = {4, Maximum}}},
        {"a mean slab",
         {.files = stack({1, 2, 3, 4, 5, 6, 7, 8}),
          .options = {"--plane", "coronal", "--slab", "3", "--mode", "mean"},
          .plane = Coronal,
          .slab = {3, Mean}}},
    };
    return all;
}

}

class WindowAndRender : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void drawOnePicture_data()
    {
        QTest::addColumn<QString>("scene");
        for (const auto& [name, scene] : scenes())
            QTest::newRow(qPrintable(name)) << name;
    }
    void drawOnePicture()
    {
        QFETCH(QString, scene);
        Shown shown(scenes().at(scene));
        for (const bool plain : {true, false}) {
            setWords(shown.tile(), !plain);
            const QImage window = shown.inWindow();
            QVERIFY2(window.size().height() > 400, "the tile has its size");
            const bool hasLetters = !plain || scenes().at(scene).writesOnThePicture;
            const QString differs = difference(window, shown.written(plain), hasLetters ? EdgeOfALetter : 0);
            QVERIFY2(differs.isEmpty(), qPrintable(QString(plain ? "plain: " : "with words: ") + differs));
        }
    }

    void measurementsAreDrawnAlike()
    {
        measurements::MeasurementBook book;
        Scene scene{.files = stack({1}),
                    .options = {"--length", "5,6,40,30", "--ellipse", "10,5,30,20", "--probe", "44,9"}};
        Shown shown(scene);
        shown.tile().viewport().measuring().setBook(&book);
        const auto picture = display::pictureOf(shown.series()->frames.front());
        const auto image = dicom::decodeFrame(*picture.header.instance, 0).value();
        using enum measure::Kind;
        for (const auto& shape : {measure::Shape{Length, {{5, 6}, {40, 30}}},
                                  measure::Shape{Ellipse, {{10, 5}, {30, 20}}}, measure::Shape{Probe, {{44, 9}}}}) {
            measure::Measurement one;
            one.studyUid = picture.instance().study.uid;
            one.seriesId = shown.series()->id();
            one.place = *display::placeOf(picture);
            one.shape = shape;
            one.figures = measure::figuresOf(shape, display::scalesOf(picture), image.get(), {});
            book.add(one);
        }
        book.choose(0);
        for (const bool plain : {true, false}) {
            setWords(shown.tile(), !plain);
            const QString differs = difference(shown.inWindow(), shown.written(plain), EdgeOfALetter);
            QVERIFY2(differs.isEmpty(), qPrintable(differs));
        }
    }

    // `analyse` draws its pictures by the same composition; render has no model to ask.
    void mapsAreDrawnAsTheFilesOfAnalyseHaveThem()
    {
        Shown shown(Scene{.files = stack({1})});
        nn::Outcome outcome;
        outcome.state = nn::State::Findings;
        outcome.model = {"made", "1.0.0", ""};
        std::vector<float> cells(7 * 5, 0.2F);
        cells[17] = cells[18] = 0.9F;
        cells[24] = 0.6F;
        outcome.maps = {{.rows = 5,
                         .columns = 7,
                         .originColumn = 3.5,
                         .originRow = 3.5,
                         .cellColumns = 8,
                         .cellRows = 8,
                         .probabilities = std::make_shared<const std::vector<float>>(cells)}};
        nn::Finding& found = outcome.findings.emplace_back();
        found.pixel = {30, 20};
        found.diameter = 6;
        const auto made = std::make_shared<const nn::Outcome>(outcome);
        setWords(shown.tile(), false);
        shown.tile().viewport().setOutcome(made, {.showTint = true, .isCalibrated = true});

        const auto frame = shown.series()->frames.front();
        const display::Sources sources{.picture = display::pictureOf(frame),
                                       .image = dicom::decodeFrame(*frame.instance, 0).value(),
                                       .outcomes = {made}};
        const auto& tile = shown.tile().viewport().view();
        display::ViewState state;
        state.view = display::openingView(sources, {.width = tile.width, .height = tile.height});
        state.greys = display::openingGreys(sources);
        state.maps = {{.model = "made", .showTint = true, .isCalibrated = true}};
        state.layers.allOff();
        for (const auto id : {LayerId::contours, LayerId::marks, LayerId::legend})
            state.layers[id].isOn = true;
        const QImage file = paint::drawn(display::compose(state, sources));
        const QString differs = difference(shown.inWindow(), file, EdgeOfALetter);
        QVERIFY2(differs.isEmpty(), qPrintable(differs));
        state.maps.front().isOn = false;
        QVERIFY(!difference(paint::drawn(display::compose(state, sources)), file).isEmpty());
    }
};

QTEST_MAIN(WindowAndRender)
#include "window_and_render_test.moc"
