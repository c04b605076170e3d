// A convolution's outputs. A tile is `O` output channels by some neighbouring pixels; each weight is broadcast once and
// multiplied with all pixels of the tile, each pixel with all channels.
//
// With 2x2 pooling the tile is the four pixels of one window, so that nothing but their maximum or mean is ever written.
#pragma once
#include "convolution.h"

namespace ENGINE {

constexpr int FORWARD_CHANNELS = REGISTERS == 32 ? 6 : 2;  // of a tile, so that 4 sums a channel fill the registers
constexpr int FORWARD_COLUMNS = 4;                         // of a tile without pooling

/** Inputs and outputs of one vector of images. Without winners and outputs to keep, nothing is kept. */
struct ConvolutionForward {
  const V* in;
  const float *weights, *bias;
  Planes out;
  Kept kept;
};

/** Whether the second is the larger one; the first wins a tie, and anything wins over a NaN. */
INLINE VI secondIsLarger(V first, V second) { return (second > first) | (first != first); }

/** Pools the four sums of a window, as tfjs does it: the first of equal ones is the winner. */
INLINE void poolWindow(const Convolution& c, const ConvolutionForward& f, const V* sums, long channel, int y, int x) {
  const V bias = splat(f.bias[channel]);
  V* to = f.out.pixel(channel, y, x);
  if (c.pooling == MAXIMUM) {  // maximum first, activation of the winner alone: all activations here rise with their input
    VI right = secondIsLarger(sums[0], sums[1]), right2 = secondIsLarger(sums[2], sums[3]);
    V top = right ? sums[1] : sums[0], bottom = right2 ? sums[3] : sums[2];
    VI below = secondIsLarger(top, bottom);
    V output = activate((below ? bottom : top) + bias, c.activation);
    *to = output > LOWEST ? output : splat(LOWEST);
    if (f.kept.winners) f.kept.winners[channel * c.pooledPlane() + y * c.pooledWidth + x] = below ? 2 - right2 : -right;
  } else {
    V sum = {};
    V* kept = f.kept.outputs ? f.kept.outputs + channel * c.outPlane() + 2 * y * c.outWidth + 2 * x : nullptr;
    UNROLL for (int i = 0; i < 4; i++) {
      V output = activate(sums[i] + bias, c.activation);
      if (kept) kept[i / 2 * c.outWidth + i % 2] = output;
      sum += output;
    }
    *to = sum * .25f;
  }
}

template <int O> static void pooledTile(const Convolution& c, const ConvolutionForward& f, int channel) {
  const long plane = c.inPlane(), kernelStep = (long)c.inChannels * c.outChannels;
  for (int y = 0; y < c.pooledHeight; y++)
    for (int x = 0; x < c.pooledWidth; x++) {
      V sums[O][4] = {};
      for (int i = 0; i < c.inChannels; i++)
        for (int ky = 0; ky < c.kernelHeight; ky++) {
          const V* p = f.in + i * plane + (2 * y + ky) * c.paddedWidth + 2 * x;
          const float* w = f.weights + (long)ky * c.kernelWidth * kernelStep + (long)i * c.outChannels + channel;
          for (int kx = 0; kx < c.kernelWidth; kx++, p++, w += kernelStep) {
            V pixels[4] = {p[0], p[1], p[c.paddedWidth], p[c.paddedWidth + 1]};
            UNROLL for (int o = 0; o < O; o++) {
              V weight = splat(w[o]);
              UNROLL for (int j = 0; j < 4; j++) sums[o][j] += weight * pixels[j];
            }
          }
        }
      UNROLL for (int o = 0; o < O; o++) poolWindow(c, f, sums[o], channel + o, y, x);
    }
}

/** `T` columns of one row, without pooling. */
template <int O, int T> static void rowTile(const Convolution& c, const ConvolutionForward& f, int channel, int y, int x) {
  const long plane = c.inPlane(), kernelStep = (long)c.inChannels * c.outChannels;
  V sums[O][T] = {};
  for (int i = 0; i < c.inChannels; i++)
    for (int ky = 0; ky < c.kernelHeight; ky++) {
      const V* p = f.in + i * plane + (c.stride * y + ky) * c.paddedWidth + c.stride * x;
      const float* w = f.weights + (long)ky * c.kernelWidth * kernelStep + (long)i * c.outChannels + channel;
      for (int kx = 0; kx < c.kernelWidth; kx++, p++, w += kernelStep) {
        V pixels[T];
        UNROLL for (int t = 0; t < T; t++) pixels[t] = p[t * c.stride];
        UNROLL for (int o = 0; o < O; o++) {
          V weight = splat(w[o]);
          UNROLL for (int t = 0; t < T; t++) sums[o][t] += weight * pixels[t];
        }
      }
    }
  UNROLL for (int o = 0; o < O; o++) {
    const V bias = splat(f.bias[channel + o]);
    UNROLL for (int t = 0; t < T; t++) *f.out.pixel(channel + o, y, x + t) = activate(sums[o][t] + bias, c.activation);
  }
}
template <int O> static void rowTiles(const Convolution& c, const ConvolutionForward& f, int channel) {
  for (int y = 0; y < c.outHeight; y++) {
    int x = 0;
    for (; x + FORWARD_COLUMNS <= c.outWidth; x += FORWARD_COLUMNS) rowTile<O, FORWARD_COLUMNS>(c, f, channel, y, x);
    for (; x < c.outWidth; x++) rowTile<O, 1>(c, f, channel, y, x);
  }
}

template <int O> static void forwardChannels(const Convolution& c, const ConvolutionForward& f, int channel) {
  for (; channel + O <= c.outChannels; channel += O)
    if (c.pooling == NO_POOLING) rowTiles<O>(c, f, channel);
    else pooledTile<O>(c, f, channel);
  if constexpr (O > 1) forwardChannels<smaller(O)>(c, f, channel);
}
static inline void convolve(const Convolution& c, const ConvolutionForward& f) { forwardChannels<FORWARD_CHANNELS>(c, f, 0); }

}  // namespace ENGINE
