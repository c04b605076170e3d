import type { PictureStep } from "./picture-steps";

/** A picture with at most `limit` rows and columns, each new pixel the mean of those it covers. */
export function shrink(step: PictureStep, limit: number): PictureStep {
  const factor = Math.ceil(Math.max(step.rows, step.cols) / limit);
  if (factor === 1) return step;
  const [rows, cols] = [Math.floor(step.rows / factor) || 1, Math.floor(step.cols / factor) || 1];
  const { channels } = step;
  const pixels = new Uint8Array(rows * cols * channels);
  for (let at = 0; at < pixels.length; at++) {
    const pixel = Math.floor(at / channels);
    pixels[at] = meanOf(step, factor, Math.floor(pixel / cols), pixel % cols, at % channels);
  }
  return { ...step, rows, cols, pixels };
}

function meanOf(step: PictureStep, factor: number, row: number, col: number, channel: number): number {
  let [sum, count] = [0, 0];
  for (let y = row * factor; y < Math.min(step.rows, (row + 1) * factor); y++) {
    for (let x = col * factor; x < Math.min(step.cols, (col + 1) * factor); x++) {
      sum += step.pixels[(y * step.cols + x) * step.channels + channel]!;
      count += 1;
    }
  }
  return Math.round(sum / count);
}
