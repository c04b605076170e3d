import assert from "node:assert/strict";
import { test } from "node:test";
import {
  barChart,
  confusionMatrix,
  type Figure,
  histogram,
  lineChart,
  sideBySide,
  valleyPaths,
} from "image-lab";
import { toSvg } from "image-lab/internal/figures/render/to-svg";

process.env.LAB_DATA = "stand-in";

const labels = { title: "t", xLabel: "x", yLabel: "y" };

/** Picture and text say no word of JavaScript's about numbers. */
function assertReadable(figure: Figure): void {
  const picture = toSvg(figure);
  assert.doesNotMatch(figure.text, /NaN|Infinity|undefined/);
  assert.doesNotMatch(picture, /NaN|Infinity|undefined/);
}

test("numbers that no picture has a place for are refused in a sentence", () => {
  for (const [make, said] of [
    [
      () => barChart(["a", "b"], [{ name: "acc", values: [1, Number.NaN] }], labels),
      /barChart: value 1 of series "acc" is NaN/,
    ],
    [
      () => lineChart([{ name: "a", x: [Number.POSITIVE_INFINITY], y: [1] }], labels),
      /the x values of line "a" is Infinity/,
    ],
    [() => confusionMatrix([[Number.NaN]], ["cat"]), /class "cat" has a count of NaN/],
    [() => confusionMatrix([[-1]], ["cat"]), /class "cat" has a count of -1/],
    [() => histogram([1], { bins: 1e9 }), /expected a whole number of bins from 1 to 1000, found 1000000000/],
    [() => confusionMatrix([[1, 2], [3]], ["a", "b"]), /2×2 counts, and there are 2 rows of 2, 1\./],
    [() => histogram([1], { bins: 0 }), /expected a whole number of bins from 1 on, found 0/],
    [() => histogram([1], { bins: 2.5 }), /found 2.5/],
    [() => histogram([1], { bins: -3 }), /found -3/],
    [
      () => sideBySide([] as never, undefined as never, { title: "t" }),
      /expected two figures, one after the other/,
    ],
  ] as const)
    assert.throws(make, { name: "RangeError", message: said });
});

test("the largest floats, a path that runs away, and a loss that is NaN make readable figures", () => {
  const wide = histogram([-1e289, 0, 1e289], { bins: 4 });
  assert.deepEqual(wide.data[0]!.y, [1, 0, 1, 1]);
  assertReadable(wide);
  assert.throws(() => histogram([-1e308, 1e308]), /values from -1e\+308 to 1e\+308 lie too far apart/);
  const bowl = (x: number, y: number): number => (x > 4 ? Number.NaN : x * x + y * y);
  const runs = [1, 3, 1e200, Number.POSITIVE_INFINITY, Number.NaN].map((x): [number, number] => [x, 0]);
  const paths = valleyPaths(bowl, [{ name: "steep", points: runs }], {
    title: "t",
    xRange: [-5, 5],
    yRange: [-5, 5],
  });
  assert.match(paths.text, /steep: 1 step from \(1, 0\) to \(3, 0\)/);
  assertReadable(paths);
  assertReadable(lineChart([{ name: "loss", x: [1, 2], y: [1, Number.NaN] }], labels));
});

test("a hundred classes: no numbers in cells, the counts under the mouse, and names that occur twice told apart", () => {
  const names = Array.from({ length: 100 }, (_, at) => (at < 2 ? "cat" : `class ${at}`));
  const counts = names.map((_, label) =>
    names.map((__, answer) => (label === answer ? 9 : label === 0 ? 1 : 0)),
  );
  const figure = confusionMatrix(counts, names);
  const before = process.memoryUsage().rss;
  assertReadable(figure);
  assert.ok(process.memoryUsage().rss - before < 300e6);
  assert.equal(figure.layout.annotations!.filter(({ text }) => text === "9").length, 0);
  const { y, text } = figure.data[0] as unknown as { y: string[]; text: string[][] };
  assert.deepEqual(y.slice(0, 3), ["cat", "cat (2)", "class 2"]);
  assert.equal(text[1]![1], "9");
  assert.match(figure.text, /cat: 9 of 108 right/);
});
