// @ts-check
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { contenders, root, writeKernelspecs } from "./contenders.mjs";
import { latencyTable, suiteTable } from "./tables.mjs";

const python = join(root, ".venv/bin/python");

/**
 * `npm run bench -- kernel [--rounds N]`: latency of this kernel beside its peers, and jupyter_kernel_test over each
 * TypeScript kernel. Prints two tables and writes `build/bench/kernel.json`.
 *
 * @param {string[]} options
 * @returns {Promise<number>} exit code
 */
export async function run(options) {
  const at = options.indexOf("--rounds");
  const rounds = at < 0 ? "5" : (options[at + 1] ?? "5");
  const specs = writeKernelspecs();
  const env = { ...process.env, JUPYTER_PATH: specs };
  /** @param {string[]} args */
  const ask = (args) => {
    const output = execFileSync(python, args, { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(output.trim().split("\n").at(-1) ?? "{}");
  };
  const measure = join(root, "bench/kernel/measure.py");
  const suite = join(root, "test/kernel/jupyter_kernel_suite.py");
  const results = contenders.map(({ name, title, language }) => {
    console.error(`measuring ${title} …`);
    const latency = ask([measure, name, language, rounds, join(root, "notebooks")]);
    const tests = language === "typescript" ? ask([suite, name]) : null;
    return { name, title, latency, tests };
  });
  rmSync(specs, { recursive: true });
  mkdirSync(join(root, "build/bench"), { recursive: true });
  writeFileSync(join(root, "build/bench/kernel.json"), `${JSON.stringify(results, null, 2)}\n`);
  console.log(`${latencyTable(results)}\n\n${suiteTable(results)}`);
  return 0;
}
