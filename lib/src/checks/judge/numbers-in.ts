import { isNumbers, isTensor } from "../encoding";

/** Whether every number of a value is finite. */
export function allFinite(value: unknown): boolean {
  return numbersIn(value).every(Number.isFinite);
}

/** All numbers of a value, however deep they lie. */
export function numbersIn(value: unknown): number[] {
  if (typeof value === "number") return [value];
  if (isTensor(value)) return numbersIn(value.values);
  if (isNumbers(value)) return Array.from(value);
  if (typeof value === "object" && value !== null) return Object.values(value).flatMap(numbersIn);
  return [];
}
