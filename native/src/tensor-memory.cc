#include "tensor-memory.h"
#include <map>
#include <mutex>
#include <string>
#include "tensorflow/c/kernels.h"
#include "tensorflow/c/ops.h"

namespace {

std::mutex guard;  // of the slots: each thread of JavaScript may load the engine
std::map<int, std::shared_ptr<TF_Tensor>> slots;

struct Status {
  TF_Status* const status = TF_NewStatus();
  ~Status() { TF_DeleteStatus(status); }
  bool ok() const { return TF_GetCode(status) == TF_OK; }
};

void put(int slot, std::shared_ptr<TF_Tensor> tensor) {
  std::lock_guard<std::mutex> lock(guard);
  const auto found = slots.find(slot);
  if (found != slots.end()) found->second.swap(tensor);  // what was there goes with `tensor`, unless somebody reads it
}

void* makeKernel(TF_OpKernelConstruction* context) {
  Status status;
  int32_t slot = 0;
  TF_OpKernelConstruction_GetAttrInt32(context, "slot", &slot, status.status);
  if (!status.ok()) TF_OpKernelConstruction_Failure(context, status.status);
  return new int(slot);
}
void hold(void* kernel, TF_OpKernelContext* context) {
  Status status;
  TF_Tensor* tensor = nullptr;
  TF_GetInput(context, 0, &tensor, status.status);
  TF_Tensor* out = TF_AllocateOutput(context, 0, TF_INT32, nullptr, 0, sizeof(int32_t), status.status);
  if (!status.ok()) return TF_OpKernelContext_Failure(context, status.status);
  *(int32_t*)TF_TensorData(out) = *(int*)kernel;
  TF_DeleteTensor(out);
  put(*(int*)kernel, std::shared_ptr<TF_Tensor>(tensor, TF_DeleteTensor));  // a reference: the memory stays as long as the slot holds it
}
void deleteKernel(void* kernel) { delete (int*)kernel; }

std::string registerOnce() {
  Status status;
  TF_OpDefinitionBuilder* op = TF_NewOpDefinitionBuilder("ImageLabHold");
  TF_OpDefinitionBuilderAddAttr(op, "T: {float, int32, uint8}");
  TF_OpDefinitionBuilderAddAttr(op, "slot: int");
  TF_OpDefinitionBuilderAddInput(op, "x: T");
  TF_OpDefinitionBuilderAddOutput(op, "held: int32");
  TF_OpDefinitionBuilderSetIsStateful(op, true);
  TF_OpDefinitionBuilderSetShapeInferenceFunction(op, [](TF_ShapeInferenceContext* context, TF_Status* s) {
    TF_ShapeHandle* scalar = TF_ShapeInferenceContextScalar(context);
    TF_ShapeInferenceContextSetOutput(context, 0, scalar, s);
    TF_DeleteShapeHandle(scalar);
  });
  TF_RegisterOpDefinition(op, status.status);
  if (status.ok()) TF_RegisterKernelBuilder("ImageLabHold", TF_NewKernelBuilder("ImageLabHold", "CPU", makeKernel, hold, deleteKernel), status.status);
  return TF_Message(status.status);
}

}  // namespace

const char* registerHold() {
  static const std::string said = registerOnce();
  return said.c_str();
}
int newSlot() {
  std::lock_guard<std::mutex> lock(guard);
  int slot = 1;  // the smallest one that is free: TensorFlow keeps a kernel for each number that it has seen
  while (slots.count(slot)) slot++;
  slots[slot] = nullptr;
  return slot;
}
void releaseSlot(int slot) { put(slot, nullptr); }
void dropSlot(int slot) {
  releaseSlot(slot);
  std::lock_guard<std::mutex> lock(guard);
  slots.erase(slot);
}
HeldNumbers slotData(int slot) {
  std::lock_guard<std::mutex> lock(guard);
  const auto found = slots.find(slot);
  if (found == slots.end() || !found->second) return {};
  TF_Tensor* tensor = found->second.get();
  const bool bytes = TF_TensorType(tensor) == TF_UINT8;
  return {found->second, TF_TensorData(tensor), (long)(TF_TensorByteSize(tensor) / (bytes ? 1 : sizeof(float))), bytes};
}
