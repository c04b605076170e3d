import type { TensorValue } from "../encoding";

/** A matrix as a tensor value. */
export function matrix(rows: readonly (readonly number[])[]): TensorValue {
  const width = rows[0]?.length ?? 0;
  return {
    kind: "tensor",
    shape: [rows.length, width],
    dtype: "float32",
    values: Float32Array.from(rows.flat()),
  };
}

/** The rows of a matrix. */
export function rowsOf({ shape, values }: TensorValue): number[][] {
  const [count, width] = shape as [number, number];
  const all = Array.from(values);
  return Array.from({ length: count }, (_, row) => all.slice(row * width, (row + 1) * width));
}
