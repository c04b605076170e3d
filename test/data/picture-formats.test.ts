import assert from "node:assert/strict";
import { mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import * as tf from "@tensorflow/tfjs-node";
import { type ImageShape, loadImage, loadImageFolder } from "image-lab";
import { readPicture, toColours } from "image-lab/internal/data/pixels";
import { setLanguage } from "image-lab/internal/i18n/index";
import { Jimp } from "jimp";
import { temporaryFolder } from "../temporary-folder";

const folder = temporaryFolder("picture-formats");
const colour: ImageShape = [2, 2, 3];

/** Two rows of three pixels: red, green, blue above white, black, grey. */
const sixPixels = [0xff0000ff, 0x00ff00ff, 0x0000ffff, 0xffffffff, 0x000000ff, 0x808080ff];

/** The six pixels as a GIF written by hand: jimp's own writer changes colours. */
const gif = Buffer.concat([
  Buffer.from("GIF89a\x03\0\x02\0\xf2\0\0", "latin1"),
  Buffer.from(sixPixels.flatMap((value) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255])),
  Buffer.alloc(6),
  Buffer.from(",\0\0\0\0\x03\0\x02\0\0", "latin1"),
  Buffer.from([3, 4, 0x08, 0x21, 0x43, 0x95, 0, 0x3b]),
]);

async function picture(mime: "image/png" | "image/bmp" | "image/gif" | "image/tiff"): Promise<Buffer> {
  if (mime === "image/gif") return gif;
  const made = new Jimp({ width: 3, height: 2 });
  sixPixels.forEach((value, at) => {
    made.setPixelColor(value, at % 3, Math.floor(at / 3));
  });
  return Buffer.from(await made.getBuffer(mime));
}

function chunk(type: string, data: Buffer): Buffer {
  const made = Buffer.alloc(12 + data.length);
  made.writeUInt32BE(data.length);
  made.write(type, 4, "latin1");
  data.copy(made, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length);
  return made;
}

/** A PNG with more chunks between its header, which ends at byte 33, and its pixels. */
const withChunks = (png: Buffer, ...chunks: Buffer[]): Buffer =>
  Buffer.concat([png.subarray(0, 33), ...chunks, png.subarray(33)]);

/** EXIF data that holds an orientation and nothing else, big-endian. */
const exif = (orientation: number): Buffer =>
  Buffer.from([
    0x4d,
    0x4d,
    0,
    42,
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ]);

async function colours(name: string, bytes: Buffer): Promise<{ size: number[]; first: number[] }> {
  const file = join(folder, name);
  writeFileSync(file, bytes);
  const read = await readPicture(file);
  const { width, height } = read.picture.bitmap;
  return { size: [height, width], first: Array.from(toColours(read.picture).subarray(0, 6)) };
}

const asTaken = { size: [2, 3], first: [255, 0, 0, 0, 255, 0] };

for (const mime of ["image/png", "image/bmp", "image/gif", "image/tiff"] as const) {
  test(`${mime} is read, whatever its name says`, async () => {
    assert.deepEqual(await colours("picture.jpg", await picture(mime)), asTaken);
  });
}

test("of an animated PNG the first picture is read, and nothing after a PNG's end", async () => {
  const png = await picture("image/png");
  const control = Buffer.alloc(26);
  const animated = withChunks(
    png,
    chunk("acTL", Buffer.from([0, 0, 0, 2, 0, 0, 0, 0])),
    chunk("fcTL", control),
  );
  assert.deepEqual(await colours("animated.png", animated), asTaken);
  assert.deepEqual(
    await colours("longer.png", Buffer.concat([png, Buffer.from("written by a camera")])),
    asTaken,
  );
});

test("EXIF in a PNG turns it: 6 is a quarter clockwise, 3 upside down, 2 mirrored", async () => {
  const png = await picture("image/png");
  const turned = (orientation: number) =>
    colours("exif.png", withChunks(png, chunk("eXIf", exif(orientation))));
  assert.deepEqual(await turned(6), { size: [3, 2], first: [255, 255, 255, 255, 0, 0] });
  assert.deepEqual(await turned(3), { size: [2, 3], first: [128, 128, 128, 0, 0, 0] });
  assert.deepEqual(await turned(2), { size: [2, 3], first: [0, 0, 255, 0, 255, 0] });
  assert.deepEqual(await turned(8), { size: [3, 2], first: [0, 0, 255, 128, 128, 128] });
});

