import assert from "node:assert/strict";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { centreDigit, imageSteps, loadImage } from "image-lab";
import { sideOf } from "image-lab/internal/data/find-digit/box";
import { componentsOf, strokeWidth } from "image-lab/internal/data/find-digit/components";
import { broadened } from "image-lab/internal/data/find-digit/ink";
import { isSolid } from "image-lab/internal/data/find-digit/solid";
import { setLanguage } from "image-lab/internal/i18n/index";
import { drawDigits } from "image-lab/internal/stand-in/digits";
import { Jimp } from "jimp";
import { temporaryFolder } from "../temporary-folder";
import { sceneOf } from "./photographs/kinds";
import { type Neighbour, photograph } from "./photographs/photograph";
import { savePhotograph } from "./photographs/save";
import { ordinaryScene, type Scene } from "./photographs/scene";
import * as things from "./photographs/things";

const folder = temporaryFolder("photographs");
const { images, labels } = drawDigits(60, 11);

/** The first drawing of a digit, brought to the place where pictures of it are brought. */
const drawn = (digit: number): Uint8Array => {
  const at = labels.indexOf(digit);
  return centreDigit(images.subarray(784 * at, 784 * at + 784), 28, 28);
};

async function taken(
  name: string,
  digit: number,
  scene: Scene,
  neighbours: Neighbour[] = [],
): Promise<string> {
  return savePhotograph(folder, name, photograph(drawn(digit), scene, neighbours), scene);
}

async function read(file: string): Promise<{ pixels: Uint8Array; said: string[] }> {
  const said: string[] = [];
  const pixels = await loadImage(file, [28, 28, 1], { tell: (line) => said.push(line) });
  return { pixels, said };
}

/** What is read of a digit where nothing stands in the way: its strokes may be thinner than drawn. */
async function asRead(digit: number): Promise<Uint8Array> {
  return (await read(await taken("plain", digit, sceneOf("drawn in a program", 1)))).pixels;
}

/** How alike two images are: the correlation of their pixels, 1 at most. */
function alike(one: Uint8Array, other: Uint8Array): number {
  const mean = (image: Uint8Array): number => image.reduce((sum, pixel) => sum + pixel, 0) / image.length;
  const [a, b] = [mean(one), mean(other)];
  let [product, squaresA, squaresB] = [0, 0, 0];
  one.forEach((pixel, at) => {
    product += (pixel - a) * (other[at]! - b);
    squaresA += (pixel - a) ** 2;
    squaresB += (other[at]! - b) ** 2;
  });
  return product / Math.sqrt(squaresA * squaresB);
}

const shown: readonly [kind: string, digit: number, seed?: number][] = [
  ["very dim", 3],
  ["shade from 250 to 90 across the page", 5],
  ["paper on a dark table", 7],
  ["dark strip at one side", 2],
  ["a box drawn around it", 6],
  ["paper with dark lines", 4],
  ["one speck in the corner", 9],
  ["a hand's hard shadow", 8],
  ["shadow of a window's frame", 3, 8],
  ["chalk on a green board", 3],
  ["a cell of a printed form", 3],
  ["a spiral binding", 0],
  ["the telephone's own shadow", 0],
  ["white ink on nothing", 0],
  ["on a blue checked tablecloth", 1],
  ["the pen lies beside it", 6, 4],
  ["a whiteboard with lamps in it", 6],
  ["a window's reflection over half of it", 9, 4],
  ["a bulb's round reflection on the digit", 8],
  ["the reflection of a window with its panes", 6],
  ["the sun through a window with its panes", 8],
  ["a pencil's digit in the sun through a window", 8, 6],
  ["the reflection of a window with six panes", 4],
  ["the sun through blinds", 2],
  ["the sun through blinds on a blackboard", 5],
];

for (const [kind, digit, seed = 7] of shown) {
  test(`a digit in a photograph is found: ${kind}`, async () => {
    const { pixels, said } = await read(await taken("shown", digit, sceneOf(kind, seed)));
    const likeness = Math.max(alike(pixels, drawn(digit)), alike(pixels, await asRead(digit)));
    assert.ok(likeness > 0.85, `its pixels correlate with the digit's by ${likeness}`);
    assert.deepEqual(said, []);
  });
}

test("of two digits the larger is taken, and a line says that there is another one", async () => {
  const scene = { ...ordinaryScene(3), digit: { x: -0.12, y: 0, height: 0.3, turn: 0 } };
  const file = await taken("two", 3, scene, [{ digit: drawn(7), right: 1, size: 0.85 }]);
  const { pixels, said } = await read(file);
  assert.ok(alike(pixels, drawn(3)) > 0.85);
  assert.deepEqual(said, [
    "two.jpg: there is more than one digit; the largest one near the middle was taken.",
  ]);
});

