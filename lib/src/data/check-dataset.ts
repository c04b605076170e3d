import { checkObject } from "../arguments/objects";
import { refusal } from "../arguments/refuse";
import { listOf, textOf } from "../arguments/values";
import type { Dataset } from "./dataset";

/**
 * Refuses what is no dataset, and one whose parts do not fit together.
 *
 * @param caller the function that was called with it
 * @throws RangeError when a part is missing or of another kind, the number of bytes is not labels · rows · cols · channels, or there is no image.
 */
export function checkDataset(caller: string, dataset: Dataset): void {
  checkParts(caller, dataset);
  const [rows, cols, channels] = dataset.shape;
  const count = dataset.labels.length;
  const expected = count * rows * cols * channels;
  if (count === 0)
    throw new RangeError(`${dataset.name} has no images: load it again or choose another folder.`);
  if (dataset.images.length !== expected) {
    throw new RangeError(
      `${dataset.name}: ${count} labels and images of ${rows}×${cols}×${channels} make ${expected} bytes, ` +
        `but there are ${dataset.images.length}: images and labels must be cut at the same place.`,
    );
  }
}

function checkParts(caller: string, dataset: Dataset): void {
  checkObject({ caller, what: "the dataset" }, dataset, "(await loadMnist()).train");
  const { name, shape, images, labels, classNames } = dataset;
  textOf({ caller, what: "the dataset's name" }, name);
  const names = { caller, what: "the dataset's classNames" };
  const strange = Array.isArray(classNames)
    ? classNames.filter((text) => typeof text !== "string")
    : [classNames];
  if (strange.length > 0)
    throw refusal(names, "a list of texts", strange[0], 'pass for example ["cat", "dog"]');
  if (!(labels instanceof Uint8Array)) checkLabels(caller, labels);
  if (!(images instanceof Uint8Array)) {
    const scaled = "pass them as the reader gave them, and scale them when they become tensors";
    throw refusal({ caller, what: "the dataset's images" }, "bytes 0…255 in a Uint8Array", images, scaled);
  }
  const sizes =
    Array.isArray(shape) && shape.length === 3 && shape.every((size) => Number.isInteger(size) && size > 0);
  const advice = "pass for example [28, 28, 1]";
  if (!sizes)
    throw refusal({ caller, what: "the dataset's shape" }, "[rows, columns, channels]", shape, advice);
}

/** Labels from somewhere else than a reader, whose bytes are whole numbers. */
function checkLabels(caller: string, labels: ArrayLike<unknown>): void {
  const argument = { caller, what: "the dataset's labels" };
  const wrong = listOf(argument, labels, "Uint8Array.of(7, 2, 1)").findIndex(
    (label) => !Number.isInteger(label),
  );
  const advice = "pass the number of its class, from 0 on";
  if (wrong >= 0) throw refusal({ caller, what: `label ${wrong}` }, "a whole number", labels[wrong], advice);
}
