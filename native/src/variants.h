// The variants of the engine in this file, the fastest first, and which of them this processor runs.
#pragma once
#include "engine.h"

#if defined(ENGINE_X86)
namespace engine_x86_64_v4 { extern const Engine engine; }
namespace engine_x86_64_v3 { extern const Engine engine; }
#endif
namespace engine_portable { extern const Engine engine; }

struct Variant {
  const char* name;
  const Engine* engine;
  bool runs;
};

inline const Variant* variants() {
  static const Variant all[] = {
#if defined(ENGINE_X86)
      {"x86-64-v4", &engine_x86_64_v4::engine, __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
          __builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512cd")},
      {"x86-64-v3", &engine_x86_64_v3::engine, __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
          __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2")},
#endif
      {"portable", &engine_portable::engine, true},
      {nullptr, nullptr, false},
  };
  return all;
}
