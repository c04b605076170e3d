import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { ROOT, TestKernel } from "./client";

const MAIN = join(ROOT, "kernel/dist/main.js");

test("the kernel starts where nothing can be written", async () => {
  const { LAB_KERNEL_CACHE: _, ...env } = process.env;
  const kernel = await TestKernel.start({ env: { ...env, LAB_KERNEL_CACHE: "/proc/nowhere" } });
  assert.equal((await kernel.execute("6 * 7")).result["text/plain"], "42");
  await kernel.shutdown();
});

test("ipc transport: sockets are files in a private folder", async () => {
  const folder = mkdtempSync(join(tmpdir(), "ipc-"));
  const kernel = await TestKernel.start({ ipc: join(folder, "kernel") });
  assert.equal((await kernel.execute("6 * 7")).result["text/plain"], "42");
  await kernel.shutdown();
  rmSync(folder, { recursive: true });
});

test("a client that subscribes is welcomed", async () => {
  const kernel = await TestKernel.start();
  assert.equal(kernel.late[0]!.type, "iopub_welcome");
  assert.deepEqual(kernel.late[0]!.content, { subscription: "" });
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
    const { status, stderr } = spawnSync(process.execPath, ["-e", `require("${folder}/dist/tslab.js")`], {
      encoding: "utf8",
    });
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
  assert.deepEqual(reaching, ["tslab.ts"]);
});

test("started without a connection file, the kernel says how it is started", () => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN], { encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /started by Jupyter: node main\.js CONNECTION_FILE/);
});
