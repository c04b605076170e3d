import assert from "node:assert/strict";
import { readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, test } from "node:test";
import { histogram, show } from "image-lab";
import { toSvg } from "image-lab/internal/figures/render/to-svg";
import { temporaryFolder } from "../temporary-folder";

interface Shown {
  readonly bundle: Record<string, unknown>;
  readonly options: { displayId?: string; update?: boolean } | undefined;
}

const KERNEL = Symbol.for("Jupyter.kernel");
const world = globalThis as Record<symbol, unknown>;

function fakeKernel(): Shown[] {
  const shown: Shown[] = [];
  world[KERNEL] = {
    display: (bundle: Record<string, unknown>, options: Shown["options"]) => shown.push({ bundle, options }),
  };
  return shown;
}

afterEach(() => {
  delete world[KERNEL];
});

test("show sends plotly as an object, an SVG and the text equivalent in one bundle", () => {
  const shown = fakeKernel();
  show(histogram([1, 2, 2], { title: "Counts" }), { name: "counts" });
  assert.equal(shown.length, 1);
  const { bundle } = shown[0]!;
  const plotly = bundle["application/vnd.plotly.v1+json"] as {
    data: unknown[];
    layout: object;
    config: object;
  };
  assert.equal(typeof plotly, "object");
  assert.equal(plotly.data.length, 1);
  assert.match(JSON.stringify(plotly.config), /"filename":"counts"/);
  assert.match(String(bundle["image/svg+xml"]), /^<svg[\s\S]*Counts[\s\S]*<\/svg>$/);
  assert.match(
    String(bundle["text/html"]),
    /^<img alt="Counts\n3 values[^"]+" src="data:image\/svg\+xml;base64,/,
  );
  assert.match(String(bundle["text/plain"]), /^Counts\n3 values from 1 to 2/);
  assert.doesNotThrow(() => JSON.stringify(bundle));
});

test("a figure shows itself as a cell's last value", () => {
  const figure = histogram([1, 2, 3]) as unknown as Record<symbol, () => Record<string, unknown>>;
  const bundle = figure[Symbol.for("Jupyter.display")]!();
  assert.deepEqual(Object.keys(bundle).sort(), [
    "application/vnd.plotly.v1+json",
    "image/svg+xml",
    "text/html",
    "text/plain",
  ]);
});

test("where a folder for it is named, a figure is drawn once and read from then on; without one, each time", () => {
  const figure = histogram([1, 2, 2], { title: "Counts" });
  const folder = temporaryFolder("figure-cache");
  const drawn = toSvg(figure);
  process.env["LAB_FIGURE_CACHE"] = folder;
  try {
    assert.equal(toSvg(figure).length, drawn.length); // plotly numbers parts of pictures anew each time
    const [file, ...others] = readdirSync(folder);
    assert.deepEqual(others, []);
    writeFileSync(join(folder, file!), "<svg>as kept</svg>");
    assert.match(toSvg(figure), /as kept/);
    assert.doesNotMatch(toSvg(figure, 300), /as kept/);
    assert.doesNotMatch(toSvg(histogram([1, 2, 3], { title: "Counts" })), /as kept/);
  } finally {
    delete process.env["LAB_FIGURE_CACHE"];
  }
  assert.doesNotMatch(toSvg(figure), /as kept/);
});
