// From the gradient of a convolution's pooled outputs to the gradient of its sums, bias and weights.
//
// Gradients of weights are sums over images, and each lane belongs to an image: when a tile of vectors is done, the lanes
// of each are added up. A vector for each weight, kept until the whole batch is done, would leave no room in the cache for
// anything else where channels are many.
#pragma once
#include "convolution.h"

namespace ENGINE {

constexpr int KERNEL_PART = 5;  // wider kernels are taken in parts
/** Channels of a tile, each with a sum for K kernel columns. */
constexpr int gradientChannels(int K) { return (REGISTERS == 32 ? 2 : 1) * (K > 3 ? 2 : 4); }
/** Of the gradients that a tile multiplies again and again, in bytes: they stay in the first-level cache. */
constexpr long TILE_IN_CACHE = 28 * 1024;

/**
 * The gradient of the sums before activation and pooling, for pooled rows from..to: dy[channel][row][column], where rows
 * count from the first computed one. Adds to the bias's gradient, where that is wanted.
 */
static inline void unpool(const Convolution& c, Planes gradient, Planes out, Kept kept, int from, int to, V* dy, float* biasGradient) {
  const int scale = c.pooling == NO_POOLING ? 1 : 2, rows = scale * (to - from);
  for (int o = 0; o < c.outChannels; o++) {
    V sum = {};
    for (int y = from; y < to; y++)
      for (int x = 0; x < c.pooledWidth; x++) {
        V g = *gradient.pixel(o, y, x);
        V* d = dy + o * planeSize(rows, c.outWidth) + (long)scale * (y - from) * c.outWidth + scale * x;
        if (c.pooling == NO_POOLING) {
          d[0] = unactivate(g, *out.pixel(o, y, x), c.activation);
          sum += d[0];
        } else if (c.pooling == MAXIMUM) {
          const V output = *out.pixel(o, y, x);
          g = unactivate(g, output > LOWEST ? output : splat(__builtin_nanf("")), c.activation);
          VI won = kept.winners[o * c.pooledPlane() + y * c.pooledWidth + x];
          d[0] = won == 0 ? g : V{}, d[1] = won == 1 ? g : V{};
          d[c.outWidth] = won == 2 ? g : V{}, d[c.outWidth + 1] = won == 3 ? g : V{};
          sum += g;
        } else {
          const V* t = kept.outputs + o * c.outPlane() + 2 * y * c.outWidth + 2 * x;
          g *= .25f;
          UNROLL for (int i = 0; i < 4; i++) {
            const int at = i / 2 * c.outWidth + i % 2;
            d[at] = unactivate(g, t[at], c.activation);
            sum += d[at];
          }
        }
      }
    if (biasGradient) biasGradient[o] += sumOf(sum);
  }
}

/** K neighbouring weights of O channels: a sum over all pixels of input times gradient. */
template <int K, int O, int S>
static void weightTile(const V* x, long rowStride, const V* dy, long plane, int rows, int columns, float* sums, long kernelStep) {
  V s[K][O] = {};
  for (int y = 0; y < rows; y++) {
    const V* p = x + S * y * rowStride;
    const V* d = dy + (long)y * columns;
    for (int column = 0; column < columns; column++, p += S, d++) {
      V g[O];
      UNROLL for (int o = 0; o < O; o++) g[o] = d[o * plane];
      UNROLL for (int k = 0; k < K; k++) {
        V pixel = p[k];
        UNROLL for (int o = 0; o < O; o++) s[k][o] += pixel * g[o];
      }
    }
  }
  float lanes[roundUp(K * O, L)];
  UNROLL for (int first = 0; first < K * O; first += L) {
    V some[L];
    UNROLL for (int n = 0; n < L; n++) some[n] = first + n < K * O ? s[(first + n) / O][(first + n) % O] : V{};
    store(lanes + first, sumsOf(some));
  }
  UNROLL for (int k = 0; k < K; k++) UNROLL for (int o = 0; o < O; o++) sums[k * kernelStep + o] += lanes[k * O + o];
}

/** Gradients of outputs [channel][row][column] for some rows; `first` is the output row that they begin with. */
struct WeightGradient {
  const V *in, *dy;
  int first, rows;
  float* sums;
};

template <int K, int O, int S> static void weightTiles(const Convolution& c, const WeightGradient& g, int kx, int channel) {
  const long kernelStep = (long)c.inChannels * c.outChannels, plane = planeSize(g.rows, c.outWidth);
  const int some = (int)most(1, TILE_IN_CACHE / ((long)sizeof(V) * O * c.outWidth));
  for (; channel + O <= c.outChannels; channel += O)
    for (int row = 0; row < g.rows; row += some)
      for (int i = 0; i < c.inChannels; i++)
        for (int ky = 0; ky < c.kernelHeight; ky++) {
          const V* x = g.in + i * c.inPlane() + (S * (g.first + row) + ky) * c.paddedWidth + kx;
          const V* dy = g.dy + channel * plane + (long)row * c.outWidth;
          float* sums = g.sums + ((long)ky * c.kernelWidth + kx) * kernelStep + (long)i * c.outChannels + channel;
          weightTile<K, O, S>(x, c.paddedWidth, dy, plane, (int)least(some, g.rows - row), c.outWidth, sums, kernelStep);
        }
  if constexpr (O > 1) weightTiles<K, smaller(O), S>(c, g, kx, channel);
}
template <int K, int S> static void weightColumns(const Convolution& c, const WeightGradient& g, int kx) {
  for (; kx + K <= c.kernelWidth; kx += K) weightTiles<K, gradientChannels(K), S>(c, g, kx, 0);
  if constexpr (K > 1) weightColumns<smaller(K), S>(c, g, kx);
}
/** Adds to the gradient of all weights. */
static inline void addWeightGradient(const Convolution& c, const WeightGradient& g) {
  if (c.stride == 1) weightColumns<KERNEL_PART, 1>(c, g, 0);
  else weightColumns<KERNEL_PART, 2>(c, g, 0);
}

}  // namespace ENGINE
