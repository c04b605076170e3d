/** Pixels of a picture, row by row: red, green, blue and opacity, one byte each. */
export interface Bitmap {
  readonly data: Buffer;
  readonly width: number;
  readonly height: number;
}
