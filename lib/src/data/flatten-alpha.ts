import type { Bitmap } from "./bitmap";

/** Above this mean brightness ink could not be seen on white, and it is ink only where it leaves so much of the picture. */
const [brightInk, mostInk] = [191, 0.6];

/** One channel of a pixel; where the picture is transparent, white paper shows through. */
export function flattenAlpha(rgba: ArrayLike<number>, pixel: number, channel: number): number {
  const alpha = rgba[4 * pixel + 3]! / 255;
  return rgba[4 * pixel + channel]! * alpha + 255 * (1 - alpha);
}

/**
 * Puts something behind a transparent picture, in place: white paper, or black where what is drawn is so bright that
 * white would hide it.
 */
export function fillTransparency({ data }: Bitmap): void {
  let [visible, brightness] = [0, 0];
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]!;
    visible += alpha;
    brightness += alpha * (0.299 * data[at]! + 0.587 * data[at + 1]! + 0.114 * data[at + 2]!);
  }
  const opaque = (255 * data.length) / 4;
  if (visible === opaque) return;
  const ground = brightness > brightInk * visible && visible < mostInk * opaque ? 0 : 255;
  for (let at = 0; at < data.length; at += 4) {
    const alpha = data[at + 3]! / 255;
    for (let channel = at; channel < at + 3; channel++) {
      data[channel] = Math.round(data[channel]! * alpha + ground * (1 - alpha));
    }
    data[at + 3] = 255;
  }
}
