// Dropout without a mask in memory: whether a number stays is computed from its place, forwards and backwards alike. So the
// same numbers drop out whichever thread works on them.
#pragma once
#include "planes.h"

namespace ENGINE {

/** Mixes 32 bits until each depends on all (Chris Wellons' "lowbias32"). */
template <class T> INLINE T mixBits(T x) {
  x ^= x >> 16;
  x *= 0x7feb352du;
  x ^= x >> 15;
  x *= 0x846ca68bu;
  return x ^ (x >> 16);
}

/** What a place's number is multiplied by: 0 with probability `rate`, else 1 / (1 - rate). */
INLINE V dropoutFactor(VU place, float rate) {
  V uniform = __builtin_convertvector((VI)(mixBits(place) >> 8), V) * (1.f / (1 << 24));
  return uniform >= rate ? splat(1.f / (1.f - rate)) : V{};
}
constexpr uint32_t FEATURE_STEP = 0x9e3779b9;  // 2^32 by the golden ratio: spreads neighbouring features

/** `key` belongs to the step and the layer, `first` is the batch's row in lane 0. */
static inline void dropPlanes(Planes in, Extent extent, Planes out, float rate, uint32_t key, uint32_t first) {
  VU images = VU{};
  for (int i = 0; i < L; i++) images[i] = mixBits(key + first + i);
  VU place = images;
  for (int c = 0; c < extent.channels; c++)
    for (int y = 0; y < extent.height; y++)
      for (int x = 0; x < extent.width; x++, place += FEATURE_STEP)
        *out.pixel(c, y, x) = *in.pixel(c, y, x) * dropoutFactor(place, rate);
}

static inline void dropRow(const float* in, float* out, long features, float rate, uint32_t key, uint32_t row) {
  VU place = VU{};
  for (int i = 0; i < L; i++) place[i] = mixBits(key + row) + i * FEATURE_STEP;
  for (long f = 0; f < features; f += L, place += L * FEATURE_STEP) store(out + f, load(in + f) * dropoutFactor(place, rate));
}

}  // namespace ENGINE
