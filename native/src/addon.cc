// The engine for Node. lib/src/native/binding.ts has the types of these functions. No call, whatever its arguments, reads or
// writes outside of what it was given: sizes are checked here, plans in plan-check.h.
#include "addon-arguments.h"
#ifdef __GLIBC__
#include <malloc.h>
#endif
#include <mutex>
#include "engine.h"
#include "tensor-memory.h"
#include "threads.h"
#include "variants.h"

namespace {

napi_value newFloats(napi_env env, size_t count, float** data) {
  napi_value buffer, array;
  if (napi_create_arraybuffer(env, count * sizeof(float), (void**)data, &buffer) != napi_ok ||
      napi_create_typedarray(env, napi_float32_array, count, buffer, 0, &array) != napi_ok)
    throw std::bad_alloc();
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
  Sizes sizes;
  void free() {
    if (network) engine->destroy(network);
    network = nullptr;
  }
};
/** Marks the objects that are networks: other addons make objects of the kind, too. */
constexpr napi_type_tag NETWORK = {0x6c61622d6e657477, 0x6f726b2d68656c64};

/** The first argument's, or null where it was freed. */
Held* heldOrFreed(const Arguments& a) {
  void* held = nullptr;
  bool isNetwork = false;
  napi_check_object_type_tag(a.env, a.values[0], &NETWORK, &isNetwork);
  if (!isNetwork || napi_unwrap(a.env, a.values[0], &held) != napi_ok || !held) a.refuse(0, "a network");
  return ((Held*)held)->network ? (Held*)held : nullptr;
}
const Held& heldOf(const Arguments& a) {
  if (const Held* held = heldOrFreed(a)) return *held;
  throw Refused{"This network of the native engine was freed already."};
}

/** Threads are shared by all networks that ask for as many. */
Threads& threadsFor(long count) {
  static std::mutex guard;
  static Threads* all[Threads::MOST + 1];
  std::lock_guard<std::mutex> lock(guard);
  count = count < 1 ? 1 : count > Threads::MOST ? Threads::MOST : count;
  if (!all[count]) all[count] = new Threads((int)count);
  return *all[count];
}

/** () -> the names of the variants that this processor runs, the fastest first */
napi_value listVariants(const Arguments& a) {
  napi_value list;
  napi_create_array(a.env, &list);
  uint32_t count = 0;
  for (const Variant* v = variants(); v->name; v++)
    if (v->runs) napi_set_element(a.env, list, count++, newText(a.env, v->name));
  return list;
}

/** (variant, numbers, constants, threads) -> network, or undefined where the plan is none or memory does not suffice */
napi_value create(const Arguments& a) {
  const Engine* engine = nullptr;
  const std::string wanted = a.text(0);
  for (const Variant* v = variants(); v->name; v++)
    if (v->runs && wanted == v->name) engine = v->engine;
  if (!engine) throw Refused{"This processor does not run that variant of the native engine."};
  const auto numbers = a.copied<int32_t>(1);
  const auto constants = a.copied<float>(2);
  Threads& threads = threadsFor(a.whole(3, 1, 1 << 16));
  void* network = engine->create({numbers.data(), (long)numbers.size(), constants.data(), (long)constants.size()}, threads);
  if (!network) return nullptr;
  napi_value object;
  auto* held = new Held{engine, network, engine->sizes(network)};
  napi_create_object(a.env, &object);
  napi_wrap(a.env, object, held, [](napi_env, void* held, void*) {
    ((Held*)held)->free();
    delete (Held*)held;
  }, nullptr, nullptr);
  napi_type_tag_object(a.env, object, &NETWORK);
  return object;
}

napi_value destroy(const Arguments& a) {
  if (Held* held = heldOrFreed(a)) held->free();
  return nullptr;
}

/** Tensors that a call reads, held until it is over; each has `rows` rows of as many numbers as the network takes. */
struct Tensors {
  HeldNumbers x, y, weights;
  long rows;