test("a JPEG of ten megapixels is read smaller, in its colours, turned as its EXIF says", async () => {
  const [rows, cols] = [2500, 4000];
  const left = tf.fill([rows, cols / 2, 3], 40, "int32");
  const right = tf.fill([rows, cols / 2, 3], 220, "int32");
  const jpeg = Buffer.from(await tf.node.encodeJpeg(tf.concat([left, right], 1) as tf.Tensor3D, "rgb", 90));
  tf.dispose([left, right]);
  const data = Buffer.concat([Buffer.from("Exif\0\0"), exif(6)]);
  const segment = Buffer.concat([Buffer.from([0xff, 0xe1, 0, data.length + 2]), data]);
  const file = join(folder, "large.jpg");
  writeFileSync(file, Buffer.concat([jpeg.subarray(0, 2), segment, jpeg.subarray(2)]));
  const read = await readPicture(file);
  assert.deepEqual([read.rows, read.cols], [4000, 2500], "as it was taken, upright");
  const { width, height } = read.picture.bitmap;
  assert.deepEqual([height, width], [1000, 625]);
  const grey = (row: number): number => read.picture.bitmap.data[4 * row * width]!;
  assert.ok(Math.abs(grey(100) - 40) <= 2 && Math.abs(grey(900) - 220) <= 2, `${grey(100)}, ${grey(900)}`);
});

test("loadImageFolder follows links, reads all it can, and names what it left out and why", async () => {
  const root = join(folder, "set");
  const place = join(root, "boots");
  mkdirSync(join(place, "more"), { recursive: true });
  const png = await picture("image/png");
  writeFileSync(join(place, "1.png"), png);
  writeFileSync(join(place, "2.bmp"), await picture("image/bmp"));
  writeFileSync(join(place, "3.GIF"), await picture("image/gif"));
  writeFileSync(join(place, "4.tif"), await picture("image/tiff"));
  writeFileSync(join(place, "no-ending"), png);
  writeFileSync(join(place, "heic.heic"), Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1"));
  writeFileSync(join(place, "webp.webp"), Buffer.from("RIFF\x10\0\0\0WEBPVP8 ", "latin1"));
  writeFileSync(join(place, "notes.txt"), "no picture");
  writeFileSync(join(place, "more", "5.png"), png);
  writeFileSync(join(root, "loose.png"), png);
  symlinkSync(join(place, "1.png"), join(place, "6.png"));
  symlinkSync(join(place, "nowhere.png"), join(place, "7.png"));
  symlinkSync(place, join(root, "linked"));
  const said: string[] = [];
  const set = await loadImageFolder(root, colour, { tell: (line) => said.push(line) });
  assert.deepEqual(set.classNames, ["boots", "linked"]);
  assert.deepEqual(Array.from(set.labels), [...new Array(6).fill(0), ...new Array(6).fill(1)]);
  const leftOut = [
    "7.png (a link to nothing)",
    "heic.heic (a HEIC picture, as iPhones take them)",
    "more/ (a folder in a class's folder)",
    "webp.webp (a WebP picture)",
  ];
  assert.equal(said.length, 1);
  assert.match(said[0]!, /set: left out 9 pictures: loose\.png \(in no class's folder\), /);
  for (const left of leftOut) assert.ok(said[0]!.includes(`boots/${left}`), `${left} in ${said[0]}`);
  setLanguage("fr");
  await loadImageFolder(root, colour, { tell: (line) => said.push(line) }).finally(() => setLanguage("en"));
  assert.match(said[1]!, /9 images de côté\u202f: loose\.png \(dans le dossier d'aucune classe\)/);
});

test("what cannot be read is named by its bytes, with what to do", async () => {
  const refused = async (name: string, bytes: Buffer | string): Promise<string> => {
    writeFileSync(join(folder, name), bytes);
    return loadImage(join(folder, name), colour).then(
      () => "read",
      (error: Error) => error.message,
    );
  };
  assert.match(
    await refused("a.jpg", Buffer.from("\0\0\0\x18ftypheic\0\0\0\0", "latin1")),
    /found a HEIC picture, as iPhones take them; export it as JPEG/,
  );
  assert.match(await refused("b.png", "<!DOCTYPE html><p>404"), /found a web page/);
  assert.match(await refused("c.png", ""), /found an empty file; save the picture as PNG or JPEG/);
  const png = readFileSync(join(folder, "exif.png"));
  assert.match(await refused("d.png", png.subarray(0, 60)), /found a PNG picture that cannot be read \(/);
  assert.match(
    await refused("e.jpg", Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 4, 1])),
    /found a JPEG picture that cannot/,
  );
});
