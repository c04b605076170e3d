// What calls from JavaScript are given, and how they are refused. Anybody may call the addon with anything.
#pragma once
#define NAPI_VERSION 8
#include <node_api.h>
#include <cstdint>
#include <new>
#include <string>
#include <type_traits>
#include <vector>

constexpr const char* NO_MEMORY = "There is not enough memory for so large a batch.";

/** What a call was given that it cannot take. */
struct Refused {
  std::string why;
};

/** The arguments of a call: each is asked for with the type and the range that it must have, and refused otherwise. */
struct Arguments {
  const napi_env env;
  napi_value values[8];

  Arguments(napi_env e, napi_callback_info info) : env(e) {
    size_t count = 8;
    napi_get_cb_info(e, info, &count, values, nullptr, nullptr);
  }
  double number(int i) const {
    double x = 0;
    if (napi_get_value_double(env, values[i], &x) != napi_ok) refuse(i, "a number");
    return x;
  }
  /** A whole number from..to. */
  long whole(int i, long from, long to) const {
    const double x = number(i);
    if (!(x >= (double)from && x <= (double)to) || x != (double)(long)x)
      refuse(i, "a whole number from " + std::to_string(from) + " to " + std::to_string(to));
    return (long)x;
  }
  uint32_t bits(int i) const {
    uint32_t x = 0;
    if (napi_get_value_uint32(env, values[i], &x) != napi_ok) refuse(i, "a number");
    return x;
  }
  bool isGiven(int i) const {
    napi_valuetype type;
    return napi_typeof(env, values[i], &type) == napi_ok && type != napi_undefined && type != napi_null;
  }
  /** A typed array's own numbers, which another thread may change meanwhile if it shares them. */
  template <class T> T* array(int i, size_t* length) const {
    napi_typedarray_type type;
    bool isArray = false;
    void* data = nullptr;
    napi_is_typedarray(env, values[i], &isArray);
    if (!isArray || napi_get_typedarray_info(env, values[i], &type, length, &data, nullptr, nullptr) != napi_ok ||
        type != (std::is_same_v<T, float> ? napi_float32_array : napi_int32_array))
      refuse(i, std::is_same_v<T, float> ? "a Float32Array" : "an Int32Array");
    if (!data) *length = 0;
    return (T*)data;
  }
  /** A copy of them, which nobody changes after it was looked at. */
  template <class T> std::vector<T> copied(int i) const {
    size_t length = 0;
    const T* data = array<T>(i, &length);
    return std::vector<T>(data, data + length);
  }
  /** A typed array with room for `count` floats. */
  float* room(int i, long count) const {
    size_t length = 0;
    float* data = array<float>(i, &length);
    if ((long)length < count) refuse(i, "a Float32Array of at least " + std::to_string(count) + " numbers");
    return data;
  }
  std::string text(int i) const {
    char text[64] = "";
    if (napi_get_value_string_utf8(env, values[i], text, sizeof text, nullptr) != napi_ok) refuse(i, "a text");
    return text;
  }
  [[noreturn]] static void refuse(int i, const std::string& expected) {
    throw Refused{"Argument " + std::to_string(i + 1) + " of the native engine has to be " + expected + "."};
  }
};

/** A call as Node makes it; what it throws becomes an error in JavaScript. */
template <napi_value call(const Arguments&)> napi_value guarded(napi_env env, napi_callback_info info) {
  try {
    return call(Arguments(env, info));
  } catch (const Refused& refused) {
    napi_throw_error(env, nullptr, refused.why.c_str());
  } catch (const std::bad_alloc&) {
    napi_throw_error(env, nullptr, NO_MEMORY);
  }
  return nullptr;
}
