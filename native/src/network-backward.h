// The way back: from the gradient of a block's outputs to those of its inputs. Gradients of convolutions' weights are added
// up on the way; those of dense layers wait until the whole batch is known (network-update.h).
#pragma once
#include "network.h"

namespace ENGINE {

/** From stage `from` - 1 down to `to`, or to the first one that has something to learn. `sums`: the lane's, by stage. */
inline void Network::backward(int from, int to, Scratch& s, long r0, long r1, float* const* sums, V* dy) {
  for (int i = from - 1; i >= to && i >= lowest; i--)
    if (i < planes) backwardPlanes(i, s, r0, r1, sums[i], dy);
    else backwardRows(i, r0, r1, planes > 0 ? r0 + BLOCK : r1);
}

/** One part's gradient before activation and pooling, then of weights, then of the input. */
static inline void backwardConvolution(const Stage& s, Planes gradient, Planes out, Kept kept, const V* in, V* dy, float* sums, V* dx) {
  const Convolution& c = s.convolution;
  const long rowBytes = sizeof(V) * c.outChannels * c.outPlane() / c.pooledHeight;
  const int some = (int)most(1, GRADIENT_IN_CACHE / rowBytes), step = dx ? c.pooledHeight : (int)least(some, c.pooledHeight);
  for (int from = 0; from < c.pooledHeight; from += step) {
    const int to = (int)least(from + step, c.pooledHeight), scale = c.outHeight / c.pooledHeight;
    unpool(c, gradient, out, kept, from, to, dy, sums ? sums + c.weights() : nullptr);
    if (sums) addWeightGradient(c, {in, dy, scale * from, scale * (to - from), sums});
  }
  if (dx) inputGradient(c, {dy, s.turned, dx});
}

inline void Network::backwardPlanes(int i, Scratch& scratch, long r0, long r1, float* sums, V* dy) {
  const Stage& s = stages[i];
  for (long part = 0; part < PARTS; part++) {
    const Planes in = inputOf(scratch, i, part);
    const bool wanted = i > lowest;
    const Planes dx = wanted ? gradientOf(scratch, i, part) : Planes{};
    if (s.kind == FLATTEN) {
      if (wanted) fromRows(gradients[i + 1] + (r0 + part * L) * strides[i + 1], strides[i + 1], s.in, dx);
      continue;
    }
    const Planes out = inputOf(scratch, i + 1, part), dout = gradientOf(scratch, i + 1, part);
    if (s.kind == CONVOLUTION) {
      backwardConvolution(s, dout, out, scratch.kept[i][part], scratch.in[i][part], dy, sums, wanted ? scratch.gradient[i][part] : nullptr);
    } else if (!wanted) {
      continue;
    } else if (s.kind == POOLING) {
      unpool(s.pool, dout, scratch.kept[i][part].winners, dx);
    } else if (s.kind == NORMALIZATION) {
      planeGradient(in, s.in, s.normalizer, lanesWith(r1 - r0 - part * L), dout, dx);
    } else if (s.kind == DROPOUT) {
      dropPlanes(dout, s.in, dx, s.rate, dropoutKey(i), r0 + part * L);
    } else {
      for (int c = 0; c < s.in.channels; c++)
        for (int y = 0; y < s.in.height; y++)
          for (int x = 0; x < s.in.width; x++) *dx.pixel(c, y, x) = unactivate(*dout.pixel(c, y, x), *out.pixel(c, y, x), s.activation);
    }
  }
}

/** Rows r0..r1 have a gradient; up to `last` it is zero. */
inline void Network::backwardRows(int i, long r0, long r1, long last) {
  const Stage& s = stages[i];
  const Rows dout = rowsOf(gradients, i + 1, r0, last), out = rowsOf(matrices, i + 1, r0, last);
  if (s.kind == DENSE) unactivateRows(dout.at, out.at, out.stride, out.count, out.columns, s.activation);
  if (i <= lowest) return;
  const Rows dx = rowsOf(gradients, i, r0, last);
  if (s.kind == DENSE) {
    const long stride = rowStride(s.in.channels);
    product<BY_ROW>({gradientRows[i + 1], s.turned, stride, dx.at, dx.stride}, r0, last, 0, s.out.channels, dx.columns, true);
  } else if (s.kind == NORMALIZATION) {
    rowGradient(rowsOf(matrices, i, r0, r1), s.normalizer, dout, dx);
    for (long r = r1 - r0; r < dx.count; r++) memset(dx.row(r), 0, 4 * dx.columns);
  } else {
    for (long r = 0; r < dx.count; r++)
      if (s.kind == DROPOUT) dropRow(dout.row(r), dx.row(r), dx.columns, s.rate, dropoutKey(i), r0 + r);
      else memcpy(dx.row(r), dout.row(r), 4 * dx.columns);
    unactivateRows(dx.at, out.at, dx.stride, dx.count, dx.columns, s.activation);
  }
}

/** A block's part in the sums that the gradient of batch normalization needs. */
inline void Network::gradientSums(int i, Scratch& scratch, long r0, long r1) {
  const Stage& s = stages[i];
  const long width = padded(s.in.channels), block = r0 / blockSize;
  if (i >= planes) {
    const long at = block * width;
    return rowGradientSums(rowsOf(matrices, i, r0, r1), s.normalizer, rowsOf(gradients, i + 1, r0, r1), s.partSums + at, s.partNormalized + at);
  }
  for (long part = 0; part < PARTS; part++) {
    const long at = (block * PARTS + part) * width;
    if (r1 - r0 - part * L > 0)
      planeGradientSums(inputOf(scratch, i, part), s.in, s.normalizer, gradientOf(scratch, i + 1, part), s.partSums + at, s.partNormalized + at);
  }
}

}  // namespace ENGINE
