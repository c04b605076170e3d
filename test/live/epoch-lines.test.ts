import assert from "node:assert/strict";
import { test } from "node:test";
import { EpochLines } from "image-lab/dist/live/epoch-lines";

/** What is printed when an epoch ends at each of these milliseconds, and then training; a page answers at `answer`. */
function printed(ends: readonly number[], answer = Number.POSITIVE_INFINITY): string[] {
  const { log } = console;
  const texts: string[] = [];
  let now = 0;
  console.log = (text: string) => void texts.push(text);
  try {
    const lines = new EpochLines(
      () => now >= answer,
      () => now,
    );
    for (const [index, end] of ends.entries()) {
      now = end;
      lines.add(`epoch ${index + 1}`);
    }
    lines.flush();
  } finally {
    console.log = log;
  }
  return texts;
}

test("lines are kept back until a page had the time to answer, then come as epochs end", () => {
  assert.deepEqual(printed([2000, 5000, 7000]), ["epoch 1\nepoch 2", "epoch 3"]);
});

test("lines of short epochs are printed together, once a second", () => {
  assert.deepEqual(printed([4000, 4300, 4600, 4900, 5200, 5500]), [
    "epoch 1",
    "epoch 2\nepoch 3\nepoch 4\nepoch 5",
    "epoch 6",
  ]);
});

test("a page that answers gets no lines", () => {
  assert.deepEqual(printed([2000, 5000, 7000], 1000), []);
});
