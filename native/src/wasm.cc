// The engine for WebAssembly: plain functions over addresses in its memory. lib/src/native/webassembly-memory.ts has their
// types.
#include "engine.h"
#include "platform.h"
#include "threads.h"

namespace engine_wasm { extern const Engine engine; }
using engine_wasm::engine;

#define EXPORT(name) extern "C" __attribute__((export_name(#name)))

inline void* operator new(size_t, unsigned char* memory) noexcept { return memory; }

/** Threads are shared by all networks that ask for as many. */
static Threads& threadsFor(int count) {
  static Threads* all[Threads::MOST + 1];
  count = count < 1 ? 1 : count > Threads::MOST ? Threads::MOST : count;
  if (!all[count]) all[count] = new ((unsigned char*)platform::allocate(sizeof(Threads))) Threads(count);
  return *all[count];
}

EXPORT(allocate) void* allocate(size_t bytes) { return platform::allocate(bytes); }
EXPORT(release) void release(void* memory) { platform::release(memory); }
EXPORT(create) void* create(const int32_t* numbers, long count, const float* constants, long constantCount, int threads) {
  return engine.create({numbers, count, constants, constantCount}, threadsFor(threads));
}
EXPORT(destroy) void destroy(void* network) { engine.destroy(network); }
EXPORT(train) bool train(void* network, const void* x, bool bytes, const float* y, const float* weights, const int32_t* rows, long batch, long steps, float rate, float* results) {
  return engine.train(network, x, bytes, y, weights, rows, batch, steps, rate, results);
}
EXPORT(infer) bool infer(void* network, const void* x, bool bytes, const float* y, long from, long to, float* results, float* outputs) {
  return engine.infer(network, x, bytes, y, from, to, results, outputs);
}
EXPORT(read) void read(void* network, int parameter, int slot, float* to) { engine.read(network, parameter, slot, to); }
EXPORT(write) void write(void* network, int parameter, int slot, const float* from) { engine.write(network, parameter, slot, from); }
EXPORT(readSteps) void readSteps(void* network, float* powersAndSteps) { engine.readSteps(network, powersAndSteps); }
EXPORT(begin) void begin(void* network, const float* powersAndSteps, uint32_t seed) { engine.begin(network, powersAndSteps, seed); }
EXPORT(results) int results(void* network) { return (int)engine.sizes(network).results; }
/** What a worker does that is to be one of the threads (platform-wasm.cc). */
EXPORT(enter) void enter(void (*run)(void*), void* argument) { run(argument); }
