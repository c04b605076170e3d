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

/** The rows of a matrix, or what lies along the first axis of any other tensor. */
export function rowsOf({ shape, values }: TensorValue): number[][] {
  return inRows(Array.from(values), shape[0] ?? 1);
}

/** Numbers row after row, in so many rows of the same length. */
export function inRows(numbers: readonly number[], count: number): number[][] {
  const width = numbers.length / count;
  return Array.from({ length: count }, (_, row) => numbers.slice(row * width, (row + 1) * width));
}

/** The columns of rows of the same length: the matrix turned round. */
export function columnsOf(rows: readonly (readonly number[])[]): number[][] {
  return (rows[0] ?? []).map((_, column) => rows.map((row) => row[column] as number));
}

/** The place of the largest number of a row, of several the first. */
export function placeOfLargest(row: readonly number[]): number {
  return row.indexOf(Math.max(...row));
}
