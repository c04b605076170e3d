import { label, type Point, rectangle } from "../../figures/diagram/svg";
import { FAINT_INK, GRID, INK, PAPER } from "../../figures/style/colours";

export interface NumberTable {
  readonly caption: string;
  readonly rows: readonly (readonly string[])[];
  /** Width of a cell in pixels; 34 if left out. */
  readonly cell?: number;
  /** Which cell stands out. */
  readonly chosen?: readonly [row: number, col: number];
}

const height = 22;

/** Draws numbers in cells, with a caption above them; `at` is the upper left corner of the caption. */
export function numberTable([x, y]: Point, { caption, rows, cell = 34, chosen }: NumberTable): string[] {
  const cells = rows.flatMap((row, down) =>
    row.flatMap((text, across) => {
      const stands = chosen?.[0] === down && chosen[1] === across;
      const corner: Point = [x + across * cell, y + 8 + down * height];
      return [
        rectangle(corner, cell, height, { fill: stands ? "#E69F00" : PAPER, stroke: GRID }),
        label([corner[0] + cell / 2, corner[1] + 15], text, { size: 11, bold: stands, colour: INK }),
      ];
    }),
  );
  return [label([x, y], caption, { size: 12, colour: FAINT_INK, anchor: "start" }), ...cells];
}
