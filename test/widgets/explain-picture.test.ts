import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { explainPicture, lenet5 } from "image-lab";
import { setLanguage } from "image-lab/internal/i18n/index";
import { pictureFiles } from "image-lab/internal/widgets/explain-picture/picture-files";
import { shrink } from "image-lab/internal/widgets/explain-picture/shrink";
import { PNG } from "pngjs";

const folder = mkdtempSync(join(tmpdir(), "own-pictures-"));
after(() => rmSync(folder, { recursive: true }));

/** A dark bar on light paper, as a photograph of 60×80, or so many times larger. */
function photograph(name: string, larger = 1): string {
  const [width, height] = [60 * larger, 80 * larger];
  const png = new PNG({ width, height });
  for (let pixel = 0; pixel < width * height; pixel++) {
    const [row, col] = [Math.floor(pixel / width) / larger, (pixel % width) / larger];
    const ink = col >= 25 && col < 33 && row >= 20 && row < 60;
    png.data.set(ink ? [20, 20, 40, 255] : [230, 225, 215, 255], 4 * pixel);
  }
  const file = join(folder, name);
  writeFileSync(file, PNG.sync.write(png));
  return file;
}

test("a photographed digit is shown step by step, with what the network takes it for", async () => {
  const file = photograph("one.png");
  const figure = await explainPicture(file, [28, 28, 1], { model: lenet5([28, 28, 1], { seed: 1 }) });
  assert.match(
    figure.text,
    /one\.png: photograph \(80×60\), grey \(80×60\), white on black \(80×60\), paper removed \(80×60\), centred \(28×28\); the network reads \d \(\d+/,
  );
  const { images } = figure.layout as unknown as { images: unknown[] };
  assert.equal(images.length, 5);
  assert.match(figure.text, /784 numbers of shape \[1, 28, 28, 1\], 0…1/);
});

test("a photograph for a colour network is cut and resized; a folder gives a row for each picture", async () => {
  photograph("two.PNG");
  writeFileSync(join(folder, "notes.txt"), "not a picture");
  const figure = await explainPicture(folder, [32, 32, 3]);
  assert.match(
    figure.text,
    /one\.png: photograph \(80×60\), middle cut out \(32×32\), resized \(32×32\)\ntwo\.PNG:/,
  );
});

test("a large photograph is told in its own size and read in a smaller one, from the file once", async (context) => {
  const file = photograph("large.png", 20);
  const { Jimp } = require("jimp") as typeof import("jimp");
  const read = context.mock.method(Jimp, "read");
  const figure = await explainPicture(file, [28, 28, 1]);
  assert.match(figure.text, /photograph \(1600×1200\), grey \(800×600\).*centred \(28×28\)$/);
  assert.equal(read.mock.callCount(), 1);
});

test("steps that only some pictures need have a place of their own, and a doubt stands under the last", async () => {
  const place = mkdtempSync(join(folder, "steps-"));
  const png = PNG.sync.read(readFileSync(photograph("bar.png")));
  writeFileSync(join(place, "1.png"), PNG.sync.write(png));
  for (let row = 2; row < 10; row++) {
    for (let col = 2; col < 10; col++) png.data.set([20, 20, 40, 255], 4 * (60 * row + col));
  }
  writeFileSync(join(place, "2.png"), PNG.sync.write(png));
  png.data.fill(200);
  writeFileSync(join(place, "3.png"), PNG.sync.write(png));
  const figure = await explainPicture(place, [28, 28, 1], { model: lenet5([28, 28, 1], { seed: 1 }) });
  const [bar, speck, bare] = figure.text.split("\n").slice(-3);
  assert.match(bar!, /paper removed \(80×60\), centred \(28×28\); the network reads \d/);
  assert.match(
    speck!,
    /paper removed \(80×60\), digit chosen \(80×60\), centred \(28×28\); the network reads \d/,
  );
  assert.match(bare!, /centred \(28×28\); no digit was found, and the image is black$/);
  const { images } = figure.layout as unknown as { images: { x: number }[] };
  const columns = images.map(({ x }) => Math.floor(x));
  assert.deepEqual(columns, [0, 1, 2, 3, 5, 0, 1, 2, 3, 4, 5, 0, 1, 2, 3, 5]);
});

test("hidden files are no pictures, and a network reads one channel or three", async () => {
  const place = mkdtempSync(join(folder, "hidden-"));
  writeFileSync(join(place, "._one.png"), "what a Mac keeps beside each file");
  assert.throws(() => pictureFiles(place), /at least one PNG or JPEG picture, found none/);
  await assert.rejects(explainPicture(photograph("four.png"), [28, 28, 2]), /1 channel \(grey\) or 3/);
});

test("in French the steps are French, too", async () => {
  setLanguage("fr");
  const figure = await explainPicture(photograph("five.png"), [28, 28, 1]).finally(() => setLanguage("en"));
  assert.match(
    figure.text,
    /photographie .*, gris .*, blanc sur noir .*, papier retiré .*, centré \(28×28\)/,
  );
});

test("a missing file, an empty folder and a model for other images are named", async () => {
  const file = photograph("three.png");
  await assert.rejects(explainPicture(join(folder, "none.png"), [28, 28, 1]), /none\.png.*nothing there/s);
  await assert.rejects(
    explainPicture(file, [28, 28, 1], { model: lenet5([32, 32, 3]) }),
    /takes images of shape \[32, 32, 3\].*\[28, 28, 1\]/,
  );
  const empty = mkdtempSync(join(folder, "empty-"));
  await assert.rejects(explainPicture(empty, [28, 28, 1]), /at least one PNG or JPEG/);
});

test("shrink takes the mean of what each new pixel covers", () => {
  const step = {
    name: "grey",
    rows: 2,
    cols: 4,
    channels: 1,
    pixels: Uint8Array.from([0, 10, 4, 4, 20, 30, 4, 8]),
  };
  const { rows, cols, pixels } = shrink(step, 2);
  assert.deepEqual([rows, cols, ...pixels], [1, 2, 15, 5]);
});
