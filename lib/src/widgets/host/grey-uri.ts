import { imageUri } from "../../figures/render/image-uri";

/** Grey bytes as the `data:` URI of a PNG. */
export function greyUri(bytes: ArrayLike<number>, rows: number, cols: number): string {
  return imageUri({ images: Uint8Array.from(bytes), shape: [rows, cols, 1] }, 0, 1);
}
