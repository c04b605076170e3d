import { checkObject } from "../arguments/objects";
import { inWords } from "../arguments/refuse";
import { textOf } from "../arguments/values";
import type { Origin } from "../data/dataset";
import { originInWords } from "../data/describe";
import { formatFixed, t } from "../i18n";
import { jupyter } from "../jupyter/display";

/** What a network reached, and on which images. */
export interface Result {
  /** Share of test images named rightly, 0…1. */
  readonly accuracy: number;
  readonly origin: Origin;
}

/** The mime type under which a notebook carries its results, for programs that collect them. */
const resultMimeType = "application/vnd.image-lab.result+json";

/**
 * Reports a result: one line for the reader, and in a notebook the same as data in the cell's output.
 *
 * @param name what was measured, for example "LeNet-5 on MNIST"
 * @throws RangeError when the accuracy is no share
 * @example report("LeNet-5 on MNIST", { accuracy: 0.986, origin: "downloaded" });
 */
export function report(name: string, result: Result): void {
  textOf({ caller: "report", what: "the name" }, name);
  checkObject({ caller: "report", what: "the result" }, result, '{ accuracy: 0.986, origin: "downloaded" }');
  const { accuracy, origin } = result;
  if (Number.isNaN(accuracy)) {
    throw new RangeError(
      "report: accuracy is NaN; either it was divided by no images, or the network's weights became NaN in training.",
    );
  }
  if (!(accuracy >= 0 && accuracy <= 1)) {
    throw new RangeError(
      `report: accuracy is a share between 0 and 1 and is ${inWords(accuracy)}: divide by the number of images.`,
    );
  }
  const share = formatFixed(100 * accuracy, 2);
  const line = t("{name}: {share} % of the test images ({origin})", {
    name,
    share,
    origin: originInWords(origin),
  });
  const notebook = jupyter();
  if (notebook === undefined) console.log(line);
  else notebook.display({ [resultMimeType]: { name, accuracy, origin }, "text/plain": line });
}
