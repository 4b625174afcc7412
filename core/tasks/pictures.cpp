#include "core/tasks/pictures.h"

#include "core/base/numbers.h"
#include "core/nn/calibration.h"
#include "core/tasks/messages.h"

#include <algorithm>
#include <cmath>

namespace lantern::tasks {

namespace {

int targetOf(const std::string& label, const nn::Manifest& manifest)
{
    const auto& labels = manifest.labels;
    const auto found = std::ranges::find(labels, label, &nn::Label::id);
    if (found != labels.end())
        return static_cast<int>(found - labels.begin());
    const auto index = parseInteger(label);
    return index && *index >= 0 && *index < std::int64_t(labels.size()) ? static_cast<int>(*index) : -1;
}

Result<nn::ModalityImage> pictureOf(const files::ImageSet& set, const std::string& file, const PictureReader& reader,
                                    const FromFile& fromFile)
{
    const auto found = set.images.find(file);
    if (found == set.images.end())
        return fail(ErrorCode::NotFound, messages::NoSuchFileInSet(set.name, file));
    if (!files::isImageName(file) && reader)
        return reader(found->second);
    LANTERN_TRY(plain, files::decodeImage(found->second.bytes, file));
    return fromFile(plain);
}

void put(nn::Tensor& tensor, std::size_t place, const nn::Plane& plane)
{
    std::copy(plane.values.begin(), plane.values.end(),
              tensor.values.begin() + static_cast<std::ptrdiff_t>(place * plane.values.size()));
}

nn::Tensor emptyTensor(std::size_t count, int rows, int columns)
{
    return {{std::int64_t(count), 1, rows, columns},
            std::vector<float>(count * std::size_t(rows) * std::size_t(columns), 0.0f)};
}

}

nn::ModalityImage greysOf(const files::PlainImage& image)
{
    const auto grey = files::toGrey(image);
    nn::ModalityImage result;
    result.rows = grey.rows;
    result.columns = grey.columns;
    result.values.assign(grey.values.begin(), grey.values.end());
    return result;
}

Result<Example> pictureExample(const files::ImageSet& set, std::size_t row, const PictureReader& reader,
                               const nn::Manifest& manifest, const FromFile& fromFile)
{
    Example example;
    example.name = set.cell(row, "file");
    example.group = set.cell(row, "group");
    if (example.group.empty())
        example.group = set.cell(row, "patient");
    example.target = targetOf(set.cell(row, "label"), manifest);
    LANTERN_TRY(image, pictureOf(set, example.name, reader, fromFile));
    LANTERN_TRY(plane, nn::prepare(image, manifest.series()));
    example.image = std::move(plane);

    const std::string& maskFile = set.cell(row, "mask_file");
    if (!maskFile.empty()) {
        LANTERN_TRY(plain, set.image(maskFile));
        nn::ModalityImage mask = greysOf(plain);
        if (mask.rows != image.rows || mask.columns != image.columns)
            return fail(ErrorCode::Malformed,
                        messages::MaskHasAnotherSize(maskFile, mask.columns, mask.rows, image.columns, image.rows));
        for (float& value : mask.values)
            value = value > 0 ? 1.0f : 0.0f;
        mask.spacing = image.spacing;
        example.mask = nn::prepareMask(mask, manifest.series());
    }
    return example;
}

nn::Tensors pictureBatch(std::span<const Example> all, std::span<const std::size_t> which, const nn::Manifest& manifest,
                         const BatchRule& rule, std::optional<std::uint64_t> augmentation)
{
    const bool isAugmented = augmentation && manifest.parameter("augment", 0) != 0;
    nn::Tensors batch;
    if (which.empty())
        return batch;
    const nn::Plane& first = all[which.front()].image;
    nn::Tensor& image = batch["image"] = emptyTensor(which.size(), first.rows, first.columns);
    nn::Tensor& target = batch["target"];
    target.shape = rule.singleOutput ? std::vector<std::int64_t>{std::int64_t(which.size()), 1}
                                     : std::vector<std::int64_t>{std::int64_t(which.size())};
    if (rule.withMask)
        batch["mask"] = emptyTensor(which.size(), first.rows, first.columns);

    for (std::size_t i = 0; i < which.size(); ++i) {
        const Example& example = all[which[i]];
        nn::Plane plane = example.image;
        nn::Plane mask = example.mask;
        if (isAugmented) {
            nn::Random random(nn::mixedSeed(*augmentation, which[i]));
            const nn::Warp how = nn::drawWarp(rule.augmentation, plane.rows, plane.columns, random);
            nn::warp(plane, how);
            if (mask.rows > 0)
                nn::warp(mask, how);
            nn::changeGreys(plane, rule.augmentation, random);
        }
        put(image, i, plane);
        if (rule.withMask && mask.rows > 0)
            put(batch["mask"], i, mask);
        target.values.push_back(static_cast<float>(example.target));
    }
    return batch;
}

nn::Tensor imageTensor(std::span<const nn::Plane* const> pictures)
{
    nn::Tensor tensor = emptyTensor(pictures.size(), pictures.front()->rows, pictures.front()->columns);
    for (std::size_t i = 0; i < pictures.size(); ++i)
        put(tensor, i, *pictures[i]);
    return tensor;
}

Result<std::vector<std::vector<double>>> pictureLogits(std::span<nn::Network* const> networks,
                                                       std::span<const nn::Plane* const> pictures, int turns, Job& job)
{
    constexpr std::size_t atOnce = 64;
    std::vector<std::vector<double>> logits(pictures.size());
    const double share = 1.0 / (double(networks.size()) * turns);
    for (std::size_t from = 0; from < pictures.size(); from += atOnce) {
        const auto now = pictures.subspan(from, std::min(atOnce, pictures.size() - from));
        for (int position = 0; position < turns; ++position) {
            if (job.cancelled())
                return fail(ErrorCode::Cancelled, messages::AnalysisCancelled);
            nn::Tensor image = emptyTensor(now.size(), now.front()->rows, now.front()->columns);
            for (std::size_t i = 0; i < now.size(); ++i)
                put(image, i, position == 0 ? *now[i] : nn::turned(*now[i], position));
            const nn::Tensors input{{"image", std::move(image)}};
            for (nn::Network* network : networks) {
                LANTERN_TRY(output, network->run(input));
                const auto found = output.find("logits");
                if (found == output.end() || found->second.shape.size() != 2
                    || found->second.shape[0] != std::int64_t(now.size()))
                    return fail(ErrorCode::Internal, messages::NetworkGaveNoLogits);
                const auto width = static_cast<std::size_t>(found->second.shape[1]);
                for (std::size_t i = 0; i < now.size(); ++i) {
                    auto& into = logits[from + i];
                    into.resize(width, 0.0);
                    for (std::size_t k = 0; k < width; ++k)
                        into[k] += share * double(found->second.values[i * width + k]);
                }
            }
        }
        job.report(std::int64_t(from + now.size()), std::int64_t(pictures.size()));
    }
    return logits;
}

Result<std::vector<nn::Prediction>> picturePredictions(std::span<nn::Network* const> networks,
                                                       const nn::Manifest& manifest, std::span<const Example> examples,
                                                       Job& job)
{
    std::vector<const nn::Plane*> pictures;
    for (const Example& example : examples)
        pictures.push_back(&example.image);
    LANTERN_TRY(logits, pictureLogits(networks, pictures, static_cast<int>(manifest.parameter("turns", 1)), job));
    std::vector<nn::Prediction> predictions;
    for (std::size_t i = 0; i < examples.size(); ++i) {
        const Example& example = examples[i];
        predictions.push_back({example.name,
                               example.group,
                               example.target,
                               logits[i],
                               nn::probabilitiesOf(logits[i], manifest.calibration),
                               example.refusal,
                               {}});
    }
    return predictions;
}

}
