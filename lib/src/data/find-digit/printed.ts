import { heightOf, widthOf } from "./box";
import { type Component, strokeWidth } from "./components";

/** Breadth of a bar against its height, at most; its height against what stands beside it, and that one's against it. */
const [thin, taller, tall] = [0.07, 1.15, 0.3];
/** Breadth of a hairline against its height, at most, and how many times as broad strokes beside it are. */
const [hair, broader] = [0.03, 4];
/** How unlike two pieces of a pattern are at most, as a share, and how many like ones make a pattern. */
const [unlike, repeated] = [0.3, 5];

/**
 * An upright line of print, as of a form's cell: straight, and higher than what is written beside it, above and below; or a
 * piece of one, as thin as a hair beside a pen's strokes.
 */
export function isBar(piece: Component, pieces: readonly Component[]): boolean {
  const height = heightOf(piece);
  const ofLikeSize = pieces.filter(
    (other) => other.atBorder === 0 && heightOf(other) > tall * height && heightOf(other) * tall < height,
  );
  const isHair = widthOf(piece) <= Math.max(2, hair * height);
  if (isHair && ofLikeSize.some((other) => strokeWidth(other) > broader * strokeWidth(piece))) return true;
  if (widthOf(piece) > Math.max(2, thin * height)) return false;
  return pieces.some(
    (other) =>
      widthOf(other) > thin * heightOf(other) &&
      heightOf(other) > tall * height &&
      heightOf(other) * taller < height &&
      other.top > piece.top &&
      other.bottom < piece.bottom,
  );
}

/** Breadth of a rod against its length, and its edge against it, at most. */
const [slim, plain] = [0.16, 2.4];
/** Its length against what is written, and the way to that against its size, at least. */
const [longer, farther] = [1.4, 0.25];

/**
 * A pen or the edge of a ruler that lies beside what is written: straight however it lies, longer than that, and farther
 * from the middle. A "1" beside a lower digit is about as long.
 */
export function isRod(piece: Component, pieces: readonly Component[], cols: number): boolean {
  const length = Math.hypot(heightOf(piece), widthOf(piece));
  if (piece.area > slim * length * length || piece.edge > plain * length) return false;
  const off = (one: Component): number => Math.abs(one.left + one.right + 1 - cols);
  return pieces.some((other) => {
    const size = Math.hypot(heightOf(other), widthOf(other));
    const apart = Math.max(other.left - piece.right, piece.left - other.right);
    const isLower = other.atBorder === 0 && size > tall * length && longer * size < length;
    return isLower && apart > farther * size && off(other) < off(piece);
  });
}

/** One of many alike, as holes, the rings of a binding, dots that are to be written on. */
export function isRepeated(piece: Component, pieces: readonly Component[]): boolean {
  const like = (one: number, other: number): boolean =>
    Math.abs(one - other) <= unlike * Math.max(one, other) + 1;
  const alike = pieces.filter(
    (other) =>
      like(heightOf(piece), heightOf(other)) &&
      like(widthOf(piece), widthOf(other)) &&
      like(piece.area, other.area),
  );
  return alike.length >= repeated;
}
