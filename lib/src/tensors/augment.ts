import * as tf from "@tensorflow/tfjs-node";
import { checkObject, checkTensor } from "../arguments/objects";
import { Random } from "../stand-in/random";

export interface AugmentOptions {
  /** At most this many pixels to each side, up and down, whole numbers; 2 if left out. */
  readonly shift?: number;
  /** At most this many degrees to either side; 0 if left out. */
  readonly rotate?: number;
  /** Whether every second image is mirrored, left and right exchanged; no if left out. A mirrored digit is no digit. */
  readonly flip?: boolean;
  /** Seed of the draws; left out, every call draws anew. */
  readonly seed?: number;
}

/**
 * A copy of images, each shifted, turned and mirrored a little, by chance: more to learn from without more images.
 *
 * Pixels between others are interpolated (bilinear); where the image ends, its border goes on. The arithmetic is done
 * here because tfjs-node has no kernels for `rotateWithOffset` and `transform` (tfjs 4.22).
 *
 * @param images float32, shape [count, rows, columns, channels]
 * @returns a new tensor of the same shape; the values stay within those of the image.
 * @throws RangeError when an option is negative or not finite, or a shift is not a whole number.
 * @example
 * const more = tf.concat([images, augment(images, { shift: 2, rotate: 10 })]);
 * const twice = tf.concat([labels, labels]);
 */
export function augment(images: tf.Tensor4D, options: AugmentOptions = {}): tf.Tensor4D {
  checkTensor({ caller: "augment", what: "the images" }, images);
  checkObject({ caller: "augment", what: "the options" }, options, "{ shift: 2, rotate: 10 }");
  const { shift = 2, rotate = 0, flip = false, seed = Math.floor(Math.random() * 2 ** 32) } = options;
  check(images, shift, rotate);
  const [count, rows, columns, channels] = images.shape;
  const random = new Random(seed);
  const size = rows * columns * channels;
  const [source, result] = [images.dataSync(), new Float32Array(count * size)];
  for (let at = 0; at < count * size; at += size) {
    const move: Move = {
      angle: random.between(-rotate, rotate) * (Math.PI / 180),
      down: random.integer(2 * shift + 1) - shift,
      right: random.integer(2 * shift + 1) - shift,
      mirrored: flip && random.next() < 0.5,
    };
    moved(source.subarray(at, at + size), result.subarray(at, at + size), [rows, columns, channels], move);
  }
  return tf.tensor4d(result, images.shape);
}

interface Move {
  /** Radians. */
  readonly angle: number;
  readonly down: number;
  readonly right: number;
  readonly mirrored: boolean;
}

function check(images: tf.Tensor4D, shift: number, rotate: number): void {
  if (images.rank !== 4) {
    throw new RangeError(
      `augment: images have the shape [count, rows, columns, channels]; these have [${images.shape}]: augment them ` +
        "before they are flattened.",
    );
  }
  if (!Number.isInteger(shift) || shift < 0)
    throw new RangeError(`augment: shift is a whole number of pixels, 0 or more, and is ${shift}.`);
  if (!(rotate >= 0 && rotate <= 180))
    throw new RangeError(`augment: rotate is a number of degrees from 0 to 180 and is ${rotate}.`);
}

/** Where each pixel of the result lies in the source: moved back, turned back about the middle, mirrored back. */
function moved(
  from: Float32Array | Int32Array | Uint8Array,
  to: Float32Array,
  [rows, columns, channels]: [number, number, number],
  { angle, down, right, mirrored }: Move,
): void {
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [middleY, middleX] = [(rows - 1) / 2, (columns - 1) / 2];
  const last = [rows - 1, columns - 1] as const;
  let place = 0;
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const [dy, dx] = [row - down - middleY, column - right - middleX];
      const y = clamp(middleY + cos * dy - sin * dx, last[0]);
      const turned = middleX + sin * dy + cos * dx;
      const x = clamp(mirrored ? last[1] - turned : turned, last[1]);
      const [top, left] = [Math.floor(y), Math.floor(x)];
      const [low, wide] = [y - top, x - left];
      const [below, beside] = [Math.min(top + 1, last[0]), Math.min(left + 1, last[1])];
      const pixel = (r: number, c: number): number => channels * (columns * r + c);
      const corners = [
        pixel(top, left),
        pixel(top, beside),
        pixel(below, left),
        pixel(below, beside),
      ] as const;
      for (let channel = 0; channel < channels; channel++) {
        const upper = (1 - wide) * from[corners[0] + channel]! + wide * from[corners[1] + channel]!;
        const lower = (1 - wide) * from[corners[2] + channel]! + wide * from[corners[3] + channel]!;
        to[place++] = (1 - low) * upper + low * lower;
      }
    }
  }
}

function clamp(value: number, last: number): number {
  return Math.min(Math.max(value, 0), last);
}
