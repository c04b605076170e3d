import type { Bitmap } from "./bitmap";

/** A bitmap turned and mirrored as EXIF's orientation says. Source: "Exchangeable image file format", tag 0x0112. */
export function upright(bitmap: Bitmap, orientation: number): Bitmap {
  if (orientation < 2 || orientation > 8) return bitmap;
  const { data, width, height } = bitmap;
  const lying = orientation > 4;
  const [cols, rows] = lying ? [height, width] : [width, height];
  const mirroredX = [2, 3, 7, 8].includes(orientation);
  const mirroredY = [3, 4, 6, 7].includes(orientation);
  const turned = Buffer.alloc(data.length);
  for (let row = 0; row < rows; row++) {
    for (let col = 0; col < cols; col++) {
      const [x, y] = lying ? [row, col] : [col, row];
      const from = (mirroredY ? height - 1 - y : y) * width + (mirroredX ? width - 1 - x : x);
      turned.writeUInt32LE(data.readUInt32LE(4 * from), 4 * (row * cols + col));
    }
  }
  return { data: turned, width: cols, height: rows };
}
