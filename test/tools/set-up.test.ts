import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { test } from "node:test";
import { PATIENCE } from "../patience";
import { endGroup, onSystem, programsThatWork, StubMachine } from "./stub-machine";

const root = resolve(__dirname, "..", "..", "..");

/** A machine without a compiler on which tfjs-node's own download fails. */
const withoutCompiler = (): StubMachine =>
  new StubMachine({
    npm: `${programsThatWork.npm}\nrm -rf node_modules/@tensorflow/tfjs-node/scripts`,
    "c++": "exit 127",
  });

/** The set-up stopped with one line that says all of this, and exit code 1. */
function stopsWith(machine: StubMachine, ...says: RegExp[]): void {
  const ended = machine.setUp();
  assert.equal(ended.status, 1, ended.stdout + ended.stderr);
  const lines = ended.stderr.trim().split("\n");
  assert.equal(lines.length, 1, ended.stderr);
  for (const pattern of says) assert.match(lines[0]!, pattern);
}

function setsUp(machine: StubMachine): string {
  const ended = machine.setUp();
  assert.equal(ended.status, 0, ended.stderr);
  assert.match(ended.stdout, /The lab is set up/);
  return ended.stdout;
}

test("every step is named with its time, and a second set-up takes none", () => {
  const machine = new StubMachine();
  const first = setsUp(machine);
  for (const step of [
    "npm packages",
    "Python packages",
    "tfjs-node binding",
    "TypeScript build",
    "native engine",
    "Jupyter kernel",
    "JupyterLab's settings",
  ]) {
    assert.match(first, new RegExp(`✓ ${step}, \\d+ s`));
  }
  assert.doesNotMatch(setsUp(machine), /…|✓/);
});

test("the kernelspec starts the lab's kernel with this Node", () => {
  const machine = new StubMachine();
  setsUp(machine);
  const file = join(machine.folder, ".venv/share/jupyter/kernels/tslab/kernel.json");
  const { argv } = JSON.parse(readFileSync(file, "utf8")) as { argv: string[] };
  assert.equal(argv[0], process.execPath);
  assert.equal(argv.at(-2), join(machine.folder, "kernel/dist/main.js"));
});

test("a changed lock file takes its step again, and no other but what is built on it", () => {
  const machine = new StubMachine();
  setsUp(machine);
  writeFileSync(join(machine.folder, "requirements.txt"), "# another lock\n");
  const again = setsUp(machine);
  assert.match(again, /✓ Python packages/);
  assert.doesNotMatch(again, /npm packages/);
});

test("packages that were deleted are put back", () => {
  const machine = new StubMachine();
  setsUp(machine);
  rmSync(join(machine.folder, "node_modules"), { recursive: true });
  assert.match(setsUp(machine), /✓ npm packages[\s\S]*✓ tfjs-node binding/);
});

test("another Node version is named with what to do", () => {
  const code =
    'import("./tools/set-up/check-node.mjs").then((m) => m.checkNode(process.argv[1])).catch((e) => console.log(e.message))';
  const check = (version: string): string =>
    spawnSync(process.execPath, ["-e", code, version], { cwd: root, encoding: "utf8" }).stdout.trim();
  for (const good of ["20.19.0", "21.1.0", "22.12.0"]) assert.equal(check(good), "");
  for (const bad of ["18.20.4", "20.18.3", "23.0.0", "24.1.0"]) {
    assert.match(check(bad), new RegExp(`needs Node 20.19 to 22 and this is Node ${bad}: install Node 22`));
  }
});

test("an old Python is named, no Python too", () => {
  stopsWith(new StubMachine({ python3: "echo 3.8.1" }), /only Python 3\.8\.1 was found/, /install one/);
  stopsWith(new StubMachine({ python3: "exit 127" }), /no Python was found/);
});

test("no network: the registry cannot be reached", () => {
  const npm = "echo npm error code ECONNREFUSED >&2; exit 1";
  stopsWith(
    new StubMachine({ npm }),
    /npm packages stopped because the package registry cannot be reached/,
    /run the same command again/,
  );
});

test("a full disk is called by its name, a used-up share of it too", () => {
  const npm = (error: string): string => `echo 'npm error ${error}' >&2; exit 1`;
  const full = new StubMachine({ npm: npm("ENOSPC: no space left on device, write") });
  stopsWith(full, /because the disk is full: free 4 GB/);
  const quota = new StubMachine({ npm: npm("code EDQUOT") });
  stopsWith(quota, /because your disk quota is used up: free 4 GB of it/);
});

test("Debian's Python without its venv package: install python3-venv", () => {
  const debian = `case "$1" in -c) echo 3.11.2 ;; *) cat <<'END'
The virtual environment was not created successfully because ensurepip is not
available.  On Debian/Ubuntu systems, you need to install the python3-venv
package using the following command.

    apt install python3.11-venv

You may need to use sudo with that command.  After installing the python3-venv
package, recreate your virtual environment.

Failing command: /home/learner/image-lab/.venv/bin/python3
END
exit 1 ;; esac`;
  const machine = new StubMachine({ python3: debian });
  stopsWith(
    machine,
    /because Python cannot make an environment/,
    /sudo apt-get install python3-venv\) and run the same/,
  );
  machine.install("python3", programsThatWork.python3);
  assert.match(setsUp(machine), /✓ Python packages/);
});

test("a package with other bytes than the locked ones is refused", () => {
  const npm = "echo 'npm error code EINTEGRITY' >&2; exit 1";
  stopsWith(new StubMachine({ npm }), /not the one the lab was locked to/);
});

