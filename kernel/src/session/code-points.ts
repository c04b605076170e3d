/** Jupyter counts a cursor in code points, JavaScript strings count UTF-16 units. */
export function unitsBefore(code: string, codePoints: number): number {
  let units = 0;
  for (let count = 0; count < codePoints && units < code.length; count++)
    units += code.codePointAt(units)! > 0xffff ? 2 : 1;
  return units;
}

export function codePointsBefore(code: string, units: number): number {
  return [...code.slice(0, units)].length;
}
