import type { Bitmap } from "./bitmap";
import type { JpegHeader } from "./jpeg-header";
import { sideAfterShrinking } from "./shrink-bitmap";

/** Pixels above which a JPEG is large, and pixels that are decoded at most. */
const [large, most] = [8e6, 16e6];

export function isLargeJpeg({ rows, cols }: JpegHeader): boolean {
  return rows * cols > large;
}

/**
 * Decodes a JPEG of many megapixels at a half, a quarter or an eighth of its size, which TensorFlow's decoder does while
 * it reads: 48 megapixels take a second and 0.3 GB. jimp's decoder, written in JavaScript, would take over 4 GB.
 */
export function decodeLargeJpeg(bytes: Uint8Array, { rows, cols }: JpegHeader): Bitmap {
  const tf = require("@tensorflow/tfjs-node") as typeof import("@tensorflow/tfjs-node");
  const decoded = tf.node.decodeJpeg(bytes, 3, bestRatio(rows, cols), true, false, 1, "INTEGER_ACCURATE");
  const [height, width] = decoded.shape;
  const values = decoded.dataSync();
  decoded.dispose();
  const data = Buffer.alloc(4 * width * height, 255);
  for (let pixel = 0; pixel < width * height; pixel++) {
    for (let channel = 0; channel < 3; channel++) data[4 * pixel + channel] = values[3 * pixel + channel]!;
  }
  return { data, width, height };
}

/** The ratio that leaves most pixels once the picture is made smaller, the greatest of equals. */
function bestRatio(rows: number, cols: number): number {
  const kept = (ratio: number): number => {
    if ((rows / ratio) * (cols / ratio) > most && ratio < 8) return 0;
    return sideAfterShrinking(Math.ceil(Math.max(rows, cols) / ratio));
  };
  return [8, 4, 2, 1].reduce((best, ratio) => (kept(ratio) > kept(best) ? ratio : best));
}
