import { listOf } from "../arguments/values";
import type { ImageShape } from "./dataset";

/**
 * Refuses a shape that a picture cannot be brought into.
 *
 * @throws RangeError unless rows and columns are whole numbers of at least 1 and there are 1 or 3 channels
 */
export function checkShape(caller: string, shape: ImageShape): void {
  const [rows, cols, channels] = listOf({ caller, what: "the shape" }, shape, "[28, 28, 1]");
  const sides = [rows, cols].every((side) => Number.isInteger(side) && (side as number) >= 1);
  if (shape.length === 3 && sides && (channels === 1 || channels === 3)) return;
  throw new RangeError(
    `${caller} makes images of shape [rows, columns, channels] with 1 channel (grey) or 3 (red, green, blue), and was ` +
      `asked for [${shape.join(", ")}]: pass for example [28, 28, 1] or [32, 32, 3].`,
  );
}
