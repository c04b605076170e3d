// Pooling of any window that is not fused into a convolution. Windows end at the border: what lies beyond does not count.
// The maximum is TensorFlow's: it begins at the lowest float and passes over NaN.
#pragma once
#include "planes.h"
#include "convolution.h"

namespace ENGINE {

struct Pool {
  int kind;  // MAXIMUM or AVERAGE
  int channels, inHeight, inWidth, height, width, stride, top, left, outHeight, outWidth;
};

/** Rows or columns of a window that lie inside. */
struct Range {
  int from, to;
  Range(int at, int stride, int before, int size, int end) {
    from = at * stride - before, to = from + size;
    if (from < 0) from = 0;
    if (to > end) to = end;
  }
  int size() const { return to - from; }
};

static inline void pool(const Pool& p, Planes in, Planes out, VI* winners) {
  for (int c = 0; c < p.channels; c++)
    for (int y = 0; y < p.outHeight; y++)
      for (int x = 0; x < p.outWidth; x++) {
        const Range rows(y, p.stride, p.top, p.height, p.inHeight), columns(x, p.stride, p.left, p.width, p.inWidth);
        V best = splat(LOWEST), sum = {};
        VI place = {}, winner = {};
        for (int iy = rows.from; iy < rows.to; iy++)
          for (int ix = columns.from; ix < columns.to; ix++, place += 1) {
            V pixel = *in.pixel(c, iy, ix);
            VI larger = pixel > best;
            best = larger ? pixel : best, winner = larger ? place : winner;
            sum += pixel;
          }
        *out.pixel(c, y, x) = p.kind == MAXIMUM ? best : sum / (float)(rows.size() * columns.size());
        if (winners) winners[((long)c * p.outHeight + y) * p.outWidth + x] = winner;
      }
}

/** The gradient of a pool's input; windows may overlap. */
static inline void unpool(const Pool& p, Planes gradient, const VI* winners, Planes dx) {
  for (int c = 0; c < p.channels; c++) {
    for (int y = 0; y < p.inHeight; y++) memset((void*)dx.pixel(c, y, 0), 0, sizeof(V) * p.inWidth);
    for (int y = 0; y < p.outHeight; y++)
      for (int x = 0; x < p.outWidth; x++) {
        const Range rows(y, p.stride, p.top, p.height, p.inHeight), columns(x, p.stride, p.left, p.width, p.inWidth);
        V g = *gradient.pixel(c, y, x);
        VI place = {};
        const VI winner = p.kind == MAXIMUM ? winners[((long)c * p.outHeight + y) * p.outWidth + x] : VI{};
        if (p.kind == AVERAGE) g = g / (float)(rows.size() * columns.size());
        for (int iy = rows.from; iy < rows.to; iy++)
          for (int ix = columns.from; ix < columns.to; ix++, place += 1)
            *dx.pixel(c, iy, ix) += p.kind == AVERAGE ? g : winner == place ? g : V{};
      }
  }
}

}  // namespace ENGINE
