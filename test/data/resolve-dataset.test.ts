import assert from "node:assert/strict";
import { cpSync, existsSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterEach, beforeEach, test } from "node:test";
import { loadMnist } from "image-lab";
import { cifar10Set } from "image-lab/internal/data/cifar10";
import { mnistSet } from "image-lab/internal/data/mnist";
import { resolveDataset } from "image-lab/internal/data/resolve-dataset";
import { setLanguage } from "image-lab/internal/i18n/index";
import { temporaryFolder } from "../temporary-folder";
import { serve } from "./server";
import { mnistFiles, tinyCifarArchive, writeTinyMnist } from "./tiny-sets";

const quick = { connect: 300, stall: 300 };
const quiet = { progress: (): void => undefined, patience: quick };
const nowhere = ["http://127.0.0.1:9/"];

const root = temporaryFolder("look-up");
let data = "";
let said: string[] = [];
const tell = (line: string): void => void said.push(line);

beforeEach(() => {
  data = mkdtempSync(join(root, "data-"));
  said = [];
  delete process.env.LAB_DATA;
  delete process.env.LAB_DATA_DIR;
});

afterEach(() => {
  process.env.LAB_DATA = "stand-in";
});

/** A set whose stand-in is drawn at once. */
const tinySet = (address: string) => ({
  ...mnistSet([address]),
  drawStandIn: (folder: string): void => writeTinyMnist(folder, { labels: [1, 1] }),
});

test("downloaded files come before a download: no server is asked", async () => {
  writeTinyMnist(join(data, "mnist"));
  const server = await serve((_, response) => response.end());
  const { train } = await resolveDataset(tinySet(server.address), { folder: data, tell, ...quiet });
  server.close();
  assert.equal(train.origin, "downloaded");
  assert.deepEqual(Array.from(train.labels), [3, 4]);
  assert.deepEqual([server.requests(), said], [0, []]);
});

test("CIFAR-10's archive is downloaded, unpacked and removed", async () => {
  const { bytes, md5 } = tinyCifarArchive(data);
  const server = await serve((_, response) => response.end(bytes));
  const set = cifar10Set([server.address], md5);
  const { train, test: held } = await resolveDataset(set, { folder: data, ...quiet });
  server.close();
  assert.deepEqual(Array.from(train.labels), [0, 1, 2, 3, 4]);
  assert.deepEqual([held.labels[0], held.images[0], held.origin], [5, 5, "downloaded"]);
  assert.ok(!existsSync(join(data, "cifar-10", "cifar-10-binary.tar.gz")));
});

test("a failed download is not tried again for ten minutes, then it is", async () => {
  const server = await serve((_, response) => response.writeHead(500).end());
  const load = () => resolveDataset(tinySet(server.address), { folder: data, tell, ...quiet });
  assert.equal((await load()).train.origin, "stand-in");
  const asked = server.requests();
  await load();
  assert.equal(server.requests(), asked, "asked again too soon");
  const elevenMinutesAgo = new Date(Date.now() - 11 * 60_000);
  utimesSync(join(data, "mnist.no-download"), elevenMinutesAgo, elevenMinutesAgo);
  await load();
  server.close();
  assert.ok(server.requests() > asked, "never asked again");
  assert.match(said[0] ?? "", /MNIST: .* could not be downloaded .*Drawn images stand in/);
  assert.equal(said.length, 3, "one line each time");
});

test("an old failure is told as an old one, with the file to delete", async () => {
  const load = () => resolveDataset(tinySet(nowhere[0]!), { folder: data, tell, ...quiet });
  const marker = join(data, "mnist.no-download");
  await load();
  assert.doesNotMatch(said[0]!, /ago/);
  await load();
  assert.match(said[1]!, /could not be downloaded \(.*\), tried \d+ s ago; delete/);
  const before = new Date(Date.now() - 3.4 * 60_000);
  utimesSync(marker, before, before);
  await load();
  assert.ok(
    said[2]!.includes(`, tried 3 minutes ago; delete ${marker} to try at once. Drawn images`),
    said[2],
  );
  process.env.LAB_DATA = "real";
  await assert.rejects(load(), /tried 3 minutes ago; delete .*mnist\.no-download to try at once; connect/);
});

test("a failure that cannot be noted is told all the same", async () => {
  const set = {
    ...tinySet(nowhere[0]!),
    fetch: () => {
      rmSync(data, { recursive: true });
      writeFileSync(data, "a file where the data folder should be");
      return Promise.reject(new Error("no network"));
    },
  };
  process.env.LAB_DATA = "real";
  await assert.rejects(resolveDataset(set, { folder: data, tell, ...quiet }), /found no network; connect/);
});

test("in French the lines are French", async () => {
  const server = await serve((_, response) => response.writeHead(503).end());
  setLanguage("fr");
  try {
    await resolveDataset(tinySet(server.address), { folder: data, tell, ...quiet });
    await resolveDataset(tinySet(server.address), { folder: data, tell, ...quiet });
  } finally {
    setLanguage("en");
    server.close();
  }
  assert.match(
    said[0]!,
    /^MNIST\u202f: train-images-idx3-ubyte.gz n'a pas pu être téléchargé \(http.*: le serveur a répondu 503\)\. Des images/,
  );
  assert.match(said[1]!, /, essayé il y a \d+ s\u202f; supprimez .*mnist\.no-download pour réessayer/);
});

test("LAB_DATA=real forbids the stand-in", async () => {
  process.env.LAB_DATA = "real";
  await assert.rejects(
    resolveDataset(mnistSet(nowhere), { folder: data, tell, ...quiet }),
    /expected the real images.*unset LAB_DATA/,
  );
});

test("LAB_DATA=stand-in takes it whatever else exists and touches no network", async () => {
  process.env.LAB_DATA = "stand-in";
  writeTinyMnist(join(data, "mnist"));
  const server = await serve((_, response) => response.end());
  const { train } = await resolveDataset(tinySet(server.address), { folder: data, tell, ...quiet });
  server.close();
  assert.equal(train.origin, "stand-in");
  assert.equal(server.requests(), 0);
});

test("a stand-in with a damaged file: the error's advice mends it", async () => {
  process.env.LAB_DATA = "stand-in";
  const load = () => resolveDataset(tinySet(nowhere[0]!), { folder: data, tell, ...quiet });
  const place = join(data, "stand-in", "mnist");
  const labels = join(place, mnistFiles[1]!);
  await load();
  writeFileSync(labels, readFileSync(labels).subarray(0, 9));
  await assert.rejects(
    load(),
    /expected 2 bytes for 2 labels, found 1 bytes; .* delete it and load the data/,
  );
  rmSync(labels);
  const { train } = await load();
  assert.deepEqual([train.origin, ...train.labels], ["stand-in", 1, 1]);
  assert.ok(existsSync(join(`${place}.incomplete`, mnistFiles[0]!)), "what was there is set aside");
});

test("another value of LAB_DATA is refused by name", async () => {
  process.env.LAB_DATA = "fake";
  await assert.rejects(loadMnist({ folder: data }), /LAB_DATA is "fake", expected "real" or "stand-in"/);
});

test("images and labels that do not belong together are refused", async () => {
  writeTinyMnist(join(data, "mnist"));
  cpSync(join(data, "mnist", mnistFiles[3]!), join(data, "mnist", mnistFiles[1]!));
  await assert.rejects(
    resolveDataset(mnistSet(nowhere), { folder: data, ...quiet }),
    /a label for each of 2 images, found 1 labels/,
  );
});
