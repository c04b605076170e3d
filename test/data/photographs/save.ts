import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { Jimp } from "jimp";
import type { Taken } from "./photograph";
import type { Scene } from "./scene";

/** Writes a photograph as its camera does, JPEG or PNG; returns the path. */
export async function savePhotograph(
  folder: string,
  name: string,
  taken: Taken,
  { jpeg }: Scene,
): Promise<string> {
  const picture = new Jimp(taken);
  const file = join(folder, `${name}.${jpeg === undefined ? "png" : "jpg"}`);
  const bytes =
    jpeg === undefined
      ? await picture.getBuffer("image/png")
      : await picture.getBuffer("image/jpeg", { quality: jpeg });
  writeFileSync(file, bytes);
  return file;
}
