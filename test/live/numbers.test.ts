import assert from "node:assert/strict";
import { test } from "node:test";
import { niceStep } from "image-lab/internal/i18n/index";
import { curveOf, figureOf } from "image-lab/internal/live/curve";
import { Pace } from "image-lab/internal/live/pace";
import { duration, finishedState, runningState } from "image-lab/internal/live/state";
import { TrainingRecord } from "image-lab/internal/live/training-record";
import { curveSvg, drawCurve } from "image-lab/internal/widgets/shared/curve-svg";

test("Pace draws at most every 100 ms, and gives slow drawing one part in fifty of the time", () => {
  let time = 0;
  let cost = 0;
  const drawn: number[] = [];
  const pace = new Pace(() => time);
  pace.seen(0);
  const draw = (): void => {
    drawn.push(time);
    time += cost;
  };
  for (const now of [0, 50, 99, 100, 150, 200]) {
    time = now;
    pace.maybe(draw);
  }
  assert.deepEqual(drawn, [0, 100, 200]);
  cost = 10;
  for (const now of [300, 799, 800]) {
    time = now;
    pace.maybe(draw);
  }
  assert.deepEqual(drawn.slice(3), [300, 800], "10 ms of drawing are followed by 490 ms of rest");
});

test("Pace leaves a page that draws slowly more time, up to two seconds, and so much where no page tells", () => {
  let time = 0;
  const drawn: number[] = [];
  const pace = new Pace(() => time);
  for (const now of [0, 1950, 2000]) {
    time = now;
    pace.maybe(() => drawn.push(time));
  }
  for (const [page, until] of [
    [1, 2300],
    [6, 4000],
    [80, 8000],
  ] as const) {
    pace.seen(page);
    for (; time < until; time += 50) pace.maybe(() => drawn.push(time));
  }
  assert.deepEqual(drawn, [0, 2000, 2200, 3400, 5400, 7400]);
});

/** Two epochs of four batches of two images; a second for each batch. */
function trained(batches: number, firstEpoch = 0): TrainingRecord {
  let time = 0;
  const params = { epochs: firstEpoch + 2, samples: 8, batchSize: 2 };
  const record = new TrainingRecord(params, () => 1000 * time);
  for (let batch = 0; batch < batches; batch++) {
    if (batch % 4 === 0) record.beginEpoch(firstEpoch + batch / 4);
    time++;
    record.step(2, { loss: 8 - batch });
    if (batch % 4 === 3) record.endEpoch({ loss: 6.5 - batch, val_loss: 7 - batch });
  }
  return record;
}

const told = (record: TrainingRecord): string => runningState(record, curveOf(record, {})).text;

test("share, time left and running mean follow from the batches done", () => {
  const record = trained(6);
  assert.equal(record.share, 6 / 8);
  assert.equal(told(record), "Epoch 2 of 2 · 75 % · 2.0 s left · loss 3.50");
  assert.equal(told(trained(0)), "Epoch 1 of 2 · 0 %");
});

test("epochs done before do not count as progress", () => {
  const record = trained(2, 10);
  assert.equal(record.share, 2 / 8);
  assert.equal(told(record), "Epoch 11 of 12 · 25 % · 6.0 s left · loss 7.50");
  assert.deepEqual(curveOf(record, {}).epochs, [10, 12]);
});

test("an unknown number of batches is learnt from the first epoch", () => {
  const record = new TrainingRecord({ epochs: 2 }, () => 0);
  record.beginEpoch(0);
  record.step(5, { loss: 1 });
  record.step(5, { loss: 1 });
  assert.equal(record.share, 0);
  record.endEpoch({ loss: 1 });
  assert.equal(record.share, 0.5);
});

test("the last line tells a finished training from a stopped one", () => {
  assert.equal(finishedState(trained(8)).text, "Trained 2 epochs in 8.0 s · loss −0.500 · val_loss 0.00");
  assert.match(
    finishedState(trained(6)).text,
    /^Stopped in epoch 2 of 2 after 6\.0 s; the model keeps what it learnt/,
  );
  assert.equal(finishedState(trained(8)).curve, undefined);
});

test("means weigh batches by their images", () => {
  const record = new TrainingRecord({ epochs: 1, samples: 4, batchSize: 3 }, () => 0);
  record.beginEpoch(0);
  record.step(3, { loss: 1 });
  record.step(1, { loss: 5 });
  assert.equal(record.running.loss, 2);
});

test("a long training keeps a hundred points, its curve ends at the last epoch", () => {
  const record = new TrainingRecord({ epochs: 10, samples: 1000, batchSize: 1 }, () => 0);
  for (let epoch = 0; epoch < 10; epoch++) {
    record.beginEpoch(epoch);
    for (let batch = 0; batch < 1000; batch++) record.step(1, { loss: 2 });
    record.endEpoch({ loss: 2 });
  }
  const { training } = curveOf(record, {});
  assert.equal(training.x.length, 100);
  assert.equal(training.x.at(-1), 10);
  assert.ok(training.y.every((value) => value === 2));
});

test("the finished figure draws the metric that was asked for, and names its source", () => {
  const record = trained(8);
  const figure = figureOf(record, { from: { name: "digits", origin: "stand-in" } });
  assert.deepEqual(
    figure.data.map(({ name }) => name),
    ["training", "validation"],
  );
  assert.match(figure.text, /drawn by the lab/);
  assert.equal(figureOf(record, { metric: "acc" }).data[0]!.x!.length, 0);
});

test("the curve's SVG puts values where its axes say", () => {
  const svg = curveSvg({
    yLabel: "a < b",
    epochs: [0, 2],
    fromZero: true,
    training: { x: [0, 1, 2], y: [1, Number.NaN, 0] },
    validation: { x: [1], y: [0.5] },
  });
  assert.match(svg, /d="M52\.0 22\.0M620\.0 222\.0"/, "a value that is not finite leaves a gap");
  assert.match(svg, /cx="336\.0" cy="122\.0"/);
  assert.match(svg, /a &lt; b/);
});

test("niceStep takes the smallest step of 1, 2, 5 that leaves few enough parts", () => {
  assert.deepEqual(
    [niceStep(10, 5), niceStep(11, 5), niceStep(200, 12), niceStep(0.9, 5), niceStep(0, 5)].map((step) =>
      Number(step.toPrecision(6)),
    ),
    [2, 5, 20, 0.2, 1],
  );
});

test("durations read like a clock", () => {
  assert.deepEqual([0.44, 9.96, 59.4, 59.6, 125].map(duration), [
    "0.4 s",
    "10 s",
    "59 s",
    "1 min 00 s",
    "2 min 05 s",
  ]);
});

test("while the axes stay, a new point changes the lines of a curve alone", () => {
  const none = { x: [], y: [] };
  const curve = { yLabel: "loss", epochs: [0, 4], fromZero: true, validation: none } as const;
  const two = drawCurve({ ...curve, training: { x: [0, 1], y: [2, 1] } }, 640);
  const three = drawCurve({ ...curve, training: { x: [0, 1, 2], y: [2, 1, 0.5] } }, 640);
  const higher = drawCurve({ ...curve, training: { x: [0, 1], y: [3, 1] } }, 640);
  assert.equal(three.surroundings, two.surroundings);
  assert.notEqual(three.lines, two.lines);
  assert.notEqual(higher.surroundings, two.surroundings);
});
