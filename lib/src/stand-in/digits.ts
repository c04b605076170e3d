import { glyphs } from "./glyphs";
import { drawHand, write } from "./handwriting";
import { ink } from "./ink";
import { Random } from "./random";

/** Labelled images in one array of bytes each. */
export interface DrawnImages {
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
}

const bytesPerImage = 28 * 28;

/**
 * Draws handwritten digits, each by a writer of its own, in the form of MNIST: white on black, 28×28 bytes.
 *
 * @param count images to draw
 * @param seed the same seed draws the same bytes on every machine
 * @param onImage called after each image with the number drawn so far
 * @example
 * const { images, labels } = drawDigits(10, 1);
 * images.length; // 7840
 */
export function drawDigits(count: number, seed: number, onImage?: (drawn: number) => void): DrawnImages {
  const random = new Random(seed);
  const images = new Uint8Array(count * bytesPerImage);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const digit = random.integer(10);
    labels[i] = digit;
    const hand = drawHand(random);
    const path = write(random.pick(glyphs[digit]!), random, hand);
    ink(path, random, images.subarray(i * bytesPerImage, (i + 1) * bytesPerImage));
    onImage?.(i + 1);
  }
  return { images, labels };
}
