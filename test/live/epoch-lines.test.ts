import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { EpochLines } from "image-lab/internal/live/epoch-lines";

/** What is printed when an epoch ends at each of these milliseconds, and then training; a page answers at `answer`. */
function printed(context: TestContext, ends: readonly number[], answer = Number.POSITIVE_INFINITY): string[] {
  const texts: string[] = [];
  context.mock.method(console, "log", (text: string) => texts.push(text));
  let now = 0;
  const lines = new EpochLines(
    () => now >= answer,
    () => now,
  );
  for (const [index, end] of ends.entries()) {
    now = end;
    lines.add(`epoch ${index + 1}`);
  }
  lines.flush();
  return texts;
}

test("lines are kept back until a page had the time to answer, then come as epochs end", (context) => {
  assert.deepEqual(printed(context, [2000, 5000, 7000]), ["epoch 1\nepoch 2", "epoch 3"]);
});

test("lines of short epochs are printed together, once a second", (context) => {
  assert.deepEqual(printed(context, [4000, 4300, 4600, 4900, 5200, 5500]), [
    "epoch 1",
    "epoch 2\nepoch 3\nepoch 4\nepoch 5",
    "epoch 6",
  ]);
});

test("a page that answers gets no lines", (context) => {
  assert.deepEqual(printed(context, [2000, 5000, 7000], 1000), []);
});