test("no compiler and no download: install a compiler", () => {
  stopsWith(withoutCompiler(), /no C\+\+ compiler/, /apt-get install build-essential/);
});

test("a compiler that fails names its log", () => {
  const npm = programsThatWork.npm.replace(
    /exec\).*;;/,
    "exec) echo 'g++: fatal error: no input' >&2; exit 1 ;;",
  );
  stopsWith(
    new StubMachine({ npm }),
    /tfjs-node binding stopped \(g\+\+: fatal error: no input\): read build\/set-up\/tfjs-node-binding\.log/,
  );
});

test("an error of types in a file whose name says network has nothing to do with the network", () => {
  const error = "lib/src/figures/diagram/network-diagram.ts(3,1): error TS2322: no number";
  const compiler = `console.log("${error}"); process.exit(2)`;
  const npm = programsThatWork.npm.replace(
    "echo > node_modules/typescript",
    `echo '${compiler}' > node_modules/typescript`,
  );
  stopsWith(new StubMachine({ npm }), /TypeScript build stopped \(lib.*TS2322: no number\): read build/);
});

test("any other failure names its log", () => {
  const npm = "echo something new >&2; exit 1";
  stopsWith(
    new StubMachine({ npm }),
    /npm packages stopped \(something new\): read build\/set-up\/npm-packages\.log/,
  );
});

test("after a failure the next set-up carries on where it stopped", () => {
  const machine = withoutCompiler();
  assert.equal(machine.setUp().status, 1);
  machine.install("c++", "");
  const again = setsUp(machine);
  assert.doesNotMatch(again, /npm packages|Python packages/);
  assert.match(again, /✓ tfjs-node binding/);
});

test("kill -9 in the middle of a step: the next set-up takes that step again", async () => {
  const machine = new StubMachine({ npm: "mkdir -p node_modules; touch node_modules/half; sleep 30" });
  await machine.killOnce(() => existsSync(join(machine.folder, "node_modules/half")));
  assert.ok(!existsSync(join(machine.folder, "build/set-up/npm-packages.stamp")));
  machine.install("npm", programsThatWork.npm);
  assert.match(setsUp(machine), /✓ npm packages/);
});

test("on macOS and on Linux arm64 the set-up does without the wheel and without a compiler", () => {
  for (const system of [onSystem("darwin", "arm64"), onSystem("linux", "arm64")]) {
    const machine = new StubMachine({ "c++": "exit 127" }, system);
    assert.match(setsUp(machine), /✓ tfjs-node binding/);
    const installed = readFileSync(join(machine.folder, ".venv/bin/uv.calls"), "utf8");
    assert.match(installed, /-r requirements\.txt/);
    assert.doesNotMatch(installed, /tensorflow/);
    assert.doesNotMatch(setsUp(machine), /…|✓/);
  }
});

test("a lab that was moved makes its environment anew: programs in it begin with the old path", () => {
  const machine = new StubMachine();
  setsUp(machine);
  machine.write(".venv/bin/of-the-old-place", "");
  machine.move();
  assert.match(setsUp(machine), /✓ Python packages[\s\S]*✓ Jupyter kernel/);
  assert.ok(!existsSync(join(machine.folder, ".venv/bin/of-the-old-place")));
  assert.doesNotMatch(setsUp(machine), /…|✓/);
});

test("an environment whose Python is gone, or of another version than the one found, is made anew", () => {
  const machine = new StubMachine();
  setsUp(machine);
  machine.write(".venv/bin/python", "#!/nowhere/python3.11\n");
  assert.match(setsUp(machine), /✓ Python packages/);
  machine.write(".venv/bin/of-3.11", "");
  machine.install("python3", programsThatWork.python3.replaceAll("3.11", "3.12"));
  assert.match(setsUp(machine), /✓ Python packages/);
  assert.ok(!existsSync(join(machine.folder, ".venv/bin/of-3.11")));
});

test("a lock without a number, as a full disk leaves it, keeps nobody waiting", () => {
  const machine = new StubMachine();
  machine.write("build/set-up/lock", "");
  setsUp(machine);
  assert.ok(!existsSync(join(machine.folder, "build/set-up/lock")));
});

test("a lock that cannot be written is not left behind", () => {
  const full = `const fs = require("fs");
    const write = fs.writeFileSync;
    fs.writeFileSync = (file, text, options) => {
      if (!/set-up.lock/.test(file)) return write(file, text, options);
      write(file, "", options);
      throw Object.assign(new Error("ENOSPC: no space left on device, write"), { code: "ENOSPC", syscall: "write" });
    };
    require("module").syncBuiltinESMExports();`;
  const machine = new StubMachine({}, full);
  stopsWith(machine, /set-up stopped because the disk is full/);
  assert.deepEqual(readdirSync(join(machine.folder, "build/set-up")), []);
});

test("a set-up waits for another one and says for which, once", { timeout: PATIENCE }, async (t) => {
  const machine = new StubMachine();
  machine.write("build/set-up/lock", String(process.pid));
  const lock = join(machine.folder, "build/set-up/lock");
  const waiting = machine.start("setup");
  t.after(() => endGroup(waiting));
  let said = "";
  waiting.stdout!.setEncoding("utf8").on("data", (text: string) => {
    said += text;
    if (said.includes("waiting")) setTimeout(() => rmSync(lock, { force: true }), 700);
  });
  assert.equal(await new Promise((done) => waiting.on("close", done)), 0);
  const line = `  … waiting for the set-up of process ${process.pid} (delete build/set-up/lock if there is none)\n`;
  assert.equal(said.split(line).length, 2, said);
  assert.match(said, /The lab is set up/);
});
