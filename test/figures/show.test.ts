import assert from "node:assert/strict";
import { afterEach, test } from "node:test";
import { histogram, show } from "image-lab";

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
