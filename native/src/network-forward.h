// The way forward: a block of rows r0..r1 through the stages.
#pragma once
#include "network.h"

namespace ENGINE {

inline Planes Network::inside(V* const (*planes)[PARTS], int stage, long part) const {
  const Stage& s = stages[stage];
  return {planes[stage][part] + s.top * s.width + s.left, planeSize(s.height, s.width), s.width};
}
inline Rows Network::rowsOf(float* const* matrices, int stage, long from, long to) const {
  const long columns = stage < stageCount ? stages[stage].in.features() : judge.classes;
  return {matrices[stage] + from * strides[stage], strides[stage], to - from, padded(columns)};
}

/** Rows that a block works on: those of a part of images without an image count as well, as zeros. */
static inline long lastRow(bool images, long r0, long r1) { return images ? r0 + BLOCK : r1; }

/** Puts the block's images where the first stage finds them. */
inline void Network::loadImages(Scratch& s, Data data, const int32_t* rows, long from, long to) {
  if (planes == 0) return;
  for (long part = 0; part < PARTS; part++) {
    const void* images[L];
    const long first = from + part * L, count = most(0, least(L, to - first));
    for (long i = 0; i < L; i++) images[i] = i < count ? data.x.from((rows ? rows[first + i] : first + i) * inputs()).at : zeros;
    if (data.x.bytes) toPlanes((const uint8_t* const*)images, count, stages[0].in, inputOf(s, 0, part));
    else toPlanes((const float* const*)images, count, stages[0].in, inputOf(s, 0, part));
  }
}

/** Where the first dense layer reads a row: where it lies, or, of bytes, at a place of the batch that they are scaled to. */
inline const float* Network::inputRow(Inputs row, long place) const {
  return row.bytes ? matrices[0] + place * strides[0] : (const float*)row.at;
}
/** Puts the numbers from..to of a row there. */
inline void Network::scaleRow(Inputs row, long place, long from, long to) const {
  scale((const uint8_t*)row.at + from, matrices[0] + place * strides[0] + from, to - from);
}

inline void Network::forward(int from, int to, Scratch& s, long r0, long r1, bool training) {
  for (int i = from; i < to; i++)
    if (i < planes) forwardPlanes(i, s, r0, r1, training);
    else forwardRows(i, r0, lastRow(planes > 0, r0, r1), training);
}

inline void Network::forwardPlanes(int i, Scratch& scratch, long r0, long, bool training) {
  const Stage& s = stages[i];
  for (long part = 0; part < PARTS; part++) {
    const Planes in = inputOf(scratch, i, part);
    if (s.kind == FLATTEN) {
      toRows(in, s.in, matrices[i + 1] + (r0 + part * L) * strides[i + 1], strides[i + 1]);
      continue;
    }
    const Planes out = inputOf(scratch, i + 1, part);
    const Kept kept = training ? scratch.kept[i][part] : Kept{};
    if (s.kind == CONVOLUTION) {
      const float* bias = s.bias ? w + parameters[s.parameter + 1].at : zeros;
      convolve(s.convolution, {scratch.in[i][part], w + parameters[s.parameter].at, bias, out, kept});
    } else if (s.kind == POOLING) {
      pool(s.pool, in, out, kept.winners);
    } else if (s.kind == NORMALIZATION) {
      normalizePlanes(in, s.in, s.normalizer, out);
    } else if (s.kind == DROPOUT && training) {
      dropPlanes(in, s.in, out, s.rate, dropoutKey(i), r0 + part * L);
    } else {
      for (int c = 0; c < s.in.channels; c++)
        for (int y = 0; y < s.in.height; y++)
          for (int x = 0; x < s.in.width; x++) *out.pixel(c, y, x) = activate(*in.pixel(c, y, x), s.activation);
    }
  }
}

/**
 * A part of the first layer's sums, for the whole batch: over those inputs whose weights the same thread updates. So
 * these weights, and these columns of the images, stay in its processor's own cache.
 */
inline void Network::sumPart(Inputs x, const int32_t* rows, long part, long batch) {
  const Parameter& weights = parameters[stages[0].parameter];
  const long width = (weights.rows + sumParts - 1) / sumParts, from = least(part * width, weights.rows), to = least(from + width, weights.rows);
  for (long r = 0; x.bytes && r < batch; r++) scaleRow(x.from(rows[r] * inputs()), r, from, to);
  product<BY_ROW>({inRows[0], w + weights.at, weights.stride, sums[part], strides[1]}, 0, batch, from, to, padded(weights.columns), true);
}

inline void Network::addSums(Rows out, long r0) const {
  for (long r = 0; r < out.count; r++)
    for (long o = 0; o < out.columns; o += L) {
      V sum = load(out.row(r) + o);
      for (long part = 0; part < sumParts; part++) sum += load(sums[part] + (r0 + r) * strides[1] + o);
      store(out.row(r) + o, sum);
    }
}

inline void Network::forwardRows(int i, long r0, long r1, bool training) {
  const Stage& s = stages[i];
  const Rows out = rowsOf(matrices, i + 1, r0, r1);
  if (s.kind == DENSE) {
    const Parameter& weights = parameters[s.parameter];
    const float* bias = s.bias ? w + parameters[s.parameter + 1].at : zeros;
    for (long r = 0; r < out.count; r++) memcpy(out.row(r), bias, 4 * s.out.channels);
    if (i == 0 && training && sumParts > 0) addSums(out, r0);
    else product<BY_ROW>({inRows[i], w + weights.at, weights.stride, out.at, out.stride}, r0, r1, 0, s.in.channels, out.columns, false);
    return activateRows(out.at, out.stride, out.count, out.columns, s.activation);
  }
  const Rows in = rowsOf(matrices, i, r0, r1);
  if (s.kind == NORMALIZATION) return normalizeRows(in, s.normalizer, out);
  for (long r = 0; r < out.count; r++) {
    if (s.kind == DROPOUT && training) dropRow(in.row(r), out.row(r), out.columns, s.rate, dropoutKey(i), r0 + r);
    else memcpy(out.row(r), in.row(r), 4 * out.columns);
  }
  activateRows(out.at, out.stride, out.count, out.columns, s.activation);
}

/** A block's part in the moments that batch normalization takes of its input. */
inline void Network::moments(int i, Scratch& scratch, long r0, long r1) {
  const Stage& s = stages[i];
  const long width = padded(s.in.channels), block = r0 / blockSize;
  if (i >= planes) return rowMoments(rowsOf(matrices, i, r0, r1), s.partMeans + block * width, s.partSquares + block * width);
  for (long part = 0; part < PARTS; part++) {
    const long count = most(0, least(L, r1 - r0 - part * L)), at = (block * PARTS + part) * width;
    if (count > 0) planeMoments(inputOf(scratch, i, part), s.in, lanesWith(count), count, s.partMeans + at, s.partSquares + at);
  }
}

/** Softmax, losses and metrics of the block's rows; with `training` the gradient that the way back begins with. */
inline void Network::judgeRows(Data data, const int32_t* rows, long r0, long r1, long batch, bool training, double* totals) {
  const Rows out = rowsOf(matrices, stageCount, r0, r1), gradient = rowsOf(gradients, stageCount, r0, lastRow(planes > 0, r0, r1));
  for (int m = 0; m < results(); m++) totals[m] = 0;
  for (long r = 0; r < out.count; r++) {
    if (judge.activation == SOFTMAX) softmax(out.row(r), judge.classes);
    if (!data.y) continue;
    const long row = rows ? rows[r0 + r] : r0 + r;
    const float weight = data.weights ? data.weights[row] : 1;
    judgeRow(judge, out.row(r), data.y + row * judge.targets, weight, 1.f / batch, training ? gradient.row(r) : nullptr, totals);
  }
  for (long r = out.count; training && r < gradient.count; r++) memset(gradient.row(r), 0, 4 * gradient.columns);
}

}  // namespace ENGINE
