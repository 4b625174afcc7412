// When a picture was taken, beside the study that it is of.
#include "core/dicom/series.h"
#include "core/dicom/values/picture_date.h"
#include "tests/support/dicom_folder.h"

#include <gmock/gmock.h>

namespace lantern {
namespace {

using Source = dicom::PictureDate::Source;
using testing::HasSubstr;

const dicom::Library library;

class PictureDates : public test::DicomFolder {
protected:
    struct Element {
        std::string keyword, value;
    };
    // The study is of 2026-01-02.
    dicom::InstancePtr with(const std::vector<Element>& elements)
    {
        auto draft = test::ctSlice(++m_number);
        for (const auto& element : elements)
            draft.set(element.keyword, element.value);
        return write(draft);
    }
    static std::string shown(const dicom::InstancePtr& instance, int frame = 0)
    {
        const auto picture = dicom::pictureDate({instance, frame});
        return picture.date + " " + picture.time;
    }

private:
    int m_number = 0;
};

TEST_F(PictureDates, AcquisitionGoesBeforeContentSeriesAndStudy)
{
    const struct {
        std::vector<Element> elements;
        const char* shown;
        Source source;
    } samples[] = {
        {{{"AcquisitionDate", "20260105"},
          {"AcquisitionTime", "1015"},
          {"ContentDate", "20260106"},
          {"SeriesDate", "20260107"}},
         "20260105 1015",
         Source::Acquisition},
        {{{"AcquisitionDateTime", "20260105101500.5"}, {"ContentDate", "20260106"}},
         "20260105 101500.5",
         Source::Acquisition},
        {{{"AcquisitionDateTime", "20260105"}}, "20260105 ", Source::Acquisition},
        // A time never stands beside the date of something else.
        {{{"AcquisitionTime", "2359"}, {"ContentDate", "20260106"}, {"ContentTime", "0010"}},
         "20260106 0010",
         Source::Content},
        {{{"AcquisitionDate", "20260105"}, {"AcquisitionDateTime", "20260105101500"}},
         "20260105 101500",
         Source::Acquisition},
        {{{"AcquisitionDate", "20260105"}, {"AcquisitionDateTime", "20260106101500"}},
         "20260105 ",
         Source::Acquisition},
        {{{"AcquisitionDateTime", "2026"}, {"SeriesDate", "20260107"}, {"SeriesTime", "07"}},
         "20260107 07",
         Source::Series},
        {{{"AcquisitionDate", "20261399"}, {"SeriesDate", "20260107"}}, "20260107 ", Source::Series},
        {{{"StudyTime", "0900"}}, "20260102 0900", Source::Study},
        {{{"StudyDate", ""}}, " ", Source::Unknown},
        // By the clock of the object's other dates, where it names its zone.
        {{{"AcquisitionDateTime", "20260101233000+0000"}, {"TimezoneOffsetFromUTC", "+0800"}},
         "20260102 073000",
         Source::Acquisition},
        {{{"AcquisitionDateTime", "20260102013000+0800"}, {"TimezoneOffsetFromUTC", "-0500"}},
         "20260101 123000",
         Source::Acquisition},
        {{{"AcquisitionDateTime", "20260101233000-0330"}}, "20260101 233000", Source::Acquisition},
    };
    for (const auto& sample : samples) {
        const auto instance = with(sample.elements);
        EXPECT_EQ(shown(instance), sample.shown);
        EXPECT_EQ(dicom::pictureDate({instance, 0}).source, sample.source) << sample.shown;
    }
    EXPECT_THAT(said(with({{"AcquisitionDateTime", "yesterday"}})->warnings, dicom::WarningCode::BadDate),
                HasSubstr("yesterday"));
    EXPECT_THAT(with({{"AcquisitionDateTime", "202601"}})->warnings, testing::IsEmpty()) << "a month is no fault";
}

// Each frame of an enhanced object has a moment of its own, a late phase perhaps on the next day.
TEST_F(PictureDates, AFramesOwnMomentGoesBeforeItsObjects)
{
    auto draft = test::ctSlice().set("AcquisitionDateTime", "20260102230000").set("TimezoneOffsetFromUTC", "+0100");
    for (const char* moment : {"20260102231500.25", "20260102233000+0000", ""}) {
        dicom::DatasetDraft content, frame;
        if (*moment)
            content.set("FrameAcquisitionDateTime", moment);
        draft.append("PerFrameFunctionalGroupsSequence", frame.append("FrameContentSequence", content));
    }
    const auto instance = write(draft, 2, 3);
    EXPECT_EQ(shown(instance, 0), "20260102 231500.25");
    EXPECT_EQ(shown(instance, 1), "20260103 003000");
    EXPECT_EQ(shown(instance, 2), "20260102 230000");
    const auto series = onlyStudy().at(0);
    EXPECT_THAT(said(series.warnings, dicom::WarningCode::OtherDay),
                HasSubstr("The pictures are of 2026-01-03, the study is of 2026-01-02."));
}

TEST_F(PictureDates, reported_dwv_765_a_series_of_a_later_day_says_so)
{
    with({{"AcquisitionDate", "20260102"}});
    EXPECT_THAT(codes(onlySeries()), testing::Not(testing::Contains("other-day")));
    write(test::ctSlice(11)
              .set("AcquisitionDate", "20260104")
              .set("SeriesInstanceUID", "1.2.3")
              .set("SeriesNumber", "2"));
    write(test::ctSlice(12)
              .set("AcquisitionDate", "20260105")
              .set("SeriesInstanceUID", "1.2.3")
              .set("SeriesNumber", "2"));
    const auto study = onlyStudy();
    ASSERT_EQ(study.size(), 2u);
    EXPECT_THAT(codes(study[0]), testing::Not(testing::Contains("other-day")));
    EXPECT_THAT(said(study[1].warnings, dicom::WarningCode::OtherDay),
                HasSubstr("The pictures are of 2026-01-04 to 2026-01-05, the study is of 2026-01-02."));
}

}
}
