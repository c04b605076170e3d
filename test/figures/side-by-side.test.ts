import assert from "node:assert/strict";
import { test } from "node:test";
import { type Figure, lineChart, sideBySide } from "image-lab";

const chart = (name: string): Figure =>
  lineChart(
    [
      { name: "first", x: [0, 1], y: [1, 2] },
      { name: "second", x: [0, 1], y: [3, 4] },
    ],
    { title: name, xLabel: `${name} across`, yLabel: `${name} up` },
  );

test("sideBySide draws the right chart on axes of its own, without a second legend", () => {
  const { data, layout } = sideBySide(chart("left"), chart("right"), { title: "Both" });
  const traces = data as { xaxis?: string; yaxis?: string; showlegend?: boolean }[];
  assert.deepEqual(
    traces.map(({ xaxis, yaxis, showlegend }) => [xaxis, yaxis, showlegend]),
    [
      [undefined, undefined, true],
      [undefined, undefined, true],
      ["x2", "y2", false],
      ["x2", "y2", false],
    ],
  );
  const axes = layout as unknown as { [axis: string]: { title: { text: string }; domain: number[] } };
  assert.equal(axes.xaxis?.title.text, "left across");
  assert.equal(axes.xaxis2?.title.text, "right across");
  assert.equal(axes.yaxis2?.title.text, "right up");
  assert.ok((axes.xaxis?.domain[1] ?? 1) < (axes.xaxis2?.domain[0] ?? 0), "the charts overlap");
});

test("sideBySide tells both charts in words", () => {
  const { text } = sideBySide(chart("left"), chart("right"), { title: "Both" });
  assert.match(text, /^Both\n/);
  assert.match(text, /left up against left across[\s\S]*right up against right across/);
});
