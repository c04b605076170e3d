// Whether a plan's numbers describe a network that plan.h can build and the other files can run: everything that they take
// for granted about sizes and order is asked here, once. A plan may come from anybody who has the addon.
#pragma once
#include "network.h"

namespace ENGINE {

constexpr int HEAD_NUMBERS = 8 + MOST_METRICS, STAGE_NUMBERS = 14, HEAD_CONSTANTS = 6, STAGE_CONSTANTS = 6;
/** Most pixels on a side, and most numbers of one kind (inputs, outputs, weights of a layer), so that no product overflows. */
constexpr int LONGEST = 1 << 16;
constexpr long LARGEST = 1L << 27;
constexpr int WIDEST_WINDOW = 1 << 12;

static inline bool lies(long x, long from, long to) { return x >= from && x <= to; }
static inline bool fits(Extent e) {
  return lies(e.height, 1, LONGEST) && lies(e.width, 1, LONGEST) && lies(e.channels, 1, LARGEST) &&
         (long)e.height * e.width <= LARGEST / e.channels;
}
/** Images of vectors, perhaps with a border. */
static inline bool fitsAsPlanes(long height, long width, long channels) {
  return lies(height, 1, LONGEST) && lies(width, 1, LONGEST) && planeSize(height, width) <= LARGEST / channels;
}

static inline bool isConvolution(const int32_t* n, Extent in, Extent& out) {
  out = {n[11], n[12], n[13]};
  for (int i = 7; i <= 10; i++)
    if (!lies(n[i], 0, WIDEST_WINDOW)) return false;
  const long height = (long)in.height + n[7] + n[9], width = (long)in.width + n[8] + n[10];
  return lies(n[4], 1, WIDEST_WINDOW) && lies(n[5], 1, WIDEST_WINDOW) && lies(n[6], 1, 2) && fits(out) &&
         fitsAsPlanes(height, width, in.channels) && fitsAsPlanes(out.height, out.width, out.channels) &&
         (long)n[6] * (out.height - 1) + n[4] <= height && (long)n[6] * (out.width - 1) + n[5] <= width &&
         (long)n[4] * n[5] <= LARGEST / in.channels && (long)n[4] * n[5] * in.channels <= LARGEST / out.channels;
}

/** Each window has at least one pixel. */
static inline bool isPooling(const int32_t* n, Extent in, Extent& out) {
  out = {n[11], n[12], in.channels};
  return lies(n[4], 1, WIDEST_WINDOW) && lies(n[5], 1, WIDEST_WINDOW) && lies(n[6], 1, WIDEST_WINDOW) &&
         lies(n[7], 0, n[4] - 1) && lies(n[8], 0, n[5] - 1) && fits(out) &&
         fitsAsPlanes(out.height, out.width, out.channels) && (long)n[6] * (out.height - 1) - n[7] < in.height &&
         (long)n[6] * (out.width - 1) - n[8] < in.width && lies(n[13], MAXIMUM, AVERAGE);
}

/** Whether a stage can follow what gives `extent`, as images or as rows; `extent` and `images` then are what it gives. */
static inline bool isStage(const int32_t* n, bool first, Extent& extent, bool& images) {
  const int kind = n[0];
  const bool weighted = kind == CONVOLUTION || kind == DENSE;
  if (!lies(n[1], LINEAR, SOFTMAX) || !lies(n[2], 0, weighted) || !lies(n[3], 0, weighted || kind == NORMALIZATION)) return false;
  Extent out = extent;
  switch (kind) {
    case CONVOLUTION: if (!images || !isConvolution(n, extent, out)) return false; break;
    case POOLING: if (!images || !isPooling(n, extent, out)) return false; break;
    case FLATTEN:
      if (!images) return false;
      images = false, out = {1, 1, (int)extent.features()};
      break;
    case DENSE:
      if (images || !lies(n[13], 1, LARGEST) || extent.features() > LARGEST / rowStride(n[13])) return false;
      out = {1, 1, n[13]};
      break;
    case ACTIVATION: case DROPOUT: case NORMALIZATION:
      if (first && !images) return false;  // rows of the data themselves are read by dense layers alone
      break;
    default: return false;
  }
  extent = out;
  return true;
}

static inline bool isTarget(const int32_t* numbers, long classes) {
  if (!lies(numbers[5], CATEGORICAL_CROSSENTROPY, ABSOLUTE_ERROR) || !lies(numbers[7], 0, MOST_METRICS)) return false;
  auto needed = [&](int measure) {
    return measure == SPARSE_CATEGORICAL_CROSSENTROPY || measure == SPARSE_CATEGORICAL_ACCURACY ? 1 : classes;
  };
  long most = needed(numbers[5]);
  for (int m = 0; m < numbers[7]; m++) {
    if (!lies(numbers[8 + m], CATEGORICAL_CROSSENTROPY, BINARY_ACCURACY)) return false;
    if (needed(numbers[8 + m]) > most) most = needed(numbers[8 + m]);
  }
  return lies(numbers[6], most, LARGEST);
}

/** `count` numbers and `constants` constants: see plan.h. */
static inline bool isPlan(const int32_t* numbers, long count, long constants) {
  if (count < HEAD_NUMBERS || !lies(numbers[3], 1, MOST_STAGES)) return false;
  const int stages = numbers[3];
  if (count != HEAD_NUMBERS + (long)stages * STAGE_NUMBERS || constants != HEAD_CONSTANTS + (long)stages * STAGE_CONSTANTS) return false;
  Extent extent = {numbers[0], numbers[1], numbers[2]};
  bool images = false;
  for (int i = 0; i < stages; i++) images |= numbers[HEAD_NUMBERS + i * STAGE_NUMBERS] == FLATTEN;
  if (!fits(extent) || !lies(numbers[4], SGD, ADAMAX)) return false;
  if (images ? !fitsAsPlanes(extent.height, extent.width, extent.channels) : extent.height != 1 || extent.width != 1) return false;
  for (int i = 0; i < stages; i++)
    if (!isStage(numbers + HEAD_NUMBERS + i * STAGE_NUMBERS, i == 0, extent, images)) return false;
  return isTarget(numbers, extent.features());
}

}  // namespace ENGINE
