import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { once } from "node:events";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { PATIENCE } from "../patience";
import { type Heard, labKernelspec, ROOT, TestKernel } from "./client";

const MAIN = join(ROOT, "kernel/dist/main.js");

test("the kernel starts where nothing can be written", async () => {
  const { LAB_KERNEL_CACHE: _, ...env } = process.env;
  const kernel = await TestKernel.start({ env: { ...env, LAB_KERNEL_CACHE: "/proc/nowhere" } });
  assert.equal((await kernel.execute("6 * 7")).result["text/plain"], "42");
  await kernel.shutdown();
});

test("cells compute convolutions with oneDNN, unless it is switched off", async () => {
  for (const [set, expected] of [
    [undefined, "'1'"],
    ["0", "'0'"],
  ]) {
    const kernel = await TestKernel.start({ env: { TF_ENABLE_ONEDNN_OPTS: set } });
    const shown = await kernel.execute("process.env.TF_ENABLE_ONEDNN_OPTS");
    assert.equal(shown.result["text/plain"], expected);
    await kernel.shutdown();
  }
});

test("the kernel starts for a user whose number has no name", async () => {
  const folder = mkdtempSync(join(tmpdir(), "nameless-"));
  writeFileSync(
    join(folder, "nameless.cjs"),
    'require("os").userInfo = () => { throw new Error("uv_os_get_passwd returned ENOENT"); };',
  );
  const [node, ...args] = (await labKernelspec()).argv;
  const argv = [node!, "--require", join(folder, "nameless.cjs"), ...args];
  const kernel = await TestKernel.start({ argv });
  assert.equal((await kernel.execute("6 * 7")).result["text/plain"], "42");
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

test("compiled code that others could have written is not run", () => {
  const folder = mkdtempSync(join(tmpdir(), "cache-"));
  const file = join(folder, "big.js");
  writeFileSync(file, `exports.answer = ${JSON.stringify("x".repeat(10_000))}.length;`);
  const code = `const { requireCached } = require(${JSON.stringify(join(ROOT, "kernel/dist/compile/script-cache.js"))});
    const { exports, keep } = requireCached(${JSON.stringify(file)});
    console.log(exports.answer, keep() === true ? "cached" : "compiled");`;
  const cache = join(folder, "cache");
  const load = (): string =>
    spawnSync(process.execPath, ["-e", code], {
      encoding: "utf8",
      env: { ...process.env, LAB_KERNEL_CACHE: cache },
    }).stdout.trim();
  assert.equal(load(), "10000 compiled");
  assert.equal(load(), "10000 cached");
  chmodSync(cache, 0o777);
  assert.equal(load(), "10000 compiled", "a folder where everybody may write");
  chmodSync(cache, 0o700);
  for (const name of readdirSync(cache)) chmodSync(join(cache, name), 0o666);
  assert.equal(load(), "10000 compiled", "a file that everybody may write");
  rmSync(folder, { recursive: true });
});

test("ipc transport: sockets are files in a private folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ipc-"));
  const kernel = await TestKernel.start({ ipc: join(folder, "kernel") });
  assert.equal((await kernel.execute("6 * 7")).result["text/plain"], "42");
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

for (const [what, change] of [
  ["whose port is taken", (port: number) => ({ control_port: port })],
  ["whose signatures it does not know", () => ({ signature_scheme: "hmac-md5" })],
] as const) {
  test(`a kernel with a connection ${what} says so and ends`, async () => {
    const taken = createServer().listen(0, "127.0.0.1");
    await once(taken, "listening");
    const { port } = taken.address() as AddressInfo;
    const folder = mkdtempSync(join(tmpdir(), "connection-"));
    const ports = { shell_port: 0, iopub_port: 0, stdin_port: 0, control_port: 0, hb_port: 0 };
    const connection = { transport: "tcp", ip: "127.0.0.1", key: "k", signature_scheme: "hmac-sha256" };
    const file = join(folder, "connection.json");
    writeFileSync(file, JSON.stringify({ ...connection, ...ports, ...change(port) }));
    const { stderr, status } = spawnSync(process.execPath, [MAIN, file], {
      encoding: "utf8",
      timeout: PATIENCE,
      killSignal: "SIGKILL",
    });
    taken.close();
    rmSync(folder, { recursive: true });
    assert.match(stderr, /The kernel lost its connection and ends: .*(in use|hmac-md5)/);
    assert.notEqual(status, 0);
  });
}

test("a client that subscribes is welcomed", async () => {
  const kernel = await TestKernel.start();
  const welcome = (): Heard | undefined => kernel.late.find(({ type }) => type === "iopub_welcome");
  for (let waited = 0; waited < 5000 && !welcome(); waited += 20) await sleep(20);
  assert.deepEqual(welcome()?.content, { subscription: "" });
  await kernel.shutdown();
});

test("another version of tslab, or of its compiler, is refused by name", () => {
  const folder = mkdtempSync(join(tmpdir(), "other-tslab-"));
  cpSync(join(ROOT, "kernel/dist"), join(folder, "dist"), { recursive: true });
  const compiler = join(folder, "node_modules/@tslab/typescript-for-tslab");
  mkdirSync(join(folder, "node_modules/tslab/dist"), { recursive: true });
  mkdirSync(compiler, { recursive: true });
  writeFileSync(join(compiler, "index.js"), 'exports.version = "5.9.3";');
  const start = (version: string): string => {
    writeFileSync(
      join(folder, "node_modules/tslab/package.json"),
      JSON.stringify({ name: "tslab", version }),
    );
    const { status, stderr } = spawnSync(
      process.execPath,
      [
        "-e",
        `require("${folder}/dist/compile/tslab.js").useTslab(require("${folder}/dist/compile/tslab-on-node.js").tslabOnNode())`,
      ],
      {
        encoding: "utf8",
      },
    );
    assert.equal(status, 1);
    return stderr;
  };
  assert.match(start("2.0.0"), /The kernel needs tslab 1\.0\.22 and found 2\.0\.0 in .*npm install/);
  assert.match(start("1.0.22"), /The kernel needs tslab's TypeScript 5\.0\.4 and found 5\.9\.3/);
  rmSync(folder, { recursive: true });
});

test("only one file reaches into tslab", () => {
  const files = readdirSync(join(ROOT, "kernel/src"), { recursive: true, encoding: "utf8" });
  const reaching = files.filter(
    (file) =>
      file.endsWith(".ts") &&
      /from "(tslab|@tslab)|(require|resolve)\("(tslab|@tslab)|tslab\/dist/.test(
        readFileSync(join(ROOT, "kernel/src", file), "utf8"),
      ),
  );
  assert.deepEqual(reaching, ["compile/tslab.ts"]);
});

test("started without a connection file, the kernel says how it is started", () => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN], { encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /started by Jupyter: node main\.js CONNECTION_FILE/);
});
