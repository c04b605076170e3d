import { boxAround, contains } from "./box";
import type { Cells } from "./cells";
import type { Choice } from "./choose-digit";
import type { Components } from "./components";
import { isSheet } from "./solid";
import type { Surface } from "./surfaces";

/** Something that was taken for a digit on a surface. */
export interface OnSurface {
  readonly dark: boolean;
  readonly surface: Surface;
  readonly choice: Choice;
  readonly components: Components;
  readonly score: number;
}

/** Share of a piece that lies on another surface's bare paper, and of its score that a digit on that paper reaches. */
const [covered, comparable] = [0.6, 0.35];

/**
 * Whether what was taken for ink is the bare paper of a larger surface that has a digit of its own: a sheet, or a corner
 * of one, on a table.
 */
export function isPaperOfAnother(
  found: OnSurface,
  all: readonly OnSurface[],
  cells: Cells,
  cols: number,
): boolean {
  return all.some(
    ({ surface, score }) =>
      surface.share > found.surface.share &&
      score > comparable * found.score &&
      shareOn(surface, found, cells, cols) > covered,
  );
}

/**
 * Whether the paper of what was found may itself be ink: a thick digit with holes that look like strokes. Then it is no
 * sheet by its outline.
 */
export function isInHole(found: OnSurface, all: readonly OnSurface[], cols: number): boolean {
  const inner = boxAround(found.choice.parts);
  return all.some(({ dark, surface, choice, components }) => {
    if (dark === found.dark || surface.share <= found.surface.share) return false;
    const [largest] = choice.parts;
    const within = contains(boxAround(choice.parts), inner);
    return within && choice.ifStrokes > found.choice.score && !isSheet(largest!, components.labels, cols);
  });
}

function shareOn({ bare }: Surface, { choice, components }: OnSurface, cells: Cells, cols: number): number {
  const chosen = new Set(choice.parts.map(({ label }) => label));
  const { top, left, bottom, right } = boxAround(choice.parts);
  let [pixels, onBare] = [0, 0];
  for (let row = top; row <= bottom; row++) {
    for (let col = left; col <= right; col++) {
      if (!chosen.has(components.labels[row * cols + col]!)) continue;
      pixels += 1;
      onBare += bare[Math.floor(row / cells.size) * cells.cols + Math.floor(col / cells.size)]!;
    }
  }
  return onBare / pixels;
}
