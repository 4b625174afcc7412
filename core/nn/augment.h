#pragma once

#include "core/nn/input_rule.h"

#include <cstdint>

namespace lantern::nn {

// Numbers that are the same on every machine for the same seed, unlike std's distributions.
class Random {
public:
    explicit Random(std::uint64_t seed);
    std::uint64_t next();
    double uniform(double low, double high);
    double normal();    // mean 0, standard deviation 1
    bool chance(double probability) { return uniform(0, 1) < probability; }

private:
    std::uint64_t m_state;
};

// One seed from several, well mixed: of an example in an epoch, of a resample in a bootstrap.
std::uint64_t mixedSeed(std::uint64_t a, std::uint64_t b);

// How far pictures are changed for training. Shares are of the picture's size.
struct Augmentation {
    bool mirror = false;    // left and right
    bool flip = false;    // top and bottom
    bool quarterTurns = false;
    double turn = 0;    // +- degrees
    double leastScale = 1, mostScale = 1;    // of what is shown: 1.3 makes it 1.3 times as large
    double shift = 0;    // +- share of the size
    double shear = 0;    // +- share
    double gain = 0, offset = 0;    // v * (1 +- gain) +- offset
    double noise = 0;    // standard deviation up to
};

// A place in the output to a place in the input, in pixels about the centre.
struct Warp {
    double xx = 1, xy = 0, yx = 0, yy = 1, dx = 0, dy = 0;
};

Warp drawWarp(const Augmentation& how, int rows, int columns, Random& random);
// Bilinear; outside the picture is 0.
void warp(Plane& plane, const Warp& how);
void changeGreys(Plane& plane, const Augmentation& how, Random& random);

// The same picture in one of 8 positions: bit 0 mirrors, bits 1 and 2 are quarter turns. Exact for
// square pictures; others keep to mirrors and half turns.
Plane turned(const Plane& plane, int position);

}
