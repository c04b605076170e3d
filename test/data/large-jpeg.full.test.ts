import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { before, test } from "node:test";
import * as tf from "@tensorflow/tfjs-node";
import { temporaryFolder } from "../temporary-folder";

const file = join(temporaryFolder("large-jpeg"), "48-megapixels.jpg");

before(async () => {
  const noise = tf.randomUniform([750, 1000, 3], 180, 230);
  const picture = tf.image.resizeNearestNeighbor(noise as tf.Tensor3D, [6000, 8000]).toInt();
  writeFileSync(file, await tf.node.encodeJpeg(picture, "rgb", 92));
  tf.dispose([noise, picture]);
});

test("a JPEG of 48 megapixels is read within 1.5 GB", (t) => {
  const script = `
    const { loadImage } = require("image-lab");
    const { readFileSync } = require("node:fs");
    const start = performance.now();
    loadImage(${JSON.stringify(file)}, [32, 32, 3]).then((image) => {
      const seconds = (performance.now() - start) / 1000;
      // Not process.resourceUsage().maxRSS: Linux hands a child its parent's peak on.
      const [, kilobytes] = /VmHWM:\\s+(\\d+) kB/.exec(readFileSync("/proc/self/status", "utf8"));
      console.log(JSON.stringify({ pixels: image.length, seconds, peak: kilobytes / 1024 ** 2 }));
    });`;
  const ended = spawnSync(process.execPath, ["-e", script], { encoding: "utf8", cwd: __dirname });
  assert.equal(ended.status, 0, ended.stderr);
  const { pixels, seconds, peak } = JSON.parse(ended.stdout.trim().split("\n").at(-1)!) as Record<
    string,
    number
  >;
  t.diagnostic(`${seconds!.toFixed(1)} s, ${peak!.toFixed(2)} GB at most`);
  assert.equal(pixels, 32 * 32 * 3);
  assert.ok(peak! < 1.5, `${peak} GB`);
});
