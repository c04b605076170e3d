import { type ChildProcess, type SpawnSyncReturns, spawn, spawnSync } from "node:child_process";
import { chmodSync, cpSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { PATIENCE } from "../patience";
import { temporaryFolder } from "../temporary-folder";

const root = resolve(__dirname, "..", "..", "..");
const copied = [
  "tools",
  "package.json",
  "package-lock.json",
  ".npmrc",
  "lib/package.json",
  "tsconfig.base.json",
];
const locked = ["requirements.txt", "requirements-tensorflow.txt", "requirements-uv.txt"];

/** What `npm ci` and `npm exec` leave behind; tfjs-node's own install script brings a library and a binding. */
const npmThatWorks = `
case "$1" in
  ci) tfjs=node_modules/@tensorflow/tfjs-node
      mkdir -p node_modules/typescript/bin node_modules/esbuild $tfjs/scripts lib/dist/native kernel/dist
      echo 'exports.build = async () => {};' > node_modules/esbuild/index.js
      echo 'exports.nativeEngine = () => ({});' > lib/dist/native/current-engine.js
      echo > node_modules/typescript/bin/tsc; echo {} > node_modules/.package-lock.json
      cat > $tfjs/scripts/install.js <<'END'
const { mkdirSync, writeFileSync } = require("fs");
for (const folder of ["lib/napi-v8", "deps/lib"]) mkdirSync(folder, { recursive: true });
const ending = process.platform === "darwin" ? "dylib" : "so";
for (const file of ["lib/napi-v8/tfjs_binding.node", "deps/lib/libtensorflow." + ending]) writeFileSync(file, "");
END
      ;;
  exec) mkdir -p lib/napi-v8 && echo > lib/napi-v8/tfjs_binding.node ;;
esac`;

/** A Python 3.11 whose environments hold programs that only write down, beside themselves, how they are called. */
const pythonThatWorks = `
case "$1" in
  -c) echo 3.11.7 ;;
  -m) for last; do :; done
      rm -rf "$last"
      tensorflow="$last/lib/python3.11/site-packages/tensorflow"
      mkdir -p "$last/bin" "$tensorflow/include"
      touch "$tensorflow/libtensorflow_cc.so.2" "$tensorflow/libtensorflow_framework.so.2"
      for name in python uv jupyter-lab; do
        printf '#!/bin/sh\\necho "$@" >> "$0.calls"\\n' > "$last/bin/$name"; chmod +x "$last/bin/$name"
      done ;;
esac`;

/** A compiler whose last argument is the file to make. */
const compilerThatWorks = `
for last; do :; done
case "$last" in */native/build/*) echo > "$last" ;; esac`;

export const programsThatWork = {
  npm: npmThatWorks,
  python3: pythonThatWorks,
  make: "",
  "c++": compilerThatWorks,
};

/** Makes Node believe that it runs on another system. */
export const onSystem = (platform: string, arch: string): string =>
  `for (const [name, value] of [["platform", "${platform}"], ["arch", "${arch}"]])
     Object.defineProperty(process, name, { value });`;

/** Ends a process that `start` began, and all that it started, where they still run. */
export function endGroup({ pid }: ChildProcess): void {
  try {
    process.kill(-pid!, "SIGKILL");
  } catch {
    // it has ended
  }
}

/** A copy of the set-up on a machine whose programs are scripts of the test: nothing real is installed. */
export class StubMachine {
  folder: string = temporaryFolder("set-up");
  private readonly programs: string = temporaryFolder("programs");

  /**
   * @param scripts by name of the program
   * @param preload what Node runs before each of the lab's own programs
   */
  constructor(scripts: { [program: string]: string } = {}, preload = "") {
    for (const name of [...copied, ...locked]) {
      mkdirSync(dirname(join(this.folder, name)), { recursive: true });
      cpSync(join(root, name), join(this.folder, name), { recursive: true });
    }
    for (const name of ["sh", "mkdir", "chmod", "sleep", "cat", "touch", "rm"]) {
      const found = spawnSync("/bin/sh", ["-c", `command -v ${name}`], { encoding: "utf8" }).stdout.trim();
      symlinkSync(found, join(this.programs, name));
    }
    symlinkSync(process.execPath, join(this.programs, "node"));
    for (const [name, script] of Object.entries({ ...programsThatWork, ...scripts }))
      this.install(name, script);
    writeFileSync(join(this.programs, "preload.cjs"), preload);
  }

  /** Puts a program on the path, in place of one of that name. */
  install(name: string, script: string): void {
    const file = join(this.programs, name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }

  /** Writes a file below the lab; one that begins with `#!` can be run. */
  write(name: string, text: string): void {
    const file = join(this.folder, name);
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, text);
    if (text.startsWith("#!")) chmodSync(file, 0o755);
  }

  /** Moves the lab to another folder. */
  move(): void {
    const target = join(temporaryFolder("moved"), "lab");
    renameSync(this.folder, target);
    this.folder = target;
  }

  private environment(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
    const NODE_OPTIONS = `--require ${join(this.programs, "preload.cjs")}`;
    return { PATH: this.programs, HOME: this.folder, NODE_OPTIONS, ...more };
  }

  /** Runs one of the lab's commands to its end. */
  run(command: string, args: string[] = [], more: NodeJS.ProcessEnv = {}): SpawnSyncReturns<string> {
    return spawnSync(process.execPath, [`tools/${command}.mjs`, ...args], {
      cwd: this.folder,
      env: this.environment(more),
      encoding: "utf8",
      timeout: PATIENCE,
    });
  }

  /** Starts one of the lab's commands in a process group of its own. */
  start(command: string, args: string[] = []): ChildProcess {
    return spawn(process.execPath, [`tools/${command}.mjs`, ...args], {
      cwd: this.folder,
      env: this.environment({}),
      detached: true,
      stdio: ["ignore", "pipe", "inherit"],
    });
  }

  /** Runs the set-up to its end. */
  setUp(): SpawnSyncReturns<string> {
    return this.run("setup");
  }

  /** Starts the set-up and kills it, and all it started, once a file has appeared. */
  async killOnce(appeared: () => boolean): Promise<void> {
    const child = this.start("setup");
    const gone = new Promise((done) => child.on("exit", done));
    while (!appeared()) await new Promise((wait) => setTimeout(wait, 20));
    endGroup(child);
    await gone;
  }
}
