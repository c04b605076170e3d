import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
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

test("started without a connection file, the kernel says how it is started", () => {
  const { status, stderr } = spawnSync(process.execPath, [MAIN], { encoding: "utf8" });
  assert.equal(status, 2);
  assert.match(stderr, /started by Jupyter: node main\.js CONNECTION_FILE/);
});
