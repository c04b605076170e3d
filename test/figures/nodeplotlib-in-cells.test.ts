import assert from "node:assert/strict";
import { after, beforeEach, test } from "node:test";
import type { Plot } from "nodeplotlib";

interface Shown {
  readonly bundle: Record<string, { data: unknown[]; config: object }> & { "text/plain": string };
  readonly options: { displayId?: string; update?: boolean } | undefined;
}

/** What a notebook is asked to show; there is one from before the lab is loaded. */
const shown: Shown[] = [];
const kernel = Symbol.for("Jupyter.kernel");
const notebook = {
  display: (bundle: Shown["bundle"], options: Shown["options"]) => shown.push({ bundle, options }),
};
Object.assign(globalThis, { [kernel]: notebook });
after(() => Object.assign(globalThis, { [kernel]: undefined }));
beforeEach(() => shown.splice(0));

require("image-lab");
const { plot } = require("nodeplotlib") as typeof import("nodeplotlib");
const { of } = require("rxjs") as typeof import("rxjs");

const PLOTLY = "application/vnd.plotly.v1+json";
const line: Plot = { type: "scatter", name: "slope", x: [1, 2], y: [3, 5] };

test("in a notebook nodeplotlib's plot shows the figure, and neither server nor framework is loaded", () => {
  plot([line], { title: "Two points", xaxis: { title: { text: "image" } } }, { displayModeBar: false });
  const [{ bundle } = { bundle: undefined }, ...more] = shown;
  assert.equal(more.length, 0);
  assert.deepEqual(bundle?.[PLOTLY]?.data, [line]);
  assert.deepEqual(bundle?.[PLOTLY]?.config, {
    responsive: true,
    displaylogo: false,
    showSendToCloud: false,
    modeBarButtonsToRemove: ["select2d", "lasso2d"],
    displayModeBar: false,
  });
  assert.equal(bundle?.["text/plain"], "Two points · image · slope");
  const loaded = Object.keys(require.cache).filter((file) =>
    /node_modules\/(@nestjs|socket\.io)\//.test(file),
  );
  assert.deepEqual(loaded, []);
});

test("titles stand in the picture, whether they are given as texts or as nodeplotlib's objects", () => {
  plot([line], { title: "Two points", xaxis: { title: "image" }, yaxis: { title: { text: "grey" } } });
  const { bundle } = shown[0]!;
  for (const words of ["Two points", "image", "grey"])
    assert.match(String(bundle["image/svg+xml"]), new RegExp(`>${words}</text>`));
  const { layout } = bundle[PLOTLY] as unknown as { layout: object };
  assert.deepEqual(layout, {
    title: { text: "Two points" },
    xaxis: { title: { text: "image" } },
    yaxis: { title: { text: "grey" } },
  });
});

test("data that comes as a stream is a picture drawn again in its place, and a figure at the end", () => {
  plot(of([line], [line, line]), {});
  const forms = shown.map(({ bundle }) => ({
    figure: bundle[PLOTLY]?.data.length,
    isPicture: "text/html" in bundle,
  }));
  assert.deepEqual(forms, [
    { figure: undefined, isPicture: true },
    { figure: undefined, isPicture: true },
    { figure: 2, isPicture: true },
  ]);
  const places = shown.map(({ options }) => options);
  assert.deepEqual(
    places.map((place) => place?.update),
    [false, true, true],
  );
  assert.ok(places[0]?.displayId && places.every((place) => place?.displayId === places[0]?.displayId));
});

test("what is no list is refused in a sentence", () => {
  assert.throws(
    () => plot({ x: [1], y: [2] } as never),
    /^RangeError: plot: expected a list as the data, found/,
  );
});