test("of two digits far apart a line says that there is another one", async () => {
  const scene = { ...ordinaryScene(3), digit: { x: -0.26, y: 0, height: 0.2, turn: 0 } };
  const file = await taken("far", 3, scene, [{ digit: drawn(7), right: 2.6, size: 0.9 }]);
  const { pixels, said } = await read(file);
  assert.ok(alike(pixels, drawn(3)) > 0.85);
  assert.match(said.join(), /^far\.jpg: there is more than one digit/);
});

test("the bar of a five that is written apart from it belongs to it", async () => {
  const apart = new Uint8Array(784);
  const ink = (left: number, top: number, right: number, bottom: number): void => {
    for (let row = top; row < bottom; row++) apart.fill(255, 28 * row + left, 28 * row + right);
  };
  ink(15, 5, 25, 8);
  ink(6, 11, 9, 22);
  ink(6, 11, 12, 14);
  const { pixels, said } = await read(
    await savePhotograph(folder, "apart", photograph(apart, ordinaryScene(8)), ordinaryScene(8)),
  );
  assert.ok(alike(pixels, centreDigit(apart, 28, 28)) > 0.85);
  assert.deepEqual(said, []);
});

test("a blot between the strokes of a seven does not make a frame of it", async () => {
  const seven = new Uint8Array(784);
  const ink = (left: number, top: number, right: number, bottom: number): void => {
    for (let row = top; row < bottom; row++) seven.fill(255, 28 * row + left, 28 * row + right);
  };
  ink(5, 4, 22, 7);
  ink(19, 4, 22, 24);
  ink(7, 11, 15, 19);
  const { pixels } = await read(
    await savePhotograph(folder, "blot", photograph(seven, ordinaryScene(3)), ordinaryScene(3)),
  );
  assert.ok(alike(pixels, centreDigit(seven, 28, 28)) > 0.85);
});

test("a thin line that touches the digit's foot is no part of it", async () => {
  const scene = { ...ordinaryScene(8), digit: { x: 0, y: 0, height: 0.4, turn: 0 } };
  const underline = things.stroke([0.09, 0.09, 0.11], { x: -0.25, y: 0.195 }, { x: 0.25, y: 0.2 }, 0.009);
  const { pixels } = await read(await taken("underlined", 7, { ...scene, things: [underline] }));
  assert.ok(alike(pixels, drawn(7)) > 0.85);
});

test("ink that is as bright as its paper is read by its colour", async () => {
  const scene = sceneOf("written with a yellow highlighter", 7);
  const { pixels, said } = await read(await taken("highlighter", 3, scene));
  assert.ok(alike(pixels, drawn(3)) > 0.7, "its strokes are broader than the digit's");
  assert.deepEqual(said, []);
});

test("paper without a digit, and a picture of one colour, give a black image and a line that says so", async () => {
  const bare = { ...ordinaryScene(4), ink: { ...ordinaryScene(4).ink, density: 0 } };
  await new Jimp({ width: 50, height: 40, color: 0xd0d0d0ff }).write(
    join(folder, "one-colour.png") as `${string}.png`,
  );
  for (const file of [await taken("bare", 1, bare), join(folder, "one-colour.png")]) {
    const { pixels, said } = await read(file);
    assert.ok(pixels.every((pixel) => pixel === 0));
    assert.match(said.join(), /: no digit was found, and the image is black\.$/);
  }
});

