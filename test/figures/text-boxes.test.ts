import assert from "node:assert/strict";
import { test } from "node:test";
import { boxOf, boxOnPage } from "image-lab/internal/platform/text-boxes";
import { textWidth } from "image-lab/internal/platform/text-metrics";
import { JSDOM } from "jsdom";

function svg(inner: string): Element {
  return new JSDOM(`<svg xmlns="http://www.w3.org/2000/svg">${inner}</svg>`).window.document.querySelector(
    "svg",
  )!;
}

function close(actual: object, expected: Record<string, number>): void {
  for (const [key, value] of Object.entries(expected)) {
    const found = (actual as Record<string, number>)[key]!;
    assert.ok(Math.abs(found - value) < 1e-9, `${key} is ${found}, expected ${value}`);
  }
}

test("textWidth adds Helvetica's widths: H is 722, i is 222 thousandths", () => {
  assert.equal(textWidth("Hi", 10), 9.44);
});

test("boxOf honours the anchor and the font size of a parent", () => {
  const text = svg(
    '<g style="font-size: 10px"><text x="100" y="50" text-anchor="end">Hi</text></g>',
  ).querySelector("text")!;
  close(boxOf(text), { x: 90.56, y: 40.95, width: 9.44, height: 11.17 });
});

test("boxOnPage follows translations and rotations up to the picture", () => {
  const inner = '<text style="font-size: 10px" transform="rotate(-90)">Hi</text>';
  const text = svg(`<g transform="translate(30,40)">${inner}</g>`).querySelector("text")!;
  // the text runs upwards from (30, 40), its ascent to the left
  close(boxOnPage(text), { x: 20.95, y: 40 - 9.44, width: 11.17, height: 9.44 });
  close(boxOf(text), { x: 0, width: 9.44 });
});

test("boxOf unites the lines of a text and the texts of a group", () => {
  const lines = '<tspan class="line">i</tspan><tspan class="line">Hi</tspan>';
  const group = svg(
    `<g><text style="font-size: 10px">${lines}</text><text style="font-size: 10px" x="50">i</text></g>`,
  );
  close(boxOf(group.querySelector("text")!), { width: 9.44, height: 13 + 11.17 });
  close(boxOf(group.querySelector("g")!), { x: 0, width: 52.22 });
});
