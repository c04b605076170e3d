// Vectors of L floats in the compiler's own types: the one file that knows compilers and processors apart.
//
// `V a, b; a * b + 1.f` is an addition and a multiplication of L numbers at once, in one register. There are no
// intrinsics and no assembler: GCC and clang choose the instructions, for x86 (SSE, AVX2, AVX-512), ARM and WebAssembly.
#pragma once
#include <stddef.h>
#include <stdint.h>
#if defined(__wasm__)  // where there is no library: the compiler writes these itself, or calls those of platform-wasm.cc
extern "C" void* memcpy(void*, const void*, size_t);
extern "C" void* memset(void*, int, size_t);
#else
#include <string.h>
#endif

// Every variant of the engine lives in a namespace of its own, so that the linker never takes a function compiled for
// one processor into the code for another.
#ifndef ENGINE
#define ENGINE engine_portable
#endif

namespace ENGINE {

#if defined(__AVX512F__)
constexpr int L = 16, REGISTERS = 32;
#elif defined(__AVX2__)
constexpr int L = 8, REGISTERS = 16;
#elif defined(__aarch64__)
constexpr int L = 4, REGISTERS = 32;
#else
constexpr int L = 4, REGISTERS = 16;
#endif

typedef float V __attribute__((vector_size(L * 4), may_alias));
typedef int32_t VI __attribute__((vector_size(L * 4), may_alias));
typedef uint32_t VU __attribute__((vector_size(L * 4), may_alias));
/** The same at any address. */
typedef float Unaligned __attribute__((vector_size(L * 4), aligned(4), may_alias));

#define INLINE static inline __attribute__((always_inline))
#if defined(__clang__)
#define UNROLL _Pragma("clang loop unroll(full)")
#else
#define UNROLL _Pragma("GCC unroll 32")
#endif

INLINE V splat(float x) { return x - V{}; }
INLINE V load(const float* from) { return *(const Unaligned*)from; }
INLINE void store(float* to, V x) { *(Unaligned*)to = x; }
/** The first `count` of L floats; the others are zero. */
INLINE V loadPart(const float* from, long count) {
  V x = {};
  memcpy(&x, from, 4 * count);
  return x;
}
INLINE void storePart(float* to, V x, long count) { memcpy(to, &x, 4 * count); }
/**
 * Bytes as 255ths, which are what TensorFlow's division makes of them, to the last bit. Where a multiplication and an
 * addition are rounded once, multiplying by 1 / 255 and adding what is missing gives the same for each of the 256 bytes.
 * (The loop is for the compiler: GCC turns a vector of bytes into one of floats number by number.)
 */
static inline void scale(const uint8_t* __restrict from, float* __restrict to, long count) {
  for (long i = 0; i < count; i++) {
    const float x = from[i];
#if defined(__FMA__) || defined(__aarch64__)
    const float quotient = x * (1 / 255.f), rest = x - quotient * 255.f;
    to[i] = quotient + rest * (1 / 255.f);
#else
    to[i] = x / 255.f;
#endif
  }
}
INLINE float sumOf(V x) {
  float sum = 0;
  UNROLL for (int i = 0; i < L; i++) sum += x[i];
  return sum;
}

// ---- An L x L matrix in L registers, transposed: blocks of size S beside the diagonal change places, then S/2, ... ----
#if defined(__clang__)
template <int... I> struct Lanes {};
template <int N, int... I> struct UpTo : UpTo<N - 1, N - 1, I...> {};
template <int... I> struct UpTo<0, I...> { typedef Lanes<I...> type; };
template <int S, int... I> INLINE void swapRows(V& a, V& b, Lanes<I...>) {
  V low = __builtin_shufflevector(a, b, (I & S ? L + I - S : I)...);
  V high = __builtin_shufflevector(a, b, (I & S ? L + I : I + S)...);
  a = low, b = high;
}
template <int S> INLINE void swapRows(V& a, V& b) { swapRows<S>(a, b, typename UpTo<L>::type()); }
#else
template <int S> INLINE void swapRows(V& a, V& b) {
  VI low, high;
  UNROLL for (int i = 0; i < L; i++) low[i] = i & S ? L + i - S : i, high[i] = i & S ? L + i : i + S;
  V first = __builtin_shuffle(a, b, low), second = __builtin_shuffle(a, b, high);
  a = first, b = second;
}
#endif
template <int S> INLINE void swapBlocks(V* rows) {
  UNROLL for (int i = 0; i < L; i++)
    if (!(i & S)) swapRows<S>(rows[i], rows[i + S]);
  if constexpr (S > 1) swapBlocks<S / 2>(rows);
}
INLINE void transpose(V* rows) { swapBlocks<L / 2>(rows); }
/** The sum of each of L rows, in the row's lane: what changes places is added up at once. */
template <int S> INLINE V addBlocks(V* rows) {
  UNROLL for (int i = 0; i < S; i++) {
    swapRows<S>(rows[i], rows[i + S]);
    rows[i] += rows[i + S];
  }
  if constexpr (S > 1) return addBlocks<S / 2>(rows);
  else return rows[0];
}
INLINE V sumsOf(V* rows) { return addBlocks<L / 2>(rows); }

// ---- Sizes ----
constexpr long roundUp(long n, long to) { return (n + to - 1) / to * to; }
/** Floats that n columns take up in memory: whole cache lines of 16. */
constexpr long padded(long n) { return roundUp(n, 16); }
/**
 * Floats from one row of a matrix to the next: an odd number of cache lines. With an even number, say 8, a column's
 * numbers would all fall into an eighth of the first-level cache and push each other out.
 */
constexpr long rowStride(long columns) { return padded(columns) / 16 % 2 ? padded(columns) : padded(columns) + 16; }
INLINE long least(long a, long b) { return a < b ? a : b; }
INLINE long most(long a, long b) { return a > b ? a : b; }
/** Tiles come in a few sizes, so that the compiler has not too much to do: 6, 4, 2, 1 and 5, 3, 1. */
constexpr int smaller(int tile) { return tile > 4 ? tile - 2 : tile / 2; }
/** The largest of them up to `tile` that fits into what is left. */
constexpr long fitting(int tile, long left) { return tile <= left ? tile : fitting(smaller(tile), left); }

}  // namespace ENGINE
