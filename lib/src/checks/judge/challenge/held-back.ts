import { createHash } from "node:crypto";
import { drawScenes } from "../../../stand-in/scenes";

/** What held-back images show, by the digest of the images. It never leaves the judge's process. */
const answers = new Map<string, Uint8Array>();

function digest(images: Uint8Array): string {
  return createHash("sha256").update(images).digest("hex");
}

/** Draws images for a test and remembers what they show. */
export function holdBack(count: number, seed: number): Uint8Array {
  const { images, labels } = drawScenes(count, seed);
  answers.set(digest(images), labels);
  return images;
}

/**
 * The classes of images that `holdBack` drew.
 *
 * @throws Error for images that it did not draw in this process
 */
export function heldBackLabels(images: Uint8Array): Uint8Array {
  const labels = answers.get(digest(images));
  if (labels === undefined) throw new Error("these images were not held back by this judge");
  return labels;
}
