import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  barChart,
  confusionMatrix,
  type Dataset,
  type Figure,
  histogram,
  imageGrid,
  learningCurves,
  lineChart,
  mlp,
  networkDiagram,
  valleyPaths,
} from "image-lab";
import { toSvg } from "image-lab/internal/figures/render/to-svg";
import { paintCanvases } from "image-lab/internal/platform/canvas";
import type { Drawing } from "image-lab/internal/platform/plotly-without-browser";
import { measureText } from "image-lab/internal/platform/text-boxes";
import { JSDOM } from "jsdom";

/** A second document without a browser, which keeps to the standard more closely and takes three times as long. */
const { window } = new JSDOM("<!doctype html><body></body>", {
  runScripts: "outside-only",
  pretendToBeVisual: true,
});
measureText(window.SVGElement.prototype);
paintCanvases(window.HTMLCanvasElement.prototype);
window.URL.createObjectURL = () => "";
window.eval(readFileSync(require.resolve("plotly.js-cartesian-dist-min"), "utf8"));

function drawnByJsdom({ data, layout }: Figure, width: number): string {
  const { Plotly, document } = window as unknown as {
    Plotly: Drawing["plotly"];
    document: Document;
  };
  const element = document.createElement("div");
  document.body.append(element);
  const copy = structuredClone({ data, layout });
  Plotly.newPlot(element, copy.data, { width, ...copy.layout }, { staticPlot: true }).catch(() => undefined);
  return Plotly.Snapshot.toSVG(element, "svg", 1);
}

const RANDOM_ID = /(clip|trace|defs-|legend|cb|\bg)[0-9a-f]{6}/g;

/** One line for each element of a picture, read as XML: its attributes and styles by name, without ids that differ. */
function lines(svg: string): string[] {
  const read = new window.DOMParser().parseFromString(svg, "image/svg+xml");
  assert.equal(read.querySelector("parsererror"), null, `no XML: ${read.documentElement.textContent}`);
  for (const description of read.querySelectorAll("desc")) description.remove();
  return Array.from(read.querySelectorAll("svg *"), (element) => {
    const attributes = Array.from(element.attributes, ({ localName, value }) =>
      localName === "xmlns" ? "" : localName === "style" ? styles(value) : `${localName}=${short(value)}`,
    );
    const text = Array.from(element.childNodes, (node) => (node.nodeType === 3 ? node.nodeValue : "")).join(
      "",
    );
    const line = `${element.localName} ${attributes.filter(Boolean).sort().join(" ")} ${text}`;
    return line.replace(RANDOM_ID, "$1");
  });
}

/** A picture within the picture by its digest. */
function short(value: string): string {
  return value.length < 500 ? value : createHash("sha256").update(value).digest("hex");
}

function styles(text: string): string {
  const all = text.split(/;(?![^(]*\))/).map((style) =>
    style
      .split(/:(.*)/s)
      .slice(0, 2)
      .map((part) => part.trim()),
  );
  return `style=${all.flatMap(([name, value]) => (value ? `${name}:${value.replaceAll('"', "'")}` : [])).sort()}`;
}

const digits: Dataset = {
  name: "chiffres & <lettres>",
  images: Uint8Array.from({ length: 4 * 64 }, (_, index) => (index * 7) % 256),
  labels: Uint8Array.from([0, 1, 1, 0]),
  shape: [8, 8, 1],
  classNames: ["zéro", 'un "1"'],
  origin: "folder",
};

const figures: Record<string, () => Figure> = {
  "learning curves": () =>
    learningCurves(
      {
        history: { loss: [2.3, 1.1], val_loss: [2.2, 1.4], acc: [0.1, 0.6], val_acc: [0.2, 0.5] },
      },
      { title: "Précision : 60 % & <b>gras</b>" },
    ),
  lines: () =>
    lineChart([{ name: "f", x: [0, 1, 2], y: [1e-7, 2e5, -3] }], {
      title: "x<sup>2</sup>",
      xLabel: "x\u00a0(cm)",
      yLabel: "y",
    }),
  bars: () =>
    barChart(["a", "b & c", "d\u00a0e"], [{ name: "n", values: [1, 2, 3] }], {
      title: "<b>gras</b>",
      xLabel: "",
      yLabel: "y",
    }),
  histogram: () => histogram([0, 1, 1, 2, 250], { title: "Pixel" }),
  "confusion matrix": () =>
    confusionMatrix(
      [
        [5, 1],
        [2, 7],
      ],
      ["zéro", "un"],
      { title: "Matrice" },
    ),
  "paths in a valley": () =>
    valleyPaths(
      (x, y) => x ** 2 + 5 * y ** 2,
      [
        {
          name: "sgd",
          points: [
            [1, 1],
            [0, 0.2],
          ],
        },
      ],
      {
        title: "Vallée",
        xRange: [-2, 2],
        yRange: [-1, 1],
      },
    ),
  "image grid": () => imageGrid(digits),
  "network diagram": () => networkDiagram(mlp(784)),
};

for (const [name, figure] of Object.entries(figures))
  test(`${name}: the picture is XML, and says element by element what jsdom draws`, () => {
    const drawn = figure();
    assert.deepEqual(lines(toSvg(drawn, 640)), lines(drawnByJsdom(drawn, 640)));
  });
