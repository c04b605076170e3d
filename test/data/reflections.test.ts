import assert from "node:assert/strict";
import { test } from "node:test";
import { bridge } from "image-lab/internal/data/find-digit/bridge";
import { findDigit } from "image-lab/internal/data/find-digit/find-digit";
import { inpainted } from "image-lab/internal/data/find-digit/inpaint";
import { overSquares } from "image-lab/internal/data/find-digit/over-squares";
import { withoutStrokesInto } from "image-lab/internal/data/find-digit/stroke-like-shade";
import { panesIn, withoutPanes } from "image-lab/internal/data/find-digit/window-panes";
import { withoutGleam } from "image-lab/internal/data/find-digit/without-gleam";

test("a way across a gap leads between two pieces of strokes, and fills what lies between their ends", () => {
  // Two bars of three columns, a gap of four rows between them, and a third bar to the right that has no other half.
  const picture = ["11100002", "11100002", ...Array(4).fill("00000000"), "33300000", "33300000"];
  const labels = Int32Array.from(picture.join(""), Number);
  const gap = Uint8Array.from(labels, (_, at) => (at >= 24 && at < 40 ? 1 : 0));
  const passable = Uint8Array.from(labels, (label) => (label === 0 ? 1 : 0));
  const filled = bridge({ labels, rows: 8, cols: 8 }, gap, passable, 6);
  const rows = Array.from({ length: 8 }, (_, row) => filled.slice(8 * row, 8 * row + 8).join(""));
  assert.deepEqual(rows.slice(2, 6), Array(4).fill("11100000"));
  assert.ok(bridge({ labels, rows: 8, cols: 8 }, gap, passable, 3).every((pixel) => pixel === 0));
});

test("the extreme of squares is what comparing each pixel of them gives", () => {
  const [rows, cols] = [9, 13];
  const pixels = Uint8Array.from({ length: rows * cols }, (_, at) => (at * 89) % 251);
  for (const radius of [1, 2, 5]) {
    const expected = pixels.map((_, at) => {
      const near = pixels.filter((_, other) => {
        const [down, across] = [
          Math.floor(other / cols) - Math.floor(at / cols),
          (other % cols) - (at % cols),
        ];
        return Math.abs(down) <= radius && Math.abs(across) <= radius;
      });
      return Math.max(...near);
    });
    assert.deepEqual(overSquares({ pixels, rows, cols }, radius, Math.max), expected);
  }
});

test("an unknown pixel is in proportion between known ones, across the stroke and not from light into shade", () => {
  // A stroke of three columns down a picture that grows brighter to the right; its pixels are unknown.
  const [rows, cols] = [7, 7];
  const pixels = Uint8Array.from({ length: rows * cols }, (_, at) => 100 + 4 * (at % cols));
  const unknown = pixels.map((_, at) => Number(at % cols >= 2 && at % cols <= 4));
  const written = pixels.map((pixel, at) => (unknown[at] === 1 ? 20 : pixel));
  assert.deepEqual(inpainted({ pixels: written, rows, cols }, unknown, 5), pixels);
  const tooBroad = unknown.map((_, at) => Number(at % cols >= 1 && at % cols <= 5));
  assert.deepEqual(inpainted({ pixels: written, rows, cols }, tooBroad, 1), written);
  // Right of the stroke it is twice as bright: what is there now, stays.
  const lit = written.map((pixel, at) => (at % cols > 4 ? 230 : pixel));
  assert.deepEqual(inpainted({ pixels: lit, rows, cols }, unknown, 5), lit);
});

test("a stroke that goes on from shade into light is none of the shade, and a shadow's fingers are", () => {
  const [rows, cols] = [48, 64];
  const cellsWhere = (inside: (row: number, col: number) => boolean): number[] =>
    Array.from({ length: rows * cols }, (_, cell) => cell).filter((cell) =>
      inside(Math.floor(cell / cols), cell % cols),
    );
  const cells = { pixels: new Uint8Array(rows * cols), rows, cols, size: 1 };
  const shade = cellsWhere((_, col) => col < 30);
  const stroke = cellsWhere((row, col) => col >= 30 && col < 42 && row >= 20 && row < 24);
  const others = cellsWhere((row, col) => col >= 30 && (col >= 42 || row < 20 || row >= 24));
  assert.deepEqual(withoutStrokesInto(others, [...shade, ...stroke], cells), shade);
  const isFinger = (row: number, col: number): boolean => col >= 30 && col < 58 && row % 10 < 6;
  const fingers = cellsWhere(isFinger);
  const between = cellsWhere((row, col) => col >= 30 && !isFinger(row, col));
  const hand = [...shade, ...fingers];
  assert.deepEqual(withoutStrokesInto(between, hand, cells), hand);
});

const [paneRows, paneCols] = [120, 160];
const paper = 150;

/** A paper of level 150 with what a function says for each of its pixels, and how it differs from the paper. */
function onPaper(levelAt: (row: number, col: number) => number) {
  const pixels = Uint8Array.from({ length: paneRows * paneCols }, (_, at) =>
    levelAt(Math.floor(at / paneCols), at % paneCols),
  );
  const bright = Float32Array.from(pixels, (level) => Math.max(0, 1 - (paper + 16) / (level + 16)));
  const dark = Float32Array.from(pixels, (level) => Math.max(0, 1 - (level + 16) / (paper + 16)));
  const compared = new Uint8Array(pixels.length).fill(1);
  return {
    image: { pixels, rows: paneRows, cols: paneCols },
    contrast: { bright, dark, compared, noise: 0 },
  };
}

