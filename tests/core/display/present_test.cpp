// Presentation states: read, listed, and applied to what they name and to nothing else.
#include "core/dicom/object.h"
#include "core/display/present.h"
#include "core/objects/presentation_states.h"

#include "core/dicom/decode.h"
#include "core/display/show_slice.h"
#include "core/geometry/corner_counted.h"
#include "tests/support/dicom_maker.h"
#include "tests/support/temporary_folder.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace lantern {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::Field;
using testing::IsEmpty;

const dicom::Library library;

const std::string root = "1.2.826.0.1.3680043.10.1447";

using test::presentationState;

// A state and an image, written and read.
struct Pair {
    test::TemporaryFolder folder;
    dicom::FrameRef frame;
    pixels::ImagePtr image;
    dicom::PresentationStatePtr state;

    explicit Pair(const dicom::DatasetDraft& stateDraft,
                  dicom::DatasetDraft imageDraft = test::ctSlice().pixels(4, 6, std::vector<std::int16_t>(24, 3)))
        : frame{test::written(folder.path() / "image.dcm", imageDraft), 0}
        , image(dicom::decodeFrame(*frame.instance, 0).value())
        , state(test::writtenState(folder.path() / "state.dcm", stateDraft))
    {
    }

    std::optional<display::PresentedFrame> presented() const { return display::presented(state, frame, *image, 1); }
};

dicom::DatasetDraft softcopyVoi(const std::string& centre, const std::string& width)
{
    dicom::DatasetDraft voi;
    return voi.set("WindowCenter", centre).set("WindowWidth", width);
}

pixels::Window windowOf(const Pair& pair) { return std::get<pixels::Window>(*pair.presented()->voi); }

}

TEST(Traps, trap_56_a_state_is_applied_to_what_it_names_and_nothing_else)
{
    EXPECT_TRUE(Pair(presentationState(1)).presented());
    EXPECT_FALSE(Pair(presentationState(2)).presented()) << "another image of the same series";
    const auto multi = test::ctSlice().pixels(1, 2, std::vector<std::int16_t>{1, 2, 3, 4, 5, 6}, 3);
    const Pair pair(presentationState(1, "2\\3"), multi);
    EXPECT_FALSE(pair.presented()) << "frames are counted from 1";
    EXPECT_TRUE(display::presented(pair.state, {pair.frame.instance, 1}, *pair.image, 1));
    EXPECT_TRUE(display::presented(pair.state, {pair.frame.instance, 2}, *pair.image, 1));
}

// nroduit/Weasis#631
TEST(Wishes, wish_46_a_state_without_references_is_never_applied)
{
    // Of the image's own study, and names no image at all, or a series and none of its images.
    dicom::DatasetDraft bare, series;
    bare.set("SOPClassUID", "1.2.840.10008.5.1.4.1.1.11.1")
        .set("SOPInstanceUID", root + ".9.1")
        .set("StudyInstanceUID", root + ".1")
        .set("SeriesInstanceUID", root + ".8")
        .set("Modality", "PR");
    const Pair none(bare);
    ASSERT_TRUE(none.state);
    EXPECT_FALSE(none.presented());
    const Pair seriesAlone(bare.append("ReferencedSeriesSequence", series.set("SeriesInstanceUID", root + ".2")));
    EXPECT_FALSE(seriesAlone.presented());
    EXPECT_FALSE(Pair(presentationState(5)).presented());
    EXPECT_FALSE(display::presented(nullptr, none.frame, *none.image, 1));
}

