// What each optimizer does to a run of weights, as tfjs computes it. The loops are written for one number; the compiler
// makes vectors of them. A run is updated right after its gradient was computed, while all of it is in the cache.
#pragma once
#include "vector.h"

namespace ENGINE {

enum OptimizerKind { SGD, MOMENTUM, NESTEROV, RMSPROP, CENTERED_RMSPROP, ADAGRAD, ADADELTA, ADAM, ADAMAX };
constexpr int MOST_SLOTS = 3;

struct Optimizer {
  int kind;
  float rate;
  float first, second;         // momentum; decay and momentum; rho; beta1 and beta2
  float newFirst, newSecond;   // 1 - first and 1 - second, rounded once as tfjs does
  float epsilon, decay;        // decay: Adamax's, of the rate
  float power1, power2, steps; // beta1 and beta2 to the power of the steps; Adamax's steps
};

/** A run of weights with its gradient and its numbers in the optimizer's slots. */
struct Run {
  float *__restrict w, *__restrict g, *__restrict a, *__restrict b, *__restrict c;
  long count;
};

static inline void adam(const Optimizer& o, Run r) {
  const float correction = __builtin_sqrtf(1 - o.power2);
  const float step = o.rate * correction / (1 - o.power1), epsilon = o.epsilon * correction;
  for (long i = 0; i < r.count; i++) {
    const float g = r.g[i], m = r.a[i] * o.first + g * o.newFirst, v = r.b[i] * o.second + g * g * o.newSecond;
    r.a[i] = m, r.b[i] = v;
    r.w[i] -= step * m / (__builtin_sqrtf(v) + epsilon);
  }
}
static inline void adamax(const Optimizer& o, Run r) {
  const float step = o.rate / (o.steps * o.decay + 1) / (1 - o.power1);
  for (long i = 0; i < r.count; i++) {
    const float g = r.g[i], m = r.a[i] * o.first + g * o.newFirst, size = g < 0 ? -g : g, old = r.b[i] * o.second;
    const float norm = size > old || size != size ? size : old;
    r.a[i] = m, r.b[i] = norm;
    r.w[i] -= step * (m / (norm + o.epsilon));
  }
}
static inline void rmsprop(const Optimizer& o, Run r) {
  for (long i = 0; i < r.count; i++) {
    const float g = r.g[i], square = r.a[i] * o.first + g * g * o.newFirst;
    const float moment = r.b[i] * o.second + g * o.rate / __builtin_sqrtf(square + o.epsilon);
    r.a[i] = square, r.b[i] = moment;
    r.w[i] -= moment;
  }
}
static inline void centeredRmsprop(const Optimizer& o, Run r) {
  for (long i = 0; i < r.count; i++) {
    const float g = r.g[i], square = r.a[i] * o.first + g * g * o.newFirst, mean = r.c[i] * o.first + g * o.newFirst;
    const float moment = r.b[i] * o.second + g * o.rate / __builtin_sqrtf(square - (mean * mean + o.epsilon));
    r.a[i] = square, r.b[i] = moment, r.c[i] = mean;
    r.w[i] -= moment;
  }
}
static inline void adagrad(const Optimizer& o, Run r) {
  for (long i = 0; i < r.count; i++) {
    const float g = r.g[i], sum = r.a[i] + g * g;
    r.a[i] = sum;
    r.w[i] -= o.rate * (g / __builtin_sqrtf(sum + o.epsilon));
  }
}
/** tfjs steps by the accumulators as they were before. */
static inline void adadelta(const Optimizer& o, Run r) {
  for (long i = 0; i < r.count; i++) {
    const float g = r.g[i], update = __builtin_sqrtf(r.b[i] + o.epsilon) / __builtin_sqrtf(r.a[i] + o.epsilon) * g;
    r.a[i] = r.a[i] * o.first + g * g * o.newFirst;
    r.b[i] = r.b[i] * o.first + update * update * o.newFirst;
    r.w[i] -= o.rate * update;
  }
}
static inline void momentum(const Optimizer& o, Run r, bool nesterov) {
  for (long i = 0; i < r.count; i++) {
    const float g = r.g[i], sum = o.first * r.a[i] + g;
    r.a[i] = sum;
    r.w[i] -= o.rate * (nesterov ? g + sum * o.first : sum);
  }
}

static inline void update(const Optimizer& o, Run r) {
  switch (o.kind) {
    case SGD: for (long i = 0; i < r.count; i++) r.w[i] -= o.rate * r.g[i]; break;
    case MOMENTUM: return momentum(o, r, false);
    case NESTEROV: return momentum(o, r, true);
    case RMSPROP: return rmsprop(o, r);
    case CENTERED_RMSPROP: return centeredRmsprop(o, r);
    case ADAGRAD: return adagrad(o, r);
    case ADADELTA: return adadelta(o, r);
    case ADAM: return adam(o, r);
    case ADAMAX: return adamax(o, r);
  }
}
/** After all weights were updated. */
static inline void countStep(Optimizer& o) {
  o.power1 *= o.first, o.power2 *= o.second, o.steps += 1;
}

/** What a regularizer adds to the loss for these weights, and to their gradient. */
static inline double regularize(Run r, float l1, float l2, bool addGradient) {
  double penalty = 0;
  for (long i = 0; i < r.count; i++) {
    const float w = r.w[i], size = w < 0 ? -w : w;
    penalty += l1 * size + l2 * (w * w);
    if (addGradient) r.g[i] += (w > 0 ? l1 : -l1) + 2 * l2 * w;  // tfjs: the slope of |w| at 0 is -1
  }
  return penalty;
}

}  // namespace ENGINE
