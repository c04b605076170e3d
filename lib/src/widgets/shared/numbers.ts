/** For reading: at most `digits` after the point, a real minus sign, no "−0". */
export function written(value: number, digits = 2): string {
  const rounded = Number(value.toFixed(digits));
  return (rounded === 0 ? "0" : String(rounded)).replace("-", "−");
}

export function percent(share: number): string {
  return `${written(100 * share, share > 0.995 || share < 0.1 ? 1 : 0)} %`;
}

export function counted(count: number, noun: string): string {
  return `${count.toLocaleString("en-US")} ${noun}${count === 1 ? "" : "s"}`;
}

export function largestIndex(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);
}
