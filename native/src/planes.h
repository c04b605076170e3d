// Images as convolutions take them: planes of vectors. A vector holds the same pixel of L images, one in each lane, so that
// one image, six or sixteen channels need no padding, and no operand of a convolution has to be put together.
//
//   in memory of tfjs   image 0: r g b r g b ...   image 1: r g b ...        [image][row][column][channel]
//   in planes           r of images 0..L-1, r of the next pixel, ... then g   [channel][row][column] of vectors
#pragma once
#include "vector.h"

namespace ENGINE {

/**
 * Vectors from one plane to the next: an odd number, as with rowStride. With 64 vectors of 64 bytes, say, the same pixel of
 * all channels would fall into one set of the first-level cache.
 */
constexpr long planeSize(long height, long width) { return (height * width) | 1; }

/** Where the planes of some channels lie, for example inside a border of zeros; distances in vectors. */
struct Planes {
  V* at;
  long plane, row;
  V* pixel(long channel, long y, long x) const { return at + channel * plane + y * row + x; }
};

struct Extent {
  int height, width, channels;
  long features() const { return (long)height * width * channels; }
};

/** Walks through the planes in the order of an image's memory: channel by channel, then column, then row. */
class MemoryOrder {
  const Planes planes;
  const Extent extent;
  long channel = 0, column = 0;
  V* row;

 public:
  MemoryOrder(Planes p, Extent e) : planes(p), extent(e), row(p.at) {}
  V* next() {
    V* here = row + channel * planes.plane + column;
    if (++channel == extent.channels) {
      channel = 0;
      if (++column == extent.width) column = 0, row += planes.row;
    }
    return here;
  }
};

/** Some numbers of up to L images, given by pointers, into planes; lanes without an image are zero. */
static inline void toPlanes(const float* const* images, long count, long features, MemoryOrder& to) {
  for (long f = 0; f < features; f += L) {
    const long width = least(L, features - f);
    V rows[L];
    UNROLL for (int i = 0; i < L; i++) rows[i] = i >= count ? V{} : width == L ? load(images[i] + f) : loadPart(images[i] + f, width);
    transpose(rows);
    for (long i = 0; i < width; i++) *to.next() = rows[i];
  }
}
/** Up to L images into planes. */
static inline void toPlanes(const float* const* images, long count, Extent extent, Planes planes) {
  MemoryOrder to(planes, extent);
  toPlanes(images, count, extent.features(), to);
}
/** The same of images of bytes, which stand for 255ths. */
static inline void toPlanes(const uint8_t* const* images, long count, Extent extent, Planes planes) {
  constexpr long SCALED = 4 * L;  // at once: they stay in the first-level cache
  float numbers[L][SCALED];
  const float* parts[L];
  for (int i = 0; i < L; i++) parts[i] = numbers[i];
  MemoryOrder to(planes, extent);
  for (long f = 0; f < extent.features(); f += SCALED) {
    const long width = least(SCALED, extent.features() - f);
    for (long i = 0; i < count; i++) scale(images[i] + f, numbers[i], width);
    toPlanes(parts, count, width, to);
  }
}

/** Planes into rows of a matrix, which have room for a multiple of 16 floats. */
static inline void toRows(Planes planes, Extent extent, float* matrix, long stride) {
  const long features = extent.features();
  MemoryOrder from(planes, extent);
  for (long f = 0; f < features; f += L) {
    const long width = least(L, features - f);
    V rows[L];
    UNROLL for (int i = 0; i < L; i++) rows[i] = i < width ? *from.next() : V{};
    transpose(rows);
    UNROLL for (int i = 0; i < L; i++) store(matrix + i * stride + f, rows[i]);
  }
}

/** The way back. */
static inline void fromRows(const float* matrix, long stride, Extent extent, Planes planes) {
  const float* rows[L];
  for (int i = 0; i < L; i++) rows[i] = matrix + i * stride;
  toPlanes(rows, L, extent, planes);
}

}  // namespace ENGINE
