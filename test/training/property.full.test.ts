import assert from "node:assert/strict";
import { test } from "node:test";
import { assertEqualOrFallenBack } from "./property";
import { draw } from "./random-case";

test("four hundred random small networks train as in plain tfjs, or fall back", async () => {
  let graphs = 0;
  for (let seed = 1000; seed < 1400; seed++) if (await assertEqualOrFallenBack(draw(seed))) graphs++;
  console.log(`${graphs} of 400 ran as graphs`);
  assert.ok(graphs >= 350, `only ${graphs} of 400 ran as graphs`);
});
