// Where the numbers of a tensor of tfjs-node lie, without a copy of them.
//
// tfjs-node hands out copies only. But it runs any operation of TensorFlow by name, and TensorFlow lets anybody register
// one: "ImageLabHold" takes a tensor and keeps a reference to its memory under a number, its attribute `slot`.
#pragma once

/** Registers the operation, once in a process; returns what went wrong, or an empty text. */
const char* registerHold();

/** A number for a tensor to be held; `releaseSlot` lets go of the tensor, `dropSlot` of the number as well. */
int newSlot();
void releaseSlot(int slot);
void dropSlot(int slot);
/** The held tensor's numbers and how many bytes they take, or null. */
const void* slotData(int slot, long* bytes);
