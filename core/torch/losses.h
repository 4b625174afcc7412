#pragma once

#include "core/torch/family.h"

#include <functional>
#include <map>
#include <string>

// What a network is trained to make small. All take logits. Batches name their tensors; every loss
// also takes "weight" [n], which multiplies an example's loss and divides by the sum of weights.
//
// mse            "logits" [n, k], "target" [n, k]: mean of (a - y)^2. parameter sigmoid (0): with 1,
//                a is the sigmoid of the logit, as in a textbook's network with a sigmoid at the end.
// bce            "logits" [n, k], "target" [n, k] from 0 to 1. positiveWeight (1) multiplies the term of
//                the positives; smoothing (0) pulls targets towards 0.5.
// cross-entropy  "logits" [n, k], "target" [n], a class from 0. smoothing (0); weight0, weight1, ... (1)
//                multiply the examples of a class, as the reciprocal of how often it occurs.
// map-and-type   "map" [n, 1, h, w] and "logits" [n, k] against "mask" [n, 1, h, w] and "target" [n]:
//                mapWeight (3) * mean BCE over all pixels + diceWeight (1) * (1 - soft Dice), averaged over
//                the examples whose mask is not empty, + typeWeight (0.5) * cross-entropy with
//                smoothing (0.05).
// hourly-bce     "logits" [n, hours, 1 or 2] (two: softmax) against "target" [n] at every hour: rampShare
//                (0.5) on all hours with a weight that grows with the hour, the rest on the last one.
//                "length" [n], where given, is how many hours a record has (1 to hours); later
//                hours do not count. positiveWeight (1).
// each-step-bce  "logits" [n, steps, 1] against "target" [n, steps]: mean over the steps where "mask" [n, steps] is 1,
// all of
//                the same weight; "weight" is not looked at. positiveWeight (1).
namespace lantern::torchnet {

using Loss = std::function<torch::Tensor(const Named& outputs, const Named& batch)>;

// Throws a Problem for a name or a parameter that does not exist.
Loss makeLoss(const std::string& name, const std::map<std::string, double>& parameters);

}
