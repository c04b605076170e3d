// WebAssembly without any library. Only the thread that calls the engine asks for memory.
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

/** A piece of memory behind this head. Those that are free are a list in the order of their addresses. */
struct alignas(64) Piece {
  size_t bytes;  // without the head
  Piece* next;
  unsigned char* begin() { return (unsigned char*)(this + 1); }
  unsigned char* end() { return begin() + bytes; }
};
Piece* freed = nullptr;
uintptr_t top = 0;  // behind the last piece
constexpr size_t PAGE = 65536;

/** New memory at the end of what there is, or null. */
Piece* grow(size_t bytes) {
  if (top == 0) top = ((uintptr_t)&__heap_base + 63) / 64 * 64;
  const uintptr_t needed = top + sizeof(Piece) + bytes, have = __builtin_wasm_memory_size(0) * PAGE;
  if (needed < top || (needed > have && __builtin_wasm_memory_grow(0, (needed - have + PAGE - 1) / PAGE) == (size_t)-1)) return nullptr;
  Piece* piece = (Piece*)top;
  piece->bytes = bytes;
  top = needed;
  return piece;
}

/** Makes one piece of two that lie side by side. */
void join(Piece* piece) {
  if (!piece->next || piece->end() != (unsigned char*)piece->next) return;
  piece->bytes += sizeof(Piece) + piece->next->bytes;
  piece->next = piece->next->next;
}

}  // namespace

/** The smallest free piece that is large enough, without what is left over of it, or new memory. */
void* allocate(size_t bytes) {
  bytes = (bytes + 63) / 64 * 64;
  Piece** best = nullptr;
  for (Piece** at = &freed; *at; at = &(*at)->next)
    if ((*at)->bytes >= bytes && (!best || (*at)->bytes < (*best)->bytes)) best = at;
  if (!best) {
    Piece* piece = grow(bytes);
    return piece ? piece->begin() : nullptr;
  }
  Piece* piece = *best;
  *best = piece->next;
  if (piece->bytes > bytes + sizeof(Piece)) {
    Piece* rest = (Piece*)(piece->begin() + bytes);
    rest->bytes = piece->bytes - bytes - sizeof(Piece), rest->next = piece->next;
    piece->bytes = bytes, *best = rest;
  }
  return piece->begin();
}
void release(void* memory) {
  if (!memory) return;
  Piece* piece = (Piece*)memory - 1;
  Piece *before = nullptr, *after = freed;
  while (after && after < piece) before = after, after = after->next;
  piece->next = after;
  (before ? before->next : freed) = piece;
  join(piece);
  if (before) join(before);
}

void pause() {}

#if defined(__wasm_atomics__)
// Memory is shared, and a worker is a thread: the page starts it (lib/src/native/webassembly-thread.ts).
#define IMPORT(name) extern "C" __attribute__((import_module("env"), import_name(#name)))
IMPORT(now) double now();
IMPORT(startThread) void startWorker(void (*run)(void*), void* argument);

void sleepWhile(uint32_t* word, uint32_t value) { __builtin_wasm_memory_atomic_wait32((int*)word, (int)value, -1); }
void wakeAll(uint32_t* word) { __builtin_wasm_memory_atomic_notify((int*)word, 1u << 30); }
double microseconds() { return now(); }
void startThread(void (*run)(void*), void* argument) { startWorker(run, argument); }
#else
// One thread does all tasks.
void sleepWhile(uint32_t*, uint32_t) {}
void wakeAll(uint32_t*) {}
double microseconds() { return 0; }
void startThread(void (*)(void*), void*) {}
#endif

}  // namespace platform
