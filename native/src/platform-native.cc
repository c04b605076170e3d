// Linux and macOS.
#include "platform.h"
#include <atomic>
#include <chrono>
#include <cstdlib>
#include <system_error>
#include <thread>

namespace platform {

void* allocate(size_t bytes) { return std::aligned_alloc(64, (bytes + 63) / 64 * 64); }
void release(void* memory) { std::free(memory); }

// A word that threads wait for is written with the compiler's atomic built-ins (threads.cc), which std::atomic uses too.
static std::atomic<uint32_t>& atomic(uint32_t* word) { return *reinterpret_cast<std::atomic<uint32_t>*>(word); }
void sleepWhile(uint32_t* word, uint32_t value) { atomic(word).wait(value); }
void wakeAll(uint32_t* word) { atomic(word).notify_all(); }

void pause() {
#if defined(__x86_64__)
  __builtin_ia32_pause();
#endif
}

double microseconds() {
  return std::chrono::duration<double, std::micro>(std::chrono::steady_clock::now().time_since_epoch()).count();
}

void startThread(void (*run)(void*), void* argument) {
  try {
    std::thread(run, argument).detach();
  } catch (const std::system_error&) {  // no more threads are allowed: the others do its work
  }
}

}  // namespace platform
