import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, readdirSync, writeFileSync } from "node:fs";
import type { ServerResponse } from "node:http";
import { join } from "node:path";
import { after, beforeEach, test } from "node:test";
import { cifar10Set } from "image-lab/internal/data/cifar10";
import { resolveDataset } from "image-lab/internal/data/resolve-dataset";
import { temporaryFolder } from "../temporary-folder";
import { serve } from "./server";
import { cifarFiles, tinyCifarArchive, writeTinyCifar } from "./tiny-sets";

const nowhere = "http://127.0.0.1:9/";
const archiveName = "cifar-10-binary.tar.gz";
const root = temporaryFolder("archive");
const { bytes, md5 } = tinyCifarArchive(root);

let data = "";
let place = "";

beforeEach(() => {
  data = mkdtempSync(join(root, "data-"));
  place = join(data, "cifar-10");
  process.env.LAB_DATA = "real";
});

after(() => {
  process.env.LAB_DATA = "stand-in";
});

const load = (address: string, set = cifar10Set([address], md5)) =>
  resolveDataset(set, {
    folder: data,
    progress: () => undefined,
    patience: { connect: 300, stall: 300 },
    tell: () => undefined,
  });

/** Loads the set in a process of its own, after `before`; tells how it ended and what it printed. */
function inProcess(address: string, before = ""): Promise<{ code: number | null; printed: string }> {
  const code = `${before};
    const { resolveDataset } = require("image-lab/internal/data/resolve-dataset");
    const { cifar10Set } = require("image-lab/internal/data/cifar10");
    resolveDataset(cifar10Set(["${address}"], "${md5}"), { folder: ${JSON.stringify(data)}, progress() {} })
      .then(({ train }) => console.log(train.origin, train.labels.length));`;
  const child = spawn(process.execPath, ["-e", code], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, LAB_DATA: "real", LAB_DATA_DIR: "" },
  });
  let printed = "";
  child.stdout.on("data", (text) => {
    printed += text;
  });
  return new Promise((resolve) => child.on("close", (code) => resolve({ code, printed })));
}

test("an archive that lies in data/cifar-10 is unpacked without a network, whatever failed before", async () => {
  await assert.rejects(load(nowhere), /could not be downloaded/);
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, archiveName), bytes);
  const { train } = await load(nowhere);
  assert.deepEqual(Array.from(train.labels), [0, 1, 2, 3, 4]);
  assert.deepEqual(readdirSync(place).sort(), cifarFiles);
});

test("an archive that is cut off is downloaded again", async () => {
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, archiveName), bytes.subarray(0, bytes.length - 5));
  const server = await serve((_, response) => response.end(bytes));
  const { train } = await load(server.address);
  server.close();
  assert.deepEqual([train.origin, train.labels.length, server.requests()], ["downloaded", 5, 1]);
});

test("kill -9 while unpacking: the next run goes on from the archive, offline, and clears up", async () => {
  const server = await serve((_, response) => response.end(bytes));
  const killed = await inProcess(
    server.address,
    `const fs = require("node:fs");
    const rename = fs.renameSync;
    fs.renameSync = (from, to) => {
      if (to.endsWith("data_batch_3.bin")) process.kill(process.pid, "SIGKILL");
      rename(from, to);
    }`,
  );
  server.close();
  assert.equal(killed.code, null, "it was killed");
  const left = readdirSync(place);
  assert.ok(left.includes(archiveName) && left.includes("data_batch_2.bin"), left.join());
  assert.ok(!left.includes("data_batch_3.bin") && left.some((name) => name.startsWith("unpacking.")));
  const { train } = await load(nowhere);
  assert.deepEqual(Array.from(train.labels), [0, 1, 2, 3, 4]);
  assert.deepEqual(readdirSync(place).sort(), cifarFiles);
});

test("two processes that load the set at once both end with the real images", async () => {
  const waiting: ServerResponse[] = [];
  const server = await serve((_, response) => {
    response.writeHead(200, { "content-length": bytes.length });
    response.write(bytes.subarray(0, 100));
    waiting.push(response);
    if (waiting.length === 2) for (const one of waiting) one.end(bytes.subarray(100));
  });
  const both = await Promise.all([inProcess(server.address), inProcess(server.address)]);
  server.close();
  const whole = { code: 0, printed: "downloaded 5\n" };
  assert.deepEqual(both, [whole, whole]);
  assert.deepEqual(readdirSync(place).sort(), cifarFiles);
  assert.deepEqual(readdirSync(data), ["cifar-10"], "no failure is noted");
});

test("a download that fails because another process was faster is none", async () => {
  const set = {
    ...cifar10Set([nowhere], md5),
    fetch(folder: string): Promise<void> {
      writeTinyCifar(folder);
      return Promise.reject(new Error(`${archiveName} is gone`));
    },
  };
  const { train } = await load(nowhere, set);
  assert.equal(train.origin, "downloaded");
  assert.deepEqual(readdirSync(data), ["cifar-10"], "no failure is noted");
});
