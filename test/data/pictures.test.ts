import assert from "node:assert/strict";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { centreDigit, imageSteps, loadImage, loadImageFolder } from "image-lab";
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
    assert.ok(Math.abs(x - 13.5) <= 0.6 && Math.abs(y - 13.5) <= 0.6, `centre of mass at ${x}, ${y}`);
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

test("centreDigit puts one bright pixel in the middle, and an empty image stays black", () => {
  const one = new Uint8Array(50 * 40);
  one[7 * 40 + 3] = 255;
  const centred = centreDigit(one, 50, 40);
  const [x, y] = centre(centred);
  assert.ok(Math.abs(x - 13.5) < 0.6 && Math.abs(y - 13.5) < 0.6);
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
