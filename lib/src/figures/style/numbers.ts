/** A number for reading: three significant digits, no exponent for everyday sizes. */
export function readable(value: number): string {
  return String(Number(value.toPrecision(3)));
}
