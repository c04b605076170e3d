/**
 * Runs one program: `node worker.mjs ours|plain NAME`. The two differ in one line: whether image-lab is loaded. Prints the
 * processor's seconds for each part that the program measures, as JSON.
 */
import { createRequire } from "node:module";
import { programs } from "./programs.mjs";
import { userPrograms } from "./user-programs.mjs";

process.env.TF_CPP_MIN_LOG_LEVEL ??= "2";
process.env.TF_ENABLE_ONEDNN_OPTS ??= "1"; // as image-lab sets it; plain tfjs gets it too
const [mode, name] = process.argv.slice(2);
const require = createRequire(import.meta.url);
if (mode === "ours") require("image-lab");
const tf = require("@tensorflow/tfjs-node");

const seconds = {};
await (programs[name] ?? userPrograms[name])(tf, async (part, work) => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  seconds[part] = (user + system) / 1e6;
});
console.log(JSON.stringify(seconds));
