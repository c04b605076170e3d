import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { offerPlot } from "image-lab/internal/platform/nodeplotlib-module";
import { type CellRun, TestKernel } from "../kernel/client";

let kernel: TestKernel;
before(async () => {
  kernel = await TestKernel.start();
  const { error } = await kernel.execute(`import * as lab from "image-lab";
import { type Layout, type Plot, plot } from "nodeplotlib";
import { of } from "rxjs";
const data: Plot[] = [{ type: "scatter", name: "slope", x: [1, 2], y: [3, 5] }];
const layout: Layout = { title: "Two points", xaxis: { title: { text: "image" } } };`);
  assert.equal(error, undefined);
});
after(() => kernel.shutdown());

const PLOTLY = "application/vnd.plotly.v1+json";
const shown = (run: CellRun, type: string): CellRun["heard"] => run.heard.filter((one) => one.type === type);

test("nodeplotlib's plot shows a figure below the cell, with a still picture, and no server says a word", async () => {
  const run = await kernel.execute("plot(data, layout, { displayModeBar: false });");
  assert.deepEqual([run.error, run.stdout, run.stderr], [undefined, "", ""]);
  const [{ content } = { content: {} }, ...more] = shown(run, "display_data");
  assert.equal(more.length, 0);
  assert.deepEqual(content.data[PLOTLY].data, [{ type: "scatter", name: "slope", x: [1, 2], y: [3, 5] }]);
  assert.equal(content.data[PLOTLY].config.displayModeBar, false);
  assert.match(content.data["text/html"], /^<img /);
  assert.equal(content.data["text/plain"], "Two points · image · slope");
});

test("data that comes as a stream is drawn again in the same place", async () => {
  const run = await kernel.execute("plot(of(data, [...data, ...data]), layout);");
  assert.equal(run.error, undefined);
  const [first, again] = [shown(run, "display_data"), shown(run, "update_display_data")];
  assert.deepEqual([first.length, again.length], [1, 2]);
  assert.equal(again[1]?.content.data[PLOTLY].data.length, 2);
  assert.equal(first[0]?.content.transient.display_id, again[1]?.content.transient.display_id);
});

test("whoever imported nodeplotlib before has the offered plot, too, and a script keeps its own", () => {
  const library = require("nodeplotlib") as typeof import("nodeplotlib");
  const { plot } = library;
  const offered = (): void => {};
  offerPlot(offered, false);
  assert.equal(library.plot, plot);
  offerPlot(offered, true);
  assert.equal(library.plot, offered);
});
