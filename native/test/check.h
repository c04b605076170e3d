// Random numbers, and a comparison that ends the program with a line that says what was wrong.
#pragma once
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

class Random {
  uint64_t state;

 public:
  explicit Random(uint64_t seed) : state(seed * 2654435761u + 88172645463325252u) {}
  uint64_t next() {
    state ^= state << 13, state ^= state >> 7, state ^= state << 17;
    return state;
  }
  /** from..to, both included. */
  long whole(long from, long to) { return from + (long)(next() % (uint64_t)(to - from + 1)); }
  float number() { return (float)(next() % 20001) / 10000.f - 1; }
  std::vector<float> numbers(long count) {
    std::vector<float> all(count);
    for (float& one : all) one = number();
    return all;
  }
};

/** Sums of n products of float32 are wrong by some units in the last place of their terms' sum. */
inline void close(double found, double expected, double terms, const char* what) {
  if (std::fabs(found - expected) <= 1e-6 * (1 + terms) * 4) return;
  std::printf("%s: %.9g, expected %.9g\n", what, found, expected);
  std::exit(1);
}
