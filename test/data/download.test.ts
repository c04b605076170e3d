import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { download, type RemoteFile } from "image-lab/internal/data/download";
import { temporaryFolder } from "../temporary-folder";
import { serve } from "./server";

const content = Buffer.from(Array.from({ length: 40_000 }, (_, i) => i % 251));
const md5 = createHash("md5").update(content).digest("hex");
const quick = { connect: 400, stall: 400 };
const quiet = (): void => undefined;

const folder = (): string => temporaryFolder("download");
const from = (...mirrors: string[]): RemoteFile => ({ name: "numbers", mirrors, md5 });

test("a download is checked, moved into place and leaves nothing beside it", async () => {
  const server = await serve((_, response) => response.end(content));
  const target = join(folder(), "numbers");
  const seen: number[] = [];
  await download(from(server.address), target, (_name, done, total) => seen.push(done / total));
  server.close();
  assert.ok(readFileSync(target).equals(content));
  assert.deepEqual(readdirSync(join(target, "..")), ["numbers"]);
  assert.equal(seen.at(-1), 1, "progress ends at the whole file");
});

/** Ways in which a server fails, and what the error says of each. */
const failures: { [how: string]: { answer: Parameters<typeof serve>[0]; says: RegExp } } = {
  "an error status": {
    answer: (_, response) => response.writeHead(503).end(),
    says: /the server answered 503/,
  },
  "a web page": {
    answer: (_, response) => response.end("<!doctype html><title>sign in</title>"),
    says: /37 bytes with md5/,
  },
  "other bytes of the same length": {
    answer: (_, response) => response.end(Buffer.alloc(content.length)),
    says: /40000 bytes with md5 \w+ instead of/,
  },
  "no answer": { answer: () => undefined, says: /no answer within 0.4 s/ },
  "a stall in the middle": {
    answer: (_, response) =>
      void response.writeHead(200, { "content-length": 40_000 }).write(content.subarray(0, 9)),
    says: /no byte for 0.4 s/,
  },
};

for (const [how, { answer, says }] of Object.entries(failures)) {
  test(`${how}: the next mirror is tried, a file that was there stays`, async () => {
    const bad = await serve(answer);
    const good = await serve((_, response) => response.end(content));
    const target = join(folder(), "numbers");
    writeFileSync(target, "what was there");
    await assert.rejects(download(from(bad.address), target, quiet, quick), says);
    assert.equal(readFileSync(target, "utf8"), "what was there");
    assert.deepEqual(readdirSync(join(target, "..")), ["numbers"]);
    await download(from(bad.address, good.address), target, quiet, quick);
    assert.ok(readFileSync(target).equals(content));
    bad.close();
    good.close();
  });
}

test("a connection cut at any byte is never taken for the whole file", async () => {
  for (const cut of [0, 1, 2, 1000, 20_000, 39_999]) {
    const server = await serve((_, response) => {
      response.writeHead(200, { "content-length": content.length });
      response.write(content.subarray(0, cut), () => response.destroy());
    });
    const target = join(folder(), "numbers");
    await assert.rejects(
      download(from(server.address), target, quiet, quick),
      /numbers could not be downloaded/,
    );
    assert.deepEqual(readdirSync(join(target, "..")), [], `cut at byte ${cut}`);
    server.close();
  }
});

test("a server that does not exist is named in the error", async () => {
  const target = join(folder(), "numbers");
  await assert.rejects(download(from("http://127.0.0.1:9/"), target, quiet, quick), /127\.0\.0\.1:9/);
});

test("two processes that download at once both end with the whole file", async () => {
  const server = await serve((_, response) => {
    response.write(content.subarray(0, 100));
    setTimeout(() => response.end(content.subarray(100)), 300);
  });
  const target = join(folder(), "numbers");
  const codes = await Promise.all([1, 2].map(() => ended(inProcess(server.address, target))));
  server.close();
  assert.deepEqual(codes, [0, 0]);
  assert.ok(readFileSync(target).equals(content));
  assert.deepEqual(readdirSync(join(target, "..")), ["numbers"]);
});

test("kill -9 in the middle leaves no file, and the next download clears up", async () => {
  let killed = false;
  const server = await serve((_, response) => {
    if (killed) response.end(content);
    else response.write(content.subarray(0, 100));
  });
  const place = folder();
  const target = join(place, "numbers");
  const child = inProcess(server.address, target);
  const bytes = (): number =>
    readdirSync(place).reduce((sum, name) => sum + statSync(join(place, name)).size, 0);
  while (bytes() < 100) await new Promise((resolve) => setTimeout(resolve, 20));
  child.kill("SIGKILL");
  await ended(child);
  killed = true;
  assert.match(readdirSync(place).join(), /^numbers\.\d+-1\.part$/);
  await download(from(server.address), target, quiet);
  server.close();
  assert.deepEqual(readdirSync(place), ["numbers"]);
});

function inProcess(address: string, target: string): ReturnType<typeof spawn> {
  const file = JSON.stringify(from(address));
  const code = `require("image-lab/internal/data/download").download(${file}, ${JSON.stringify(target)}, () => {})`;
  return spawn(process.execPath, ["-e", code], { stdio: "ignore" });
}

function ended(child: ReturnType<typeof spawn>): Promise<number | null> {
  return new Promise((resolve) => child.on("close", resolve));
}
