import assert from "node:assert/strict";
import { test } from "node:test";
import type { Page } from "playwright-core";
import { withoutChromium as skip } from "./chromium";
import type { JupyterLab, LabOptions } from "./jupyter-lab";
import { keepScreen } from "./screens";
import { sharedLab } from "./shared-lab";

/** Everything that chapters show, each in a cell of its own. */
const shown = {
  grid: 'lab.show(lab.imageGrid(mnist.test, { columns: 5, title: "Twenty digits" }));',
  bars: `lab.show(lab.barChart(["relu", "tanh", "sigmoid"], [{ name: "accuracy", values: [0.97, 0.96, 0.9] }, { name: "before", values: [0.1, 0.2, 0.3] }],
  { title: "Activations", xLabel: "activation", yLabel: "accuracy" }));`,
  curves: 'lab.show(lab.learningCurves(history, { title: "MLP on digits", from: mnist.train }));',
  confusion: `const predictions = network.predict(tested.images) as tf.Tensor2D;
lab.show(lab.confusionMatrix(lab.confusionCounts(tested.labels, predictions), mnist.test.classNames, { title: "MLP", from: mnist.test }));`,
  mlp: "lab.show(lab.networkDiagram(network));",
  lenet: "lab.show(lab.networkDiagram(lab.lenet5([28, 28, 1])));",
  histogram: 'lab.show(lab.histogram(Array.from(mnist.test.labels), { title: "Labels" }));',
  summary: "network.summary();",
  hint: 'lab.hint("buildLeNet5");',
  dataset: "mnist.test",
  live: "await network.fit(digits.images, digits.labels, { epochs: 2, callbacks: lab.live({ from: mnist.train }) });",
  preprocessing: "lab.explorePreprocessing(mnist.test, 0);",
  passed: `function scalePixels(pixels: Uint8Array): Float32Array { return Float32Array.from(pixels, (pixel) => pixel / 255); }
await lab.check("scalePixels", scalePixels);`,
  failed: `function accuracy(labels: tf.Tensor2D, predictions: tf.Tensor2D): number {
  return labels.argMax(1).equal(predictions.argMax(1)).sum().dataSync()[0];
}
await lab.check("accuracy", accuracy).catch(() => undefined);`,
};
const names = Object.keys(shown);

const preparation = (language: string): string => `process.env.LAB_LANG = "${language}";
import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const mnist = await lab.loadMnist();
const digits = lab.toTensors(mnist.train, { limit: 1000, flatten: true });
const tested = lab.toTensors(mnist.test, { limit: 500, flatten: true });
const network = tf.sequential({ layers: [
  tf.layers.dense({ inputShape: [784], units: 128, activation: "relu" }),
  tf.layers.dense({ units: 64, activation: "relu" }),
  tf.layers.dense({ units: 10, activation: "softmax" }),
] });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
const history = await network.fit(digits.images, digits.labels, { epochs: 3, validationSplit: 0.1, verbose: 0 });`;

const looks: readonly (readonly [string, LabOptions])[] = [
  ["light", { width: 1100 }],
  ["narrower", { width: 900 }],
  ["dark", { width: 1100, dark: true }],
  ["420", { width: 420 }],
  ["zoom-200", { width: 640, height: 450 }],
  ["zoom-200-dark", { width: 640, height: 450, dark: true }],
];

const prepared = new Map<string, Promise<JupyterLab>>();

/** The lab, with a notebook of everything that has run in this language. */
function inLanguage(language: string): Promise<JupyterLab> {
  const before = prepared.get(language) ?? prepare(language);
  prepared.set(language, before);
  return before;
}

async function prepare(language: string): Promise<JupyterLab> {
  const lab = await sharedLab();
  lab.write(`looks-${language}.ipynb`, [preparation(language), ...Object.values(shown)]);
  const page = await lab.open(`looks-${language}.ipynb`, { width: 1100 });
  await lab.runAll(page);
  await lab.command(page, "docmanager:save");
  await page.close();
  return lab;
}

/** Whether something below a cell stands out of its place, which does not scroll. */
async function isCutOff(page: Page, cell: number): Promise<boolean> {
  const outputs = page.locator(".jp-CodeCell").nth(cell).locator(".jp-OutputArea-output");
  return outputs.evaluateAll((all) =>
    all.some((output) => {
      const cell = output.closest(".jp-CodeCell")!;
      const box = cell.getBoundingClientRect();
      const overflows = (element: Element, kind: RegExp): boolean =>
        kind.test(getComputedStyle(element).overflowX) && element.scrollWidth > element.clientWidth + 2;
      return Array.from(output.querySelectorAll("text, img, canvas, p, dd, button, pre, .main-svg")).some(
        (part) => {
          const { left, right, width } = part.getBoundingClientRect();
          if (width === 0 || (left >= box.left - 2 && right <= box.right + 2)) return false;
          for (let at: Element | null = part; at !== null && cell.contains(at); at = at.parentElement) {
            if (overflows(at, /hidden|clip/)) return true;
            if (overflows(at, /auto|scroll/)) return false;
          }
          return true;
        },
      );
    }),
  );
}

/** How light the ink of figures is, 0 to 255. */
const inks = (page: Page): Promise<number[]> =>
  page.locator(".js-plotly-plot .gtitle").evaluateAll((titles) =>
    titles.map((title) => {
      const [red = 0, green = 0, blue = 0] = getComputedStyle(title).fill.match(/\d+/g)!.map(Number);
      return Math.round((red + green + blue) / 3);
    }),
  );

/** What the buttons above figures are called. */
const titles: { readonly [language: string]: readonly string[] } = {
  en: ["Download plot as a PNG", "Zoom", "Pan", "Zoom in", "Zoom out", "Autoscale", "Reset axes"],
  fr: [
    "Télécharger la figure en PNG",
    "Zoom",
    "Déplacer",
    "Agrandir",
    "Réduire",
    "Ajuster l'échelle",
    "Remettre les axes",
  ],
};

for (const language of ["en", "fr"])
  for (const [look, options] of looks)
    test(`everything is readable: ${look}, ${language}`, { skip }, async () => {
      const lab = await inLanguage(language);
      const page = await lab.open(`looks-${language}.ipynb`, options);
      await page.locator(".jp-RenderedPlotly").nth(7).waitFor({ state: "attached" });
      await page.locator(".lab-live").first().waitFor({ state: "attached" });
      const cut: string[] = [];
      for (const [at, name] of names.entries()) {
        await page
          .locator(".jp-CodeCell")
          .nth(at + 1)
          .scrollIntoViewIfNeeded();
        await page.waitForTimeout(300); // plotly fits its figures to the page
        await keepScreen(page, at + 1, `look-${name}-${look}-${language}`);
        if (await isCutOff(page, at + 1)) cut.push(name);
      }
      assert.deepEqual(cut, []);
      if (options.dark) assert.equal((await inks(page)).length, 8, "every figure is drawn for the dark page");
      const buttons = await page
        .locator(".modebar-btn")
        .evaluateAll((all) => [...new Set(all.map((button) => button.getAttribute("data-title")))]);
      const others = buttons.filter((title) => !titles[language]?.includes(title ?? ""));
      assert.deepEqual(others, [], "the buttons above figures");
      const expected = options.dark ? (ink: number) => ink > 150 : (ink: number) => ink < 100;
      assert.ok((await inks(page)).every(expected), `${await inks(page)}`);
      await page.close();
    });
