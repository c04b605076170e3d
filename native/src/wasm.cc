// The engine for WebAssembly: plain functions over addresses in its memory.
#include "engine.h"
#include "platform.h"
#include "threads.h"

namespace engine_wasm { extern const Engine engine; }
using engine_wasm::engine;

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

inline void* operator new(size_t, unsigned char* memory) noexcept { return memory; }

/** Threads(1): the caller alone. */
static Threads& one() {
  alignas(Threads) static unsigned char memory[sizeof(Threads)];
  static Threads* made = nullptr;
  if (!made) made = new (memory) Threads(1);
  return *made;
}

EXPORT(allocate) void* allocate(size_t bytes) { return platform::allocate(bytes); }
EXPORT(release) void release(void* memory) { platform::release(memory); }
EXPORT(create) void* create(const int32_t* numbers, long count, const float* constants) { return engine.create(numbers, count, constants, one()); }
EXPORT(destroy) void destroy(void* network) { engine.destroy(network); }
EXPORT(train) bool train(void* network, const float* x, const float* y, const float* weights, const int32_t* rows, long batch, long steps, float rate, float* results) {
  return engine.train(network, x, y, weights, rows, batch, steps, rate, results);
}
EXPORT(infer) bool infer(void* network, const float* x, const float* y, long from, long to, float* results, float* outputs) {
  return engine.infer(network, x, y, from, to, results, outputs);
}
EXPORT(read) void read(void* network, int parameter, int slot, float* to) { engine.read(network, parameter, slot, to); }
EXPORT(write) void write(void* network, int parameter, int slot, const float* from) { engine.write(network, parameter, slot, from); }
EXPORT(begin) void begin(void* network, const float* powersAndSteps, uint32_t seed) { engine.begin(network, powersAndSteps, seed); }
EXPORT(results) int results(void* network) { return engine.results(network); }
