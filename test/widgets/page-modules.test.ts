import assert from "node:assert/strict";
import { join } from "node:path";
import { test } from "node:test";
import { build } from "esbuild";
import { setLanguage } from "image-lab/internal/i18n/index";
import { pageModule, pageTexts } from "image-lab/internal/widgets/host/page-module";
import { root } from "../root";

/** Imports one module as a browser would, from its text alone. */
function importText<Module>(text: string): Promise<Module> {
  const code = Buffer.from(text).toString("base64");
  return new Function("url", "return import(url)")(`data:text/javascript;base64,${code}`);
}

/** Imports a module of the page that is a part of several widgets, with what it imports itself. */
async function load<Module>(name: string): Promise<Module> {
  const source = join(root, "lib", "src", "widgets", "page", `${name}.ts`);
  const built = await build({ entryPoints: [source], bundle: true, format: "esm", write: false });
  return importText(built.outputFiles[0]!.text);
}

interface Pen {
  readonly strokes: number[][];
  press(x?: number, y?: number): void;
  move(x: number, y: number): void;
  lift(): void;
  undo(): void;
  key(key: string, far: boolean): boolean;
}

for (const name of [
  "draw-digit",
  "confusions",
  "filters",
  "epochs",
  "preprocessing",
  "convolution",
  "live",
]) {
  test(`${name} is one text that imports nothing, is what anywidget expects, and is small`, async () => {
    const text = pageModule(name);
    assert.doesNotMatch(text, /\bimport\b|\bfrom"/);
    const module = await importText<{ default: { initialize: unknown } }>(text);
    assert.equal(typeof module.default.initialize, "function");
    assert.ok(text.length < 25_000, `${text.length} bytes are sent with every widget`);
  });
}

test("a page gets the translations of its own phrases, and nothing of the checks", () => {
  setLanguage("fr");
  try {
    const texts = pageTexts(pageModule("live"));
    assert.equal(texts.code, "fr");
    assert.equal(texts.figures["Stop training"], "Arrêter l'entraînement");
    assert.equal(texts.figures["Draw a digit"], undefined);
    assert.doesNotMatch(pageModule("live"), /Dessinez|check\.passed/);
  } finally {
    setLanguage("en");
  }
});

test("the pen draws by pointer and by keys, stays on the canvas, and takes strokes back", async () => {
  const { Pen } = await load<{ Pen: new () => Pen }>("pen");
  const pen = new Pen();
  pen.press(0.1, 0.2);
  pen.move(1.5, -3);
  pen.lift();
  pen.move(0.5, 0.5);
  assert.deepEqual(pen.strokes, [[0.1, 0.2, 1, 0]]);
  assert.equal(pen.key(" ", false), true);
  pen.key("ArrowRight", false);
  pen.key("ArrowDown", true);
  assert.equal(pen.key("x", false), false);
  assert.deepEqual(pen.strokes[1], [0.5, 0.5, 0.525, 0.5, 0.525, 0.6]);
  pen.undo();
  assert.equal(pen.strokes.length, 1);
});

test("arrow keys move by one, stop at the edge, and other keys are left alone", async () => {
  const { arrowTarget } = await load<{
    arrowTarget(key: string, place: number[], size: number[]): number[] | undefined;
  }>("arrows");
  assert.deepEqual(arrowTarget("ArrowDown", [0, 1], [2, 3]), [1, 1]);
  assert.deepEqual(arrowTarget("ArrowDown", [1, 1], [2, 3]), [1, 1]);
  assert.deepEqual(arrowTarget("End", [1, 0], [2, 3]), [1, 2]);
  assert.equal(arrowTarget("a", [0, 0], [2, 3]), undefined);
});

test("a throttle asks at most every 100 ms, waits for answers, and never loses the last wish", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { Throttle } = await load<{
    Throttle: new (pause: number, act: () => void, now: () => number) => { request(): void; done(): void };
  }>("throttle");
  let [time, asked] = [0, 0];
  const pass = (milliseconds: number): void => {
    time += milliseconds;
    context.mock.timers.tick(milliseconds);
  };
  const throttle = new Throttle(
    100,
    () => {
      asked++;
    },
    () => time,
  );
  throttle.request();
  assert.equal(asked, 1, "the first at once");
  throttle.request();
  pass(500);
  assert.equal(asked, 1, "no second question before the answer");
  throttle.done();
  assert.equal(asked, 2);
  throttle.done();
  throttle.request();
  throttle.request();
  pass(99);
  assert.equal(asked, 2, "too early");
  pass(1);
  assert.equal(asked, 3, "both wishes in one question");
  throttle.done();
  pass(1000);
  assert.equal(asked, 3, "nobody wished for more");
});
