#include "core/dicom/values/picture_date.h"

#include <array>

namespace lantern::dicom {

PictureDate pictureDate(const FrameRef& frame)
{
    using enum PictureDate::Source;
    const auto& instance = *frame.instance;
    const auto& facts = frame.facts();
    const std::array<PictureDate, 5> known{{{facts.acquisitionDate, facts.acquisitionTime, Acquisition},
                                            {instance.acquisitionDate, instance.acquisitionTime, Acquisition},
                                            {instance.contentDate, instance.contentTime, Content},
                                            {instance.series.seriesDate, instance.series.seriesTime, Series},
                                            {instance.study.date, instance.study.time, Study}}};
    for (const auto& each : known)
        if (!each.date.empty())
            return each;
    return {};
}

bool isOtherDay(const PictureDate& picture, const StudyFacts& study)
{
    return !picture.date.empty() && !study.date.empty() && picture.date != study.date;
}

}
