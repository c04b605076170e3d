/** Trains each network with and without the live figure in turn, a fit a cell as learners do; the last one prints JSON. */
export function notebookCells({ networks, rounds }) {
  return [
    `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
import { readdirSync, readFileSync } from "node:fs";
const { train } = await lab.loadMnist();
const images = lab.toTensors(train, { limit: 12000 });
const rows = lab.toTensors(train, { limit: 12000, flatten: true });
const networks: Record<string, () => tf.LayersModel> = {
  mlp: () => lab.mlp(784),
  lenet5: () => lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max" }),
};
interface Measured { network: string; live: boolean; training: number; end: number; own: number; others: number }
const measured: Measured[] = [];
/** Milliseconds of processors that everybody else has used: server, browser and whoever is about. */
function othersTime(): number {
  return readdirSync("/proc").filter((name) => /^\\d+$/.test(name) && Number(name) !== process.pid).reduce((sum, name) => {
    try {
      const fields = readFileSync("/proc/" + name + "/stat", "utf8").replace(/^.*\\) /, "").split(" ");
      return sum + 10 * (Number(fields[11]) + Number(fields[12]));
    } catch {
      return sum; // it has ended
    }
  }, 0);
}
/** Adds up the milliseconds that a callback keeps training waiting. */
function timed(callback: tf.CustomCallback): { callback: tf.CustomCallback; total(): number } {
  let total = 0;
  const methods = callback as unknown as Record<string, (...args: unknown[]) => unknown>;
  for (const name of ["onTrainBegin", "onEpochBegin", "onEpochEnd", "onStep"]) {
    const method = methods[name]!;
    methods[name] = (...args) => {
      const begun = performance.now();
      try {
        return method.apply(callback, args);
      } finally {
        total += performance.now() - begun;
      }
    };
  }
  return { callback, total: () => total };
}
async function fit(network: string, model: tf.LayersModel, epochs: number, live: boolean): Promise<void> {
  let ended = 0;
  const clock = new tf.CustomCallback({ onTrainEnd: async () => { ended = performance.now(); } });
  const { images: x, labels: y } = network === "mlp" ? rows : images;
  const watching = live ? [timed(lab.live())] : [];
  const before = othersTime();
  const begun = performance.now();
  const callbacks = [clock, ...watching.map(({ callback }) => callback)];
  await model.fit(x, y, { epochs, batchSize: 128, verbose: 0, callbacks });
  const training = ended - begun;
  const own = watching.reduce((sum, { total }) => sum + total(), 0) / training;
  const others = (othersTime() - before) / (performance.now() - begun);
  measured.push({ network, live, training, end: performance.now() - ended, own, others });
}`,
    ...Object.entries(networks).flatMap(([name, epochs]) => [
      `const ${name} = networks.${name}();
${name}.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
for (const live of [true, false]) await fit("${name}", ${name}, 3, live);
measured.splice(-2);`,
      ...inTurn(rounds).map((live) => `await fit("${name}", ${name}, ${epochs}, ${live});`),
    ]),
    `console.log("measured " + JSON.stringify(measured));`,
  ];
}

/** Whether each fit is watched: rounds of two, begun in turn by the one that is and the one that is not. */
function inTurn(rounds) {
  return Array.from({ length: rounds }, (_, round) => [round % 2 === 0, round % 2 !== 0]).flat();
}

/** What the cells of a finished notebook measured. */
export function readMeasured(notebook) {
  const text = notebook.cells
    .flatMap(({ outputs }) => outputs.map(({ text = "" }) => [text].flat().join("")))
    .join("\n");
  const lines = [...text.matchAll(/^measured (.*)$/gm)];
  return lines.flatMap(([, json]) => JSON.parse(json));
}