TEST(Traps, trap_56_states_are_listed_newest_first_and_only_where_they_belong)
{
    const test::TemporaryFolder folder;
    std::vector<dicom::InstancePtr> instances;
    for (const int number : {1, 2, 3})
        instances.push_back(test::written(folder.path() / ("i" + std::to_string(number)),
                                          test::ctSlice(number).pixels(2, 2, std::vector<std::int16_t>{1, 2, 3, 4})));
    instances.push_back(test::written(folder.path() / "s1", presentationState(1, "", "090000")));
    instances.push_back(
        test::written(folder.path() / "s2", presentationState(2, "", "110000").set("ContentLabel", "LATER")));
    instances.push_back(test::written(folder.path() / "s3", presentationState(77, "", "130000")));
    const auto catalogue = dicom::sortIntoCatalogue(instances);
    const auto& study = catalogue.patients.at(0).studies.at(0);
    const auto& series = study.series.front();
    ASSERT_EQ(series.frames.size(), 3u);
    const auto states = objects::presentationStatesFor(study, series);
    ASSERT_EQ(states.size(), 2u);
    EXPECT_EQ(states[0]->object->presentationState->label, "LATER");
    EXPECT_EQ(states[1]->object->presentationState->time, "090000");
    EXPECT_EQ(objects::presentationStatesFor(catalogue, series).size(), 2u);
}

TEST(Traps, trap_56_each_voi_belongs_to_its_own_images)
{
    auto draft = presentationState();
    draft.append("SoftcopyVOILUTSequence",
                 softcopyVoi("1", "2").append("ReferencedImageSequence", test::imageReference("1.2.3")));
    draft.append("SoftcopyVOILUTSequence",
                 softcopyVoi("40", "400").append("ReferencedImageSequence", test::imageReference(root + ".3.1")));
    EXPECT_EQ(windowOf(Pair(draft)), (pixels::Window{.centre = 40, .width = 400}));
}

// Its VOI starts from its own rescale; the picture is kept in the image's.
TEST(Traps, trap_56_the_voi_starts_from_the_states_modality_values)
{
    auto draft = presentationState().set("RescaleSlope", "1").set("RescaleIntercept", "0");
    draft.append("SoftcopyVOILUTSequence", softcopyVoi("1064", "400"));
    auto image = test::ctSlice().set("RescaleIntercept", "-1024").pixels(1, 2, std::vector<std::int16_t>{900, 1300});
    EXPECT_EQ(windowOf(Pair(draft, image)), (pixels::Window{.centre = 40, .width = 400}));
    // Stretched, the same stored value must have the same brightness.
    const auto stretched = windowOf(Pair(draft, image.set("RescaleSlope", "2")));
    for (const double stored : {864.0, 900.0, 1064.0, 1200.0, 1263.0})
        EXPECT_NEAR(pixels::brightness(stretched, stored * 2 - 1024),
                    pixels::brightness(pixels::Window{.centre = 1064, .width = 400}, stored), 1e-12)
            << stored;
}

TEST(Traps, trap_43_a_presentation_state_says_polarity_alone)
{
    const auto mono1 =
        test::ctSlice().set("PhotometricInterpretation", "MONOCHROME1").pixels(1, 2, std::vector<std::int16_t>{1, 2});
    const Pair identity(presentationState(), mono1);
    EXPECT_FALSE(display::isShownInverted(*identity.frame.instance, false, identity.presented()->shape));
    const Pair inverse(presentationState().set("PresentationLUTShape", "INVERSE"), mono1);
    EXPECT_TRUE(display::isShownInverted(*inverse.frame.instance, false, inverse.presented()->shape));
    EXPECT_FALSE(display::isShownInverted(*inverse.frame.instance, true, inverse.presented()->shape));
}

TEST(Traps, trap_56_a_presentation_lut_follows_the_voi)
{
    dicom::DatasetDraft lut;
    auto draft = presentationState().set("PresentationLUTShape", "");
    draft.append("PresentationLUTSequence", lut.set("LUTDescriptor", "256\\0\\8").setWords("LUTData", [] {
        std::vector<std::uint16_t> falling;
        for (int i = 0; i < 256; ++i)
            falling.push_back(static_cast<std::uint16_t>(255 - i));
        return falling;
    }()));
    const Pair pair(draft);
    const auto presented = pair.presented();
    ASSERT_TRUE(presented->presentationLut);
    EXPECT_DOUBLE_EQ(pixels::throughLut(*presented->presentationLut, 0), 1);
    EXPECT_FALSE(display::isShownInverted(*pair.frame.instance, false, presented->shape)) << "the table says all";
}

