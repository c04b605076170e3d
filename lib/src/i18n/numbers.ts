import { decimalMark, percentSpace, t } from "./translate";

/** For reading: at most `digits` after the point, a real minus sign, no "−0". */
export function formatDecimal(value: number, digits = 2): string {
  const rounded = Number(value.toFixed(digits));
  return written(rounded === 0 ? "0" : String(rounded));
}

/** So many digits after the point, as `toFixed` has them. */
export function formatFixed(value: number, digits: number): string {
  return written(value.toFixed(digits));
}

/** So many significant digits, zeros at the end among them. */
export function formatPrecision(value: number, digits: number): string {
  return written(value.toPrecision(digits));
}

/** Below a thousandth with an exponent, otherwise four digits after the point. */
export function formatMetric(value: number): string {
  return written(Math.abs(value) < 1e-3 && value !== 0 ? value.toExponential(2) : value.toFixed(4));
}

/** What JavaScript writes, with the language's decimal mark and a real minus sign, but for that of an exponent. */
function written(text: string): string {
  return text.replace(".", decimalMark()).replace(/^-/, "−");
}

/** For tables: two digits after the point, so that numbers stand in line; whole numbers where all are whole. */
export function formatColumn(values: readonly number[]): string[] {
  const digits = values.every(Number.isInteger) ? 0 : 2;
  return values.map((value) => {
    const text = formatFixed(value, digits);
    return /[1-9]/.test(text) ? text : text.replace("−", "");
  });
}

/** "a 3", "an 8", "an airplane". */
export function withArticle(name: string): string {
  return `${/^(8|11|18|[aeiou])/i.test(name) ? "an" : "a"} ${name}`;
}

export function formatPercent(share: number): string {
  return `${formatDecimal(100 * share, share > 0.995 || share < 0.1 ? 1 : 0)}${percentSpace()}%`;
}

/** "812 B", "1.2 kB", "188.16 MB": in French bytes are octets, "188,16 Mo". */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return t("{size} B", { size: bytes });
  return bytes < 1e6
    ? t("{size} kB", { size: formatFixed(bytes / 1000, 1) })
    : t("{size} MB", { size: formatFixed(bytes / 1e6, 2) });
}

/** Three significant digits, no exponent for everyday sizes. */
export function formatSignificant(value: number): string {
  return String(Number(value.toPrecision(3))).replace(".", decimalMark());
}

/** The smallest of 1, 2, 5, 10, 20, … (and 0.5, 0.2, …) that divides `span` into at most `most` parts. */
export function niceStep(span: number, most: number): number {
  if (!(span > 0)) return 1;
  const least = span / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((part) => part * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}
