import { availableParallelism, cpus } from "node:os";
import { describeSize } from "../../browser/builder/size.mjs";
import { ofTests } from "../of-tests.mjs";
import { chapter } from "./chapter.mjs";
import { training } from "./training.mjs";
import { visits } from "./visits.mjs";

const seconds = (value) => `${value.toFixed(1)} s`;
const megabytes = (value) => `${Math.round(value)} MB`;

/** Each gives rows of what, must, aim, measured. */
const parts = {
  size: async () => [
    ["site without data", "11 MB", "7 MB", describeSize(ofTests("site/built-site.js").builtSite())],
  ],
  visits: async () => {
    const { first, second } = await visits();
    return [
      ["first visit: link to first result", "6 s", "3 s", seconds(first.result)],
      ["first visit: link to first cell with tfjs and the lab", "9 s", "5 s", seconds(first.tensors)],
      ["second visit, without a network: first result", "5 s", "2.5 s", seconds(second.result)],
      ["second visit, without a network: tfjs and the lab", "", "", seconds(second.tensors)],
    ];
  },
  training: async () => {
    const bounds = {
      mlp: ["0.6 ×", "0.3 ×"],
      "lenet5-modern": ["0.5 ×", "0.2 ×"],
      "lenet5-classic": ["0.5 ×", "0.25 ×"],
    };
    return Object.entries(await training()).map(([network, { page, plain }]) => [
      `${network}, an epoch of 12,000: page against plain tfjs-node`,
      ...bounds[network],
      `${page.toFixed(2)} s, ${plain.toFixed(2)} s (${(page / plain).toFixed(2)} ×)`,
    ]);
  },
  "02-preprocessing": () => ofChapter("02-preprocessing", ["", ""]),
  "04-lenet5": () => ofChapter("04-lenet5", ["3 min", "1.5 min"]),
};

async function ofChapter(name, bounds) {
  const { seconds: whole, end, most } = await chapter(name);
  return [
    [`${name} with its answers, Run All to the end`, ...bounds, seconds(whole)],
    [`memory of the tab after ${name}`, "900 MB", "700 MB", `${megabytes(end)}, at most ${megabytes(most)}`],
  ];
}

/**
 * The lab in a browser tab: Chromium without a graphics card, on loopback. `--only visits,training` takes some of the
 * parts: `size`, `visits`, `training`, `02-preprocessing`, `04-lenet5`.
 */
export async function run(options) {
  const at = options.indexOf("--only");
  const wanted = at < 0 ? Object.keys(parts) : (options[at + 1] ?? "").split(",");
  const unknown = wanted.filter((name) => !(name in parts));
  if (unknown.length > 0) {
    console.error(`Expected of --only: ${Object.keys(parts).join(", ")}; found "${unknown.join(", ")}".`);
    return 2;
  }
  console.log(
    `${availableParallelism()} cores, ${cpus()[0].model}, Node ${process.version}, ${new Date().toISOString().slice(0, 10)}`,
  );
  console.log("\n| | must | aim | measured |\n|---|---|---|---|");
  for (const name of wanted) for (const row of await parts[name]()) console.log(`| ${row.join(" | ")} |`);
  return 0;
}
