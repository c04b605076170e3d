import "../training/tensorflow-as-it-comes";
import assert from "node:assert/strict";
import { afterEach, type TestContext, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { explainTraining, live } from "image-lab";
import { examples, IMAGE, networks } from "../training/with-plain-tfjs";

type Bundle = Record<string, unknown>;

const KERNEL = Symbol.for("Jupyter.kernel");
const world = globalThis as Record<symbol, unknown>;
const data = examples(400, IMAGE);

interface Page {
  readonly shown: Bundle[];
  readonly states: { text: string; curve?: object }[];
  say(content: object): void;
}

/** A kernel whose page answers, or stays silent. */
function page(answers: boolean, onState: (page: Page) => void = () => {}): Page {
  let hear: (data: unknown) => void = () => {};
  const shown: Bundle[] = [];
  const states: Page["states"] = [];
  const all: Page = { shown, states, say: (content) => hear({ method: "custom", content }) };
  const comm = {
    id: "1",
    send: ({ content }: { content: { data?: Page["states"][0]; reply?: Page["states"][0] } }) => {
      const state = content.reply ?? content.data;
      if (state) states.push(state);
      onState(all);
    },
    onMessage: (handler: typeof hear) => {
      hear = handler;
      if (answers) queueMicrotask(() => all.say({ ready: true }));
    },
  };
  world[KERNEL] = { display: (bundle: Bundle) => shown.push(bundle), comms: { open: () => comm } };
  return all;
}

function printed(context: TestContext): string[] {
  const lines: string[] = [];
  context.mock.method(console, "log", (text: string) => lines.push(...text.split("\n")));
  return lines;
}

function compiled(): tf.Sequential {
  const model = networks["mlp"]!();
  model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
  return model;
}

afterEach(() => {
  delete world[KERNEL];
});

test("with a page: states go there, nothing is printed, the figure stays as plotly and SVG", async (context) => {
  const lines = printed(context);
  const { shown, states } = page(true);
  await compiled().fit(data.x, data.y, { epochs: 3, validationSplit: 0.2, callbacks: live() });
  assert.deepEqual(lines, []);
  assert.ok(states.length >= 2);
  assert.match(states.at(-1)!.text, /^Trained 3 epochs in .* · loss .* · acc .* · val_loss .* · val_acc /);
  const figure = shown.at(-1)!;
  assert.ok("application/vnd.plotly.v1+json" in figure && "image/svg+xml" in figure);
});

test("accuracy is drawn by the name that compile takes; what is not recorded ends the first step", async (context) => {
  printed(context);
  const { shown } = page(true);
  const callbacks = live({ metric: "accuracy" });
  await compiled().fit(data.x, data.y, { epochs: 1, callbacks });
  const figure = shown.at(-1)!["application/vnd.plotly.v1+json"] as { data: { y: number[] }[] };
  assert.ok(figure.data[0]!.y.length > 0);
  await assert.rejects(
    compiled().fit(data.x, data.y, { epochs: 1, callbacks: live({ metric: "precision" }) }),
    /"precision" was not recorded, only loss, acc/,
  );
});

test("without a page: one line an epoch in place of the usual ones, also when fit is silent", async (context) => {
  const lines = printed(context);
  page(false);
  for (const verbose of [0, 1] as const)
    await compiled().fit(data.x, data.y, { epochs: 2, verbose, callbacks: live() });
  assert.equal(lines.length, 4);
  assert.match(lines[3]!, /^Epoch 2 of 2 · .* s · loss /);
  delete world[KERNEL];
  await compiled().fit(data.x, data.y, { epochs: 1, callbacks: live() });
  assert.match(lines[4]!, /^Epoch 1 of 1 /);
  assert.match(lines[5]!, /^Trained 1 epoch /);
  await compiled().fit(data.x, data.y, { epochs: 1 });
  assert.equal(lines.length, 7, "a fit without it prints as before");
});

test("watching changes neither losses nor the way steps run", async (context) => {
  printed(context);
  page(true);
  const losses = [];
  for (const callbacks of [[], [live()]]) {
    const model = compiled();
    const { history } = await model.fit(data.x, data.y, { epochs: 3, shuffle: false, verbose: 0, callbacks });
    assert.ok(explainTraining(model).graph);
    losses.push(history["loss"]!.map(Number));
  }
  assert.equal(losses[0]!.length, 3);
  assert.deepEqual(losses[0], losses[1]);
});

test("Stop ends training, fit returns the history so far, and the next fit goes on", async (context) => {
  printed(context);
  const { states } = page(true, ({ say, states: seen }) => {
    if (seen.length === 2) say({ request: "stop" });
  });
  const model = compiled();
  const callbacks = live();
  const { epoch } = await model.fit(data.x, data.y, { epochs: 100_000, callbacks });
  assert.ok(epoch.length > 0 && epoch.length < 100_000);
  assert.match(
    states.at(-1)!.text,
    /^Stopped in epoch \d+ of 100000 after .*; the model keeps what it learnt/,
  );
  const next = await model.fit(data.x, data.y, { epochs: 2, callbacks });
  assert.equal(next.epoch.length, 2);
});

test("a training that ends by an error says so in its place, with the curve so far and no Stop button", async (context) => {
  printed(context);
  const { states, shown } = page(true);
  const fails = new tf.CustomCallback({
    onEpochEnd: async (epoch) => {
      if (epoch === 2) throw new RangeError("no such class\nand more");
    },
  });
  const model = compiled();
  await assert.rejects(model.fit(data.x, data.y, { epochs: 9, callbacks: [live(), fails] }), RangeError);
  assert.match(
    states.at(-1)!.text,
    /^Ended by an error in epoch 3 of 9 after .*; the model keeps what it learnt · RangeError: no such class$/,
  );
  assert.equal(states.at(-1)!.curve, undefined);
  assert.ok(shown.at(-1)!["application/vnd.plotly.v1+json"]);
});

test("stands beside other callbacks, and watches plain steps where no graph is possible", async (context) => {
  printed(context);
  const { states } = page(true);
  const model = compiled();
  const patience = tf.callbacks.earlyStopping({ monitor: "loss", patience: 0, minDelta: 100 });
  const { epoch } = await model.fit(data.x, data.y, { epochs: 9, callbacks: [live(), patience] });
  assert.ok(epoch.length < 9);
  assert.match(states.at(-1)!.text, /^Stopped in epoch/);
  const rows = tf.data.array([0, 1]).map(() => ({ xs: data.x.slice(0, 8), ys: data.y.slice(0, 8) }));
  await model.fitDataset(rows as never, { epochs: 2, callbacks: live() });
  assert.match(states.at(-1)!.text, /^Trained 2 epochs/);
});
