import assert from "node:assert/strict";
import { test } from "node:test";
import { stripesIn, withoutStripes } from "image-lab/internal/data/find-digit/light-stripes";

const [rows, cols] = [120, 160];

/** A picture whose levels are a function of row and column. */
function pictureOf(level: (row: number, col: number) => number): { pixels: Uint8Array } & typeof size {
  const pixels = Uint8Array.from({ length: rows * cols }, (_, at) => level(Math.floor(at / cols), at % cols));
  return { pixels, ...size };
}
const size = { rows, cols };

/** Whether a place lies in the shadow of slats that are eight rows broad and twelve apart, eight rows on every 100 columns. */
const inShadow = (row: number, col: number): boolean => (row + 0.08 * col) % 20 < 8;
const isStroke = (row: number, col: number): boolean => row >= 30 && row < 90 && col >= 70 && col < 80;

test("in the shadow of blinds paper and ink become as bright as in the light, the other way round, too", () => {
  // Three fifths of the light are left: paper of 200 has 120, ink of 50 has 30; a board of 40 has 24, chalk of 220 has 132.
  for (const [paper, ink] of [
    [200, 50],
    [40, 220],
  ] as const) {
    const striped = pictureOf(
      (row, col) => (isStroke(row, col) ? ink : paper) * (inShadow(row, col) ? 0.6 : 1),
    );
    const stripes = stripesIn(striped)!;
    const { pixels } = withoutStripes(striped, stripes);
    const wrong = pixels.filter((level, at) => {
      const [row, col] = [Math.floor(at / cols), at % cols];
      return Math.abs(level - (isStroke(row, col) ? ink : paper)) > 3;
    });
    assert.ok(wrong.length < 0.05 * rows * cols, `${wrong.length} levels on paper of ${paper} are wrong`);
  }
});

test("ruled lines, one shadow, checks and a slope of light are no stripes", () => {
  const pictures = {
    ruled: pictureOf((row) => (row % 20 < 2 ? 100 : 200)),
    "one shadow": pictureOf((row, col) => (row + 0.08 * col < 60 ? 120 : 200)),
    checks: pictureOf((row, col) => (row % 20 < 10 !== col % 20 < 10 ? 120 : 200)),
    slope: pictureOf((row) => 80 + row),
    "ink in stripes": pictureOf((row) => (row % 20 < 8 ? 30 : 200)),
  };
  for (const [name, picture] of Object.entries(pictures))
    assert.equal(stripesIn({ ...picture }), undefined, name);
});
