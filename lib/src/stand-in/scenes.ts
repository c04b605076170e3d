import { paintBackground } from "./background";
import { photograph } from "./camera";
import type { DrawnImages } from "./digits";
import { objectModels } from "./drawings";
import { drawObject } from "./object";
import { Random } from "./random";

const bytesPerImage = 3 * 32 * 32;

/**
 * Draws scenes of CIFAR-10's ten classes in the form of its files: 32×32 pixels, one plane of red, one of green
 * and one of blue for each image.
 *
 * @param count images to draw
 * @param seed the same seed draws the same bytes on every machine
 * @param onImage called after each image with the number drawn so far
 * @example
 * const { images, labels } = drawScenes(10, 1);
 * images.length; // 30720
 */
export function drawScenes(count: number, seed: number, onImage?: (drawn: number) => void): DrawnImages {
  const random = new Random(seed);
  const images = new Uint8Array(count * bytesPerImage);
  const labels = new Uint8Array(count);
  for (let i = 0; i < count; i++) {
    const label = random.integer(10);
    labels[i] = label;
    const model = objectModels[label]!;
    const background = paintBackground(model, random);
    drawObject(label, model, background, random);
    photograph(background, random, images.subarray(i * bytesPerImage, (i + 1) * bytesPerImage));
    onImage?.(i + 1);
  }
  return { images, labels };
}
