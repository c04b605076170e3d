import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { drawDigits } from "image-lab/internal/stand-in/digits";
import { drawScenes } from "image-lab/internal/stand-in/scenes";

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex").slice(0, 16);

test("drawDigits: the same bytes on every machine, other bytes for another seed", () => {
  const { images, labels } = drawDigits(500, 1);
  assert.equal(digest(images), "cee48f404ca635d7");
  assert.notEqual(digest(drawDigits(500, 2).images), digest(images));
  assert.equal(images.length, 500 * 784);
  assert.ok(labels.every((label) => label < 10));
});

test("drawScenes: the same bytes on every machine", () => {
  const { images, labels } = drawScenes(300, 1);
  assert.equal(digest(images), "205d02f0b212da1e");
  assert.equal(images.length, 300 * 3072);
  assert.ok(labels.every((label) => label < 10));
});

test("every class is drawn about equally often", () => {
  const counts = new Array<number>(10).fill(0);
  for (const label of drawDigits(5000, 3).labels) counts[label]! += 1;
  assert.ok(Math.min(...counts) > 400 && Math.max(...counts) < 600, counts.join());
});

test("digits keep MNIST's frame: a margin without ink but for a few, centre of mass in the middle", () => {
  const { images } = drawDigits(500, 4);
  let touching = 0;
  const mean = { x: 0, y: 0 };
  for (let i = 0; i < 500; i++) {
    const image = images.subarray(784 * i, 784 * (i + 1));
    if (image.subarray(0, 28).some((pixel) => pixel > 0)) touching++;
    const mass = image.reduce((sum, pixel) => sum + pixel, 0);
    const x = image.reduce((sum, pixel, p) => sum + pixel * (p % 28), 0) / mass;
    assert.ok(Math.abs(x - 14) < 2.5, `image ${i} has its centre at column ${x}`);
    mean.x += x / 500;
    mean.y += image.reduce((sum, pixel, p) => sum + pixel * Math.floor(p / 28), 0) / mass / 500;
  }
  assert.ok(Math.abs(mean.x - 14) < 0.15 && Math.abs(mean.y - 14) < 0.15, `${mean.x}, ${mean.y}`);
  assert.ok(touching < 10, `${touching} of 500 digits touch the upper edge`);
});