/** Four panes of level 220, with bars of four pixels between them. */
function isPane(row: number, col: number): boolean {
  const isBar = (row >= 58 && row < 62) || (col >= 78 && col < 82);
  return row >= 20 && row < 100 && col >= 30 && col < 130 && !isBar;
}

test("a window's panes are found, also under strokes, and their light is taken off paper and ink alike", () => {
  // Light adds up in the 2.2th power of levels: 220 on paper of 150 adds 0.41, so that ink of 72 becomes one of 181 where
  // it shines back, and one of 72 · 220 / 150 = 106 where it falls on the paper.
  for (const [way, inkInLight] of [181, 106].entries()) {
    const isStroke = (row: number, col: number): boolean => row >= 30 && row < 90 && col >= 50 && col < 58;
    const { image, contrast } = onPaper((row, col) => {
      if (isStroke(row, col)) return isPane(row, col) ? inkInLight : 72;
      return isPane(row, col) ? 220 : paper;
    });
    const panes = panesIn(contrast, image)!;
    const expected = image.pixels.map((_, at) => Number(isPane(Math.floor(at / paneCols), at % paneCols)));
    assert.deepEqual(panes.lit, expected);
    assert.ok(Math.abs(panes.light - ((220 / 255) ** 2.2 - (150 / 255) ** 2.2)) < 1e-4);
    const { pixels } = withoutPanes(image, panes)[way]!;
    const wrong = pixels.filter((level, at) => {
      const isInk = isStroke(Math.floor(at / paneCols), at % paneCols);
      return Math.abs(level - (isInk ? 72 : paper)) > 2;
    });
    assert.ok(wrong.length < 10, `${wrong.length} levels are wrong`);
  }
});

test("one bright sheet has no panes, nor have bright letters, nor sheets that are three times as bright", () => {
  const inSheet = (row: number, col: number): boolean => row >= 20 && row < 100 && col >= 30 && col < 130;
  const sheet = onPaper((row, col) => (inSheet(row, col) ? 220 : paper));
  assert.equal(panesIn(sheet.contrast, sheet.image), undefined);
  const isLetter = (row: number, col: number): boolean => row >= 20 && row < 100 && col % 60 >= 40;
  const letters = onPaper((row, col) => (isLetter(row, col) ? 220 : paper));
  assert.equal(panesIn(letters.contrast, letters.image), undefined);
  const dark = onPaper((row, col) => (isPane(row, col) ? 255 : paper));
  const onDark = { ...dark.contrast, bright: dark.contrast.bright.map((here) => (here > 0 ? 0.7 : 0)) };
  assert.equal(panesIn(onDark, dark.image), undefined);
});

test("a part of bright ink that is whiter than the rest is told as a reflection, unless it is a large part", () => {
  const [rows, cols] = [200, 160];
  const doubtsWith = (whiteRows: number): readonly string[] => {
    const pixels = Uint8Array.from({ length: rows * cols }, (_, at) => {
      const [row, col] = [Math.floor(at / cols), at % cols];
      if (row >= 60 && row < 60 + whiteRows && col >= 66 && col < 94) return 255;
      return row >= 30 && row < 170 && col >= 74 && col < 86 ? 200 : 40;
    });
    return findDigit({ pixels, rows, cols }).doubts;
  };
  assert.deepEqual(doubtsWith(0), []);
  assert.deepEqual(doubtsWith(8), ["reflection"]);
  assert.deepEqual(doubtsWith(40), []);
});

test("a lamp's gleam across a dark stroke is no bright ink, though it is longer", () => {
  const [rows, cols] = [200, 160];
  const pixels = Uint8Array.from({ length: rows * cols }, (_, at) => {
    const [row, col] = [Math.floor(at / cols), at % cols];
    if (Math.abs(row - 100 - (col - 80)) < 6 && Math.abs(row - 100) < 45) return 255;
    return row >= 64 && row < 136 && col >= 74 && col < 86 ? 70 : 195;
  });
  const { dark, doubts } = findDigit({ pixels, rows, cols });
  assert.equal(dark, true);
  assert.deepEqual(doubts, ["reflection"]); // and the other polarity is no rival
});

test("a lamp's veil is taken off a board, and a stroke that it hides goes on through it", () => {
  const under = (col: number): number => (col >= 70 && col < 80 ? 200 : 40);
  const cover = (row: number, col: number): number =>
    0.95 * Math.exp(-(((col - 75) / 30) ** 4) - ((row - 60) / 8) ** 2);
  const size = { rows: 120, cols: 160 };
  const covers = Float64Array.from({ length: size.rows * size.cols }, (_, at) =>
    cover(Math.floor(at / size.cols), at % size.cols),
  );
  const pixels = Uint8Array.from(covers, (share, at) =>
    Math.round(255 * share + under(at % size.cols) * (1 - share)),
  );
  const gleam = [...covers.keys()].filter((at) => covers[at]! > 0.85);
  const seen = withoutGleam({ pixels, ...size }, gleam).pixels;
  const wrong = (of: Uint8Array): number =>
    of.filter((level, at) => Math.abs(level - under(at % size.cols)) > 60).length;
  assert.ok(wrong(pixels) > 700);
  assert.ok(wrong(seen) < 50, `${wrong(seen)} levels are wrong`);
});
