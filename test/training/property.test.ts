import assert from "node:assert/strict";
import { test } from "node:test";
import { assertEqualOrFallenBack } from "./property";
import { draw } from "./random-case";

test("fourteen random small networks train as in plain tfjs, and as graphs", async () => {
  for (let seed = 1; seed <= 14; seed++) {
    const drawn = draw(seed);
    assert.equal(await assertEqualOrFallenBack(drawn), true, drawn.text);
  }
});
