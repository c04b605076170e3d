import { boxAround, heightOf, widthOf } from "./box";
import { type Component, componentsOf, strokeWidth } from "./components";
import { pixelsOfLines, transposed } from "./ruled-lines";

/** How thick a line is at most against the strokes, and by which share of its length it juts out over them on both sides. */
const [thinner, over] = [0.5, 0.06];

/**
 * The pixels of a thin straight line that touches or crosses strokes: an underline, a short ruled line. It juts out over
 * them on both sides and is thinner than they are: the foot of a "1", written with the same pen, is no such line.
 */
export function thinLineOf(labels: Int32Array, cols: number, piece: Component): number[] {
  const [height, width] = [heightOf(piece), widthOf(piece)];
  const own = new Uint8Array(height * width);
  for (let at = 0; at < own.length; at++) {
    const [row, col] = [Math.floor(at / width), at % width];
    own[at] = labels[(piece.top + row) * cols + piece.left + col] === piece.label ? 1 : 0;
  }
  const level = lineThrough(own, height, width, strokeWidth(piece));
  const line =
    level.length > 0
      ? level
      : lineThrough(transposed(own, height, width), width, height, strokeWidth(piece)).map(
          (at) => (at % height) * width + Math.floor(at / height),
        );
  return line.map((at) => (piece.top + Math.floor(at / width)) * cols + piece.left + (at % width));
}

/** The pixels of a level line from one side of a piece to the other, if there is a thin one. */
function lineThrough(own: Uint8Array, rows: number, cols: number, stroke: number): number[] {
  const limit = Math.max(1, Math.round(thinner * stroke));
  const line = pixelsOfLines(own, rows, cols, cols, limit);
  if (line.length === 0) return [];
  const rest = own.slice();
  for (const at of line) rest[at] = 0;
  const { list } = componentsOf(rest, rows, cols, new Float32Array(own.length));
  const most = Math.max(...list.map(({ area }) => area));
  const strokes = list.filter(({ area }) => area > 0.1 * most);
  if (strokes.length === 0) return [];
  const { left, right } = boxAround(strokes);
  const inked = line.filter((at) => own[at] === 1).length;
  const thin = inked <= thinner * strokeWidth(...strokes) * new Set(line.map((at) => at % cols)).size;
  return thin && left >= over * cols && right < (1 - over) * cols ? line : [];
}