  Tensors(const Arguments& a, const Sizes& sizes) {
    auto slots = a.copied<int32_t>(1);
    slots.resize(3);
    x = slotData(slots[0]), y = slotData(slots[1]), weights = slotData(slots[2]);
    if (!x.at) a.refuse(1, "slots of tensors: nothing is held for the data");
    if (y.bytes || weights.bytes) a.refuse(1, "slots of tensors: only the data may be bytes");
    rows = x.count / sizes.inputs;
    if (y.at && y.count / sizes.targets < rows) rows = y.count / sizes.targets;
    if (weights.at && weights.count < rows) rows = weights.count;
  }
};

/** (network, [x, y, weights] slots, rows, batch, rate) -> loss and metrics of each step */
napi_value train(const Arguments& a) {
  const Held& held = heldOf(a);
  const Tensors t(a, held.sizes);
  const auto rows = a.copied<int32_t>(2);
  const long batch = a.whole(3, 1, INT32_MAX), steps = (long)rows.size() / batch;
  const double rate = a.number(4);
  if (!t.y.at) a.refuse(1, "slots of tensors: nothing is held for the targets");
  for (int32_t row : rows)
    if (row < 0 || row >= t.rows) a.refuse(2, "rows of the data, of which there are " + std::to_string(t.rows));
  float* results;
  napi_value array = newFloats(a.env, (size_t)(steps * held.sizes.results), &results);
  if (steps > 0 && !held.engine->train(held.network, t.x.at, t.x.bytes, t.y.floats(), t.weights.floats(), rows.data(), batch, steps, (float)rate, results))
    throw std::bad_alloc();
  return array;
}

/** (network, [x, y] slots, from, to, outputs or undefined) -> loss and metrics, where there is a y */
napi_value infer(const Arguments& a) {
  const Held& held = heldOf(a);
  const Tensors t(a, held.sizes);
  const long from = a.whole(2, 0, t.rows), to = a.whole(3, from, t.rows);
  float* outputs = a.isGiven(4) ? a.room(4, (to - from) * held.sizes.outputs) : nullptr;
  float* results;
  napi_value array = newFloats(a.env, (size_t)held.sizes.results, &results);
  if (from < to && !held.engine->infer(held.network, t.x.at, t.x.bytes, t.y.floats(), from, to, results, outputs)) throw std::bad_alloc();
  return array;
}

/** A parameter, the second argument, of which the third says which numbers are meant: its own or the optimizer's. */
struct Place {
  int parameter, slot;
  long size;

  Place(const Arguments& a, const Held& held)
      : parameter((int)a.whole(1, 0, held.sizes.parameters - 1)), slot((int)a.whole(2, 0, 3)),
        size(held.engine->parameterSize(held.network, parameter)) {}
};

/** (network, parameter, slot, array) fills it with values */
napi_value read(const Arguments& a) {
  const Held& held = heldOf(a);
  const Place place(a, held);
  held.engine->read(held.network, place.parameter, place.slot, a.room(3, place.size));
  return nullptr;
}
/** (network, parameter, slot, tensor's slot) takes values */
napi_value write(const Arguments& a) {
  const Held& held = heldOf(a);
  const Place place(a, held);
  const HeldNumbers values = slotData((int)a.whole(3, 0, INT32_MAX));
  if (!values.floats() || values.count < place.size) a.refuse(3, "the slot of a tensor of " + std::to_string(place.size) + " numbers");
  held.engine->write(held.network, place.parameter, place.slot, values.floats());
  return nullptr;
}
/** (network) -> powers of beta and count of steps */
napi_value readSteps(const Arguments& a) {
  const Held& held = heldOf(a);
  float* to;
  napi_value array = newFloats(a.env, 3, &to);
  held.engine->readSteps(held.network, to);
  return array;
}
/** (network, powers and steps, seed) after values were written */
napi_value begin(const Arguments& a) {
  const Held& held = heldOf(a);
  held.engine->begin(held.network, a.room(1, 3), a.bits(2));
  return nullptr;
}

napi_value newTensorSlot(const Arguments& a) { return newNumber(a.env, newSlot()); }
napi_value releaseTensor(const Arguments& a) {
  releaseSlot((int)a.whole(0, 0, INT32_MAX));
  return nullptr;
}
napi_value dropTensorSlot(const Arguments& a) {
  dropSlot((int)a.whole(0, 0, INT32_MAX));
  return nullptr;
}

/**
 * Pieces of up to 32 MB, which every step asks for and frees, stay at hand; larger ones go back to the system when freed.
 * By itself glibc gives back, and asks for anew, in nearly every step.
 */
void keepSmallPieces() {
#ifdef __GLIBC__
  mallopt(M_MMAP_THRESHOLD, 32 << 20);
  mallopt(M_TRIM_THRESHOLD, 512 << 20);
#endif
}

/** What is free among pieces in use goes back to the system. */
napi_value trimMemory(const Arguments&) {
#ifdef __GLIBC__
  malloc_trim(0);
#endif
  return nullptr;
}

}  // namespace

extern "C" __attribute__((visibility("default"))) napi_value napi_register_module_v1(napi_env env, napi_value exports) {
  if (const char* error = registerHold(); *error) {
    napi_throw_error(env, nullptr, error);
    return nullptr;
  }
  keepSmallPieces();
  const struct { const char* name; napi_callback call; } functions[] = {
      {"variants", guarded<listVariants>}, {"create", guarded<create>}, {"destroy", guarded<destroy>},
      {"train", guarded<train>}, {"infer", guarded<infer>}, {"read", guarded<read>}, {"write", guarded<write>},
      {"readSteps", guarded<readSteps>}, {"begin", guarded<begin>}, {"newSlot", guarded<newTensorSlot>},
      {"releaseSlot", guarded<releaseTensor>}, {"dropSlot", guarded<dropTensorSlot>},
      {"trimMemory", guarded<trimMemory>}};
  for (const auto& [name, call] : functions) {
    napi_value function;
    napi_create_function(env, name, NAPI_AUTO_LENGTH, call, nullptr, &function);
    napi_set_named_property(env, exports, name, function);
  }
  return exports;
}
