import { isNumbers, isTensor } from "../encoding";

/** Whether every number of a value is finite. */
export function allFinite(value: unknown): boolean {
  if (typeof value === "number") return Number.isFinite(value);
  return partsOf(value).every((part) => (isNumbers(part) ? everyFinite(part) : allFinite(part)));
}

/** How many numbers a value has, however deep they lie. */
export function countNumbers(value: unknown): number {
  if (typeof value === "number") return 1;
  const counts = partsOf(value).map((part) => (isNumbers(part) ? part.length : countNumbers(part)));
  return counts.reduce((sum, count) => sum + count, 0);
}

/** What a value consists of; numbers that lie in a row are one part. */
function partsOf(value: unknown): unknown[] {
  if (isTensor(value)) return [value.values];
  if (isNumbers(value)) return [value];
  return typeof value === "object" && value !== null ? Object.values(value) : [];
}

function everyFinite(numbers: ArrayLike<number>): boolean {
  for (let at = 0; at < numbers.length; at++) if (!Number.isFinite(numbers[at])) return false;
  return true;
}
