import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { withoutChromium } from "./chromium";
import { keepWindow } from "./screens";
import { sharedLab } from "./shared-lab";

const name = "export.ipynb";
const cells = [
  `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const { test } = await lab.loadMnist();
lab.show(lab.imageGrid(test, { indices: [0, 1, 2], title: "Three digits" }));`,
  "lab.explorePreprocessing(test, 3);",
  `function scalePixels(pixels: Uint8Array): Float32Array {
  return Float32Array.from(pixels, (pixel) => pixel / 256);
}`,
  'await lab.check("scalePixels", scalePixels).catch(() => undefined);',
  "lab.drawDigit(lab.mlp(784));",
];

test("a page exported from JupyterLab keeps figures, panels and headings, whatever its box says", {
  skip: withoutChromium,
}, async () => {
  const lab = await sharedLab();
  lab.write(name, cells);
  const notebook = (await lab.read(name)) as unknown as { cells: object[] };
  const source =
    "### A heading\n\n<details><summary>Folded</summary>inside</details>\n\n<script>attack()</script>";
  notebook.cells.unshift({ cell_type: "markdown", id: "text", metadata: {}, source });
  writeFileSync(join(lab.folder, name), JSON.stringify(notebook));
  const page = await lab.open(name);
  await lab.runAll(page);
  await page.locator(".lab-live").nth(1).waitFor();
  await lab.command(page, "docmanager:save");
  await lab.close(page);
  for (const sanitized of [true, false]) {
    // what the dialog of "Save and Export Notebook As" asks the server for
    const html = await lab.get(`/nbconvert/html/${name}?download=false&sanitize_html=${sanitized}`);
    const file = join(lab.folder, `sanitized-${sanitized}.html`);
    writeFileSync(file, html);
    const exported = await lab.openFile(file);
    await keepWindow(exported, `exported-sanitized-${sanitized}`);
    const pictures = await exported
      .locator("img")
      .evaluateAll((all) =>
        all.map((one) => [
          (one as HTMLImageElement).alt.split("\n")[0],
          (one as HTMLImageElement).naturalWidth,
        ]),
      );
    assert.equal(pictures.length, 3);
    assert.ok(
      pictures.every(([alt, width]) => alt !== "" && Number(width) > 100),
      JSON.stringify(pictures),
    );
    assert.equal(await exported.locator("h3", { hasText: "A heading" }).count(), 1);
    assert.equal(await exported.locator('section[aria-label="scalePixels"] details').count(), 3);
    const said = await exported.locator("body").innerText();
    assert.doesNotMatch(said, /<(img|h3|section|details|div|svg)/);
    assert.equal(await exported.locator("main script").count(), sanitized ? 0 : 1);
    await exported.close();
  }
});
