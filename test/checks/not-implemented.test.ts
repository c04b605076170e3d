import assert from "node:assert/strict";
import { test } from "node:test";
import { NotImplemented } from "image-lab";
import { inputs, judge } from "image-lab/internal/checks/judge/index";
import { observe } from "image-lab/internal/checks/observe/index";

async function diagnosis(error: Error): Promise<string | undefined> {
  const input = inputs("oneHot", 1);
  const answer = (): never => {
    throw error;
  };
  return judge("oneHot", input, await observe("oneHot", answer, input)).diagnosis?.id;
}

test("only the line that was handed out counts as untouched, whatever words other errors use", async () => {
  assert.equal(await diagnosis(new NotImplemented()), "property.notImplemented");
  assert.equal(await diagnosis(new Error("not implemented yet")), "property.notImplemented");
  for (const error of [
    new Error("restoreBestWeights = True is not implemented in EarlyStopping yet"),
    new Error("Not implemented yet."),
    new TypeError("not implemented yet"),
    new Error("not implemented"),
  ])
    assert.equal(await diagnosis(error), "property.threw", String(error));
});

test("below a cell that calls an exercise nobody has written stands one line, which names it", () => {
  function oneHot(): never {
    throw new NotImplemented();
  }
  assert.throws(oneHot, (error: object) => {
    const [shown] = Object.getOwnPropertySymbols(error).map((key) => (error as Record<symbol, unknown>)[key]);
    assert.deepEqual(shown, [
      "✗ oneHot is not written yet: put your code in the place of the line that throws, run its cell, then this one",
    ]);
    return true;
  });
});
