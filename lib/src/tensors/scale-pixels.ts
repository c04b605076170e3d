import { inWords } from "../arguments/refuse";

/**
 * Scales pixel bytes 0…255 to floats 0…1, the range in which a network learns well.
 *
 * @param pixels bytes 0…255, any number of them.
 * @returns as many floats 0…1; the bytes stay as they are.
 * @throws TypeError when `pixels` are not bytes, for example because they were scaled before.
 * @example
 * scalePixels(new Uint8Array([0, 51, 255])); // Float32Array [0, 0.2, 1]
 */
export function scalePixels(pixels: Uint8Array): Float32Array {
  if (!(pixels instanceof Uint8Array)) {
    throw new TypeError(
      `scalePixels takes pixel bytes (a Uint8Array of 0…255) and got ${inWords(pixels)}: ` +
        "pass dataset.images, and scale them only once.",
    );
  }
  return scaleInto(pixels, new Float32Array(pixels.length));
}

/** Bytes 0…255 as floats 0…1, in an array that has room for them. */
export function scaleInto(pixels: Uint8Array, to: Float32Array): Float32Array {
  for (let i = 0; i < pixels.length; i++) to[i] = pixels[i]! / 255;
  return to;
}
