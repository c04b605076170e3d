import type { Params } from "../../../i18n";
import { isTensor, type TensorValue } from "../../encoding";
import type { ObservedFit } from "../../observed-training";
import { agrees, close } from "../agrees";
import { brief } from "../excerpt";
import { mean } from "../sums";
import { wantedSplit } from "./wanted-training";

/** Each row of a tensor as text, so that rows can be looked up. */
function rowKeys({ shape, values }: TensorValue): string[] {
  const [rows = 0] = shape;
  const all = Array.from(values);
  const width = rows === 0 ? 0 : all.length / rows;
  return Array.from({ length: rows }, (_, row) =>
    all
      .slice(row * width, (row + 1) * width)
      .map(Math.fround)
      .join(),
  );
}

/** Where in `given` each row of `used` stands, −1 for a row that is not there. */
function positions(used: TensorValue, given: TensorValue): number[] {
  const known = new Map(rowKeys(given).map((key, row) => [key, row]));
  return rowKeys(used).map((key) => known.get(key) ?? -1);
}

/** Rows that `fit` was given and the function was not: images from somewhere else, for example the test set. */
export function foreignRows({ images, rows }: ObservedFit, given: TensorValue): Params | undefined {
  if (!isTensor(images)) return undefined;
  const found = positions(images, given);
  const foreign = found.filter((row) => row < 0).length;
  return foreign === 0 ? undefined : { received: foreign + rows - found.length, rows };
}

/** All rows that came, and others with them: turned copies, say, or images from somewhere else. */
export function addedRows({ images, rows }: ObservedFit, given: TensorValue): Params | undefined {
  if (!isTensor(images)) return undefined;
  const found = positions(images, given);
  const came = given.shape[0] ?? 0;
  const all = new Set(found.filter((row) => row >= 0)).size === came;
  return all && found.includes(-1) ? { received: rows - came, expected: came } : undefined;
}

/** The images that came, each number times the same factor: divided by 255 once more, say. */
export function scaled({ images }: ObservedFit, given: TensorValue): Params | undefined {
  if (!isTensor(images) || !agrees(images.shape, given.shape)) return undefined;
  const at = Array.from(given.values).findIndex((number) => number !== 0);
  const factor = (images.values[at] ?? 0) / (given.values[at] ?? 1);
  const same = Array.from(given.values).every((number, i) =>
    close(images.values[i] as number, factor * number),
  );
  return same && !close(factor, 1) ? { factor: Number(factor.toPrecision(3)) } : undefined;
}

/** Images of the same shape that follow those that came, but are no multiple of them: with noise, say, or rounded. */
export function changedImages({ images }: ObservedFit, given: TensorValue): Params | undefined {
  if (!isTensor(images) || !agrees(images.shape, given.shape)) return undefined;
  if (positions(images, given).some((row) => row >= 0)) return undefined;
  const [seen, came] = [Array.from(images.values), Array.from(given.values)];
  const [a, b] = [mean(seen), mean(came)];
  const product = (one: readonly number[], m: number, other: readonly number[], n: number): number =>
    one.reduce((sum, x, i) => sum + (x - m) * ((other[i] as number) - n), 0);
  const correlation =
    product(seen, a, came, b) / Math.sqrt(product(seen, a, seen, a) * product(came, b, came, b));
  const at = seen.findIndex((x, i) => !close(x, came[i] as number));
  return Math.abs(correlation) > 0.5
    ? { received: Number((seen[at] ?? 0).toPrecision(4)), expected: Number((came[at] ?? 0).toPrecision(4)) }
    : undefined;
}

/** The first row of labels that is no row of the labels that came: multiplied, softened, with another 1. */
export function changedLabel({ labels }: ObservedFit, given: TensorValue): Params | undefined {
  if (!isTensor(labels) || !agrees(labels.shape, given.shape)) return undefined;
  const known = new Set(rowKeys(given));
  const rows = rowKeys(labels);
  const row = rows.findIndex((key) => !known.has(key));
  return row < 0 ? undefined : { row, received: brief((rows[row] as string).split(",").map(Number)) };
}

/** The first row whose label is not the one that came with it. */
export function mispairedRow(fit: ObservedFit, images: TensorValue, labels: TensorValue): Params | undefined {
  if (!isTensor(fit.images) || !isTensor(fit.labels)) return undefined;
  const wanted = rowKeys(labels);
  const used = rowKeys(fit.labels);
  const row = positions(fit.images, images).findIndex((at, i) => at >= 0 && wanted[at] !== used[i]);
  if (row < 0) return undefined;
  return {
    row,
    received: classOf(used[row]),
    expected: classOf(wanted[positions(fit.images, images)[row] as number]),
  };
}

/** Whether the labels come class by class, so that a tail holds only the last classes. */
export function isSorted({ labels }: ObservedFit): boolean {
  if (!isTensor(labels)) return false;
  const order = rowKeys(labels).map(classOf);
  const changes = order.filter((label, row) => row > 0 && label !== order[row - 1]).length;
  return order.length > 0 && changes === new Set(order).size - 1;
}

/** Whether the answer itself holds back a tenth of the rows, with their labels, and trains on all the others. */
export function splitByHand(fit: ObservedFit, images: TensorValue, labels: TensorValue): boolean {
  const held: unknown = fit.options["validationData"];
  const [heldImages, heldLabels]: unknown[] = Array.isArray(held) ? held : [];
  if (!isTensor(fit.images) || !isTensor(heldImages) || !isTensor(heldLabels)) return false;
  const back = positions(heldImages, images);
  const all = [...positions(fit.images, images), ...back];
  const rows = images.shape[0] ?? 0;
  const everyRowOnce = all.length === rows && new Set(all).size === rows && !all.includes(-1);
  const right = rowKeys(labels);
  const paired = rowKeys(heldLabels).every((key, i) => key === right[back[i] as number]);
  return everyRowOnce && paired && Math.abs(back.length - wantedSplit * rows) <= 1;
}

/** Validation data that shares rows with the training images. */
export function overlaps(validation: unknown, given: TensorValue): Params | undefined {
  const images: unknown = Array.isArray(validation) ? validation[0] : undefined;
  if (!isTensor(images)) return undefined;
  const shared = positions(images, given).filter((row) => row >= 0).length;
  return shared === 0 ? undefined : { received: shared, rows: images.shape[0] ?? 0 };
}

function classOf(row: string | undefined): number {
  return (row ?? "").split(",").map(Number).indexOf(1);
}
