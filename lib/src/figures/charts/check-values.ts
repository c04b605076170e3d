import { checkObject } from "../../arguments/objects";
import { inWords } from "../../arguments/refuse";
import { checkRange, textOf } from "../../arguments/values";

/** @throws RangeError unless a chart has a title, names of its axes, and a range of y, where one is given */
export function checkAxes(figure: string, options: object): void {
  checkObject(
    { caller: figure, what: "the options" },
    options,
    '{ title: "Loss", xLabel: "epoch", yLabel: "loss" }',
  );
  const given = options as { title?: unknown; xLabel?: unknown; yLabel?: unknown; yRange?: unknown };
  for (const name of ["title", "xLabel", "yLabel"] as const)
    textOf({ caller: figure, what: name }, given[name]);
  checkRange({ caller: figure, what: "yRange" }, given.yRange);
}

/** @throws RangeError unless `value` is a whole number from 1 on */
export function checkCount(
  figure: string,
  things: string,
  value: number,
  most: number = Number.POSITIVE_INFINITY,
): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  const range = Number.isInteger(value) && value > most ? `to ${most}` : "on";
  throw new RangeError(
    `${figure}: expected a whole number of ${things} from 1 ${range}, found ${inWords(value)}.`,
  );
}

/** @throws RangeError where weights or outputs of a layer are NaN or infinite, as those of a training that diverged are */
export function checkNetworkNumbers(figure: string, layer: string, values: ArrayLike<number>): void {
  const bad = Array.prototype.find.call(values, (value: number) => !Number.isFinite(value)) as
    | number
    | undefined;
  if (bad !== undefined)
    throw new RangeError(
      `${figure}: layer ${layer} holds ${bad}; make the network anew and train it with a smaller learning rate.`,
    );
}
