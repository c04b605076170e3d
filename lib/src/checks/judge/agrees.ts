import { isNumbers, isRecord, isTensor } from "../encoding";

/** Relative and absolute tolerance for numbers that went through 32-bit floats. */
const tolerance = 1e-4;

/** Whether two numbers are the same but for rounding. `NaN` and infinities agree with themselves only. */
export function close(a: number, b: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= tolerance * Math.max(0.01, Math.abs(a), Math.abs(b));
}

/** Whether two values are the same but for rounding and the type of the array that holds the numbers. */
export function agrees(a: unknown, b: unknown): boolean {
  if (typeof a === "number" && typeof b === "number") return close(a, b);
  if (isTensor(a) || isTensor(b)) {
    return isTensor(a) && isTensor(b) && agrees(a.shape, b.shape) && agrees(a.values, b.values);
  }
  if (isNumbers(a) && isNumbers(b)) {
    return a.length === b.length && Array.from(a).every((item, i) => close(item, b[i] as number));
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => agrees(item, b[i]));
  }
  if (isRecord(a) && isRecord(b)) {
    return Object.keys(b).every((name) => agrees(a[name], b[name]));
  }
  return a === b;
}
