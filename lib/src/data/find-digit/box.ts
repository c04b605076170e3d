/** A rectangle of pixels, its border included. */
export interface Box {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
}

export function boxAround(pieces: readonly Box[]): Box {
  return {
    top: Math.min(...pieces.map(({ top }) => top)),
    left: Math.min(...pieces.map(({ left }) => left)),
    bottom: Math.max(...pieces.map(({ bottom }) => bottom)),
    right: Math.max(...pieces.map(({ right }) => right)),
  };
}

/** Whether one lies within the other, on no side at its border. */
export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.top > outer.top &&
    inner.bottom < outer.bottom &&
    inner.left > outer.left &&
    inner.right < outer.right
  );
}

/** Whether two have pixels in common. */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.top <= other.bottom && other.top <= one.bottom && one.left <= other.right && other.left <= one.right
  );
}

export const heightOf = ({ top, bottom }: Box): number => bottom - top + 1;
export const widthOf = ({ left, right }: Box): number => right - left + 1;

export function sideOf(box: Box): number {
  return Math.max(heightOf(box), widthOf(box));
}
