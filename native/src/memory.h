// Memory that is freed together.
#pragma once
#include "platform.h"
#include "vector.h"

namespace ENGINE {

/** `new (InPlace{memory}) Object(...)` makes an object where there is memory already, without C++'s library. */
struct InPlace {
  void* memory;
};

}  // namespace ENGINE

__attribute__((always_inline)) inline void* operator new(size_t, ENGINE::InPlace place) noexcept { return place.memory; }

namespace ENGINE {

class Memory {
  struct alignas(64) Piece {
    Piece* before;
  };
  Piece* last = nullptr;

 public:
  bool failed = false;

  Memory() = default;
  Memory(const Memory&) = delete;
  ~Memory() { clear(); }
  void clear() {
    while (last) {
      Piece* before = last->before;
      platform::release(last);
      last = before;
    }
  }
  /** `count` zeros at a multiple of 64 bytes, or null once there is no memory. */
  template <class T> T* zeros(long count) {
    const size_t bytes = sizeof(Piece) + roundUp(count * (long)sizeof(T), 64);
    auto* piece = (Piece*)platform::allocate(bytes);
    if (!piece) {
      failed = true;
      return nullptr;
    }
    memset((void*)piece, 0, bytes);
    piece->before = last, last = piece;
    return (T*)(piece + 1);
  }
};

}  // namespace ENGINE
