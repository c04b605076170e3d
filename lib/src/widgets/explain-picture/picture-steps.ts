import type { ImageShape } from "../../data/dataset";
import { doubtInWords, isDigitShape, readDigit } from "../../data/load-image";
import { readPicture, toColours, toShape } from "../../data/pixels";
import { t, translateName } from "../../i18n";

/** A picture on its way to a tensor. */
export interface PictureStep {
  readonly name: string;
  readonly rows: number;
  readonly cols: number;
  /** 1 or 3. */
  readonly channels: number;
  /** rows · cols · channels bytes. */
  readonly pixels: Uint8Array;
  /** Rows and columns as they were taken, where there were more. */
  readonly taken?: readonly [rows: number, cols: number];
  /** Why it is unsure that this is what was meant. */
  readonly doubt?: string;
  /** Nothing was found in the picture: what a network reads in it says nothing. */
  readonly empty?: boolean;
}

/**
 * The steps from a photograph to what a network reads; the last one has the shape asked for.
 *
 * @throws DataError when the file cannot be read
 */
export async function pictureSteps(file: string, shape: ImageShape): Promise<PictureStep[]> {
  const read = await readPicture(file);
  const { width, height } = read.picture.bitmap;
  const photograph: PictureStep = {
    name: t("photograph"),
    rows: height,
    cols: width,
    channels: 3,
    pixels: toColours(read.picture),
    taken: [read.rows, read.cols],
  };
  if (isDigitShape(shape)) {
    const { steps, doubts } = readDigit(read);
    const [doubt] = doubts.map(doubtInWords);
    return [
      photograph,
      ...steps.map((step) => ({
        ...step,
        name: translateName(step.name),
        channels: 1,
        ...(step.name === "centred" && doubt !== undefined && { doubt, empty: doubts.includes("nothing") }),
      })),
    ];
  }
  const [rows, cols, channels] = shape;
  const larger = Math.max(1, Math.floor(Math.min(width / cols, height / rows)));
  const cut: ImageShape = [rows * larger, cols * larger, 3];
  return [
    photograph,
    { name: t("middle cut out"), rows: cut[0], cols: cut[1], channels: 3, pixels: toShape(read, cut) },
    { name: t("resized"), rows, cols, channels, pixels: toShape(read, shape) },
  ];
}
