import { rmSync } from "node:fs";
import { parentPort, threadId } from "node:worker_threads";
import { doubtInWords, readDigit } from "image-lab/internal/data/load-image";
import { readPicture } from "image-lab/internal/data/pixels";
import { sceneOf } from "./kinds";
import { photograph } from "./photograph";
import { savePhotograph } from "./save";
import type { Colour } from "./scene";

/** Photographs to take and to read: of one kind, digit by digit. */
export interface Film {
  readonly folder: string;
  readonly kind: string;
  readonly digits: readonly Uint8Array[];
  /** Of the first scene; each digit has the next one. */
  readonly seed: number;
}

/** What was read of one photograph. */
export interface Developed {
  readonly pixels: Uint8Array;
  readonly said: readonly string[];
  /** Whether dark was taken as ink, and whether it is. */
  readonly dark: boolean;
  readonly isDark: boolean;
}

parentPort!.on("message", async ({ folder, kind, digits, seed }: Film) => {
  const developed: Developed[] = [];
  for (const [index, digit] of digits.entries()) {
    const scene = sceneOf(kind, seed + index);
    const file = await savePhotograph(folder, `digit-${threadId}`, photograph(digit, scene), scene);
    const { steps, doubts } = readDigit(await readPicture(file));
    rmSync(file);
    developed.push({
      pixels: steps.at(-1)!.pixels,
      said: doubts.map(doubtInWords),
      dark: steps[0]!.pixels.some((pixel, at) => pixel !== steps[1]!.pixels[at]),
      isDark: brightness(scene.ink.colour) < brightness(scene.paper.colour),
    });
  }
  parentPort!.postMessage(developed);
});

function brightness([red, green, blue]: Colour): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}
