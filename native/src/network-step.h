// A training step, phase by phase, and what evaluate and predict do.
#pragma once
#include "network-backward.h"
#include "network-forward.h"
#include "network-update.h"
#include "plan.h"
#include "threads.h"

namespace ENGINE {

/** Blocks of images are vectors; without images a thread's part is cut in two, so that others can take over the rest. */
inline void Network::chooseBlocks(long batch) {
  const long fair = threads.count == 1 ? batch : roundUp((batch + 2 * threads.count - 1) / (2 * threads.count), TILE_ROWS);
  blockSize = planes > 0 ? BLOCK : most(1, least(ROW_BLOCK, fair));
  blockCount = (batch + blockSize - 1) / blockSize;
  usedLanes = least(lanes, blockCount);
}

inline bool Network::train(Data data, const int32_t* rows, long batch, long steps, float* out) {
  chooseBlocks(batch);
  if (!reserve(batch, blockCount)) return false;
  for (long i = 0; i < steps; i++, rows += batch, out += results()) trainStep(data, rows, batch, out);
  return true;
}

inline void Network::trainStep(Data data, const int32_t* rows, long batch, float* out) {
  step++;
  auto eachBlock = [&](long lane, int thread, auto f) {
    for (long b = lane * blockCount / usedLanes; b < (lane + 1) * blockCount / usedLanes; b++)
      f(scratch ? scratch[usesBlocks() ? b : thread] : nothing, b * blockSize, least((b + 1) * blockSize, batch), b);
  };
  for (long r = 0; planes == 0 && r < batch; r++) {
    const Inputs row = data.x.from(rows[r] * inputs());
    inRows[0][r] = inputRow(row, r);
    if (row.bytes && sumParts == 0) scaleRow(row, r, 0, inputs());
  }
  if (sumParts > 0) threads.each(sumParts, [&](long part, int) { sumPart(data.x, rows, part, batch); });
  // Forwards up to each batch normalization.
  int from = 0;
  for (int cut = 0; cut < cutCount; from = cuts[cut++]) {
    threads.each(usedLanes, [&](long lane, int thread) {
      eachBlock(lane, thread, [&](Scratch& s, long r0, long r1, long) {
        if (from == 0) loadImages(s, data, rows, r0, r1);
        forward(from, cuts[cut], s, r0, r1, true);
        moments(cuts[cut], s, r0, r1);
      });
    });
    joinMoments(cuts[cut], batch);
  }
  // Forwards to the end and back to the last of them.
  threads.each(usedLanes, [&](long lane, int thread) {
    for (int i = lowest; i < planes; i++)
      if (partial[lane][i]) memset(partial[lane][i], 0, 4 * (stages[i].convolution.weights() + stages[i].convolution.outChannels));
    eachBlock(lane, thread, [&](Scratch& s, long r0, long r1, long b) {
      if (from == 0) loadImages(s, data, rows, r0, r1);
      forward(from, stageCount, s, r0, r1, true);
      judgeRows(data, rows, r0, r1, batch, true, totals + b * results());
      backward(stageCount, cutCount > 0 ? from + 1 : 0, s, r0, r1, partial[lane], dy[thread]);
      if (cutCount > 0 && from >= lowest) gradientSums(from, s, r0, r1);  // below, there are no gradients
    });
  });
  // Back from each of them to the one before.
  for (int cut = cutCount - 1; cut >= 0 && cuts[cut] >= lowest; cut--) {
    const int to = cut > 0 ? cuts[cut - 1] : 0;
    joinGradientSums(cuts[cut], batch);
    threads.each(usedLanes, [&](long lane, int thread) {
      eachBlock(lane, thread, [&](Scratch& s, long r0, long r1, long) {
        backward(cuts[cut] + 1, cut > 0 ? to + 1 : 0, s, r0, r1, partial[lane], dy[thread]);
        if (cut > 0 && to >= lowest) gradientSums(to, s, r0, r1);
      });
    });
  }
  threads.each(taskCount, [&](long task, int) { penalties[task] = updateWeights(tasks[task], batch); });
  countStep(optimizer);
  addTotals(blockCount, batch, out);
  double penalty = 0;
  for (long task = 0; task < taskCount; task++) penalty += penalties[task];
  out[0] += (float)penalty;
}

inline void Network::addTotals(long blocks, long rows, float* out) const {
  for (int m = 0; m < results(); m++) {
    double sum = 0;
    for (long b = 0; b < blocks; b++) sum += totals[b * results() + m];
    out[m] = (float)(sum / rows);
  }
}

inline bool Network::infer(Data data, long from, long to, float* out, float* outputs) {
  const long size = planes > 0 ? BLOCK : ROW_BLOCK, blocks = (to - from + size - 1) / size;
  if (!reserve(0, blocks)) return false;
  useMovingMoments();
  const Data here = {data.x.from(from * inputs()), data.y ? data.y + from * judge.targets : nullptr, nullptr};
  threads.each(blocks, [&](long b, int thread) {
    // Each thread has rows of its own: what they hold is needed only until the next block.
    const long first = b * size, count = least(size, to - from - first), r0 = thread * ROW_BLOCK;
    const Data block = {here.x.from(first * inputs()), here.y ? here.y + first * judge.targets : nullptr, nullptr};
    Scratch& s = scratch ? scratch[thread] : nothing;
    for (long r = 0; planes == 0 && r < count; r++) {
      const Inputs row = block.x.from(r * inputs());
      inRows[0][r0 + r] = inputRow(row, r0 + r);
      if (row.bytes) scaleRow(row, r0 + r, 0, inputs());
    }
    const Data shifted = {block.x.from(-r0 * inputs()), block.y ? block.y - r0 * judge.targets : nullptr, nullptr};
    loadImages(s, shifted, nullptr, r0, r0 + count);
    forward(0, stageCount, s, r0, r0 + count, false);
    judgeRows(shifted, nullptr, r0, r0 + count, count, false, totals + b * results());
    const Rows rows = rowsOf(matrices, stageCount, r0, r0 + count);
    for (long r = 0; outputs && r < count; r++) memcpy(outputs + (first + r) * judge.classes, rows.row(r), 4 * judge.classes);
  });
  if (data.y) addTotals(blocks, to - from, out);
  return true;
}

inline void Network::weightsWritten() {
  for (long task = 0; task < taskCount; task++) turn(tasks[task]);
}
inline void Network::read(int parameter, int slot, float* to) const {
  const Parameter& p = parameters[parameter];
  const float* from = (slot == 0 ? w : slots[slot - 1]) + p.at;
  for (long r = 0; r < p.rows; r++) memcpy(to + r * p.columns, from + r * p.stride, 4 * p.columns);
}
inline void Network::write(int parameter, int slot, const float* from) {
  const Parameter& p = parameters[parameter];
  float* to = (slot == 0 ? w : slots[slot - 1]) + p.at;
  for (long r = 0; r < p.rows; r++) memcpy(to + r * p.stride, from + r * p.columns, 4 * p.columns);
}

}  // namespace ENGINE
