#pragma once

#include "core/tasks/image_reader.h"
#include "core/tasks/image_trainer.h"

// What a network of images is for, in two roles. The shelf images/ has one file a task; images.def lists them.
namespace lantern::tasks {

struct ImageTask {
    std::unique_ptr<const ImageReader> reader;
    std::unique_ptr<const ImageTrainer> trainer;
};

// NotFound lists the tasks there are, of images and of records.
Result<const ImageTask*> findImageTask(const std::string& name);
std::vector<std::string> taskNames();    // of images, then of records

}
