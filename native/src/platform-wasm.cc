// WebAssembly without any library: memory, and a clock and threads that there are not yet: one thread does all tasks.
#include "platform.h"

extern "C" unsigned char __heap_base;

// What the compiler calls for large copies; the loops must not be recognised and become calls of themselves.
extern "C" void* memcpy(void* to, const void* from, size_t count) {
  for (size_t i = 0; i < count; i++) ((volatile unsigned char*)to)[i] = ((const unsigned char*)from)[i];
  return to;
}
extern "C" void* memmove(void* to, const void* from, size_t count) {
  if (to <= from) return memcpy(to, from, count);
  for (size_t i = count; i-- > 0;) ((volatile unsigned char*)to)[i] = ((const unsigned char*)from)[i];
  return to;
}
extern "C" void* memset(void* to, int value, size_t count) {
  for (size_t i = 0; i < count; i++) ((volatile unsigned char*)to)[i] = (unsigned char)value;
  return to;
}

namespace platform {
namespace {

/** A piece of memory that is free, or was handed out behind this head. */
struct alignas(64) Piece {
  size_t bytes;
  Piece* next;
};
Piece* freed = nullptr;
uintptr_t end = 0;
constexpr size_t PAGE = 65536;

}  // namespace

/** The first free piece that is large enough, or new memory. */
void* allocate(size_t bytes) {
  bytes = (bytes + 63) / 64 * 64;
  for (Piece** at = &freed; *at; at = &(*at)->next)
    if ((*at)->bytes >= bytes) {
      Piece* found = *at;
      *at = found->next;
      return found + 1;
    }
  if (end == 0) end = ((uintptr_t)&__heap_base + 63) / 64 * 64;
  const uintptr_t needed = end + sizeof(Piece) + bytes, have = __builtin_wasm_memory_size(0) * PAGE;
  if (needed > have && __builtin_wasm_memory_grow(0, (needed - have + PAGE - 1) / PAGE) == (size_t)-1) return nullptr;
  Piece* piece = (Piece*)end;
  piece->bytes = bytes;
  end = needed;
  return piece + 1;
}
void release(void* memory) {
  if (!memory) return;
  Piece* piece = (Piece*)memory - 1;
  piece->next = freed, freed = piece;
}

void sleepWhile(uint32_t*, uint32_t) {}
void wakeAll(uint32_t*) {}
void pause() {}
double microseconds() { return 0; }
void startThread(void (*)(void*), void*) {}

}  // namespace platform
