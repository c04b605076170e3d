/**
 * Makes the built-ins that the observer leans on unchangeable, before any learner's code runs. New properties may
 * still be added, but to what all objects and arrays inherit from, where a `toJSON` would rewrite answers; and objects of
 * the learner's own may still have a `toString` or a `message`: only what is there already stays as it is.
 */

const languageGlobals = [
  "Object",
  "Function",
  "Array",
  "Number",
  "String",
  "Boolean",
  "Symbol",
  "Math",
  "JSON",
  "Reflect",
  "Promise",
  "Map",
  "Set",
  "WeakMap",
  "WeakSet",
  "Date",
  "RegExp",
  "BigInt",
  "Proxy",
  "Error",
  "TypeError",
  "RangeError",
  "SyntaxError",
  "ArrayBuffer",
  "DataView",
  "Float32Array",
  "Float64Array",
  "Int8Array",
  "Int16Array",
  "Int32Array",
  "Uint8Array",
  "Uint16Array",
  "Uint32Array",
  "Uint8ClampedArray",
  "Buffer",
  "parseFloat",
  "parseInt",
  "isNaN",
  "isFinite",
];

/** What Node itself changes, and `Math.random`, in whose place training notes which numbers a step draws. */
const volatile = new Set<PropertyKey>(["prepareStackTrace", "stackTraceLimit", "random"]);

export function freezeLanguage(): void {
  const globals = globalThis as unknown as { [name: string]: unknown };
  const typedArray = Object.getPrototypeOf(Uint8Array) as { prototype: object };
  const iterators = [[], new Map(), new Set(), ""].map((some) =>
    Object.getPrototypeOf(some[Symbol.iterator]()),
  );
  const others = [typedArray, typedArray.prototype, ...iterators, Object.getPrototypeOf(iterators[0])];
  for (const other of others) freezeProperties(other as object);
  for (const name of languageGlobals) {
    const value = globals[name];
    freezeWithPrototype(value);
    Object.defineProperty(globalThis, name, {
      value,
      writable: false,
      enumerable: false,
      configurable: false,
    });
  }
  Object.preventExtensions(Object.prototype);
  Object.preventExtensions(Array.prototype);
}

/** A function or class, and what its instances inherit. */
export function freezeWithPrototype(value: unknown): void {
  if (!isObject(value)) return;
  freezeProperties(value);
  const { prototype } = value as { prototype?: unknown };
  if (typeof value === "function" && isObject(prototype)) freezeProperties(prototype);
}

/** An object, and the plain objects, arrays and functions that it holds. */
export function freezeDeep(value: unknown): void {
  if (!isObject(value) || Object.isFrozen(value)) return;
  Object.freeze(value);
  for (const key of Reflect.ownKeys(value)) {
    const held = Object.getOwnPropertyDescriptor(value, key)?.value as unknown;
    if (typeof held === "function" || Array.isArray(held) || isPlain(held)) freezeDeep(held);
  }
}

/** The properties that are there; others may be added. */
export function freezeProperties(target: object): void {
  for (const key of Reflect.ownKeys(target)) {
    const found = Object.getOwnPropertyDescriptor(target, key);
    if (found === undefined || found.configurable !== true || volatile.has(key)) continue;
    if (key === "constructor" && isInherited(target)) continue; // a plain property: Node looks it up when it prints
    if (!("value" in found) || found.writable !== true) {
      Object.defineProperty(target, key, { configurable: false });
    } else if (isInherited(target)) {
      Object.defineProperty(target, key, guarded(target, key, found));
    } else {
      Object.defineProperty(target, key, { writable: false, configurable: false });
    }
  }
}

/** Objects whose heirs often have properties of the same names. */
function isInherited(target: object): boolean {
  const heirs: object[] = [Object.prototype, Function.prototype];
  return (
    heirs.includes(target) || target === Error.prototype || Object.getPrototypeOf(target) === Error.prototype
  );
}

/** A property that heirs may have for themselves, though nobody may change it here. */
function guarded(
  owner: object,
  key: PropertyKey,
  { value, enumerable }: PropertyDescriptor,
): PropertyDescriptor {
  return {
    configurable: false,
    enumerable: enumerable === true,
    get: () => value as unknown,
    set(this: object, own: unknown) {
      if (this === owner) throw new TypeError(`${String(key)} cannot be changed while grading`);
      Object.defineProperty(this, key, { value: own, writable: true, enumerable: true, configurable: true });
    },
  };
}

function isObject(value: unknown): value is object {
  return (typeof value === "object" && value !== null) || typeof value === "function";
}

function isPlain(value: unknown): boolean {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}
