// @ts-check
import { execFileSync } from "node:child_process";
import { mkdirSync, rmSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { contenders, root, writeKernelspecs } from "./contenders.mjs";
import { latencyTable, loopTable, suiteTable } from "./tables.mjs";

const python = join(root, ".venv/bin/python");
const ROUNDS = "7";

/**
 * `npm run bench -- kernel [--rounds N]`: latency of this kernel beside its peers, all in one run and taking turns, then
 * jupyter_kernel_test over each TypeScript kernel. Prints two tables and writes `build/bench/kernel.json`. With `--loops`
 * it prints only what loops over top-level names take beside the same loops inside a function.
 *
 * @param {string[]} options
 * @returns {Promise<number>} exit code: 1 where a must is missed
 */
export async function run(options) {
  const at = options.indexOf("--rounds");
  const rounds = at < 0 ? ROUNDS : (options[at + 1] ?? ROUNDS);
  const specs = writeKernelspecs();
  const env = { ...process.env, JUPYTER_PATH: specs };
  /** @param {string[]} args */
  const ask = (args) => {
    const output = execFileSync(python, args, { env, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
    return JSON.parse(output.trim().split("\n").at(-1) ?? "{}");
  };
  if (options.includes("--loops")) {
    const names = contenders.filter(({ language }) => language === "typescript").map(({ name }) => name);
    console.log(loopTable(ask([join(root, "bench/kernel/loops.py"), names.join(), rounds])));
    rmSync(specs, { recursive: true });
    return 0;
  }
  console.error(`Starting ${contenders.length} kernels in turn, ${rounds} rounds …`);
  const list = contenders.map(({ name, language }) => `${name}:${language}`).join();
  const times = ask([join(root, "bench/kernel/measure.py"), list, rounds, join(root, "notebooks")]);
  const results = contenders.map(({ name, title, language }) => {
    if (language !== "typescript") return { name, title, times: times[name], tests: null };
    console.error(`Running jupyter_kernel_test over ${title} …`);
    return {
      name,
      title,
      times: times[name],
      tests: ask([join(root, "test/kernel/jupyter_kernel_suite.py"), name]),
    };
  });
  rmSync(specs, { recursive: true });
  mkdirSync(join(root, "build/bench"), { recursive: true });
  writeFileSync(join(root, "build/bench/kernel.json"), `${JSON.stringify(results, null, 2)}\n`);
  const latency = latencyTable(results);
  console.log(
    `Best / median (of interrupts, best / slowest) of ${rounds} starts each, ${cpus().length} × ${cpus()[0]?.model}, Node ${process.version}.`,
  );
  console.log(`\n${latency.text}\n\n${suiteTable(results)}`);
  return latency.missed ? 1 : 0;
}
