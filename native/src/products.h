// Matrix products. A tile of the result stays in registers while the sum over k goes on: M rows by N registers of L
// columns. Each step of k loads N vectors of b and multiplies them by M numbers of a, one broadcast each; so a load is
// used M times, and a number of a N * L times.
#pragma once
#include "vector.h"

namespace ENGINE {

// Tiles that fill the registers: M * N sums, N vectors of b and one broadcast.
constexpr int TILE_ROWS = REGISTERS == 32 || L == 8 ? 6 : 4, TILE_VECTORS = REGISTERS == 32 ? 4 : 2;
/** A part of k whose vectors of b stay in the first-level cache while the tile moves down the rows. */
constexpr long K_BLOCK = 128;

/** Whether a is given by pointers to its rows, a(m, k) = rows[m][k], or to rows of its transpose, a(m, k) = rows[k][m]. */
enum Order { BY_ROW, BY_COLUMN };

struct Product {
  const float* const* a;
  const float* b;
  long bStride;
  float* c;  // its first row belongs to row m0 of a
  long cStride;
};

/** Sums over k0..k1 for M rows from m and N vectors of columns from n; `fresh` says that c holds nothing yet. */
template <Order order, int M, int N>
static void productTile(const Product& p, long m0, long m, long n, long k0, long k1, bool fresh) {
  float* c = p.c + (m - m0) * p.cStride + n;
  V sums[M][N];
  UNROLL for (int i = 0; i < M; i++) UNROLL for (int j = 0; j < N; j++) sums[i][j] = fresh ? V{} : load(c + i * p.cStride + j * L);
  const float* rows[M];
  if (order == BY_ROW) UNROLL for (int i = 0; i < M; i++) rows[i] = p.a[m + i];
  const float* b = p.b + k0 * p.bStride + n;
  for (long k = k0; k < k1; k++, b += p.bStride) {
    V vectors[N];
    UNROLL for (int j = 0; j < N; j++) vectors[j] = load(b + j * L);
    const float* column = order == BY_COLUMN ? p.a[k] + m : nullptr;
    UNROLL for (int i = 0; i < M; i++) {
      V x = splat(order == BY_COLUMN ? column[i] : rows[i][k]);
      UNROLL for (int j = 0; j < N; j++) sums[i][j] += x * vectors[j];
    }
  }
  UNROLL for (int i = 0; i < M; i++) UNROLL for (int j = 0; j < N; j++) store(c + i * p.cStride + j * L, sums[i][j]);
}

/** The largest tile that fits into `rows` rows and `vectors` vectors. */
template <Order order, int M, int N>
static void fittingTile(long rows, long vectors, const Product& p, long m0, long m, long n, long k0, long k1, bool fresh) {
  if (rows < M) {
    if constexpr (M > 1) fittingTile<order, smaller(M), N>(rows, vectors, p, m0, m, n, k0, k1, fresh);
  } else if (vectors < N) {
    if constexpr (N > 1) fittingTile<order, M, smaller(N)>(rows, vectors, p, m0, m, n, k0, k1, fresh);
  } else {
    productTile<order, M, N>(p, m0, m, n, k0, k1, fresh);
  }
}

/** One column of tiles, as many rows at a time as are left. */
template <Order order>
static void productColumn(const Product& p, long m0, long m1, long columns, long n, long k0, long k1, bool fresh) {
  for (long m = m0; m < m1;) {
    fittingTile<order, TILE_ROWS, TILE_VECTORS>(m1 - m, (columns - n) / L, p, m0, m, n, k0, k1, fresh);
    m += fitting(TILE_ROWS, m1 - m);
  }
}

/** c(m, n) [+]= sum over k from..to of a(m, k) * b(k, n), for rows m0..m1 of a and n columns, a multiple of 16. */
template <Order order>
static void product(const Product& p, long m0, long m1, long from, long to, long columns, bool fresh) {
  if (from == to && fresh)
    for (long m = m0; m < m1; m++) memset(p.c + (m - m0) * p.cStride, 0, 4 * columns);
  for (long k = from; k < to; k += K_BLOCK)
    for (long n = 0; n < columns; n += L * fitting(TILE_VECTORS, (columns - n) / L))
      productColumn<order>(p, m0, m1, columns, n, k, least(k + K_BLOCK, to), fresh && k == from);
}

}  // namespace ENGINE
