import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { pathToFileURL } from "node:url";
import { notebookNames } from "../chapter-names";
import { root } from "../root";
import { temporaryFolder } from "../temporary-folder";

interface Minutes {
  readonly words: number;
  readonly code: number;
  readonly functions: number;
  readonly questions: number;
  readonly total: number;
}

type ReadingTime = (
  file: string,
  language?: string,
) => { stated: [number, number]; core: Minutes; optional: Minutes };

const sources = join(root, "notebooks", "source");

async function tool(): Promise<ReadingTime> {
  const path = join(root, "tools/notebooks/reading-time.mjs");
  return ((await import(pathToFileURL(path).href)) as { readingTime: ReadingTime }).readingTime;
}

test("words, lines, functions and questions are counted on the path that they are on", async () => {
  const words = (count: number): string => "word ".repeat(count).trim();
  const chapter = `// %% [markdown]
// # Title
//
// ${words(179)}
//
// *Optional.* ${words(179)}

// %%
const optional = 1;

// %% [markdown]
// ## Optional: more
//
// ${words(89)}

// %% exercise="one"
function one() {
  // BEGIN SOLUTION
  return 1;
  // END SOLUTION
}

// %% [markdown]
// ## Questions
//
// 1. One?
// 2. *Optional.* Two?

// %% [markdown]
// <details><summary>Compare</summary>
//
// 1. Never counted.
//
// </details>
`;
  const file = join(temporaryFolder("minutes"), "08-made-up.ts");
  writeFileSync(file, chapter);
  const { core, optional } = (await tool())(file);
  const near = (value: number, expected: number): void =>
    assert.ok(Math.abs(value - expected) < 1e-9, `${value}`);
  near(core.words, (180 + 2 + 1) / 180);
  near(optional.words, (180 + 2 + 89 + 3) / 180);
  assert.deepEqual([core.functions, core.questions], [0, 2]);
  assert.deepEqual([optional.functions, optional.questions], [5, 2]);
  near(optional.code, 2 / 30);
});

for (const language of ["en", "fr"])
  test(`${language}: the core path takes at most 165 minutes, and each chapter says how long it takes`, async () => {
    const readingTime = await tool();
    const chapters = notebookNames.map((name) => ({
      name,
      ...readingTime(join(sources, `${name}.ts`), language),
    }));
    const total = chapters.reduce((sum, { core }) => sum + core.total, 0);
    assert.ok(total <= 165, `${total.toFixed(1)} minutes`);
    for (const { name, stated, core, optional } of chapters) {
      const expected = [Math.ceil(core.total), name.startsWith("00") ? 0 : Math.ceil(optional.total)];
      assert.deepEqual(
        stated,
        expected,
        `${name}: "About ${expected[0]} minutes, and ${expected[1]} for what is optional."`,
      );
    }
  });
