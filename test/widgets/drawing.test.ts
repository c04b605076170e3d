import assert from "node:assert/strict";
import { test } from "node:test";
import { lenet5, mlp } from "image-lab";
import { drawingReader } from "image-lab/internal/widgets/draw-digit/draw-digit";
import { drawingStill } from "image-lab/internal/widgets/draw-digit/drawing-still";
import { inkStrokes } from "image-lab/internal/widgets/draw-digit/ink-strokes";
import { seeDrawing } from "image-lab/internal/widgets/draw-digit/see-drawing";

test("a stroke leaves ink as wide as the pen, with an edge one pixel soft", () => {
  // 50 pixels: the pen has a radius of 2 around 24.5, so 23…26 lie within it, and 22 and 27 just beyond its soft edge
  const pixels = inkStrokes([[0.2, 0.5, 0.8, 0.5]], 50);
  const column = Array.from({ length: 50 }, (_, row) => pixels[row * 50 + 25]!);
  assert.deepEqual(column.slice(21, 29), [0, 0, 255, 255, 255, 255, 0, 0]);
  assert.equal(pixels[25 * 50 + 4], 0, "nothing left of the stroke");
});

test("a touch leaves a dot, and no stroke leaves nothing", () => {
  const dot = inkStrokes([[0.5, 0.5]], 50);
  assert.ok(dot[25 * 50 + 25] === 255 && dot[25 * 50 + 30] === 0);
  assert.ok(inkStrokes([], 50).every((pixel) => pixel === 0));
});

test("a drawing in a corner is small there and centred in the middle", () => {
  const { small, centred } = seeDrawing([[0.1, 0.1, 0.1, 0.3]]);
  const middleOf = (pixels: Uint8Array): [number, number] => {
    let [mass, x, y] = [0, 0, 0];
    pixels.forEach((pixel, at) => {
      mass += pixel;
      x += pixel * (at % 28);
      y += pixel * Math.floor(at / 28);
    });
    return [Math.round(x / mass), Math.round(y / mass)];
  };
  assert.deepEqual(middleOf(small), [2, 5]);
  assert.ok(middleOf(centred).every((place) => place === 13 || place === 14));
});

test("models for 784 numbers and for 28×28×1 both answer; others are refused in words", () => {
  const stroke = [[0.5, 0.2, 0.5, 0.8]];
  const flat = drawingReader(mlp(784, { seed: 1 }))(stroke);
  const lenet = drawingReader(lenet5([28, 28, 1], { seed: 1 }))(stroke);
  for (const { probabilities, centred } of [flat, lenet]) {
    assert.equal(probabilities.length, 10);
    assert.ok(Math.abs(probabilities.reduce((sum, share) => sum + share, 0) - 1) < 1e-5);
    assert.equal(centred.length, 784);
  }
  assert.equal(flat.maps, undefined);
  assert.deepEqual(
    [lenet.maps?.rows, lenet.maps?.values.length, lenet.maps?.values[0]?.length],
    [28, 6, 784],
  );
  assert.throws(() => drawingReader(lenet5([32, 32, 3])), /takes images of shape \[32, 32, 3\].*784 numbers/);
});

test("the picture that is saved names the digit in words", () => {
  const names = Array.from({ length: 10 }, (_, digit) => String(digit));
  const probabilities = names.map((_, digit) => (digit === 3 ? 0.91 : 0.01));
  const answer = { probabilities, small: Array(784).fill(0), centred: Array(784).fill(255) };
  const { picture, text } = drawingStill([[0.1, 0.1, 0.9, 0.9]], answer, names);
  assert.equal(text, "Draw a digit: Looks like a 3, 91 %.");
  const svg = Buffer.from(picture.split(",")[1]!, "base64").toString();
  assert.match(svg, /<polyline points="22,54 198,230 198,230"/);
  assert.match(svg, /91 %/);
  assert.match(drawingStill([], undefined, names).text, /Nothing is drawn yet/);
});