TEST(Traps, trap_56_its_shutter_takes_the_place_of_the_images)
{
    auto image = test::ctSlice()
                     .set("ShutterShape", "RECTANGULAR")
                     .set("ShutterLeftVerticalEdge", "1")
                     .set("ShutterRightVerticalEdge", "2")
                     .set("ShutterUpperHorizontalEdge", "1")
                     .set("ShutterLowerHorizontalEdge", "4")
                     .pixels(4, 6, std::vector<std::int16_t>(24, 3));
    EXPECT_FALSE(Pair(presentationState(), image).presented()->shutter) << "a state without one wants none";
    const Pair pair(presentationState()
                        .set("ShutterShape", "CIRCULAR")
                        .set("CenterOfCircularShutter", "2\\5")
                        .set("RadiusOfCircularShutter", "1"),
                    image);
    const auto presented = pair.presented();
    ASSERT_TRUE(presented->shutter);
    EXPECT_FALSE(presented->shutter->hidden.at(1, 4));
    EXPECT_TRUE(presented->shutter->hidden.at(0, 0));
}

TEST(Traps, trap_55_a_bitmap_shutter_is_an_overlay_of_the_state)
{
    auto draft = presentationState()
                     .set("ShutterShape", "BITMAP")
                     .set("ShutterOverlayGroup", "24578")    // 6002
                     .set("ShutterPresentationValue", "65535")
                     .setTag(0x6002, 0x0010, "US", "4")
                     .setTag(0x6002, 0x0011, "US", "6")
                     .setTag(0x6002, 0x0050, "SS", "1\\1")
                     .setTag(0x6002, 0x0100, "US", "1")
                     .setTag(0x6002, 0x0102, "US", "0")
                     .setTag(0x6002, 0x3000, "OW", "0003\\0000");    // the first two pixels
    const auto presented = Pair(draft).presented();
    ASSERT_TRUE(presented->shutter);
    EXPECT_EQ(presented->shutter->value, 65535);
    EXPECT_TRUE(presented->shutter->hidden.at(0, 1));
    EXPECT_FALSE(presented->shutter->hidden.at(0, 2));
    EXPECT_THAT(presented->overlays, IsEmpty()) << "it is not drawn once more";
}

TEST(Traps, trap_56_overlays_of_the_image_wait_for_a_layer)
{
    auto image = test::ctSlice();
    for (const auto group : std::array<std::uint16_t, 2>{0x6000, 0x6002})
        image.setTag(group, 0x0010, "US", "4")
            .setTag(group, 0x0011, "US", "4")
            .setTag(group, 0x0050, "SS", "1\\1")
            .setTag(group, 0x0100, "US", "1")
            .setTag(group, 0x0102, "US", "0")
            .setTag(group, 0x3000, "OW", "ffff");
    image.pixels(4, 6, std::vector<std::int16_t>(24, 3));
    EXPECT_THAT(Pair(presentationState(), image).presented()->overlays, IsEmpty());
    const Pair pair(presentationState().setTag(0x6002, 0x1001, "CS", "MARKS"), image);
    const auto presented = pair.presented();
    ASSERT_EQ(presented->overlays.size(), 1u);
    EXPECT_EQ(presented->overlays[0]->group, 0x6002);
}

// The half pixel in one place: graphics count from the corner of the first pixel, areas name whole pixels.
TEST(Traps, trap_57_the_first_pixels_centre_is_a_half)
{
    EXPECT_EQ(geometry::pixelFromCornerCounted(0.5, 0.5), (geometry::PixelPoint{0, 0}));
    EXPECT_EQ(geometry::pixelFromCornerCounted(6, 4), (geometry::PixelPoint{5.5, 3.5})) << "the far corner";
    EXPECT_EQ(geometry::pixelFromOneCounted(1, 1), (geometry::PixelPoint{0, 0}));

    const volume::View view{.width = 60, .height = 40, .zoom = 10};
    const volume::TileGeometry geometry(4, 6, {}, view);
    dicom::DisplayedArea area;
    EXPECT_EQ(display::displayedOnTile({}, 4, 6, geometry), (std::array<double, 4>{0, 0, 60, 40}));
    area.topLeft = {2, 2};
    area.bottomRight = {3, 4};
    EXPECT_EQ(display::displayedOnTile(area, 4, 6, geometry), (std::array<double, 4>{10, 10, 30, 40}));
}

