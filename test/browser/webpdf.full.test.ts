import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { test } from "node:test";
import { notebookOf } from "../notebook-of";
import { chromiumPath, withoutChromium } from "./chromium";

const root = resolve(__dirname, "../../..");
const program = (name: string): string => join(root, ".venv", "bin", name);

const cells = [
  `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const mnist = await lab.loadMnist();
const digits = lab.toTensors(mnist.train, { limit: 5000 });
const network = lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max", seed: 3 });
network.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });`,
  'lab.imageGrid(mnist.train, { title: "Twenty digits" })',
  "lab.networkDiagram(network)",
  `await network.fit(digits.images, digits.labels, {
  epochs: 2, batchSize: 128, validationSplit: 0.1, callbacks: lab.live({ title: "How it learns", from: mnist.train }),
});`,
  `const tested = lab.toTensors(mnist.test, { limit: 1000 });
lab.exploreConvolution(tested.images.slice(0, 1), network);`,
];

/** A folder that looks to Playwright as if it had downloaded its own Chromium. */
function browsersFolder(folder: string): NodeJS.ProcessEnv {
  const env = { ...process.env, PLAYWRIGHT_BROWSERS_PATH: folder };
  const script = `from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    try: playwright.chromium.launch()
    except Exception as error: print(error)`;
  const { stdout } = spawnSync(program("python"), ["-c", script], { encoding: "utf8", env });
  const wanted = /Executable doesn't exist at (\S+)/.exec(stdout)?.[1] ?? "";
  assert.ok(wanted.startsWith(folder), stdout);
  mkdirSync(dirname(wanted), { recursive: true });
  symlinkSync(chromiumPath, wanted);
  return env;
}

test("nbconvert's webpdf shows every figure", { skip: withoutChromium }, () => {
  const folder = mkdtempSync(join(root, "build", "webpdf-"));
  const browsers = mkdtempSync(join(tmpdir(), "browsers-"));
  try {
    writeFileSync(join(folder, "figures.ipynb"), JSON.stringify(notebookOf(cells)));
    const args = ["--to", "webpdf", "--execute", "--disable-chromium-sandbox", join(folder, "figures.ipynb")];
    const run = spawnSync(program("jupyter-nbconvert"), args, {
      encoding: "utf8",
      env: browsersFolder(browsers),
    });
    assert.equal(run.status, 0, run.stderr);
    const reader = `import json, sys
from pypdf import PdfReader
pages = PdfReader(sys.argv[1]).pages
print(json.dumps({"text": " ".join(page.extract_text() for page in pages), "images": sum(len(page.images) for page in pages)}))`;
    const read = spawnSync(program("python"), ["-c", reader, join(folder, "figures.pdf")], {
      encoding: "utf8",
    });
    const { text, images } = JSON.parse(read.stdout) as { text: string; images: number };
    for (const title of ["Twenty digits", "The network", "How it learns"])
      assert.ok(text.includes(title), `no figure "${title}" in the PDF`);
    assert.ok(images >= 10, `${images} images in the PDF`);
  } finally {
    for (const made of [folder, browsers]) rmSync(made, { recursive: true, force: true });
  }
});
