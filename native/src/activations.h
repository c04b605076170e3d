// What a layer does to each of its sums, and the gradient before that from the gradient behind it and its output.
#pragma once
#include "functions.h"

namespace ENGINE {

enum Activation { LINEAR, RELU, TANH, SIGMOID, ELU, SOFTMAX };

/** Softmax looks at a whole row: see judge.h. */
INLINE V activate(V x, int kind) {
  switch (kind) {
    case RELU: return x < 0.f ? V{} : x;  // a NaN is not below 0, and stays
    case TANH: return hyperbolicTangent(x);
    case SIGMOID: return sigmoid(x);
    case ELU: return x < 0.f ? exponential(x) - 1.f : x;
    default: return x;
  }
}

INLINE V unactivate(V gradient, V output, int kind) {
  switch (kind) {
    case RELU: return gradient * (output > 0.f ? splat(1) : output);  // what is not above 0 is 0, or NaN
    case TANH: return gradient * (1.f - output * output);
    case SIGMOID: return gradient * output * (1.f - output);
    case ELU: return output < 0.f ? gradient * (output + 1.f) : gradient;
    default: return gradient;
  }
}

/** Rows of a matrix, each of `columns` floats and a multiple of 16 of them in memory. */
static inline void activateRows(float* rows, long stride, long count, long columns, int kind) {
  if (kind == LINEAR || kind == SOFTMAX) return;
  for (long r = 0; r < count; r++)
    for (long i = 0; i < columns; i += L) store(rows + r * stride + i, activate(load(rows + r * stride + i), kind));
}
static inline void unactivateRows(float* gradients, const float* outputs, long stride, long count, long columns, int kind) {
  if (kind == LINEAR || kind == SOFTMAX) return;
  for (long r = 0; r < count; r++)
    for (long i = r * stride; i < r * stride + columns; i += L)
      store(gradients + i, unactivate(load(gradients + i), load(outputs + i), kind));
}

}  // namespace ENGINE