TEST(Traps, trap_58_rotation_comes_before_the_flip)
{
    const Pair pair(presentationState().set("ImageRotation", "90").set("ImageHorizontalFlip", "Y"));
    EXPECT_EQ(pair.state->quarterTurns, 1);
    EXPECT_TRUE(pair.state->flipHorizontal);
    // Turned clockwise the first pixel is at the top right, flipped then at the top left; the other way
    // round it would be at the bottom right.
    volume::View view{.width = 40, .height = 60};
    view.quarterTurns = pair.state->quarterTurns;
    view.flipHorizontal = pair.state->flipHorizontal;
    view = display::showingArea({}, 4, 6, {}, view);
    const auto [x, y] = volume::TileGeometry(4, 6, {}, view).tileFromPixel({0, 0});
    EXPECT_NEAR(x, 5, 1e-9);
    EXPECT_NEAR(y, 5, 1e-9);
    EXPECT_EQ(Pair(presentationState().set("ImageRotation", "270")).state->quarterTurns, 3);
    const Pair odd(presentationState().set("ImageRotation", "45"));
    EXPECT_EQ(odd.state->quarterTurns, 0);
    EXPECT_THAT(odd.state->warnings, Contains(Field(&dicom::Warning::code, dicom::WarningCode::StateNotDrawn)));
}

TEST(Traps, trap_56_the_displayed_area_fills_the_tile)
{
    dicom::DatasetDraft area;
    area.set("DisplayedAreaTopLeftHandCorner", "3\\1")
        .set("DisplayedAreaBottomRightHandCorner", "4\\4")
        .set("PresentationSizeMode", "SCALE TO FIT")
        .set("PresentationPixelAspectRatio", "2\\1");
    auto draft = presentationState();
    const Pair pair(draft.append("DisplayedAreaSelectionSequence", area));
    const auto presented = pair.presented();
    ASSERT_TRUE(presented->area);
    EXPECT_EQ(presented->area->heightOverWidth, 2);
    const volume::PixelShape shape{2};
    const auto view = display::showingArea(presented->area, 4, 6, shape, {.width = 100, .height = 80});
    EXPECT_DOUBLE_EQ(view.zoom, 10) << "four rows of double height in 80 pixels";
    const auto on = display::displayedOnTile(presented->area, 4, 6, volume::TileGeometry(4, 6, shape, view));
    EXPECT_NEAR(on[0], 40, 0.51);
    EXPECT_NEAR(on[2], 60, 0.51);
    EXPECT_NEAR(on[1], 0, 0.51);
    EXPECT_NEAR(on[3], 80, 0.51);
}

