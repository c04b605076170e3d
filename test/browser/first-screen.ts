import assert from "node:assert/strict";
import { copyFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { withoutChromium } from "./chromium";
import { keepWindow } from "./screens";
import { sharedLab } from "./shared-lab";

const chapter = "02-preprocessing.ipynb";

test("JupyterLab opens without news and without tools for editing assignments, the lab's kernel first", {
  skip: withoutChromium,
}, async () => {
  const lab = await sharedLab();
  copyFileSync(resolve(__dirname, "../../../notebooks", chapter), join(lab.folder, chapter));
  const page = await lab.openAddress("/lab?reset", { width: 1280, height: 900 });
  await page.locator(".jp-LauncherCard").first().waitFor();
  await page.waitForTimeout(1000); // what pops up does so within a second
  await keepWindow(page, "first-screen");
  assert.match(await page.locator(".jp-LauncherCard").first().innerText(), /TypeScript\s*$/);
  assert.equal(await page.locator(".Toastify__toast").count(), 0);
  assert.equal(await page.getByText("Jupyter news").count(), 0);
  assert.equal(await page.locator('[title*="Create Assignment"], [data-id*="nbgrader"]').count(), 0);
  assert.equal(await page.locator(".jp-LauncherCard", { hasText: /Formgrader/i }).count(), 0);
  const file = page.locator(".jp-DirListing-itemText", { hasText: chapter });
  const isWhole = await file.evaluate((element) => element.scrollWidth <= element.clientWidth + 1);
  assert.ok(isWhole, "the chapter's name is not cut off");
  await page.close();
});
