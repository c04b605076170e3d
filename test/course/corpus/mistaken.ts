import { rewrite } from "./notebook";
import type { Submission } from "./submission";

const oneHotOf = (entry: string, end = ""): string =>
  `function oneHot(labels: Uint8Array, classes: number): tf.Tensor2D {
  const rows = Array.from(labels, (label) => Array.from({ length: classes }, (_, column) => ${entry}));
  return tf.tensor2d(rows)${end};
}`;

/** Answers that run and are wrong, or right in part: the diagnosis is the reason. */
export const mistaken: readonly Submission[] = [
  {
    name: "mistake-off-by-one",
    change: rewrite("oneHot", oneHotOf("(column === label + 1 ? 1 : 0)")),
    expected: { oneHot: [0.4, "partial", /./] },
  },
  {
    name: "mistake-int32",
    change: rewrite("oneHot", oneHotOf("(column === label ? 1 : 0)", ".toInt() as tf.Tensor2D")),
    expected: { oneHot: [0.9, "partial", /int32/] },
  },
  {
    name: "mistake-integer-pixels",
    change: rewrite(
      "scalePixels",
      "function scalePixels(pixels: Uint8Array): Float32Array {\n  return Float32Array.from(pixels);\n}",
    ),
    expected: { scalePixels: [0.1, "partial", /255/] },
  },
  {
    name: "mistake-uphill",
    change: rewrite(
      "gradientDescent",
      `function gradientDescent(parameters: tf.Variable[], gradients: tf.Tensor[], learningRate: number): void {
  tf.tidy(() => parameters.forEach((p, i) => p.assign(p.add(gradients[i].mul(learningRate)))));
  tf.dispose(gradients);
}`,
    ),
    expected: { gradientDescent: [0.3, "partial", /./] },
  },
  {
    name: "mistake-leak",
    change: rewrite(
      "gradientDescent",
      `function gradientDescent(parameters: tf.Variable[], gradients: tf.Tensor[], learningRate: number): void {
  parameters.forEach((p, i) => p.assign(p.sub(gradients[i].mul(learningRate))));
}`,
    ),
    expected: { gradientDescent: [0.7, "partial", /memory|dispose|tensor/i] },
  },
];
