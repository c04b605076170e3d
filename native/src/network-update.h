// What is done once for a whole batch: the moments of batch normalization, gradients of dense layers, and the optimizer.
#pragma once
#include "network.h"

namespace ENGINE {

/** From the blocks' moments to those of the batch, and to the moving ones. */
inline void Network::joinMoments(int i, long batch) {
  Stage& s = stages[i];
  const bool images = i < planes;
  const long width = padded(s.in.channels), part = images ? L : blockSize, pixels = images ? (long)s.in.height * s.in.width : 1;
  float* values[4];
  for (int p = 0; p < 4; p++) values[p] = w + parameters[s.parameter + p].at;
  for (int c = 0; c < s.in.channels; c++) {
    Moments all;
    for (long at = 0; at * part < batch; at++)
      all.add((double)least(part, batch - at * part) * pixels, s.partMeans[at * width + c], s.partSquares[at * width + c]);
    const float mean = (float)all.mean, variance = (float)(all.squares / all.n), decay = 1 - s.momentum;
    values[2][c] -= (values[2][c] - mean) * decay;
    values[3][c] -= (values[3][c] - variance) * decay;
    Normalizer& n = s.normalizer;
    n.mean[c] = mean, n.inverse[c] = 1 / __builtin_sqrtf(variance + s.epsilon);
    n.scale[c] = n.inverse[c] * values[0][c], n.shift[c] = values[1][c] - mean * n.scale[c];
  }
}

/** Without training, the moving moments stand for those of the batch. */
inline void Network::useMovingMoments() {
  for (int cut = 0; cut < cutCount; cut++) {
    Stage& s = stages[cuts[cut]];
    const float* values[4];
    for (int p = 0; p < 4; p++) values[p] = w + parameters[s.parameter + p].at;
    for (int c = 0; c < s.in.channels; c++) {
      Normalizer& n = s.normalizer;
      n.scale[c] = values[0][c] / __builtin_sqrtf(values[3][c] + s.epsilon);
      n.shift[c] = values[1][c] - values[2][c] * n.scale[c];
    }
  }
}

/** From the blocks' sums to the gradients of gamma and beta, and to what each input's gradient needs. */
inline void Network::joinGradientSums(int i, long batch) {
  Stage& s = stages[i];
  const bool images = i < planes;
  const long width = padded(s.in.channels), part = images ? L : blockSize, pixels = images ? (long)s.in.height * s.in.width : 1;
  for (int c = 0; c < s.in.channels; c++) {
    double sum = 0, normalized = 0;
    for (long at = 0; at * part < batch; at++) sum += s.partSums[at * width + c], normalized += s.partNormalized[at * width + c];
    const double n = (double)batch * pixels;
    s.normalizer.sum[c] = (float)(sum / n), s.normalizer.sumNormalized[c] = (float)(normalized / n);
    g[parameters[s.parameter].at + c] = (float)normalized, g[parameters[s.parameter + 1].at + c] = (float)sum;
  }
}

/** Adds up what the lanes have of the gradient of weights from..to. */
inline void Network::addLanes(const float* const* partials, long from, long to, float* gradient) const {
  for (long i = from; i < to; i++) gradient[i - from] = 0;
  for (long lane = 0; lane < usedLanes; lane++)
    for (long i = from; i < to; i++) gradient[i - from] += partials[lane][i];
}

/** Lets the optimizer change some rows of a parameter; returns the regularizer's part in the loss. */
inline double Network::applyGradient(const Parameter& p, long from, long to) {
  double penalty = 0;
  for (long row = from; row < to; row++) {
    const long at = p.at + row * p.stride;
    Run run = {w + at, g + at, slots[0] + at, slots[1] + at, slots[2] + at, p.columns};
    if (p.l1 != 0 || p.l2 != 0) penalty += regularize(run, p.l1, p.l2, p.trainable);
    if (p.trainable) ENGINE::update(optimizer, run);
  }
  return penalty;
}

inline double Network::updateWeights(const UpdateTask& task, long batch) {
  const Stage& s = stages[task.stage];
  const Parameter& p = parameters[task.parameter];
  const bool weights = task.parameter == s.parameter;
  const int i = task.stage;
  if (s.kind == CONVOLUTION) {
    const long row = weights ? (long)s.convolution.inChannels * s.convolution.outChannels : p.columns;
    const long from = task.from * row, to = task.to * row, offset = weights ? 0 : s.convolution.weights();
    if (p.trainable) {
      const float* partials[MOST_LANES];
      for (long lane = 0; lane < usedLanes; lane++) partials[lane] = partial[lane][i] + offset;
      addLanes(partials, from, to, g + p.at + from);
    }
    const double penalty = applyGradient({1, to - from, to - from, p.at + from, p.trainable, p.l1, p.l2}, 0, 1);
    if (weights) turn(task);
    return penalty;
  }
  if (s.kind == DENSE && p.trainable) {
    const Rows gradient = rowsOf(gradients, i + 1, 0, rowsWithPadding(batch));
    if (weights) {
      float* to = g + p.at + task.from * p.stride;
      product<BY_COLUMN>({inRows[i], gradient.at, gradient.stride, to, p.stride}, task.from, task.to, 0, gradient.count, gradient.columns, true);
    } else {
      for (long o = 0; o < gradient.columns; o += L) {
        V sum = {};
        for (long r = 0; r < gradient.count; r++) sum += load(gradient.row(r) + o);
        if (o + L <= p.columns) store(g + p.at + o, sum);
        else storePart(g + p.at + o, sum, most(0, p.columns - o));
      }
    }
  }
  const double penalty = applyGradient(p, task.from, task.to);
  if (weights) turn(task);
  return penalty;
}

/** Lays changed weights as the gradient of the input needs them. */
inline void Network::turn(const UpdateTask& task) {
  const Stage& s = stages[task.stage];
  const Parameter& p = parameters[task.parameter];
  if (!s.turned || task.parameter != s.parameter) return;
  if (s.kind == CONVOLUTION) {
    for (long row = task.from; row < task.to; row++) turnKernel(s.convolution, (int)row, w + p.at, s.turned);
    return;
  }
  const long stride = rowStride(s.in.channels);
  for (long i = task.from; i < task.to; i += L)
    for (long o = 0; o < p.columns; o += L) {
      V rows[L];
      UNROLL for (int n = 0; n < L; n++) rows[n] = i + n < task.to ? load(w + p.at + (i + n) * p.stride + o) : V{};
      transpose(rows);
      UNROLL for (int n = 0; n < L; n++) store(s.turned + (o + n) * stride + i, rows[n]);
    }
}

}  // namespace ENGINE
