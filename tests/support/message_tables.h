#pragma once

#include "core/base/messages.h"
#include "core/demo/messages.h"
#include "core/dicom/messages.h"
#include "core/display/messages.h"
#include "core/files/messages.h"
#include "core/geometry/messages.h"
#include "core/inference/messages.h"
#include "core/learning/messages.h"
#include "core/measure/messages.h"
#include "core/nn/messages.h"
#include "core/objects/messages.h"
#include "core/pixels/messages.h"
#include "core/record/messages.h"
#include "core/tasks/messages.h"
#include "core/torch/messages.h"
#include "core/volume/messages.h"
#include "tests/support/said.h"

#include <vector>

namespace lantern::test {

// Everything that core can say.
inline std::vector<const MessageRow*> allMessages()
{
    std::vector<const MessageRow*> rows;
    const auto add = [&](const auto& table) { rows.insert(rows.end(), std::begin(table), std::end(table)); };
    add(messages::all);
    add(geometry::messages::all);
    add(pixels::messages::all);
    add(dicom::messages::all);
    add(objects::messages::all);
    add(files::messages::all);
    add(record::messages::all);
    add(volume::messages::all);
    add(nn::messages::all);
    add(torchnet::messages::all);
    add(measure::messages::all);
    add(demo::messages::all);
    add(display::messages::all);
    add(tasks::messages::all);
    add(inference::messages::all);
    add(learning::messages::all);
    return rows;
}

// A message of this row with values that show in it: «text», 7, 2.5 and «why».
inline Message sampleOf(const MessageRow& row)
{
    std::vector<Message::Value> values;
    for (const char* type = row.values; *type != 0; ++type)
        switch (*type) {
        case 'i': values.emplace_back(Integer(7)); break;
        case 'd': values.emplace_back(2.5); break;
        case 'm': values.emplace_back(Messages{said("«why»")}); break;
        default: values.emplace_back(std::string("«text»"));
        }
    return {row, std::move(values)};
}

}
