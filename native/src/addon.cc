// The engine for Node. lib/src/native/binding.ts has the types of these functions.
#include <node_api.h>
#include <cstring>
#include <string>
#include "engine.h"
#include "tensor-memory.h"
#include "threads.h"
#include "variants.h"

namespace {

/** The arguments of a call from JavaScript; what has the wrong type reads as 0 or as nothing. */
struct Arguments {
  const napi_env env;
  napi_value values[8];

  Arguments(napi_env e, napi_callback_info info) : env(e) {
    size_t count = 8;
    napi_get_cb_info(e, info, &count, values, nullptr, nullptr);
  }
  double number(int i) const {
    double x = 0;
    napi_get_value_double(env, values[i], &x);
    return x;
  }
  template <class T> T* array(int i, size_t* length = nullptr) const {
    void* data = nullptr;
    size_t count = 0;
    napi_get_typedarray_info(env, values[i], nullptr, &count, &data, nullptr, nullptr);
    if (length) *length = count;
    return (T*)data;
  }
  std::string text(int i) const {
    char text[64] = "";
    napi_get_value_string_utf8(env, values[i], text, sizeof text, nullptr);
    return text;
  }
  napi_value fail(const char* message) const {
    napi_throw_error(env, nullptr, message);
    return nullptr;
  }
};

napi_value newFloats(napi_env env, size_t count, float** data) {
  napi_value buffer, array;
  napi_create_arraybuffer(env, count * sizeof(float), (void**)data, &buffer);
  napi_create_typedarray(env, napi_float32_array, count, buffer, 0, &array);
  return array;
}
napi_value newNumber(napi_env env, double x) {
  napi_value value;
  napi_create_double(env, x, &value);
  return value;
}
napi_value newText(napi_env env, const char* text) {
  napi_value value;
  napi_create_string_utf8(env, text, NAPI_AUTO_LENGTH, &value);
  return value;
}

/** A network that JavaScript holds. */
struct Held {
  const Engine* engine;
  void* network;
  void free() {
    if (network) engine->destroy(network);
    network = nullptr;
  }
};
Held* heldOf(const Arguments& a) {
  void* held = nullptr;
  napi_get_value_external(a.env, a.values[0], &held);
  return held && ((Held*)held)->network ? (Held*)held : nullptr;
}
constexpr const char* GONE = "This network of the native engine was freed already.";
constexpr const char* NO_MEMORY = "There is not enough memory for so large a batch.";

/** Threads are shared by all networks that ask for as many. */
Threads& threadsFor(int count) {
  static Threads* all[Threads::MOST + 1];
  count = count < 1 ? 1 : count > Threads::MOST ? Threads::MOST : count;
  if (!all[count]) all[count] = new Threads(count);
  return *all[count];
}

/** () -> the names of the variants that this processor runs, the fastest first */
napi_value listVariants(napi_env env, napi_callback_info) {
  napi_value list;
  napi_create_array(env, &list);
  uint32_t count = 0;
  for (const Variant* v = variants(); v->name; v++)
    if (v->runs) napi_set_element(env, list, count++, newText(env, v->name));
  return list;
}

/** (variant, numbers, constants, threads) -> network, or undefined where the plan is none or memory does not suffice */
napi_value create(napi_env env, napi_callback_info info) {
  const Arguments a(env, info);
  const Engine* engine = nullptr;
  const std::string wanted = a.text(0);
  for (const Variant* v = variants(); v->name; v++)
    if (v->runs && wanted == v->name) engine = v->engine;
  if (!engine) return a.fail("This processor does not run that variant of the native engine.");
  size_t count = 0;
  const auto* numbers = a.array<int32_t>(1, &count);
  void* network = engine->create(numbers, (long)count, a.array<float>(2), threadsFor((int)a.number(3)));
  if (!network) return nullptr;
  napi_value external;
  napi_create_external(env, new Held{engine, network}, [](napi_env, void* held, void*) {
    ((Held*)held)->free();
    delete (Held*)held;
  }, nullptr, &external);
  return external;
}

napi_value destroy(napi_env env, napi_callback_info info) {
  const Arguments a(env, info);
  if (Held* held = heldOf(a)) held->free();
  return nullptr;
}

const float* tensor(double slot) {
  long bytes = 0;
  return slot > 0 ? (const float*)slotData((int)slot, &bytes) : nullptr;
}

/** (network, [x, y, weights] slots, rows, batch, rate) -> loss and metrics of each step */
napi_value train(napi_env env, napi_callback_info info) {
  const Arguments a(env, info);
  const Held* held = heldOf(a);
  if (!held) return a.fail(GONE);
  const auto* slots = a.array<int32_t>(1);
  size_t rowCount = 0;
  const auto* rows = a.array<int32_t>(2, &rowCount);
  const long batch = (long)a.number(3), steps = batch > 0 ? (long)rowCount / batch : 0;
  float* results;
  napi_value array = newFloats(env, (size_t)(steps * held->engine->results(held->network)), &results);
  if (!held->engine->train(held->network, tensor(slots[0]), tensor(slots[1]), tensor(slots[2]), rows, batch, steps, (float)a.number(4), results))
    return a.fail(NO_MEMORY);
  return array;
}

/** (network, [x, y] slots, from, to, outputs or undefined) -> loss and metrics, where there is a y */
napi_value infer(napi_env env, napi_callback_info info) {
  const Arguments a(env, info);
  const Held* held = heldOf(a);
  if (!held) return a.fail(GONE);
  const auto* slots = a.array<int32_t>(1);
  float* results;
  napi_value array = newFloats(env, (size_t)held->engine->results(held->network), &results);
  if (!held->engine->infer(held->network, tensor(slots[0]), tensor(slots[1]), (long)a.number(2), (long)a.number(3), results, a.array<float>(4)))
    return a.fail(NO_MEMORY);
  return array;
}

/** (network, parameter, slot, array) fills it with values */
napi_value read(napi_env env, napi_callback_info info) {
  const Arguments a(env, info);
  const Held* held = heldOf(a);
  if (!held) return a.fail(GONE);
  held->engine->read(held->network, (int)a.number(1), (int)a.number(2), a.array<float>(3));
  return nullptr;
}
/** (network, parameter, slot, tensor's slot) takes values */
napi_value write(napi_env env, napi_callback_info info) {
  const Arguments a(env, info);
  const Held* held = heldOf(a);
  if (!held) return a.fail(GONE);
  held->engine->write(held->network, (int)a.number(1), (int)a.number(2), tensor(a.number(3)));
  return nullptr;
}
/** (network) -> powers of beta and count of steps */
napi_value readSteps(napi_env env, napi_callback_info info) {
  const Arguments a(env, info);
  const Held* held = heldOf(a);
  if (!held) return a.fail(GONE);
  float* to;
  napi_value array = newFloats(env, 3, &to);
  held->engine->readSteps(held->network, to);
  return array;
}
/** (network, powers and steps, seed) after values were written */
napi_value begin(napi_env env, napi_callback_info info) {
  const Arguments a(env, info);
  const Held* held = heldOf(a);
  if (!held) return a.fail(GONE);
  held->engine->begin(held->network, a.array<float>(1), (uint32_t)a.number(2));
  return nullptr;
}

napi_value newTensorSlot(napi_env env, napi_callback_info) { return newNumber(env, newSlot()); }
napi_value releaseTensor(napi_env env, napi_callback_info info) {
  releaseSlot((int)Arguments(env, info).number(0));
  return nullptr;
}
napi_value dropTensorSlot(napi_env env, napi_callback_info info) {
  dropSlot((int)Arguments(env, info).number(0));
  return nullptr;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) napi_value napi_register_module_v1(napi_env env, napi_value exports) {
  if (const char* error = registerHold(); *error) {
    napi_throw_error(env, nullptr, error);
    return nullptr;
  }
  const struct { const char* name; napi_callback call; } functions[] = {
      {"variants", listVariants}, {"create", create}, {"destroy", destroy}, {"train", train}, {"infer", infer},
      {"read", read}, {"write", write}, {"readSteps", readSteps}, {"begin", begin},
      {"newSlot", newTensorSlot}, {"releaseSlot", releaseTensor}, {"dropSlot", dropTensorSlot}};
  for (const auto& [name, call] : functions) {
    napi_value function;
    napi_create_function(env, name, NAPI_AUTO_LENGTH, call, nullptr, &function);
    napi_set_named_property(env, exports, name, function);
  }
  return exports;
}
