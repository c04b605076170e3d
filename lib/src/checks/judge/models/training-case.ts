import type { TensorValue } from "../../encoding";
import type { Random } from "../random";

/** The case that exercises share which write a call of `fit`. */
export interface TrainingCase {
  readonly images: TensorValue;
  readonly labels: TensorValue;
}

/** How many images a case has. */
export const count = 60;
const classes = 4;

/** Sixty different images of a shape in no order, each with a one-hot label. */
export function trainingCase(random: Random, imageShape: readonly number[]): TrainingCase {
  const size = imageShape.reduce((product, side) => product * side, count);
  const images = Float32Array.from({ length: size }, () => random.between(0, 1));
  const labels = random
    .order(count)
    .flatMap((position) =>
      Array.from({ length: classes }, (_, column) => (column === position % classes ? 1 : 0)),
    );
  return {
    images: { kind: "tensor", shape: [count, ...imageShape], dtype: "float32", values: images },
    labels: {
      kind: "tensor",
      shape: [count, classes],
      dtype: "float32",
      values: Float32Array.from(labels),
    },
  };
}
