// The gradient of a convolution's input: each output's gradient, times each weight of its kernel, goes back to the pixel
// that the weight was multiplied with.
//
// A tile scatters `T` neighbouring outputs of a row over the columns of one input row. Sums stay in registers while the
// loops over kernel rows and output channels run; no border is multiplied, as it would be if the gradient were computed
// as a convolution with the kernel reversed.
#pragma once
#include "convolution.h"
#include "convolution-weights.h"

namespace ENGINE {

constexpr int INPUT_CHANNELS = REGISTERS == 32 ? 2 : 1;  // of a tile
constexpr int INPUT_COLUMNS = REGISTERS == 32 ? 6 : 5;   // outputs of a tile

struct InputGradient {
  const V* dy;     // [out channel][row][column]
  const float* w;  // turned: [kernel row][in channel][out channel][kernel column]
  V* dx;           // of the padded input
};

/** Where the weights have to lie for it. */
static inline void turnKernel(const Convolution& c, int kernelRow, const float* weights, float* turned) {
  const long ky = kernelRow / c.kernelWidth, kx = kernelRow % c.kernelWidth;
  for (int i = 0; i < c.inChannels; i++)
    for (int o = 0; o < c.outChannels; o++)
      turned[((ky * c.inChannels + i) * c.outChannels + o) * c.kernelWidth + kx] =
          weights[((long)kernelRow * c.inChannels + i) * c.outChannels + o];
}

template <int K, int I, int T, int S>
static void inputTile(const Convolution& c, const InputGradient& g, int kx, int channel, int y, int x) {
  constexpr int COLUMNS = S * (T - 1) + K;
  const long plane = c.inPlane();
  V* to = g.dx + channel * plane + y * c.paddedWidth + S * x + kx;
  V s[I][COLUMNS];
  UNROLL for (int i = 0; i < I; i++) UNROLL for (int t = 0; t < COLUMNS; t++) s[i][t] = to[i * plane + t];
  for (int ky = 0; ky < c.kernelHeight && ky <= y; ky++) {
    const int row = (y - ky) / S;
    if ((y - ky) % S != 0 || row >= c.outHeight) continue;
    const float* w = g.w + ((long)ky * c.inChannels + channel) * c.outChannels * c.kernelWidth + kx;
    const V* d = g.dy + (long)row * c.outWidth + x;
    for (int o = 0; o < c.outChannels; o++, w += c.kernelWidth, d += c.outPlane()) {
      V gradients[T];
      UNROLL for (int t = 0; t < T; t++) gradients[t] = d[t];
      UNROLL for (int i = 0; i < I; i++) UNROLL for (int k = 0; k < K; k++) {
        V weight = splat(w[(long)i * c.outChannels * c.kernelWidth + k]);
        UNROLL for (int t = 0; t < T; t++) s[i][S * t + k] += weight * gradients[t];
      }
    }
  }
  UNROLL for (int i = 0; i < I; i++) UNROLL for (int t = 0; t < COLUMNS; t++) to[i * plane + t] = s[i][t];
}
template <int K, int I, int T, int S> static void inputRows(const Convolution& c, const InputGradient& g, int kx, int channel, int x) {
  for (; x + T <= c.outWidth; x += T)
    for (int y = 0; y < c.paddedHeight; y++) inputTile<K, I, T, S>(c, g, kx, channel, y, x);
  if constexpr (T > 1) inputRows<K, I, smaller(T), S>(c, g, kx, channel, x);
}
template <int K, int I, int S> static void inputChannels(const Convolution& c, const InputGradient& g, int kx, int channel) {
  constexpr int T = S == 1 ? INPUT_COLUMNS : 3;  // with a stride a tile has twice the columns
  for (; channel + I <= c.inChannels; channel += I) inputRows<K, I, T, S>(c, g, kx, channel, 0);
  if constexpr (I > 1) inputChannels<K, smaller(I), S>(c, g, kx, channel);
}
template <int K, int S> static void inputColumns(const Convolution& c, const InputGradient& g, int kx) {
  for (; kx + K <= c.kernelWidth; kx += K) inputChannels<K, INPUT_CHANNELS, S>(c, g, kx, 0);
  if constexpr (K > 1) inputColumns<smaller(K), S>(c, g, kx);
}
static inline void inputGradient(const Convolution& c, const InputGradient& g) {
  memset(g.dx, 0, sizeof(V) * c.inChannels * c.inPlane());
  if (c.stride == 1) inputColumns<KERNEL_PART, 1>(c, g, 0);
  else inputColumns<KERNEL_PART, 2>(c, g, 0);
}

}  // namespace ENGINE
