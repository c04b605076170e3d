import assert from "node:assert/strict";
import { test } from "node:test";
import type { Locator, Page } from "playwright-core";
import { withoutChromium } from "./chromium";
import { keepWindow } from "./screens";
import { sharedLab } from "./shared-lab";

const answer = (divisor: number): string => `function scalePixels(pixels: Uint8Array): Float32Array {
  return Float32Array.from(pixels, (pixel) => pixel / ${divisor});
}`;

const below = (page: Page, cell: number): Locator =>
  page.locator(".jp-CodeCell").nth(cell).locator(".jp-Cell-outputArea");

test("a check says that the cell above was edited or deleted, and judges it once it has run as it is", {
  skip: withoutChromium,
}, async () => {
  const lab = await sharedLab();
  lab.write("edited.ipynb", [
    'import * as lab from "image-lab";',
    answer(255),
    'await lab.check("scalePixels", scalePixels);',
  ]);
  const page = await lab.open("edited.ipynb");
  await lab.runAll(page);
  await below(page, 2).getByText("✓ scalePixels: all checks passed").waitFor();
  await lab.edit(page, 1, answer(256));
  await lab.runCell(page, 2);
  await below(page, 2)
    .locator("section", { hasText: /Cell \[\d+\] was changed after it ran, so nothing was judged/ })
    .waitFor();
  await keepWindow(page, "edited-and-not-run");
  assert.equal(await below(page, 2).getByText("all checks passed").count(), 0);
  await lab.runCell(page, 1);
  await lab.runCell(page, 2);
  await below(page, 2)
    .locator("section", { hasText: /divided by 256/ })
    .waitFor();
  await page.reload(); // a page that knows nothing of what ran tells the kernel what its cells say
  await page.waitForSelector(".jp-Notebook .jp-Cell");
  await lab.edit(page, 1, answer(255));
  await lab.runCell(page, 2);
  await below(page, 2).locator("section", { hasText: "was changed after it ran" }).waitFor();
  await lab.runCell(page, 1);
  await lab.runCell(page, 2);
  await below(page, 2).getByText("✓ scalePixels: all checks passed").waitFor();
  const answerIs = page.locator(".jp-Cell").nth(1).locator(".jp-InputPrompt");
  await answerIs.click();
  await lab.command(page, "notebook:move-cell-down");
  await lab.runCell(page, 1);
  await below(page, 1).locator("section", { hasText: "stands below this check" }).waitFor();
  await lab.command(page, "notebook:move-cell-down");
  await answerIs.click();
  await lab.command(page, "notebook:change-cell-to-markdown");
  await lab.runCell(page, 2);
  const removed = { hasText: "is no longer among the notebook's code cells" };
  await below(page, 1).locator("section", removed).waitFor();
  await lab.command(page, "docmanager:save");
  await page.reload(); // what was there before, the new page cannot know
  await page.waitForSelector(".jp-Notebook .jp-Cell");
  await lab.edit(page, 2, 'await lab.check("scalePixels", scalePixels); // again');
  await lab.runCell(page, 2);
  await below(page, 1).locator("section", removed).waitFor();
  await lab.close(page);
});
