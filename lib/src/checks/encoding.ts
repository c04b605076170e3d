/**
 * Values as plain JSON, so that they can leave a sandbox: typed arrays as base64, tensors as shape, dtype and
 * values, numbers that JSON does not know by name. `decode(encode(value))` gives the value back; a tensor comes
 * back as a `TensorValue`.
 */
export type Encoded =
  | null
  | boolean
  | number
  | string
  | readonly Encoded[]
  | { readonly kind: "undefined" | "function" | "promise" | "disposed" | "object" }
  | { readonly kind: "number"; readonly text: string }
  | { readonly kind: "array"; readonly type: ArrayType; readonly base64: string }
  | {
      readonly kind: "tensor";
      readonly shape: readonly number[];
      readonly dtype: string;
      readonly values: Encoded;
    }
  | { readonly kind: "record"; readonly fields: { readonly [name: string]: Encoded } };

/** A tensor as plain data: `values` in row-major order. */
export interface TensorValue {
  readonly kind: "tensor";
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly values: ArrayLike<number>;
}

type ArrayType =
  | "Uint8Array"
  | "Int8Array"
  | "Uint8ClampedArray"
  | "Uint16Array"
  | "Int16Array"
  | "Uint32Array"
  | "Int32Array"
  | "Float32Array"
  | "Float64Array";

const arrayTypes: { readonly [Type in ArrayType]: new (buffer: ArrayBuffer) => ArrayBufferView } = {
  Uint8Array,
  Int8Array,
  Uint8ClampedArray,
  Uint16Array,
  Int16Array,
  Uint32Array,
  Int32Array,
  Float32Array,
  Float64Array,
};

/** Encodes anything; what has no plain form is encoded by its kind alone. A `Buffer` counts as a `Uint8Array`. */
export function encode(value: unknown): Encoded {
  switch (typeof value) {
    case "undefined":
      return { kind: "undefined" };
    case "boolean":
    case "string":
      return value;
    case "number":
      return Number.isFinite(value) ? value : { kind: "number", text: String(value) };
    case "object":
      return value === null ? null : encodeObject(value);
    case "function":
      return { kind: "function" };
    default:
      return { kind: "object" };
  }
}

function encodeObject(value: object): Encoded {
  if (Array.isArray(value)) return Array.from(value, encode);
  if (ArrayBuffer.isView(value)) return encodeView(value);
  if (value instanceof Promise) return { kind: "promise" };
  if (isTensor(value)) {
    return { kind: "tensor", shape: [...value.shape], dtype: value.dtype, values: encode(value.values) };
  }
  if (isLiveTensor(value)) {
    if (value.isDisposed) return { kind: "disposed" };
    return { kind: "tensor", shape: [...value.shape], dtype: value.dtype, values: encode(value.dataSync()) };
  }
  if (!isPlain(value)) return { kind: "object" };
  const fields = Object.entries(value).map(([name, field]) => [name, encode(field)] as const);
  return { kind: "record", fields: Object.fromEntries(fields) };
}

function encodeView(view: ArrayBufferView): Encoded {
  const bytes = Buffer.from(view.buffer, view.byteOffset, view.byteLength);
  const type = (Object.keys(arrayTypes) as ArrayType[]).find((name) => view instanceof arrayTypes[name]);
  return type === undefined ? { kind: "object" } : { kind: "array", type, base64: bytes.toString("base64") };
}

/** Decodes what `encode` made. Throws a `TypeError` on anything else: an observation may come from a sandbox. */
export function decode(encoded: unknown): unknown {
  if (encoded === null || ["boolean", "number", "string"].includes(typeof encoded)) return encoded;
  if (Array.isArray(encoded)) return encoded.map(decode);
  if (typeof encoded !== "object") throw new TypeError(`cannot decode a ${typeof encoded}`);
  const { kind, ...rest } = encoded as { kind?: unknown; [name: string]: unknown };
  switch (kind) {
    case "undefined":
      return undefined;
    case "function":
    case "promise":
    case "disposed":
    case "object":
      return { kind };
    case "number":
      return Number(rest.text);
    case "array":
      return decodeArray(rest.type, rest.base64);
    case "tensor":
      return decodeTensor(rest);
    case "record":
      return Object.fromEntries(
        Object.entries(rest.fields as object).map(([name, field]) => [name, decode(field)]),
      );
    default:
      throw new TypeError(`cannot decode a value of kind ${String(kind)}`);
  }
}

function decodeArray(type: unknown, base64: unknown): unknown {
  if (typeof base64 !== "string" || typeof type !== "string" || !Object.hasOwn(arrayTypes, type)) {
    throw new TypeError(`cannot decode an array of type ${String(type)}`);
  }
  const bytes = Uint8Array.from(Buffer.from(base64, "base64"));
  return new arrayTypes[type as ArrayType](bytes.buffer);
}

function decodeTensor(encoded: { [name: string]: unknown }): TensorValue {
  const { shape, dtype } = encoded;
  const values = decode(encoded.values);
  const sized = Array.isArray(shape) && shape.every((size) => Number.isInteger(size) && size >= 0);
  if (!sized || typeof dtype !== "string")
    throw new TypeError("cannot decode a tensor without shape and dtype");
  const size = (shape as number[]).reduce((product, n) => product * n, 1);
  if (!isNumbers(values) || values.length !== size)
    throw new TypeError("a tensor's values do not fit its shape");
  return { kind: "tensor", shape: shape as number[], dtype, values };
}

/** A tensor as plain data. */
export function isTensor(value: unknown): value is TensorValue {
  return typeof value === "object" && value !== null && (value as { kind?: unknown }).kind === "tensor";
}

/** A typed array, or an array that holds only numbers. */
export function isNumbers(value: unknown): value is ArrayLike<number> {
  if (Array.isArray(value)) return value.every((item) => typeof item === "number");
  return ArrayBuffer.isView(value) && !(value instanceof DataView);
}

/** An object with fields, not an array. */
export function isRecord(value: unknown): value is { readonly [name: string]: unknown } {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

interface LiveTensor {
  readonly shape: readonly number[];
  readonly dtype: string;
  readonly isDisposed: boolean;
  dataSync(): unknown;
}

function isLiveTensor(value: object): value is LiveTensor {
  return "dataSync" in value && "isDisposed" in value && "shape" in value;
}

/** An object literal, or an instance of a class that extends no other: tfjs's own objects all do. */
function isPlain(value: object): boolean {
  let depth = 0;
  for (let next: unknown = Object.getPrototypeOf(value); next !== null; next = Object.getPrototypeOf(next))
    depth++;
  return depth <= 2;
}
