import { type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { temporaryFolder } from "../temporary-folder";

const root = resolve(__dirname, "..", "..", "..");
const copied = ["tools", "package.json", "package-lock.json", ".npmrc", "lib/package.json"];
const locked = ["requirements.txt", "requirements-tensorflow.txt", "requirements-uv.txt"];

/** What `npm ci` and `npm exec` leave behind. */
const npmThatWorks = `
case "$1" in
  ci) mkdir -p node_modules/typescript/bin node_modules/@tensorflow/tfjs-node lib/dist kernel/dist
      echo > node_modules/typescript/bin/tsc; echo {} > node_modules/.package-lock.json ;;
  exec) mkdir -p lib/napi-v8 && echo > lib/napi-v8/tfjs_binding.node ;;
esac`;

/** A Python 3.11 whose environments hold programs that do nothing. */
const pythonThatWorks = `
case "$1" in
  -c) echo 3.11.7 ;;
  -m) for last; do :; done
      tensorflow="$last/lib/python3.11/site-packages/tensorflow"
      mkdir -p "$last/bin" "$tensorflow/include"
      touch "$tensorflow/libtensorflow_cc.so.2" "$tensorflow/libtensorflow_framework.so.2"
      for name in python uv jupyter-lab; do printf '#!/bin/sh\\n' > "$last/bin/$name"; chmod +x "$last/bin/$name"; done ;;
esac`;

export const programsThatWork = { npm: npmThatWorks, python3: pythonThatWorks, make: "", "c++": "" };

/** A copy of the set-up on a machine whose programs are scripts of the test: nothing real is installed. */
export class StubMachine {
  readonly folder: string = temporaryFolder("set-up");
  private readonly programs: string = temporaryFolder("programs");

  constructor(scripts: { [program: string]: string } = {}) {
    for (const name of [...copied, ...locked]) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      cpSync(join(root, name), join(this.folder, name), { recursive: true });
    }
    for (const name of ["sh", "mkdir", "chmod", "sleep", "cat", "touch"]) {
      const found = spawnSync("/bin/sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
      symlinkSync(found, join(this.programs, name));
    }
    symlinkSync(process.execPath, join(this.programs, "node"));
    for (const [name, script] of Object.entries({ ...programsThatWork, ...scripts }))
      this.install(name, script);
  }

  /** Puts a program on the path, in place of one of that name. */
  install(name: string, script: string): void {
    const file = join(this.programs, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  private get env(): NodeJS.ProcessEnv {
    return { PATH: this.programs, HOME: this.folder };
  }

  /** Runs the set-up to its end. */
  setUp(): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, ["tools/setup.mjs"], {
      cwd: this.folder,
      env: this.env,
      encoding: "utf8",
    });
  }

  /** Starts the set-up and kills it, and all it started, once a file has appeared. */
  async killOnce(appeared: () => boolean): Promise<void> {
    const options = { cwd: this.folder, env: this.env, detached: true, stdio: "ignore" } as const;
    const child = spawn(process.execPath, ["tools/setup.mjs"], options);
    const closed = new Promise((done) => child.on("close", done));
    while (!appeared()) await new Promise((wait) => setTimeout(wait, 20));
    process.kill(-child.pid!, "SIGKILL");
    await closed;
  }
}
