// Softmax, losses with their gradients, and metrics: what is known of one row's outputs once its target is known. The
// formulas, with all their clipping, are those of tfjs (tfjs-layers' losses.ts and metrics.ts, tfjs-core's gradients).
#pragma once
#include "activations.h"

namespace ENGINE {

enum Measure {
  CATEGORICAL_CROSSENTROPY, SPARSE_CATEGORICAL_CROSSENTROPY, BINARY_CROSSENTROPY, SQUARED_ERROR, ABSOLUTE_ERROR,
  CATEGORICAL_ACCURACY, SPARSE_CATEGORICAL_ACCURACY, BINARY_ACCURACY,
};
constexpr int MOST_METRICS = 8;

struct Judge {
  int loss, metrics, measures[MOST_METRICS];  // `metrics` of them
  int activation;                             // of the last layer
  long classes, targets;                      // numbers in a row of outputs, and of targets
};

constexpr float EPSILON = 1e-7f, NEARLY_ONE = 1 - 1e-7f;
INLINE float clip(float p) { return p < EPSILON ? EPSILON : p > NEARLY_ONE ? NEARLY_ONE : p; }
INLINE bool inside(float p) { return p >= EPSILON && p <= NEARLY_ONE; }
/** The place of the largest number, the first of equal ones. */
INLINE long largest(const float* x, long count) {
  long best = 0;
  for (long i = 1; i < count; i++) if (x[i] > x[best]) best = i;
  return best;
}

/** In place; the row has room for a multiple of 16 floats. */
static inline void softmax(float* x, long classes) {
  const float top = x[largest(x, classes)];
  float sum = 0;
  for (long i = 0; i < classes; i += L) store(x + i, exponential(load(x + i) - top));
  for (long i = 0; i < classes; i++) sum += x[i];
  for (long i = 0; i < classes; i++) x[i] /= sum;
}

/** A target for class i, from one-hot or other numbers, or from the class's index. */
struct Target {
  const float* numbers;
  bool sparse;
  float operator[](long i) const { return sparse ? (float)(__builtin_floorf(*numbers) == (float)i) : numbers[i]; }
};

/**
 * Cross-entropy of outputs that are divided by their sum. The gradient is written at what softmax took, where the outputs
 * come from one, else at the outputs; it flows where nothing was clipped. Sparse targets clip before they divide, too.
 */
static inline float categoricalCrossentropy(const float* p, Target y, long classes, bool fromSoftmax, float scale, float* gradient) {
  float sum = 0, loss = 0, weight = 0, flow = 0;
  auto first = [&](long i) { return y.sparse ? clip(p[i]) : p[i]; };
  for (long i = 0; i < classes; i++) sum += first(i);
  for (long i = 0; i < classes; i++) {
    const float q = first(i) / sum, target = y[i];
    if (target == 0 && q == q) continue;
    loss -= target * logarithm(clip(q));
    if (inside(q)) flow += target;
    if (inside(q) && (!y.sparse || inside(p[i]))) weight += target;
  }
  if (!gradient) return loss;
  for (long i = 0; i < classes; i++) {
    const float q = first(i) / sum;
    const bool counts = inside(q), open = !y.sparse || inside(p[i]);
    if (fromSoftmax) gradient[i] = (p[i] * weight - (counts && open ? y[i] : 0)) * scale;
    else gradient[i] = open ? ((counts ? -y[i] / q : 0) + flow) / sum * scale : 0;
  }
  return loss;
}

static inline float binaryCrossentropy(const float* p, Target y, long classes, float scale, float* gradient) {
  float loss = 0;
  for (long i = 0; i < classes; i++) {
    const float q = clip(p[i]), z = logarithm(q / (1 - q));
    loss += (z > 0 ? z : 0) - z * y[i] + logarithm(1 + (z > 0 ? (1 - q) / q : q / (1 - q)));
    if (gradient) gradient[i] = inside(p[i]) ? (q - y[i]) / (q * (1 - q)) * (scale / classes) : 0;
  }
  return p[0] == p[0] ? loss / classes : p[0];
}

static inline float squaredError(const float* p, Target y, long classes, float scale, float* gradient) {
  float loss = 0;
  for (long i = 0; i < classes; i++) {
    const float distance = p[i] - y[i];
    loss += distance * distance;
    if (gradient) gradient[i] = distance * (2 * scale / classes);
  }
  return loss / classes;
}

static inline float absoluteError(const float* p, Target y, long classes, float scale, float* gradient) {
  float loss = 0;
  for (long i = 0; i < classes; i++) {
    const float distance = p[i] - y[i];
    loss += distance < 0 ? -distance : distance;
    if (gradient) gradient[i] = (distance > 0 ? 1 : distance <= 0 ? -1 : distance) * (scale / classes);  // tfjs: -1 at 0
  }
  return loss / classes;
}

static inline float accuracy(int measure, const float* p, const float* y, long classes) {
  if (measure == CATEGORICAL_ACCURACY) return largest(y, classes) == largest(p, classes);
  if (measure == SPARSE_CATEGORICAL_ACCURACY) return *y == (float)largest(p, classes);
  float right = 0;
  for (long i = 0; i < classes; i++) right += y[i] == (float)(p[i] > .5f);
  return right / classes;
}

/** What one row measures; `gradient`, where wanted, is that of the mean over the batch: `scale` is 1 / rows * weight. */
static inline float measure(const Judge& j, int what, const float* p, const float* y, float scale, float* gradient) {
  const bool soft = j.activation == SOFTMAX;
  switch (what) {
    case CATEGORICAL_CROSSENTROPY: return categoricalCrossentropy(p, {y, false}, j.classes, soft, scale, gradient);
    case SPARSE_CATEGORICAL_CROSSENTROPY: return categoricalCrossentropy(p, {y, true}, j.classes, soft, scale, gradient);
    case BINARY_CROSSENTROPY: return binaryCrossentropy(p, {y, false}, j.classes, scale, gradient);
    case SQUARED_ERROR: return squaredError(p, {y, false}, j.classes, scale, gradient);
    case ABSOLUTE_ERROR: return absoluteError(p, {y, false}, j.classes, scale, gradient);
    default: return accuracy(what, p, y, j.classes);
  }
}

/**
 * Adds a row's loss and metrics to `totals`; writes the gradient at what the last layer's activation gave, or, for
 * softmax, at what it took.
 */
static inline void judgeRow(const Judge& j, const float* p, const float* y, float weight, float scale, float* gradient, double* totals) {
  totals[0] += weight * measure(j, j.loss, p, y, weight * scale, gradient);
  const bool atOutputs = j.loss != CATEGORICAL_CROSSENTROPY && j.loss != SPARSE_CATEGORICAL_CROSSENTROPY;
  if (gradient && j.activation == SOFTMAX && atOutputs) {
    float sum = 0;
    for (long i = 0; i < j.classes; i++) sum += gradient[i] * p[i];
    for (long i = 0; i < j.classes; i++) gradient[i] = p[i] * (gradient[i] - sum);
  }
  for (int m = 0; m < j.metrics; m++) totals[1 + m] += measure(j, j.measures[m], p, y, 1, nullptr);
}

}  // namespace ENGINE
