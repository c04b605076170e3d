import { basename } from "node:path";
import * as tf from "@tensorflow/tfjs-node";
import { checkModel } from "../../arguments/objects";
import { textOf } from "../../arguments/values";
import { checkShape } from "../../data/check-shape";
import type { ImageShape } from "../../data/dataset";
import { type Tile, tileGrid } from "../../figures/charts/tile-grid";
import { imageUri } from "../../figures/render/image-uri";
import type { Figure } from "../../figures/types";
import { formatPercent, plural, t } from "../../i18n";
import { scalePixels } from "../../tensors/scale-pixels";
import { argMax } from "../shared/arithmetic";
import { pictureFiles } from "./picture-files";
import { type PictureStep, pictureSteps } from "./picture-steps";
import { shrink } from "./shrink";

export interface ExplainPictureOptions {
  /** Says what it takes each picture for; it takes the shape given, or the same flattened. */
  readonly model?: tf.LayersModel;
  /** Names of its classes; 0, 1, 2, … if left out. */
  readonly classNames?: readonly string[];
}

/** Pictures of a folder that are shown at most, and pixels in a row or column of each step. */
const [most, shownSide] = [8, 168];

/**
 * Each step from a picture of one's own to the tensor that a network reads, side by side, and what the network takes
 * it for. Of a folder every picture gets a row, the first eight at most.
 *
 * @param path a PNG, JPEG, GIF, BMP or TIFF, or a folder of them, beside the notebook
 * @param shape what the network reads: [28, 28, 1] for a digit, [32, 32, 3] for a photograph
 * @throws DataError when there is no picture or it cannot be read
 * @throws RangeError when the model takes another shape
 * @example
 * show(await explainPicture("my-digit.png", [28, 28, 1], { model }));
 */
export async function explainPicture(
  path: string,
  shape: ImageShape,
  { model, classNames }: ExplainPictureOptions = {},
): Promise<Figure> {
  const caller = "explainPicture";
  textOf({ caller, what: "the path" }, path);
  checkShape(caller, shape);
  if (model !== undefined) checkModel(caller, model);
  const rows: { readonly tiles: readonly Tile[]; readonly text: string }[] = [];
  for (const file of pictureFiles(path).slice(0, most)) {
    const steps = await pictureSteps(file, shape);
    const last = steps.at(-1)!;
    const prediction = model && !last.empty ? predict(model, last, classNames) : undefined;
    rows.push({
      tiles: steps.map((step, at) => tileOf(step, at === steps.length - 1 ? prediction : undefined)),
      text: wordsOf(file, steps, prediction),
    });
  }
  const [height, width, channels] = shape;
  const columns = Math.max(...rows.map(({ tiles }) => tiles.length));
  return tileGrid({
    title: t("From {what} to a tensor", {
      what: rows.length === 1 ? basename(path) : plural(rows.length, "picture"),
    }),
    subtitle: t("each becomes {numbers} of shape [1, {shape}], 0…1", {
      numbers: plural(height * width * channels, "number"),
      shape: shape.join(", "),
    }),
    columns,
    tiles: rows.flatMap(({ tiles }) => spreadOver(columns, tiles)),
    text: rows.map(({ text }) => text).join("\n"),
  });
}

/** Tiles of a row, the last one in the last column: a picture that needs fewer steps leaves places before it empty. */
function spreadOver(columns: number, tiles: readonly Tile[]): (Tile | undefined)[] {
  const empty = new Array<undefined>(columns - tiles.length);
  return [...tiles.slice(0, -1), ...empty, tiles.at(-1)];
}

function tileOf(step: PictureStep, prediction: string | undefined): Tile {
  const { name } = step;
  const size = sizeOf(step);
  const { rows, cols, channels, pixels } = shrink(step, shownSide);
  const caption =
    prediction === undefined
      ? `${name}, ${size}`
      : t("{step}, {size}, read as {prediction}", { step: name, size, prediction });
  const enlarged = Math.max(1, Math.floor(shownSide / Math.max(rows, cols)));
  return {
    source: imageUri({ images: pixels, shape: [rows, cols, channels] }, 0, enlarged),
    caption: withDoubt(caption, step.doubt),
    hover: t("{step}: {size} pixels", { step: name, size }),
  };
}

/** For example "80×60"; of a photograph that was made smaller, the size as it was taken. */
function sizeOf({ rows, cols, taken = [rows, cols] }: PictureStep): string {
  return taken.join("×");
}

function wordsOf(file: string, steps: readonly PictureStep[], prediction: string | undefined): string {
  const way = steps.map((step) => `${step.name} (${sizeOf(step)})`).join(", ");
  const words =
    prediction === undefined
      ? t("{file}: {way}", { file: basename(file), way })
      : t("{file}: {way}; the network reads {prediction}", { file: basename(file), way, prediction });
  return withDoubt(words, steps.at(-1)?.doubt);
}

function withDoubt(words: string, doubt: string | undefined): string {
  return doubt === undefined ? words : t("{words}; {doubt}", { words, doubt });
}

/** For example "3 (97 %)". */
function predict(model: tf.LayersModel, step: PictureStep, names: readonly string[] | undefined): string {
  const wanted = model.inputs[0]!.shape.slice(1) as number[];
  if (wanted.reduce((product, size) => product * size, 1) !== step.pixels.length) {
    throw new RangeError(
      `explainPicture: the model takes images of shape [${wanted.join(", ")}], and the picture becomes ` +
        `[${step.rows}, ${step.cols}, ${step.channels}]: pass the shape of the images that the model was trained on.`,
    );
  }
  return tf.tidy(() => {
    const input = tf.tensor(scalePixels(step.pixels), [1, ...wanted]);
    const probabilities = Array.from((model.predict(input) as tf.Tensor).dataSync());
    const best = argMax(probabilities);
    return `${names?.[best] ?? best} (${formatPercent(probabilities[best]!)})`;
  });
}
