/** A tensor, recognised by its shape: the kernel imports no tensor library. */
interface TensorLike {
  shape: number[];
  dtype: string;
  isDisposed: boolean;
  dataSync(): ArrayLike<number | string>;
}

/** Longest line of values, and how many values of an axis are shown before the middle is left out. */
const EDGE_ITEMS = 3;
const MOST_ITEMS = 8;

/** `Tensor float32 [2, 3]` and its values, the middle of long axes left out; null for anything else. */
export function describeTensor(value: unknown): string | null {
  if (!isTensor(value)) return null;
  const head = `Tensor ${value.dtype} [${value.shape.join(", ")}]`;
  if (value.isDisposed) return `${head} (disposed)`;
  const data = value.dataSync();
  return `${head}\n${values(data, value.shape, value.dtype, 0, 0)}`;
}

function isTensor(value: unknown): value is TensorLike {
  if (typeof value !== "object" || value === null) return false;
  const tensor = value as Partial<TensorLike>;
  return (
    Array.isArray(tensor.shape) &&
    typeof tensor.dtype === "string" &&
    typeof tensor.dataSync === "function" &&
    typeof tensor.isDisposed === "boolean"
  );
}

function values(
  data: ArrayLike<number | string>,
  shape: number[],
  dtype: string,
  offset: number,
  depth: number,
): string {
  const [length, ...rest] = shape;
  if (length === undefined) return scalar(data[offset], dtype);
  const stride = rest.reduce((product, size) => product * size, 1);
  const parts = shownIndices(length).map((index) =>
    index === null ? "…" : values(data, rest, dtype, offset + index * stride, depth + 1),
  );
  const separator =
    rest.length === 0 ? ", " : `,${"\n".repeat(Math.max(1, rest.length - 1))}${" ".repeat(depth + 1)}`;
  return `[${parts.join(separator)}]`;
}

/** Indices along one axis; null stands for those left out. */
function shownIndices(length: number): (number | null)[] {
  const all = Array.from({ length: Math.min(length, MOST_ITEMS) }, (_, index) => index);
  if (length <= MOST_ITEMS) return all;
  const first = all.slice(0, EDGE_ITEMS);
  return [...first, null, ...first.map((index) => length - EDGE_ITEMS + index)];
}

function scalar(value: number | string | undefined, dtype: string): string {
  if (dtype === "bool") return value ? "true" : "false";
  if (typeof value !== "number") return JSON.stringify(value);
  return Number.isInteger(value) || dtype !== "float32"
    ? String(value)
    : String(Number(value.toPrecision(5)));
}
