import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { chmodSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { centreDigit, type ImageShape, imageSteps, loadImage, loadImageFolder } from "image-lab";
import { flattenAlpha } from "image-lab/internal/data/flatten-alpha";
import { shrinkBitmap } from "image-lab/internal/data/shrink-bitmap";
import { Jimp } from "jimp";
import { temporaryFolder } from "../temporary-folder";

const folder = (): string => temporaryFolder("pictures");

/** A sheet of shaded paper with a dark upright stroke, off the middle. */
async function strokeOnPaper(file: string): Promise<string> {
  const picture = new Jimp({ width: 120, height: 160, color: 0xffffffff });
  for (let y = 0; y < 160; y++) {
    for (let x = 0; x < 120; x++) {
      const paper = 235 - Math.round(x / 6);
      const ink = x >= 20 && x < 30 && y >= 30 && y < 110;
      const level = ink ? 40 : paper;
      picture.setPixelColor(((level << 24) | (level << 16) | (level << 8) | 255) >>> 0, x, y);
    }
  }
  await picture.write(file as `${string}.png`);
  return file;
}

/** One picture of a single colour. */
async function plain(file: string, colour: number): Promise<void> {
  await new Jimp({ width: 40, height: 20, color: colour }).write(file as `${string}.png`);
}

function centre(pixels: Uint8Array): [number, number] {
  let [mass, x, y] = [0, 0, 0];
  pixels.forEach((pixel, i) => {
    mass += pixel;
    x += pixel * (i % 28);
    y += pixel * Math.floor(i / 28);
  });
  return [x / mass, y / mass];
}

for (const ending of ["png", "jpeg"]) {
  test(`loadImage centres a dark stroke on shaded paper as MNIST does, ${ending}`, async () => {
    const file = await strokeOnPaper(join(folder(), `one.${ending}`));
    const digit = await loadImage(file, [28, 28, 1]);
    assert.equal(digit.length, 784);
    const rows = Array.from({ length: 28 }, (_, row) => digit.subarray(28 * row, 28 * row + 28));
    const inked = rows.filter((row) => row.some((pixel) => pixel > 128)).length;
    assert.equal(inked, 20, "the stroke is 20 pixels high");
    const [x, y] = centre(digit);
    assert.ok(Math.abs(x - 14) <= 0.5 && Math.abs(y - 14) <= 0.5, `centre of mass at ${x}, ${y}`);
    assert.equal(digit[0], 0, "paper is black");
  });
}

test("a white drawing on black is not inverted", async () => {
  const file = join(folder(), "white.png");
  const picture = new Jimp({ width: 60, height: 60, color: 0x000000ff });
  for (let y = 10; y < 50; y++) for (let x = 28; x < 34; x++) picture.setPixelColor(0xffffffff, x, y);
  await picture.write(file as `${string}.png`);
  const steps = await imageSteps(file);
  assert.deepEqual(
    steps.map(({ name }) => name),
    ["grey", "white on black", "paper removed", "centred"],
  );
  assert.deepEqual(steps[1]!.pixels, steps[0]!.pixels);
  assert.equal(Math.max(...steps.at(-1)!.pixels), 255);
});

test("paper is what most of the whole edge shows", async () => {
  const file = join(folder(), "edge.png");
  const picture = new Jimp({ width: 12, height: 100, color: 0x202020ff });
  for (let y = 1; y < 99; y++) picture.setPixelColor(0xf0f0f0ff, 0, y);
  await picture.write(file as `${string}.png`);
  const [grey, bright] = await imageSteps(file);
  assert.deepEqual(bright?.pixels, grey?.pixels, "98 bright pixels, 98 + 24 dark ones: not inverted");
});

test("centreDigit brings the centre of mass to 14, where MNIST has it, not to 13.5", () => {
  const bar = new Uint8Array(28 * 28);
  for (let row = 4; row < 24; row++) for (let col = 3; col < 6; col++) bar[28 * row + col] = 255;
  const [x] = centre(centreDigit(bar, 28, 28));
  assert.equal(x, 14, "three columns have a middle one, and it comes to lie at 14");
});

test("centreDigit puts one bright pixel in the middle, and an empty image stays black", () => {
  const one = new Uint8Array(50 * 40);
  one[7 * 40 + 3] = 255;
  const [x, y] = centre(centreDigit(one, 50, 40));
  assert.deepEqual([x, y], [14.5, 14.5], "20 columns and rows of ink: 5 to 24 is as near to 14 as 4 to 23");
  assert.ok(centreDigit(new Uint8Array(784), 28, 28).every((pixel) => pixel === 0));
});

test("loadImageFolder: a class per folder, in alphabetical order, colours as they are", async () => {
  const root = folder();
  for (const [name, colour] of [
    ["red", 0xff0000ff],
    ["blue", 0x0000ffff],
  ] as const) {
    mkdirSync(join(root, name));
    await plain(join(root, name, "1.png"), colour);
    writeFileSync(join(root, name, "notes.txt"), "not a picture");
  }
  const set = await loadImageFolder(root, [32, 32, 3]);
  assert.deepEqual(set.classNames, ["blue", "red"]);
  assert.deepEqual(Array.from(set.labels), [0, 1]);
  assert.equal(set.origin, "folder");
  assert.deepEqual(Array.from(set.images.subarray(0, 3)), [0, 0, 255]);
  assert.deepEqual(Array.from(set.images.subarray(3072, 3075)), [255, 0, 0]);
});

test("a folder without classes, a class without a picture, a broken and a missing picture are named", async () => {
  const root = folder();
  await assert.rejects(
    loadImageFolder(join(root, "none"), [28, 28, 1]),
    /none: expected a folder, found nothing there/,
  );
  await assert.rejects(loadImageFolder(root, [28, 28, 1]), /expected a folder for each class, found none/);
  mkdirSync(join(root, "cats"));
  await assert.rejects(
    loadImageFolder(root, [28, 28, 1]),
    /cats: expected at least one PNG or JPEG picture, found none/,
  );
  writeFileSync(join(root, "cats", "broken.png"), "no picture at all");
  await assert.rejects(loadImageFolder(root, [28, 28, 1]), /broken.png: expected a PNG or JPEG picture/);
  await assert.rejects(
    loadImage(join(root, "missing.png"), [28, 28, 1]),
    /missing.png: expected a PNG or JPEG picture/,
  );
});

test("hidden folders and files are no classes and no pictures", async () => {
  const root = folder();
  for (const name of ["boots", ".ipynb_checkpoints"]) mkdirSync(join(root, name));
  await plain(join(root, "boots", "1.png"), 0xff0000ff);
  writeFileSync(join(root, "boots", "._1.png"), "what a Mac keeps beside each file");
  const set = await loadImageFolder(root, [32, 32, 3]);
  assert.deepEqual(set.classNames, ["boots"]);
  assert.equal(set.labels.length, 1);
});

test("more than 256 classes do not fit a byte and are refused", async () => {
  const root = folder();
  for (let number = 0; number <= 256; number++) mkdirSync(join(root, `class-${number}`));
  await assert.rejects(
    loadImageFolder(root, [32, 32, 3]),
    /expected at most 256 folders, one for each class, found 257; join classes/,
  );
});

test("a shape with other than 1 or 3 channels is refused before anything is read", async () => {
  for (const shape of [
    [28, 28, 4],
    [32, 32, 2],
    [0, 32, 3],
    [32, 32],
  ] as unknown as ImageShape[]) {
    const asked = new RegExp(`1 channel \\(grey\\) or 3 .* asked for \\[${shape.join(", ")}\\]`);
    await assert.rejects(loadImage("none.png", shape), asked);
    await assert.rejects(loadImageFolder("none", shape), asked);
  }
});

test("a folder that may not be read and a file in place of a folder are named", async () => {
  const root = folder();
  writeFileSync(join(root, "file"), "");
  await assert.rejects(
    loadImageFolder(join(root, "file"), [28, 28, 1]),
    /file: expected a folder, found one that cannot be read \(ENOTDIR\); check the path and who may read it/,
  );
  mkdirSync(join(root, "closed"));
  chmodSync(join(root, "closed"), 0o000);
  assert.match(
    errorAsOrdinaryUser(root, "closed"),
    /closed: expected a folder, found one that cannot be read \(EACCES\); check the path and who may read it/,
  );
});

/** What `loadImageFolder` says to somebody who is not root; root may read everything. */
function errorAsOrdinaryUser(root: string, name: string): string {
  chmodSync(root, 0o755);
  const code = `
    const { loadImageFolder } = require("image-lab/internal/data/load-image-folder");
    if (process.getuid() === 0) process.setuid(65534);
    loadImageFolder(${JSON.stringify(join(root, name))}, [28, 28, 1]).catch(({ message }) => console.log(message));`;
  const ended = spawnSync(process.execPath, ["-e", code], { encoding: "utf8" });
  assert.equal(ended.status, 0, ended.stderr);
  return ended.stdout;
}

test("a large photograph is made smaller once, each new pixel the mean of a square of old ones", async () => {
  const [width, height] = [2001, 1500];
  const data = Buffer.alloc(4 * width * height, 255);
  const square = [0, 1, 2, width, width + 1, width + 2, 2 * width, 2 * width + 1, 2 * width + 2];
  square.forEach((pixel, at) => {
    data[4 * pixel] = 10 * at;
  });
  data[4 * 3 + 3] = 0;
  data[4 * 3] = 0;
  const small = shrinkBitmap({ data, width, height });
  assert.deepEqual([small.width, small.height], [667, 500]);
  assert.deepEqual(Array.from(small.data.subarray(0, 8)), [40, 255, 255, 255, 255, 255, 255, 255]);
  assert.equal(flattenAlpha(data, 3, 0), 255, "where it is transparent, white shows through");
  const file = join(folder(), "large.png");
  await new Jimp({ width, height, color: 0x3060c0ff }).write(file as `${string}.png`);
  const [grey] = await imageSteps(file);
  assert.deepEqual([grey?.rows, grey?.cols], [500, 667]);
  assert.deepEqual(Array.from((await loadImage(file, [1, 1, 3])).subarray(0, 3)), [0x30, 0x60, 0xc0]);
});

test("a picture of up to 1,000 pixels stays as it is", () => {
  const bitmap = { data: Buffer.alloc(4 * 1000), width: 1000, height: 1 };
  assert.equal(shrinkBitmap(bitmap), bitmap);
});
