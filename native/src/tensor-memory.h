// Where the numbers of a tensor of tfjs-node lie, without a copy of them.
//
// tfjs-node hands out copies only. But it runs any operation of TensorFlow by name, and TensorFlow lets anybody register
// one: "ImageLabHold" takes a tensor and keeps a reference to its memory under a number, its attribute `slot`.
#pragma once
#include <memory>

struct TF_Tensor;

/** Registers the operation, once in a process; returns what went wrong, or an empty text. */
const char* registerHold();

/** A number for a tensor to be held; `releaseSlot` lets go of the tensor, `dropSlot` of the number as well. */
int newSlot();
void releaseSlot(int slot);
void dropSlot(int slot);
/** A tensor's numbers; they stay where they are as long as somebody has this, whatever happens to the slot. */
struct HeldNumbers {
  std::shared_ptr<TF_Tensor> tensor;
  const void* at = nullptr;
  long count = 0;
  bool bytes = false;  // or numbers of four bytes
  const float* floats() const { return bytes ? nullptr : (const float*)at; }
};
/** The held tensor's numbers, none where there is no such slot or nothing in it. */
HeldNumbers slotData(int slot);
