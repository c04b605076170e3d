import * as tf from "@tensorflow/tfjs-node";
import { optimizers, uniform } from "./with-plain-tfjs";

/** A random small network, its data, loss, optimizer and batch size; the same for the same seed. */
export interface Draw {
  readonly text: string;
  make(): tf.Sequential;
  readonly x: tf.Tensor;
  readonly y: tf.Tensor;
  readonly batchSize: number;
  readonly shuffle: boolean;
}

const activations = [
  "relu",
  "tanh",
  "sigmoid",
  "elu",
  "linear",
  "softplus",
  "selu",
  "softsign",
  "hardSigmoid",
  "relu6",
  "swish",
];
const onProbabilities = [
  "categoricalCrossentropy",
  "kullbackLeiblerDivergence",
  "categoricalHinge",
  "poisson",
];
const onNumbers = [
  "meanSquaredError",
  "meanAbsoluteError",
  "meanSquaredLogarithmicError",
  "logcosh",
  "hinge",
  "squaredHinge",
  "cosineProximity",
  "binaryCrossentropy",
  "meanAbsolutePercentageError",
];

/** Activations and losses that the native engine knows. */
const common = {
  activations: ["relu", "tanh", "sigmoid", "linear"],
  onProbabilities: ["categoricalCrossentropy"],
  onNumbers: ["meanSquaredError"],
};

/** Draws the case of a seed; with `onlyCommon`, one of layers, activations and losses that the native engine knows. */
export function draw(seed: number, { onlyCommon = false } = {}): Draw {
  const random = uniform(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;
  const chance = (share: number): boolean => random() < share;
  const rarely = (share: number): boolean => chance(share) && !onlyCommon;
  const known = onlyCommon ? common : { activations, onProbabilities, onNumbers };
  const seeded = (): { kernelInitializer: tf.layers.Layer; biasInitializer: string } =>
    ({
      kernelInitializer: tf.initializers.glorotUniform({ seed: Math.floor(random() * 1e6) }),
      biasInitializer: "zeros",
    }) as never;
  const activation = (): never => pick(known.activations) as never;
  const parts: ((first: object) => tf.layers.Layer)[] = [];
  const images = chance(0.6);
  const shape = images
    ? [8 + Math.floor(random() * 5), 8 + Math.floor(random() * 5), 1 + Math.floor(random() * 3)]
    : [3 + Math.floor(random() * 20)];
  if (images) {
    const [filters, padding, settings, act] = [
      pick([3, 6, 8]),
      pick(["same", "valid"] as const),
      seeded(),
      activation(),
    ];
    const strides = pick([1, 1, 2]);
    parts.push((first) =>
      tf.layers.conv2d({
        filters,
        kernelSize: 3,
        strides,
        padding,
        activation: act,
        ...settings,
        ...first,
      } as never),
    );
    const [pool, size, stride] = [chance(0.5), pick([2, 2, 3]), pick([2, 2, 1])];
    if (chance(0.7))
      parts.push(() =>
        (pool ? tf.layers.maxPooling2d : tf.layers.averagePooling2d)({
          poolSize: size,
          strides: stride,
          padding: "same",
        }),
      );
    if (chance(0.3)) parts.push(() => tf.layers.batchNormalization());
    if (rarely(0.3)) {
      const more = seeded();
      parts.push(() =>
        tf.layers.separableConv2d({
          filters: 4,
          kernelSize: 3,
          padding: "same",
          depthwiseInitializer: more.kernelInitializer,
          pointwiseInitializer: more.kernelInitializer,
        } as never),
      );
    }
    const global = rarely(0.3);
    parts.push(() => (global ? tf.layers.globalAveragePooling2d({}) : tf.layers.flatten()));
  }
  for (let depth = Math.floor(random() * 3); depth > 0; depth--) {
    const [units, act, settings, useBias] = [pick([4, 9, 16]), activation(), seeded(), chance(0.8)];
    const regular = chance(0.2) ? { kernelRegularizer: tf.regularizers.l2({ l2: 0.01 }) } : {};
    parts.push((first) =>
      tf.layers.dense({ units, activation: act, useBias, ...settings, ...regular, ...first } as never),
    );
    if (chance(0.2)) parts.push(() => tf.layers.dropout({ rate: 0.3, seed: 11 }));
    if (rarely(0.15)) parts.push(() => tf.layers.leakyReLU());
    if (rarely(0.15)) parts.push(() => tf.layers.prelu({}));
    if (rarely(0.1)) parts.push(() => tf.layers.layerNormalization());
  }
  const classes = 2 + Math.floor(random() * 6);
  const probabilities = chance(0.5);
  const sparse = probabilities && rarely(0.2);
  const loss = sparse
    ? "sparseCategoricalCrossentropy"
    : pick(probabilities ? known.onProbabilities : known.onNumbers);
  const [last, final] = [
    seeded(),
    probabilities ? "softmax" : loss === "binaryCrossentropy" ? "sigmoid" : pick(["linear", "sigmoid"]),
  ];
  parts.push((first) =>
    tf.layers.dense({ units: classes, activation: final as never, ...last, ...first } as never),
  );
  const [name, optimizer] = pick(Object.entries(optimizers));
  const metrics = pick([[], ["accuracy"], ["mse", "accuracy"], ["mae"]]);
  const samples = 20 + Math.floor(random() * 40);
  const batchSize = pick([5, 8, 16, 64]);
  const size = shape.reduce((a, b) => a * b, 1);
  const x = tf.tensor(
    Float32Array.from({ length: samples * size }, () => random() * 2 - 0.5),
    [samples, ...shape],
  );
  const labels = Int32Array.from({ length: samples }, () => Math.floor(random() * classes));
  const numbers = Float32Array.from({ length: samples * classes }, random);
  const y = sparse
    ? tf.tensor(Float32Array.from(labels), [samples, 1])
    : probabilities || loss === "binaryCrossentropy"
      ? tf.tidy(() => tf.oneHot(tf.tensor1d(labels, "int32"), classes).toFloat())
      : tf.tensor(numbers, [samples, classes]);
  const make = (): tf.Sequential => {
    const layers = parts.map((part, index) => part(index === 0 ? { inputShape: shape } : {}));
    const model = tf.sequential({ layers });
    model.compile({ optimizer: optimizer(), loss, metrics });
    return model;
  };
  const shuffle = chance(0.5);
  const layers = make()
    .layers.map((layer) => layer.getClassName())
    .join(" ");
  return {
    text: `seed ${seed}: ${layers}, ${loss}, ${name}, ${samples} rows by ${batchSize}${shuffle ? ", shuffled" : ""}`,
    make,
    x,
    y,
    batchSize,
    shuffle,
  };
}
