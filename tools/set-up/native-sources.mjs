// @ts-check
/**
 * How the engine is compiled: the one list for set-up, for tests and for WebAssembly.
 *
 * @typedef {{ name: string, source: string, flags: readonly string[] }} Unit a file, compiled once
 */

/** C++ for every unit. A multiplication and the addition after it may become one instruction, rounded once. */
export const common = [
  "-std=c++20",
  "-fPIC",
  "-fvisibility=hidden",
  "-ffp-contract=fast",
  "-fno-math-errno",
  "-fno-trapping-math",
];

/**
 * The engine uses neither C++'s library nor its exceptions. -O3 takes half as long again and is no faster. (-Wpsabi is about
 * vectors in calls between files: there are none.)
 */
const engine = [
  ...["-O2", "-ftree-vectorize", "-fvect-cost-model=dynamic"],
  ...["-fno-exceptions", "-fno-rtti", "-Wno-psabi"],
];

/** @param {string} name @param {readonly string[]} flags @returns {Unit} */
const variant = (name, flags) => ({
  name: `engine-${name}`,
  source: "engine.cc",
  flags: [...engine, `-DENGINE=engine_${name.replaceAll("-", "_")}`, ...flags],
});

/**
 * The units for a processor. On x86 there are three variants, chosen when the engine is loaded.
 *
 * @param {string} architecture Node's name for it, `process.arch`
 * @returns {readonly Unit[]}
 */
export function units(architecture) {
  const x86 = architecture === "x64";
  const variants = x86
    ? [
        variant("x86-64-v4", ["-march=x86-64-v4", "-mprefer-vector-width=512"]),
        variant("x86-64-v3", ["-march=x86-64-v3"]),
      ]
    : [];
  const others = ["threads.cc", "platform-native.cc", "tensor-memory.cc"].map((source) => ({
    name: source.replace(".cc", ""),
    source,
    flags: ["-O2"],
  }));
  const addon = { name: "addon", source: "addon.cc", flags: ["-O2", ...(x86 ? ["-DENGINE_X86"] : [])] };
  return [...variants, variant("portable", []), ...others, addon];
}

/**
 * Arguments for clang that make the engine a WebAssembly module with SIMD, without any library; `-o` and a file follow.
 *
 * @param {boolean} threads whether it shares its memory with workers that are its threads
 */
export const webAssembly = (threads) => [
  ...[
    "--target=wasm32",
    "-std=c++20",
    "-O2",
    "-msimd128",
    "-nostdlib",
    "-fvisibility=hidden",
    "-fno-threadsafe-statics",
  ],
  ...[
    "-fno-exceptions",
    "-fno-rtti",
    "-fno-math-errno",
    "-fno-trapping-math",
    "-Wno-psabi",
    "-DENGINE=engine_wasm",
  ],
  ...["-Wl,--no-entry", "-Wl,-z,stack-size=1048576", `-Wl,--max-memory=${2 ** 31}`],
  ...(threads
    ? [
        ...["-matomics", "-mbulk-memory", "-mmutable-globals"],
        ...["-Wl,--shared-memory", "-Wl,--import-memory", "-Wl,--export=__stack_pointer"],
      ]
    : []),
];

export const webAssemblySources = ["engine.cc", "threads.cc", "platform-wasm.cc", "wasm.cc"];
