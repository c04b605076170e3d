/** 61706 → "61,706". */
export function grouped(value: number): string {
  return value.toLocaleString("en-US");
}

/** A number for reading: three significant digits, no exponent for everyday sizes. */
export function readable(value: number): string {
  return String(Number(value.toPrecision(3)));
}

/** "1 image", "2 images". */
export function counted(count: number, noun: string): string {
  return `${grouped(count)} ${noun}${count === 1 ? "" : "s"}`;
}