test("a digit that the picture's edge cuts is told, in French, too", async () => {
  const scene = { ...ordinaryScene(5), digit: { x: 0.38, y: 0, height: 0.4, turn: 0 } };
  const file = await taken("cut", 0, scene);
  assert.match(
    (await read(file)).said.join(),
    /cut\.jpg: the digit reaches the edge of the picture or the paper/,
  );
  setLanguage("fr");
  const { said } = await read(file).finally(() => setLanguage("en"));
  assert.match(said.join(), /cut\.jpg: le chiffre touche le bord de l'image/);
});

test("strokes that a lamp hides are joined, and a line says so, in French, too", async () => {
  const file = await taken("lamp", 2, sceneOf("a lamp's reflection across the digit", 4));
  const { pixels, said } = await read(file);
  const likeness = Math.max(alike(pixels, drawn(2)), alike(pixels, await asRead(2)));
  assert.ok(likeness > 0.85, `its pixels correlate with the digit's by ${likeness}`);
  assert.deepEqual(said, ["lamp.jpg: a reflection may hide a part of the digit."]);
  setLanguage("fr");
  const french = await read(file).finally(() => setLanguage("en"));
  assert.match(french.said.join(), /un reflet cache peut-être une partie du chiffre/);
});

test("a digit that fills the picture and touches its border is ink, and what it encloses is paper", async () => {
  const { pixels, said } = await read(await taken("filling", 6, sceneOf("fills the picture", 1)));
  assert.ok(alike(pixels, await asRead(6)) > 0.85);
  assert.match(said.join(), /the digit reaches the edge of the picture/);
});

/** Whether the ink of a picture of 60×60, 1 where `covers` says so, is solid. */
function solid(covers: (x: number, y: number) => boolean): boolean {
  const mask = Uint8Array.from({ length: 3600 }, (_, at) =>
    Number(covers((at % 60) - 30, Math.floor(at / 60) - 30)),
  );
  const { list, labels } = componentsOf(mask, 60, 60, Float32Array.from(mask));
  return isSolid(list[0]!, labels, 60);
}

test("sheets are solid however they lie, with a digit on them or cut, and rings, broad digits and strokes are not", () => {
  const turned = (x: number, y: number): [number, number] => [0.9 * x + 0.43 * y, 0.9 * y - 0.43 * x];
  const sheet = (x: number, y: number): boolean =>
    Math.abs(turned(x, y)[0]) < 15 && Math.abs(turned(x, y)[1]) < 20;
  const ring = (x: number, y: number, inner: number, outer: number): boolean =>
    Math.hypot(x, y) < outer && Math.hypot(x, y) >= inner;
  assert.ok(solid(sheet));
  assert.ok(solid((x, y) => sheet(x, y) && !ring(x, y, 5, 7)));
  assert.ok(solid((x, y) => x > -20 && y > -20 && x + y < 0));
  assert.ok(!solid((x, y) => ring(x, y, 7, 20)));
  assert.ok(!solid((x, y) => ring(x, y + 9, 5, 13) || ring(x, y - 9, 5, 13)));
  const thickEight = (x: number, y: number): boolean =>
    Math.min(Math.hypot(x, y + 8) - 9, Math.hypot(x, y - 8) - 12) < 0 && Math.hypot(x, y + 8) > 1.5;
  assert.ok(!solid((x, y) => thickEight(...turned(x, y))));
  assert.ok(!solid((x, y) => Math.abs(turned(x, y)[0]) < 4 && Math.abs(turned(x, y)[1]) < 20));
});

test("the steps show what was done: the digit chosen among other ink, thin strokes made broader", async () => {
  const scene = ordinaryScene(6);
  const thin: Scene = {
    ...scene,
    ink: { ...scene.ink, width: 0.6 },
    things: [things.disc([0.1, 0.1, 0.1], { x: -0.3, y: -0.4 }, 0.02)],
  };
  const steps = await imageSteps(await taken("thin", 2, thin));
  assert.deepEqual(
    steps.map(({ name }) => name),
    ["grey", "white on black", "paper removed", "digit chosen", "strokes broadened", "centred"],
  );
  const ink = (at: number): number => steps[at]!.pixels.filter((pixel) => pixel > 128).length;
  assert.ok(ink(3) < ink(2), "the disc is gone");
  const middle = steps[5]!.pixels.filter((pixel) => pixel > 180).length;
  assert.ok(middle > 30, `strokes are bright at 28×28, too: ${middle} pixels`);
});

test("strokes that are only a little too thin stay as bright as they are", () => {
  const bar = { top: 0, left: 90, bottom: 199, right: 109 }; // 20 of 200 pixels: 2.0 of 20, and 2.1 is asked for
  const pixels = Uint8Array.from({ length: 40_000 }, (_, at) => (at % 200 >= 90 && at % 200 < 110 ? 255 : 0));
  const broad = broadened({ pixels, rows: 200, cols: 200 }, bar, 20)!;
  assert.equal(broad.pixels[broad.cols * (broad.rows >> 1) + (broad.cols >> 1)], 255);
});

test("strokes of a very broad pen are made thinner, and stay in one piece", async () => {
  const scene = ordinaryScene(6);
  const steps = await imageSteps(await taken("broad", 7, { ...scene, ink: { ...scene.ink, width: 5 } }));
  assert.equal(steps.at(-2)!.name, "strokes thinned");
  const [before, after] = [-3, -2].map((at) => {
    const { pixels, rows, cols } = steps.at(at)!;
    const mask = pixels.map((pixel) => (pixel > 128 ? 1 : 0));
    const { list } = componentsOf(mask, rows, cols, new Float32Array(mask.length));
    return list.filter(({ area }) => area > 20);
  });
  assert.deepEqual([before!.length, after!.length], [1, 1]);
  const widths = [before!, after!].map(([piece]) => (20 * strokeWidth(piece!)) / sideOf(piece!));
  assert.ok(widths[0]! > 4.5 && widths[1]! < 4, `stroke widths at 20×20 before and after: ${widths}`);
});

test("a digit of MNIST saved as a picture is read pixel by pixel as it is", async () => {
  const whole = drawn(5);
  for (const dark of [false, true]) {
    const picture = new Jimp({ width: 28, height: 28, color: 0x000000ff });
    whole.forEach((pixel, at) => {
      const level = dark ? 255 - pixel : pixel;
      picture.bitmap.data.fill(level, 4 * at, 4 * at + 3);
    });
    const file = join(folder, `small-${dark}.png`);
    writeFileSync(file, await picture.getBuffer("image/png"));
    const { pixels } = await read(file);
    const likeness = alike(pixels, whole);
    assert.ok(likeness > 0.97, `${dark ? "dark" : "bright"} ink: ${likeness}`);
  }
});
