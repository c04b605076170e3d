// From the numbers that describe a model (lib/src/native/encode-plan.ts writes them) to stages, weights and memory.
//
//   numbers    height, width, channels, stages, optimizer, loss, targets, metrics, then MOST_METRICS of them,
//              then STAGE_NUMBERS for each stage: its kind and what readStage reads
//   constants  first, second, 1 - first, 1 - second, epsilon, decay of the optimizer, then STAGE_CONSTANTS for each stage
#pragma once
#include "network.h"
#include "plan-check.h"
#include "threads.h"

namespace ENGINE {

inline Network::Network(PlanNumbers plan, Threads& t) : threads(t) {
  wrong = !isPlan(plan.numbers, plan.count, plan.constantCount);
  if (wrong) return;
  readPlan(plan.numbers, plan.constants);
  allocateWeights();
  wrong = memory.failed || !reserve(BLOCK, 1);
}

static inline void readStage(Stage& s, const int32_t* n, const float* constants) {
  s.kind = n[0], s.activation = n[1];
  s.bias = n[2], s.trainable = n[3];
  s.rate = s.epsilon = constants[0], s.momentum = constants[1];
  s.out = s.in;
  if (s.kind == CONVOLUTION) {
    Convolution& c = s.convolution;
    c.kernelHeight = n[4], c.kernelWidth = n[5], c.stride = n[6];
    s.top = n[7], s.left = n[8];
    s.height = s.in.height + n[7] + n[9], s.width = s.in.width + n[8] + n[10];
    s.out = {n[11], n[12], n[13]};
    c.inChannels = s.in.channels, c.outChannels = s.out.channels;
    c.paddedHeight = s.height, c.paddedWidth = s.width;
    c.outHeight = c.pooledHeight = s.out.height, c.outWidth = c.pooledWidth = s.out.width;
    c.activation = s.activation, c.pooling = NO_POOLING;
  } else if (s.kind == POOLING) {
    s.out = {n[11], n[12], s.in.channels};
    s.pool = {n[13], s.in.channels, s.in.height, s.in.width, n[4], n[5], n[6], n[7], n[8], n[11], n[12]};
  } else if (s.kind == FLATTEN) {
    s.out = {1, 1, (int)s.in.features()};
  } else if (s.kind == DENSE) {
    s.out = {1, 1, n[13]};
  }
}

inline void Network::readPlan(const int32_t* numbers, const float* constants) {
  Extent extent = {numbers[0], numbers[1], numbers[2]};
  stageCount = numbers[3];
  optimizer.kind = numbers[4];
  optimizer.first = constants[0], optimizer.second = constants[1];
  optimizer.newFirst = constants[2], optimizer.newSecond = constants[3];
  optimizer.epsilon = constants[4], optimizer.decay = constants[5];
  judge.loss = numbers[5], judge.targets = numbers[6], judge.metrics = numbers[7];
  for (int m = 0; m < judge.metrics; m++) judge.measures[m] = numbers[8 + m];
  bool images = false;
  for (int i = 0; i < stageCount; i++) {
    if (numbers[HEAD_NUMBERS + i * STAGE_NUMBERS] == FLATTEN) images = true;  // planes, if there are any, end with it
  }
  for (int i = 0; i < stageCount; i++) {
    Stage& s = stages[i];
    const float* c = constants + HEAD_CONSTANTS + i * STAGE_CONSTANTS;
    s = {};
    s.in = extent, s.height = extent.height, s.width = extent.width, s.images = images;
    readStage(s, numbers + HEAD_NUMBERS + i * STAGE_NUMBERS, c);
    extent = s.out;
    s.parameter = parameterCount;
    if (s.kind == CONVOLUTION) addParameter(s.convolution.weights() / s.out.channels, s.out.channels, false, c + 2, s.trainable);
    if (s.kind == DENSE) addParameter(s.in.features(), s.out.channels, true, c + 2, s.trainable);
    if (s.bias) addParameter(1, s.out.channels, false, c + 4, s.trainable);
    if (s.kind == NORMALIZATION)
      for (int p = 0; p < 4; p++) addParameter(1, s.in.channels, false, c + 4, s.trainable && p < 2);
    if (s.kind == FLATTEN) images = false;
  }
  fuse();
  for (int i = 0; i < stageCount; i++) {
    planes += stages[i].images;
    if (stages[i].kind == NORMALIZATION) cuts[cutCount++] = i;
  }
  lowest = stageCount;
  for (int i = stageCount - 1; i >= 0; i--)
    if (stages[i].trainable) lowest = i;
  judge.classes = extent.features();
  judge.activation = stages[stageCount - 1].activation;
}

/** Joins a layer with the activation, and a convolution with the 2x2 pooling, that follow it. */
inline void Network::fuse() {
  int kept = 0;
  for (int i = 0; i < stageCount; i++) {
    const Stage s = stages[i];
    Stage* before = kept > 0 ? &stages[kept - 1] : nullptr;
    const bool convolution = before && before->kind == CONVOLUTION;
    Convolution* c = convolution ? &before->convolution : nullptr;
    if (s.kind == ACTIVATION && before && before->activation == LINEAR &&
        (before->kind == DENSE || (convolution && s.activation != SOFTMAX && c->pooling != AVERAGE))) {
      before->activation = s.activation;
      if (convolution) c->activation = s.activation;
      continue;
    }
    const Pool& p = s.pool;
    if (s.kind == POOLING && convolution && c->pooling == NO_POOLING && c->stride == 1 && p.height == 2 && p.width == 2 && p.stride == 2 &&
        2 * p.outHeight <= c->outHeight && 2 * p.outWidth <= c->outWidth) {
      c->pooling = p.kind;
      c->pooledHeight = p.outHeight, c->pooledWidth = p.outWidth;
      c->outHeight = 2 * p.outHeight, c->outWidth = 2 * p.outWidth;  // a last odd row or column is in no window
      before->out = s.out;
      continue;
    }
    stages[kept++] = s;
  }
  stageCount = kept;
}

inline int Network::addParameter(long rows, long columns, bool matrix, const float* regularizer, bool trainable) {
  const long stride = matrix ? rowStride(columns) : columns;
  parameters[parameterCount] = {rows, columns, stride, weightCount, trainable, regularizer[0], regularizer[1]};
  weightCount = roundUp(weightCount + rows * stride, 16);
  return parameterCount++;
}

inline void Network::allocateWeights() {
  w = memory.zeros<float>(weightCount), g = memory.zeros<float>(weightCount);
  for (float*& slot : slots) slot = memory.zeros<float>(weightCount);
  long longest = padded(inputs());
  lanes = threads.count == 1 ? 1 : 2 * threads.count;
  if (stages[0].kind == DENSE && lanes > 1 && stages[0].in.features() >= INPUTS_TO_SHARE) sumParts = lanes;
  long gradient = 0;
  for (int i = 0; i < stageCount; i++) {
    Stage& s = stages[i];
    longest = most(longest, padded(s.out.features()));
    if (s.kind == DENSE && i > lowest) s.turned = memory.zeros<float>(roundUp(s.out.channels, L) * rowStride(s.in.channels));
    if (s.kind == CONVOLUTION) {
      const Convolution& c = s.convolution;
      if (i > lowest) s.turned = memory.zeros<float>(c.weights());
      gradient = most(gradient, c.outChannels * c.outPlane());
      if (s.trainable)
        for (long lane = 0; lane < lanes; lane++) partial[lane][i] = memory.zeros<float>(c.weights() + c.outChannels);
    }
    if (s.kind == NORMALIZATION)
      {
      Normalizer& n = s.normalizer;
      float** const arrays[] = {&n.mean, &n.inverse, &n.scale, &n.shift, &n.sum, &n.sumNormalized};
      for (float** at : arrays)
        *at = memory.zeros<float>(padded(s.in.channels));
    }
  }
  zeros = memory.zeros<float>(longest);
  for (int t = 0; t < threads.count; t++) dy[t] = memory.zeros<V>(gradient);
  planUpdates();
}

inline void Network::planUpdates() {
  tasks = memory.zeros<UpdateTask>(parameterCount + weightCount / ROWS_OF_TASK + 1);
  if (!tasks) return;
  for (int i = 0; i < stageCount; i++) {
    const Stage& s = stages[i];
    const int count = s.kind == DENSE || s.kind == CONVOLUTION ? 1 + s.bias : s.kind == NORMALIZATION ? 2 : 0;
    for (int p = 0; p < count; p++) {
      const Parameter& parameter = parameters[s.parameter + p];
      // Of a convolution, a row of the task is a place in the kernel's window; a few thousand weights are worth a task.
      const long rows = s.kind == CONVOLUTION && p == 0 ? (long)s.convolution.kernelHeight * s.convolution.kernelWidth : parameter.rows;
      const long rowLength = parameter.rows * parameter.columns / rows;
      const long step = s.kind == DENSE ? ROWS_OF_TASK : most(1, 2048 / rowLength);
      for (long from = 0; from < rows; from += step) tasks[taskCount++] = {i, s.parameter + p, from, least(from + step, rows)};
    }
  }
  penalties = memory.zeros<double>(taskCount);
}

inline void Network::allocateScratch(Scratch& scratch) {
  for (int i = 0; i < planes; i++)
    for (long part = 0; part < PARTS; part++) {
      const Stage& s = stages[i];
      const long size = s.in.channels * planeSize(s.height, s.width);
      scratch.in[i][part] = batchMemory.zeros<V>(size);
      if (i > lowest) scratch.gradient[i][part] = batchMemory.zeros<V>(size);
      const Convolution& c = s.convolution;
      Kept& kept = scratch.kept[i][part];
      if (s.kind == CONVOLUTION && c.pooling == MAXIMUM) kept.winners = batchMemory.zeros<VI>(c.outChannels * c.pooledPlane());
      if (s.kind == CONVOLUTION && c.pooling == AVERAGE) kept.outputs = batchMemory.zeros<V>(c.outChannels * c.outPlane());
      if (s.kind == POOLING && s.pool.kind == MAXIMUM) kept.winners = batchMemory.zeros<VI>(s.out.features());
    }
}

/** Memory for so many rows and blocks; what there is already goes when it is too small. */
inline bool Network::reserve(long rows, long blocks) {
  rows = most(roundUp(rows, ROW_BLOCK), ROW_BLOCK * threads.count), blocks = most(blocks, threads.count);
  if (rows <= rowCapacity && blocks <= blockCapacity) return true;
  rows = most(rows, rowCapacity), blocks = most(blocks, blockCapacity);
  batchMemory.clear();
  batchMemory.failed = false;
  rowCapacity = blockCapacity = 0;
  totals = batchMemory.zeros<double>(blocks * results());
  const long scratches = usesBlocks() ? blocks : threads.count;
  scratch = planes > 0 ? batchMemory.zeros<Scratch>(scratches) : nullptr;
  for (long i = 0; i < scratches && scratch; i++) allocateScratch(scratch[i]);
  for (int i = planes; i <= stageCount; i++) {
    const long columns = i < stageCount ? stages[i].in.features() : judge.classes;
    const bool raw = i == 0;  // the rows of the data themselves, or what bytes among them stand for
    strides[i] = rowStride(columns);
    matrices[i] = batchMemory.zeros<float>(rows * strides[i]);
    gradients[i] = raw ? nullptr : batchMemory.zeros<float>(rows * strides[i]);
    inRows[i] = batchMemory.zeros<const float*>(rows), gradientRows[i] = batchMemory.zeros<const float*>(rows);
    if (batchMemory.failed) return false;
    for (long r = 0; r < rows; r++) {
      inRows[i][r] = raw ? zeros : matrices[i] + r * strides[i];
      gradientRows[i][r] = raw ? nullptr : gradients[i] + r * strides[i];
    }
  }
  for (long part = 0; part < sumParts; part++) sums[part] = batchMemory.zeros<float>(rows * strides[1]);
  for (int cut = 0; cut < cutCount; cut++) {
    Stage& s = stages[cuts[cut]];
    float** const arrays[] = {&s.partMeans, &s.partSquares, &s.partSums, &s.partNormalized};
    for (float** at : arrays)
      *at = batchMemory.zeros<float>(blocks * PARTS * padded(s.in.channels));
  }
  if (batchMemory.failed) return false;
  rowCapacity = rows, blockCapacity = blocks;
  return true;
}

}  // namespace ENGINE
