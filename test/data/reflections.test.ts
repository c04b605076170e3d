import assert from "node:assert/strict";
import { test } from "node:test";
import { bridge } from "image-lab/internal/data/find-digit/bridge";
import { inpainted } from "image-lab/internal/data/find-digit/inpaint";
import { overSquares } from "image-lab/internal/data/find-digit/over-squares";
import { withoutStrokesInto } from "image-lab/internal/data/find-digit/stroke-like-shade";

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
