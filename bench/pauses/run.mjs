import { createRequire } from "node:module";
import { networks } from "../training/networks.mjs";

const MUST = 100;
const BATCH = 128;
const MODELS = 3;
const CASES = [
  ["mlp", [784]],
  ["lenet5-modern", [28, 28, 1]],
  ["lenet5-classic", [28, 28, 1]],
  ["lenet5-modern", [32, 32, 3]],
];

/**
 * How long training keeps the process to itself: the longest time between two rounds of the event loop, in milliseconds, in a
 * model's first fit (with a smaller last batch and validation; long enough to take several steps a call) and in its second.
 * Three models of each network; the first one of all is also the first that its process trains.
 */
export async function run() {
  process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
  const require = createRequire(import.meta.url);
  require("image-lab");
  const tf = require("@tensorflow/tfjs-node");
  let longest = 0;
  console.log(`Longest pauses of the event loop, ms; must: at most ${MUST}.\n`);
  console.log("| network | first fit, three models | second fit |\n| --- | ---: | ---: |");
  for (const [network, shape] of CASES) {
    const count = network === "mlp" ? 40_000 : 4_000;
    const x = tf.randomUniform([count, ...shape]);
    const y = tf.oneHot(tf.randomUniform([count], 0, 10, "int32"), 10).toFloat();
    const pauses = [[], []];
    for (let index = 0; index < MODELS; index++) {
      const model = tf.sequential({ layers: networks(tf)[network](shape) });
      model.compile({ optimizer: "adam", loss: "categoricalCrossentropy", metrics: ["accuracy"] });
      const fit = () => model.fit(x, y, { epochs: 2, batchSize: BATCH, validationSplit: 0.11, verbose: 0 });
      for (const list of pauses) list.push(await longestPause(fit));
      model.dispose();
    }
    tf.dispose([x, y]);
    longest = Math.max(longest, ...pauses.flat());
    const cells = pauses.map((list) => list.map(Math.round).join(" / "));
    console.log(`| ${network} ${shape.join("×")} | ${cells.join(" | ")} |`);
  }
  return longest <= MUST ? 0 : 1;
}

/** The longest time between two rounds of the event loop while `work` goes on, in milliseconds. */
async function longestPause(work) {
  let [longest, last, done] = [0, performance.now(), false];
  const look = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    last = now;
    if (!done) setTimeout(look, 1);
  };
  look();
  await work();
  done = true;
  look();
  return longest;
}