// nroduit/Weasis#827: the words were missing.
TEST(Wishes, wish_46_words_and_shapes_are_read_with_their_units)
{
    dicom::DatasetDraft group, words, circle, odd, layer;
    words.set("UnformattedTextValue", "Läsion\r\n3 mm")
        .set("BoundingBoxAnnotationUnits", "DISPLAY")
        .set("BoundingBoxTopLeftHandCorner", "0.1\\0.2")
        .set("BoundingBoxBottomRightHandCorner", "0.5\\0.3")
        .set("BoundingBoxTextHorizontalJustification", "CENTER")
        .set("AnchorPointAnnotationUnits", "PIXEL")
        .set("AnchorPoint", "2.5\\3.5")
        .set("AnchorPointVisibility", "Y");
    circle.set("GraphicAnnotationUnits", "PIXEL")
        .set("GraphicDimensions", "2")
        .set("NumberOfGraphicPoints", "2")
        .set("GraphicData", "2.5\\3.5\\4.5\\3.5")
        .set("GraphicType", "CIRCLE")
        .set("GraphicFilled", "N");
    odd.set("GraphicAnnotationUnits", "MATRIX").set("GraphicData", "1\\1\\2\\2").set("GraphicType", "POLYLINE");
    group.set("GraphicLayer", "MARKS")
        .append("TextObjectSequence", words)
        .append("GraphicObjectSequence", circle)
        .append("GraphicObjectSequence", odd);
    layer.set("GraphicLayer", "MARKS")
        .set("GraphicLayerOrder", "1")
        // Red in CIELab under D50: L 54.3, a 80.8, b 69.9, scaled to 16 bits.
        .set("GraphicLayerRecommendedDisplayCIELabValue", "35586\\53661\\50860");
    auto draft = presentationState();
    draft.append("GraphicAnnotationSequence", group).append("GraphicLayerSequence", layer);
    const Pair pair(draft);
    const auto presented = pair.presented();
    ASSERT_EQ(presented->annotations.size(), 1u);
    const auto& text = presented->annotations[0]->texts.at(0);
    EXPECT_EQ(text.text, "Läsion\n3 mm");
    EXPECT_EQ(text.boxUnits, dicom::AnnotationUnits::Display);
    EXPECT_DOUBLE_EQ((*text.box)[1].x, 0.5);
    EXPECT_NEAR((*text.box)[1].y, 0.3, 1e-6);
    EXPECT_EQ(text.anchor, (dicom::AnnotationPoint{2.5, 3.5}));
    EXPECT_TRUE(text.anchorIsVisible);
    const auto& shapes = presented->annotations[0]->graphics;
    ASSERT_EQ(shapes.size(), 1u);
    EXPECT_EQ(shapes[0].kind, dicom::GraphicAnnotation::Kind::Circle);
    EXPECT_THAT(pair.state->warnings, Contains(Field(&dicom::Warning::code, dicom::WarningCode::StateNotDrawn)));
    const auto colour = *pair.state->layers.at(0).colour;
    EXPECT_GT(colour[0], 250);
    EXPECT_LT(colour[1], 12);
    EXPECT_LT(colour[2], 12);
}

namespace {

dicom::DatasetDraft compound(const std::string& type, const std::string& data, const std::string& id = "7")
{
    dicom::DatasetDraft item;
    return item.set("CompoundGraphicInstanceID", id)
        .set("CompoundGraphicUnits", "PIXEL")
        .set("GraphicDimensions", "2")
        .set("GraphicData", data)
        .set("CompoundGraphicType", type);
}

std::vector<dicom::GraphicAnnotation> graphicsOf(const dicom::DatasetDraft& group)
{
    auto draft = presentationState();
    draft.append("GraphicAnnotationSequence", group);
    return Pair(draft).state->annotations.at(0).graphics;
}

}

// PS3.3 C.10.5.1.3.1: simple shapes with the same number stand for a compound one.
TEST(Traps, trap_56_a_compound_graphic_is_drawn_once)
{
    dicom::DatasetDraft line, group;
    line.set("GraphicAnnotationUnits", "PIXEL")
        .set("GraphicData", "1\\1\\3\\1")
        .set("GraphicType", "POLYLINE")
        .set("CompoundGraphicInstanceID", "7");
    group.set("GraphicLayer", "MARKS")
        .append("GraphicObjectSequence", line)
        .append("CompoundGraphicSequence", compound("RULER", "1\\1\\3\\1"));
    auto draft = presentationState();
    draft.append("GraphicAnnotationSequence", group);
    const Pair pair(draft);
    ASSERT_EQ(pair.state->annotations.size(), 1u);
    EXPECT_EQ(pair.state->annotations[0].graphics.size(), 1u);
    EXPECT_THAT(pair.state->warnings, IsEmpty());
    // Without such a shape it is drawn by its own words.
    group.append("CompoundGraphicSequence", compound("ARROW", "2\\2\\4\\4", "8"));
    EXPECT_EQ(graphicsOf(group).size(), 2u);
}

