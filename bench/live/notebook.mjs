/** Trains each network with and without the live figure in turn, a fit a cell as learners do; the last one prints JSON. */
export function notebookCells({ networks, rounds }) {
  return [
    `import * as tf from "@tensorflow/tfjs-node";
import * as lab from "image-lab";
const { train } = await lab.loadMnist();
const images = lab.toTensors(train, { limit: 12000 });
const rows = lab.toTensors(train, { limit: 12000, flatten: true });
const networks: Record<string, () => tf.LayersModel> = {
  mlp: () => lab.mlp(784),
  lenet5: () => lab.lenet5([28, 28, 1], { activation: "relu", pooling: "max" }),
};
const measured: { network: string; live: boolean; training: number; end: number }[] = [];
async function fit(network: string, model: tf.LayersModel, epochs: number, live: boolean): Promise<void> {
  let ended = 0;
  const clock = new tf.CustomCallback({ onTrainEnd: async () => { ended = performance.now(); } });
  const { images: x, labels: y } = network === "mlp" ? rows : images;
  const begun = performance.now();
  await model.fit(x, y, { epochs, batchSize: 128, verbose: 0, callbacks: live ? [clock, lab.live()] : [clock] });
  measured.push({ network, live, training: ended - begun, end: performance.now() - ended });
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
