import assert from "node:assert/strict";
import { test } from "node:test";
import { withoutChromium } from "./chromium";
import { sharedLab } from "./shared-lab";

/** Anywidget gives a module two seconds to load; here its patience ends at once, the first few times. */
const slowMachine = `{
  const timeout = AbortSignal.timeout.bind(AbortSignal);
  globalThis.late = 0;
  AbortSignal.timeout = (ms) => (ms === 2000 && globalThis.late++ < 1 ? AbortSignal.abort() : timeout(ms));
  const listen = AbortSignal.prototype.addEventListener;
  AbortSignal.prototype.addEventListener = function (type, handler, ...rest) {
    if (type === "abort" && this.aborted) queueMicrotask(() => handler.call(this, new Event("abort")));
    return listen.call(this, type, handler, ...rest);
  };
}`;

test("an interactive figure that a slow page loads too late comes to life all the same", {
  skip: withoutChromium,
}, async () => {
  const lab = await sharedLab();
  lab.write("late.ipynb", [
    `import * as lab from "image-lab";
const { test } = await lab.loadMnist();
lab.explorePreprocessing(test, 3);`,
  ]);
  const page = await lab.open("late.ipynb", { script: slowMachine });
  await lab.runAll(page);
  await page.locator(".lab-live").waitFor();
  assert.equal(await page.evaluate(() => (globalThis as { late?: number }).late), 2);
  await lab.close(page);
});
