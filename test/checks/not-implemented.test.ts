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
