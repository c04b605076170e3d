/** The smallest of 1, 2, 5, 10, 20, … (and 0.5, 0.2, …) that divides `span` into at most `most` parts. */
export function niceStep(span: number, most: number): number {
  if (!(span > 0)) return 1;
  const least = span / most;
  const power = 10 ** Math.floor(Math.log10(least));
  const factor = [1, 2, 5].find((part) => part * power >= least * (1 - 1e-9)) ?? 10;
  return factor * power;
}
