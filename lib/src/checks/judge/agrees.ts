import { isNumbers, isRecord, isTensor } from "../encoding";

/** Relative and absolute tolerance for numbers that went through 32-bit floats. */
const tolerance = 1e-4;

/** Whether two numbers are the same but for rounding. `NaN` and infinities agree with themselves only. */
export function close(a: number, b: number): boolean {
  if (Object.is(a, b) || a === b) return true;
  if (!Number.isFinite(a) || !Number.isFinite(b)) return false;
  return Math.abs(a - b) <= tolerance * Math.max(0.01, Math.abs(a), Math.abs(b));
}

type Same = (a: number, b: number) => boolean;

function sameNumbers(a: ArrayLike<number>, b: ArrayLike<number>, same: Same): boolean {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (!same(a[i] as number, b[i] as number)) return false;
  return true;
}

/**
 * Whether two values are the same but for rounding and the type of the array that holds the numbers.
 *
 * @param same which numbers count as the same, where it is not those that are close
 */
export function agrees(a: unknown, b: unknown, same: Same = close): boolean {
  if (typeof a === "number" && typeof b === "number") return same(a, b);
  if (isTensor(a) || isTensor(b)) {
    return isTensor(a) && isTensor(b) && agrees(a.shape, b.shape) && agrees(a.values, b.values, same);
  }
  if (isNumbers(a) && isNumbers(b)) {
    return sameNumbers(a, b, same);
  }
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, i) => agrees(item, b[i], same));
  }
  if (isRecord(a) && isRecord(b)) {
    return Object.keys(b).every((name) => agrees(a[name], b[name], same));
  }
  return a === b;
}
