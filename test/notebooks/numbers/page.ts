import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { root } from "../../root";

/** What a page must say, made of numbers that were computed just now. */
export type Said = readonly string[];

/** A number that a page gives in words or rounded, the value computed just now, and how far it may be off. */
export interface About {
  readonly says: string;
  readonly value: number;
  readonly between: readonly [low: number, high: number];
}

/** The text of a page, whatever its lines' ends: of a chapter or a source without the comments' signs. */
function textOf(page: string): string {
  const text = readFileSync(join(root, page), "utf8");
  return text.replace(/^(\/\/| \*) ?/gm, "").replace(/\s+/g, " ");
}

/** Numbers as the pages write them: 47,040,000. */
export const grouped = (value: number): string => value.toLocaleString("en-US");

/** A test that a page has exactly what is computed. */
export function says(page: string, name: string, compute: () => Said | Promise<Said>): void {
  test(`${page}: ${name}`, async (t) => {
    for (const said of await compute()) {
      t.diagnostic(said);
      assert.ok(textOf(page).includes(said), `the page lacks "${said}"`);
    }
  });
}

/** A test that what is computed is what a page says it is about. */
export function saysAbout(
  page: string,
  name: string,
  compute: (t: TestContext) => About[] | Promise<About[]>,
): void {
  test(`${page}: ${name}`, async (t) => {
    for (const { says, value, between } of await compute(t)) {
      t.diagnostic(`"${says}": ${value}, between ${between.join(" and ")}`);
      assert.ok(textOf(page).includes(says), `the page lacks "${says}"`);
      assert.ok(value >= between[0] && value <= between[1], `"${says}", and it is ${value}`);
    }
  });
}
