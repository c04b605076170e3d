import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { TestKernel } from "../kernel/client";

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start({ env: { LAB_DATA: "stand-in" } });
});
after(() => kernel.shutdown());

test("in the lab's kernel a bar moves while a step without any await goes on", async () => {
  const { heard, stdout } = await kernel.execute(`
    import { printProgress } from "image-lab/internal/jupyter/progress";
    const progress = printProgress();
    for (let step = 0; step <= 20; step++) {
      const until = performance.now() + 60;
      while (performance.now() < until) continue;
      progress("drawing digits", step, 20);
    }`);
  const shown = heard.filter(({ type }) => type.endsWith("display_data"));
  assert.deepEqual(shown.map(({ type }) => type).slice(0, 3), [
    "display_data",
    "update_display_data",
    "update_display_data",
  ]);
  assert.equal(new Set(shown.map(({ content }) => content.transient.display_id)).size, 1);
  assert.match(shown[1]!.content.data["text/plain"], /^drawing digits █+░+ \d+ % 0\.\d s$/);
  assert.match(shown.at(-1)!.content.data["text/plain"], /^drawing digits: done in \d\.\d s$/);
  assert.ok(shown.at(-1)!.at - shown[0]!.at > 500, "all of them came at the end");
  assert.equal(stdout, "");
});
