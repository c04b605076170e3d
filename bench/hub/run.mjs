import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { buildChapters } from "../../course/chapters.mjs";
import { megabytesOfUsers } from "./memory.mjs";
import { environment, root, setUpHub } from "./set-up.mjs";

const TOKEN = "only-for-this-bench";

/**
 * A class at once: JupyterHub on loopback as `deploy/` sets it up, and learners who all run chapter 3 (or the one that
 * `--chapter=NN-name` names). `--learners=10` says how many. Prints how long each took and the memory of each.
 */
export async function run(options) {
  const option = (name, otherwise) =>
    options.find((text) => text.startsWith(`--${name}=`))?.slice(name.length + 3) ?? otherwise;
  const count = Number(option("learners", "10"));
  const notebook = join(buildChapters().worked, `${option("chapter", "03-mlp")}.ipynb`);
  setUpHub();
  const folder = mkdtempSync(join(tmpdir(), "hub-"));
  const hub = await startHub(folder);
  try {
    const names = Array.from({ length: count }, (_, index) => `learner${index + 1}`);
    const memory = new Map(names.map((name) => [name, 0]));
    const watch = setInterval(() => {
      for (const [name, megabytes] of megabytesOfUsers(names))
        memory.set(name, Math.max(memory.get(name), megabytes));
    }, 2000);
    const results = await Promise.all(names.map((name) => learn(hub.url, name, notebook)));
    clearInterval(watch);
    print(results, memory);
    return results.every(({ failed }) => failed === null) ? 0 : 1;
  } finally {
    hub.process.kill("SIGTERM");
    await Promise.race([new Promise((done) => hub.process.once("exit", done)), sleep(15_000)]);
    rmSync(folder, { recursive: true, force: true });
  }
}

/** The example configuration, with users that need not exist on this machine. */
async function startHub(folder) {
  const [port, proxy, api] = [await freePort(), await freePort(), await freePort()];
  const url = `http://127.0.0.1:${port}`;
  mkdirSync(join(folder, "homes"));
  const settings = [
    `--JupyterHub.bind_url=${url}`,
    `--JupyterHub.hub_port=${api}`,
    `--ConfigurableHTTPProxy.api_url=http://127.0.0.1:${proxy}`,
    `--ConfigurableHTTPProxy.command=${join(environment, "node_modules/.bin/configurable-http-proxy")}`,
    `--Spawner.notebook_dir=${folder}/homes/{username}`,
    "--JupyterHub.load_roles=[{'name': 'bench', 'services': ['bench'], 'scopes': ['admin:users', 'admin:servers', 'access:servers']}]",
    `--JupyterHub.services=[{'name': 'bench', 'api_token': '${TOKEN}'}]`,
  ];
  const config = join(root, "deploy", "jupyterhub_config.py");
  const child = spawn(join(environment, "bin", "jupyterhub"), ["-f", config, ...settings], {
    cwd: folder,
    stdio: ["ignore", "ignore", process.env.LAB_HUB_LOG ? "inherit" : "ignore"],
    env: {
      ...process.env,
      PATH: `${join(environment, "bin")}:${process.env.PATH}`,
      LAB_FOLDER: root,
      LAB_SPAWNER: "simple",
      LAB_AUTHENTICATOR: "dummy",
      LAB_DATA: process.env.LAB_DATA ?? "stand-in",
      CONFIGPROXY_AUTH_TOKEN: TOKEN,
    },
  });
  for (let attempt = 0; attempt < 300; attempt++) {
    if (
      await fetch(`${url}/hub/api/`).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return { url, process: child };
    await sleep(200);
  }
  child.kill("SIGTERM");
  throw new Error("JupyterHub did not answer within a minute; LAB_HUB_LOG=1 shows its log.");
}

function learn(url, name, notebook) {
  const args = [join(import.meta.dirname, "learner.py"), url, TOKEN, name, notebook];
  const child = spawn(join(environment, "bin", "python"), args, { stdio: ["ignore", "pipe", "inherit"] });
  let text = "";
  child.stdout.on("data", (data) => {
    text += data;
  });
  return new Promise((done) => {
    child.once("close", (code) =>
      done(
        code === 0 ? JSON.parse(text) : { name, seconds: Number.NaN, failed: "the learner's script failed" },
      ),
    );
  });
}

function print(results, memory) {
  console.log(`${"learner".padEnd(12)}${"seconds".padStart(8)}${"memory, MB".padStart(12)}  outcome`);
  for (const { name, seconds, failed } of results)
    console.log(
      `${name.padEnd(12)}${seconds.toFixed(0).padStart(8)}${memory.get(name).toFixed(0).padStart(12)}  ${failed ?? "finished"}`,
    );
  const most = Math.max(...memory.values());
  const all = [...memory.values()].reduce((sum, one) => sum + one, 0);
  console.log(`Most for one learner ${most.toFixed(0)} MB, all together at most ${all.toFixed(0)} MB.`);
}

async function freePort() {
  const server = createServer();
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  const { port } = server.address();
  await new Promise((done) => server.close(done));
  return port;
}
