// exp, tanh, sigmoid and log of L numbers at once. NaN in gives NaN out; what is too large for a float32 saturates.
#pragma once
#include "vector.h"

namespace ENGINE {

/** e^x as 2^n * e^r with r in [-ln 2 / 2, ln 2 / 2], where a polynomial does; ln 2 is subtracted in two parts. */
INLINE V exponential(V x) {
  x = x < -87.f ? splat(-87.f) : x;
  x = x > 88.f ? splat(88.f) : x;
  V n = x * 1.44269504f + 12582912.f;  // 1.5 * 2^23: adding it rounds to a whole number
  n = n - 12582912.f;
  V r = x - n * 0.693359375f;
  r = r + n * 2.12194440e-4f;
  V p = splat(1.f / 5040);
  p = p * r + 1.f / 720, p = p * r + 1.f / 120, p = p * r + 1.f / 24, p = p * r + 1.f / 6;
  p = p * r + .5f, p = p * r + 1.f, p = p * r + 1.f;
  V whole = x == x ? n : V{};  // a NaN is no whole number
  return p * (V)((__builtin_convertvector(whole, VI) + 127) << 23);
}

/** The rational approximation of tanh that Eigen uses, and so TensorFlow: odd polynomial by even polynomial. */
INLINE V hyperbolicTangent(V x) {
  constexpr float LIMIT = 7.90531110763549805f;  // beyond it, tanh is 1 to the last bit
  V c = x < -LIMIT ? splat(-LIMIT) : x;
  c = c > LIMIT ? splat(LIMIT) : c;
  V q = c * c;
  V p = splat(-2.76076847742355e-16f);
  p = p * q + 2.00018790482477e-13f, p = p * q + -8.60467152213735e-11f, p = p * q + 5.12229709037114e-08f;
  p = p * q + 1.48572235717979e-05f, p = p * q + 6.37261928875436e-04f, p = p * q + 4.89352455891786e-03f;
  V d = splat(1.19825839466702e-06f);
  d = d * q + 1.18534705686654e-04f, d = d * q + 2.26843463243900e-03f, d = d * q + 4.89352518554385e-03f;
  return p * c / d;
}

INLINE V sigmoid(V x) { return 1.f / (1.f + exponential(-x)); }

/** ln x for one number, after Cephes' logf; x is above 0. */
INLINE float logarithm(float x) {
  uint32_t bits;
  memcpy(&bits, &x, 4);
  float exponent = (float)((int32_t)(bits >> 23) - 126);
  bits = (bits & 0x007fffff) | 0x3f000000;  // the mantissa as a number in [0.5, 1)
  float m;
  memcpy(&m, &bits, 4);
  bool low = m < 0.707106781186547524f;
  exponent -= low ? 1.f : 0.f;
  m = (low ? m + m : m) - 1.f;
  float q = m * m, p = 7.0376836292e-2f;
  p = p * m - 1.1514610310e-1f, p = p * m + 1.1676998740e-1f, p = p * m - 1.2420140846e-1f;
  p = p * m + 1.4249322787e-1f, p = p * m - 1.6668057665e-1f, p = p * m + 2.0000714765e-1f;
  p = p * m - 2.4999993993e-1f, p = p * m + 3.3333331174e-1f;
  float y = p * m * q - 2.12194440e-4f * exponent - 0.5f * q;
  float result = m + y + 0.693359375f * exponent;
  return x == x ? result : x;
}

}  // namespace ENGINE
