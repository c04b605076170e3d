import type { ImageShape } from "../../data/dataset";
import { imageSteps } from "../../data/load-image";
import { readPicture, toShape } from "../../data/pixels";
import { say } from "../shared/say";

/** A picture on its way to a tensor. */
export interface PictureStep {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  /** 1 or 3. */
  readonly channels: number;
  /** rows · cols · channels bytes. */
  readonly pixels: Uint8Array;
}

/**
 * The steps from a photograph to what a network reads; the last one has the shape asked for.
 *
 * @throws DataError when the file cannot be read
 */
export async function pictureSteps(file: string, shape: ImageShape): Promise<PictureStep[]> {
  const picture = await readPicture(file);
  const { width, height } = picture.bitmap;
  const photograph: PictureStep = {
    name: say("photograph"),
    rows: height,
    cols: width,
    channels: 3,
    pixels: toShape(picture, [height, width, 3]),
  };
  const [rows, cols, channels] = shape;
  if (rows === 28 && cols === 28 && channels === 1) {
    const steps = await imageSteps(file);
    return [photograph, ...steps.map((step) => ({ ...step, channels: 1 }))];
  }
  const larger = Math.max(1, Math.floor(Math.min(width / cols, height / rows)));
  const cut: ImageShape = [rows * larger, cols * larger, 3];
  return [
    photograph,
    { name: say("middle cut out"), rows: cut[0], cols: cut[1], channels: 3, pixels: toShape(picture, cut) },
    { name: say("resized"), rows, cols, channels, pixels: toShape(picture, shape) },
  ];
}
