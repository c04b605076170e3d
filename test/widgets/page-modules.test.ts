import assert from "node:assert/strict";
import { test } from "node:test";
import { frontModule } from "image-lab/dist/widgets/host/page-module";

/** Imports a module of the page as a browser would: from its text alone. */
function load<Module>(name: string): Promise<Module> {
  const code = Buffer.from(frontModule(name)).toString("base64");
  return new Function("url", "return import(url)")(`data:text/javascript;base64,${code}`);
}

interface Pen {
  readonly strokes: number[][];
  press(x?: number, y?: number): void;
  move(x: number, y: number): void;
  lift(): void;
  undo(): void;
  key(key: string, far: boolean): boolean;
}

for (const name of ["draw-digit", "confusions", "filters", "epochs", "preprocessing", "convolution"]) {
  test(`${name} is one text that imports nothing from outside and is what anywidget expects`, async () => {
    assert.doesNotMatch(frontModule(name), /from "(?!data:)/);
    const module = await load<{ default: { initialize: unknown } }>(name);
    assert.equal(typeof module.default.initialize, "function");
  });
}

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

test("Seldom asks at most every 100 ms, waits for answers, and never loses the last wish", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  const { Seldom } = await load<{
    Seldom: new (pause: number, act: () => void, now: () => number) => { want(): void; answered(): void };
  }>("throttle");
  let [time, asked] = [0, 0];
  const pass = (milliseconds: number): void => {
    time += milliseconds;
    context.mock.timers.tick(milliseconds);
  };
  const seldom = new Seldom(
    100,
    () => {
      asked++;
    },
    () => time,
  );
  seldom.want();
  assert.equal(asked, 1, "the first at once");
  seldom.want();
  pass(500);
  assert.equal(asked, 1, "no second question before the answer");
  seldom.answered();
  assert.equal(asked, 2);
  seldom.answered();
  seldom.want();
  seldom.want();
  pass(99);
  assert.equal(asked, 2, "too early");
  pass(1);
  assert.equal(asked, 3, "both wishes in one question");
  seldom.answered();
  pass(1000);
  assert.equal(asked, 3, "nobody wished for more");
});