TEST(Traps, trap_56_compound_graphics_without_simple_ones_are_drawn_or_named)
{
    using Points = std::vector<dicom::AnnotationPoint>;
    const auto only = [](const dicom::DatasetDraft& item) {
        dicom::DatasetDraft group;
        return graphicsOf(group.set("GraphicLayer", "MARKS").append("CompoundGraphicSequence", item));
    };
    EXPECT_EQ(only(compound("RECTANGLE", "1\\2\\5\\4")).at(0).points, (Points{{1, 2}, {5, 2}, {5, 4}, {1, 4}, {1, 2}}));
    const auto ellipse = only(compound("ELLIPSE", "1\\2\\5\\4")).at(0);
    EXPECT_EQ(ellipse.kind, dicom::GraphicAnnotation::Kind::Ellipse);
    EXPECT_EQ(ellipse.points, (Points{{1, 3}, {5, 3}, {3, 2}, {3, 4}}));
    const auto lines = only(compound("MULTILINE", "0\\0\\1\\0\\2\\2\\3\\2"));
    ASSERT_EQ(lines.size(), 2u);
    EXPECT_EQ(lines[1].points, (Points{{2, 2}, {3, 2}}));
    const auto cut = only(compound("CUTLINE", "0\\1\\10\\1").set("GapLength", "4"));
    ASSERT_EQ(cut.size(), 2u);
    EXPECT_EQ(cut[0].points, (Points{{0, 1}, {3, 1}}));
    EXPECT_EQ(cut[1].points, (Points{{7, 1}, {10, 1}}));
    EXPECT_EQ(only(compound("CROSSHAIR", "5\\5").set("DiameterOfVisibility", "6").set("GapLength", "2")).size(), 4u);
    // A quarter turn against the clock about its left end: what lay to the right lies above.
    const auto turned =
        only(compound("RANGELINE", "1\\1\\3\\1").set("RotationAngle", "90").set("RotationPoint", "1\\1"));
    EXPECT_NEAR(turned.at(0).points[1].x, 1, 1e-9);
    EXPECT_NEAR(turned.at(0).points[1].y, -1, 1e-9);

    dicom::DatasetDraft group, matrix;
    matrix.set("GraphicAnnotationUnits", "MATRIX").set("GraphicData", "1\\1\\2\\2").set("GraphicType", "POLYLINE");
    group.set("GraphicLayer", "MARKS")
        .append("CompoundGraphicSequence", compound("INFINITELINE", "1\\1\\3\\1"))
        .append("GraphicObjectSequence", matrix);
    auto draft = presentationState();
    draft.append("GraphicAnnotationSequence", group);
    const Pair pair(draft);
    EXPECT_THAT(pair.state->annotations.at(0).graphics, IsEmpty());
    const auto says = [](const std::string& words) {
        return Contains(Property(&dicom::Warning::text, testing::HasSubstr(words)));
    };
    EXPECT_THAT(pair.state->warnings, says("\"INFINITELINE\""));
    EXPECT_THAT(pair.state->warnings, says("tiled slide's whole matrix, which are not drawn: 1."));
}

TEST(Traps, trap_86_true_size_is_the_screens_and_magnify_counts_dots)
{
    dicom::DatasetDraft area;
    area.set("DisplayedAreaTopLeftHandCorner", "1\\1")
        .set("DisplayedAreaBottomRightHandCorner", "6\\4")
        .set("PresentationSizeMode", "TRUE SIZE")
        .set("PresentationPixelSpacing", "0.5\\0.25");
    auto draft = presentationState();
    const auto presented = Pair(draft.append("DisplayedAreaSelectionSequence", area)).presented();
    ASSERT_TRUE(presented->area);
    EXPECT_EQ(presented->area->heightOverWidth, 2);
    const volume::PixelShape shape{2};
    const volume::View tile{.width = 600, .height = 400};
    // Four dots a millimetre, a quarter of a millimetre a column: one dot.
    EXPECT_DOUBLE_EQ(display::showingArea(presented->area, 4, 6, shape, tile, 4.0).zoom, 1);
    EXPECT_DOUBLE_EQ(display::showingArea(presented->area, 4, 6, shape, tile, 8.0).zoom, 2) << "a denser screen";
    EXPECT_DOUBLE_EQ(display::showingArea(presented->area, 4, 6, shape, tile).zoom, 50) << "as large as it can be";

    auto magnified = presentationState();
    area.set("PresentationSizeMode", "MAGNIFY").set("PresentationPixelMagnificationRatio", "3.5");
    const auto larger = Pair(magnified.append("DisplayedAreaSelectionSequence", area)).presented();
    EXPECT_DOUBLE_EQ(display::showingArea(larger->area, 4, 6, shape, tile, 4.0).zoom, 3.5);
}

}
