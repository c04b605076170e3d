// The few things that the engine asks of what it runs on. platform-native.cc has them from an operating system,
// platform-wasm.cc from WebAssembly. The engine itself needs no library, not even C++'s.
#pragma once
#include <stddef.h>
#include <stdint.h>

namespace platform {

/** Memory at a multiple of 64 bytes, or null. */
void* allocate(size_t bytes);
void release(void* memory);

/** Sleeps while `*word` is `value`, or shorter. */
void sleepWhile(uint32_t* word, uint32_t value);
void wakeAll(uint32_t* word);
/** Lets a processor's other thread run for a moment. */
void pause();
double microseconds();

/** Starts a thread that ends with the process. */
void startThread(void (*run)(void*), void* argument);

}  // namespace platform
