/** Where the images came from: downloaded files, a folder the user named, or the drawn stand-in. */
export type Origin = "downloaded" | "folder" | "stand-in";

/** Rows, columns and colour channels of one image, for example `[28, 28, 1]` or `[32, 32, 3]`. */
export type ImageShape = readonly [rows: number, cols: number, channels: number];

/**
 * Labelled images in plain typed arrays; tensors come later, in `tensors`.
 *
 * `images` holds the pixels of all images one after the other, each row by row with the colour channel last,
 * as bytes 0…255; `labels[i]` is the class of image `i`, an index into `classNames`.
 */
export interface Dataset {
  readonly name: string;
  readonly images: Uint8Array;
  readonly labels: Uint8Array;
  readonly shape: ImageShape;
  readonly classNames: readonly string[];
  readonly origin: Origin;
}
