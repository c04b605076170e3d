// The engine as those see it who load it: addon.cc for Node and wasm.cc for WebAssembly. Each variant, compiled for one kind
// of processor, gives a table like this.
#pragma once
#include <stdint.h>

class Threads;

/** What a network is made from: see plan.h. */
struct PlanNumbers {
  const int32_t* numbers;
  long count;
  const float* constants;
  long constantCount;
};

/** How many floats a network takes in and gives for each row, and how many parameters it has. */
struct Sizes {
  long inputs, targets, outputs, results;
  int parameters;
};

struct Engine {
  const char* name;
  /** A network, or null where the plan is none or the memory does not suffice. Whatever the numbers are, they do no harm. */
  void* (*create)(PlanNumbers plan, Threads& threads);
  void (*destroy)(void* network);
  /** Data (floats, or bytes that stand for 255ths), targets and weights of rows (may be null); rows, rows a step, steps; rate; loss and metrics of each step. */
  bool (*train)(void* network, const void* x, bool bytes, const float* y, const float* weights, const int32_t* rows, long batch, long steps, float rate, float* results);
  /** Loss and metrics over rows from..to where y is given, their outputs where `outputs` is. */
  bool (*infer)(void* network, const void* x, bool bytes, const float* y, long from, long to, float* results, float* outputs);
  /** A parameter's values (slot 0), or the optimizer's for it (1 to 3), without gaps. */
  void (*read)(void* network, int parameter, int slot, float* to);
  void (*write)(void* network, int parameter, int slot, const float* from);
  /** Adam's and Adamax's powers of beta and Adamax's count of steps. */
  void (*readSteps)(void* network, float* powersAndSteps);
  /** After weights were written. */
  void (*begin)(void* network, const float* powersAndSteps, uint32_t seed);
  /** The caller's part: rows lie inside of the data, and arrays have room for as much as this says. */
  Sizes (*sizes)(void* network);
  /** Numbers of a parameter. */
  long (*parameterSize)(void* network, int parameter);
};
