/** @throws RangeError that names the first number that is NaN or infinite, for which no picture has a place */
export function checkFinite(figure: string, things: string, values: ArrayLike<number>): void {
  for (let index = 0; index < values.length; index++)
    if (!Number.isFinite(values[index]))
      throw new RangeError(
        `${figure}: value ${index} of ${things} is ${values[index]}; only finite numbers can be drawn.`,
      );
}

/** @throws RangeError unless `value` is a whole number from 1 on */
export function checkCount(
  figure: string,
  things: string,
  value: number,
  most: number = Number.POSITIVE_INFINITY,
): void {
  if (Number.isInteger(value) && value >= 1 && value <= most) return;
  const range = value > most ? `to ${most}` : "on";
  throw new RangeError(`${figure}: expected a whole number of ${things} from 1 ${range}, found ${value}.`);
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
