import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { drawnDigits } from "image-lab";
import { sourceOf } from "image-lab/internal/data/describe";
import { setLanguage } from "image-lab/internal/i18n/index";

afterEach(() => setLanguage("en"));

test("a figure says once that drawn digits are drawn", () => {
  const digits = drawnDigits(1);
  assert.equal(sourceOf(digits), "Digits, drawn by the lab");
  setLanguage("fr");
  assert.equal(sourceOf(digits), "Chiffres, dessins du lab");
});

test("a dataset that is the last thing of a cell shows one line, and not its bytes", () => {
  const digits = drawnDigits(2);
  const show = (digits as unknown as Record<symbol, () => object>)[Symbol.for("Jupyter.display")]!;
  const text = "Digits: 2 images of 28×28×1, 10 classes, drawn by the lab";
  assert.deepEqual(show(), { "text/plain": text });
});
