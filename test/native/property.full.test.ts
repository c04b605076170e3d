import "./native-on";
import assert from "node:assert/strict";
import { test } from "node:test";
import { assertEqualOrFallenBack } from "../training/property";
import { draw } from "../training/random-case";

for (let group = 0; group < 20; group++)
  test(`random networks ${20 * group + 1} to ${20 * group + 20} train as in plain tfjs`, async () => {
    for (let seed = 20 * group + 1; seed <= 20 * group + 20; seed++) {
      const drawn = draw(seed);
      assert.equal(await assertEqualOrFallenBack(drawn), true, drawn.text);
    }
  });
