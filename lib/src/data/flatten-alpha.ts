/** One channel of a pixel; where the picture is transparent, white paper shows through. */
export function flattenAlpha(rgba: ArrayLike<number>, pixel: number, channel: number): number {
  const alpha = rgba[4 * pixel + 3]! / 255;
  return rgba[4 * pixel + channel]! * alpha + 255 * (1 - alpha);
}
