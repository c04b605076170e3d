import type { Dataset } from "../../data/dataset";
import { Picture } from "./picture";

/**
 * One image of a dataset as the `data:` URI of a PNG.
 *
 * @param enlarged side of the square that each pixel becomes; 4 if left out, so that every viewer shows crisp edges
 */
export function imageUri(dataset: Pick<Dataset, "images" | "shape">, index: number, enlarged = 4): string {
  const [rows, cols, channels] = dataset.shape;
  const picture = new Picture(cols * enlarged, rows * enlarged);
  const first = index * rows * cols * channels;
  for (let pixel = 0; pixel < rows * cols; pixel++) {
    const at = first + pixel * channels;
    const red = dataset.images[at]!;
    const colour =
      channels === 3
        ? ([red, dataset.images[at + 1]!, dataset.images[at + 2]!] as const)
        : ([red, red, red] as const);
    picture.square((pixel % cols) * enlarged, Math.floor(pixel / cols) * enlarged, enlarged, colour);
  }
  return picture.toDataUri();
}
