// Batch normalization. Its mean and variance are those of the whole batch, so that a step is cut in two there: each block
// of rows tells its moments, then they are put together, then each block goes on. Backwards it is the same with the sums
// of the gradient.
//
//   x^ = (x - mean) / sqrt(variance + epsilon),   y = gamma * x^ + beta
//   dx = gamma / sqrt(variance + epsilon) * (dy - sum(dy) / n - x^ * sum(dy * x^) / n)
#pragma once
#include "planes.h"

namespace ENGINE {

/** Mean, and sum of squared distances from it, of `n` numbers. */
struct Moments {
  double n = 0, mean = 0, squares = 0;
  /** Joins two sets of numbers (Chan, Golub and LeVeque). */
  void add(double count, double otherMean, double otherSquares) {
    if (count == 0) return;
    const double all = n + count, distance = otherMean - mean;
    squares += otherSquares + distance * distance * n * count / all;
    mean += distance * count / all;
    n = all;
  }
};

/** By channel or feature, for the batch that is being trained on, or the moving ones. */
struct Normalizer {
  float *mean, *inverse;      // of the standard deviation
  float *scale, *shift;       // y = scale * x + shift
  float *sum, *sumNormalized; // of dy and of dy * x^, each divided by n
};

/** 1 in the lanes that hold an image, 0 in others. */
INLINE V lanesWith(long count) {
  V mask = {};
  for (int i = 0; i < L; i++) mask[i] = i < count ? 1.f : 0.f;
  return mask;
}

// ---- Planes: a channel is a plane ----

static inline void planeMoments(Planes in, Extent e, V mask, long count, float* mean, float* squares) {
  const float n = (float)count * e.height * e.width;
  for (int c = 0; c < e.channels; c++) {
    V sum = {}, square = {};
    for (int y = 0; y < e.height; y++) for (int x = 0; x < e.width; x++) sum += *in.pixel(c, y, x) * mask;
    mean[c] = sumOf(sum) / n;
    for (int y = 0; y < e.height; y++)
      for (int x = 0; x < e.width; x++) {
        V distance = (*in.pixel(c, y, x) - mean[c]) * mask;
        square += distance * distance;
      }
    squares[c] = sumOf(square);
  }
}
static inline void normalizePlanes(Planes in, Extent e, const Normalizer& by, Planes out) {
  for (int c = 0; c < e.channels; c++)
    for (int y = 0; y < e.height; y++)
      for (int x = 0; x < e.width; x++) *out.pixel(c, y, x) = *in.pixel(c, y, x) * by.scale[c] + by.shift[c];
}
static inline void planeGradientSums(Planes in, Extent e, const Normalizer& by, Planes dy, float* sum, float* sumNormalized) {
  for (int c = 0; c < e.channels; c++) {
    V all = {}, normalized = {};
    for (int y = 0; y < e.height; y++)
      for (int x = 0; x < e.width; x++) {
        V g = *dy.pixel(c, y, x);
        all += g, normalized += g * ((*in.pixel(c, y, x) - by.mean[c]) * by.inverse[c]);
      }
    sum[c] = sumOf(all), sumNormalized[c] = sumOf(normalized);
  }
}
static inline void planeGradient(Planes in, Extent e, const Normalizer& by, V mask, Planes dy, Planes dx) {
  for (int c = 0; c < e.channels; c++)
    for (int y = 0; y < e.height; y++)
      for (int x = 0; x < e.width; x++) {
        V normalized = (*in.pixel(c, y, x) - by.mean[c]) * by.inverse[c];
        V g = *dy.pixel(c, y, x) - by.sum[c] - normalized * by.sumNormalized[c];
        *dx.pixel(c, y, x) = g * by.scale[c] * mask;
      }
}

// ---- Rows: a feature is a column ----

/** Rows of a matrix; the number of columns is a multiple of 16. */
struct Rows {
  float* at;
  long stride, count, columns;
  float* row(long r) const { return at + r * stride; }
};

static inline void rowMoments(Rows in, float* mean, float* squares) {
  for (long f = 0; f < in.columns; f += L) {
    V sum = {}, square = {};
    for (long r = 0; r < in.count; r++) sum += load(in.row(r) + f);
    V middle = sum / (float)in.count;
    for (long r = 0; r < in.count; r++) {
      V distance = load(in.row(r) + f) - middle;
      square += distance * distance;
    }
    store(mean + f, middle), store(squares + f, square);
  }
}
static inline void normalizeRows(Rows in, const Normalizer& by, Rows out) {
  for (long r = 0; r < in.count; r++)
    for (long f = 0; f < in.columns; f += L) store(out.row(r) + f, load(in.row(r) + f) * load(by.scale + f) + load(by.shift + f));
}
static inline void rowGradientSums(Rows in, const Normalizer& by, Rows dy, float* sum, float* sumNormalized) {
  for (long f = 0; f < in.columns; f += L) {
    V all = {}, normalized = {};
    for (long r = 0; r < in.count; r++) {
      V g = load(dy.row(r) + f);
      all += g, normalized += g * ((load(in.row(r) + f) - load(by.mean + f)) * load(by.inverse + f));
    }
    store(sum + f, all), store(sumNormalized + f, normalized);
  }
}
static inline void rowGradient(Rows in, const Normalizer& by, Rows dy, Rows dx) {
  for (long r = 0; r < in.count; r++)
    for (long f = 0; f < in.columns; f += L) {
      V normalized = (load(in.row(r) + f) - load(by.mean + f)) * load(by.inverse + f);
      V g = load(dy.row(r) + f) - load(by.sum + f) - normalized * load(by.sumNormalized + f);
      store(dx.row(r) + f, g * load(by.scale + f));
    }
}

}  // namespace ENGINE
