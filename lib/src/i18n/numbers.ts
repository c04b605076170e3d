/** For reading: at most `digits` after the point, a real minus sign, no "−0". */
export function written(value: number, digits = 2): string {
  const rounded = Number(value.toFixed(digits));
  return (rounded === 0 ? "0" : String(rounded)).replace("-", "−");
}

/** For tables: two digits after the point, so that numbers stand in line; whole numbers where all are whole. */
export function writtenAlike(values: readonly number[]): string[] {
  const digits = values.every(Number.isInteger) ? 0 : 2;
  return values.map((value) => {
    const text = value.toFixed(digits).replace("-", "−");
    return /[1-9]/.test(text) ? text : text.replace("−", "");
  });
}

/** "a 3", "an 8", "an airplane". */
export function withArticle(name: string): string {
  return `${/^(8|11|18|[aeiou])/i.test(name) ? "an" : "a"} ${name}`;
}

export function percent(share: number): string {
  return `${written(100 * share, share > 0.995 || share < 0.1 ? 1 : 0)} %`;
}

export function largestIndex(values: readonly number[]): number {
  return values.reduce((best, value, index) => (value > values[best]! ? index : best), 0);
}
