import * as tf from "@tensorflow/tfjs-node";
import { chain, ending, merge, type Row } from "./row";

const { layers } = tf;

const VECTOR = [5];
const SEQUENCE = [4, 3];
const IMAGE = [6, 6, 2];
const VOLUME = [4, 4, 4, 2];
const FILM = [3, 5, 5, 2];

/** A row for one class that a chain of layers tries. */
const row = (
  name: string,
  shape: readonly number[],
  make: () => tf.layers.Layer,
  more: Partial<Row> = {},
): Row => ({
  tries: [name],
  make: () => chain(shape, make()),
  ...more,
});

/** tfjs-node looks at the numbers to see whether they are valid. */
const drawing = /random numbers other than the masks of dropout/;

const core: Row[] = [
  row("Dense", VECTOR, () => layers.dense({ units: 3, activation: "tanh" })),
  row("Activation", VECTOR, () => layers.activation({ activation: "sigmoid" })),
  row("Flatten", IMAGE, () => layers.flatten()),
  row("Reshape", IMAGE, () => layers.reshape({ targetShape: [8, 9] })),
  row("Permute", SEQUENCE, () => layers.permute({ dims: [2, 1] })),
  row("RepeatVector", VECTOR, () => layers.repeatVector({ n: 3 })),
  row("Embedding", [4], () => layers.embedding({ inputDim: 7, outputDim: 3 }), {
    below: 7,
    reason: /looks up rows by numbers that tfjs reads in JavaScript/,
  }),
  {
    tries: ["InputLayer", "Sequential"],
    make: () =>
      tf.sequential({ layers: [layers.inputLayer({ inputShape: VECTOR }), layers.dense({ units: 2 })] }),
  },
  {
    tries: ["Model", "Functional"],
    make: () => {
      const inner = chain(VECTOR, layers.dense({ units: 4, activation: "relu" }));
      return chain(VECTOR, layers.dense({ units: 5 }), inner);
    },
  },
];

const activations: Row[] = [
  row("ReLU", VECTOR, () => layers.reLU({ maxValue: 1 })),
  row("LeakyReLU", VECTOR, () => layers.leakyReLU()),
  row("PReLU", VECTOR, () => layers.prelu()),
  row("ELU", VECTOR, () => layers.elu()),
  row("ThresholdedReLU", VECTOR, () => layers.thresholdedReLU({ theta: 0.2 })),
  row("Softmax", VECTOR, () => layers.softmax()),
];

const convolutions: Row[] = [
  row("Conv1D", SEQUENCE, () => layers.conv1d({ filters: 3, kernelSize: 2, padding: "same" })),
  row("Conv2D", IMAGE, () => layers.conv2d({ filters: 3, kernelSize: 3, strides: 2, activation: "relu" })),
  row("Conv3D", VOLUME, () => layers.conv3d({ filters: 2, kernelSize: 2 })),
  row("Conv2DTranspose", IMAGE, () => layers.conv2dTranspose({ filters: 2, kernelSize: 3, strides: 2 })),
  row("Conv3DTranspose", VOLUME, () => layers.conv3dTranspose({ filters: 2, kernelSize: 2 }), {
    refusal: /gradient function not found for Conv3DBackpropInputV2/,
  }),
  row("DepthwiseConv2D", IMAGE, () => layers.depthwiseConv2d({ kernelSize: 3, depthMultiplier: 2 })),
  row("SeparableConv2D", IMAGE, () => layers.separableConv2d({ filters: 3, kernelSize: 3, padding: "same" })),
  row("UpSampling2D", IMAGE, () => layers.upSampling2d({ size: [2, 2] })),
  row("ZeroPadding2D", IMAGE, () => layers.zeroPadding2d({ padding: 1 })),
  row("Cropping2D", IMAGE, () =>
    layers.cropping2D({
      cropping: [
        [1, 1],
        [0, 2],
      ],
    }),
  ),
];

const pools: Row[] = [
  row("MaxPooling1D", SEQUENCE, () => layers.maxPooling1d({ poolSize: 2 })),
  row("AveragePooling1D", SEQUENCE, () => layers.averagePooling1d({ poolSize: 2 })),
  row("MaxPooling2D", IMAGE, () => layers.maxPooling2d({ poolSize: 3, strides: 2, padding: "same" })),
  row("AveragePooling2D", IMAGE, () => layers.averagePooling2d({ poolSize: 3, strides: 1, padding: "same" })),
  row("MaxPooling3D", VOLUME, () => layers.maxPooling3d({ poolSize: 2 })),
  row("AveragePooling3D", VOLUME, () => layers.averagePooling3d({ poolSize: 2 })),
  row("GlobalAveragePooling1D", SEQUENCE, () => layers.globalAveragePooling1d({})),
  row("GlobalMaxPooling1D", SEQUENCE, () => layers.globalMaxPooling1d({})),
  row("GlobalAveragePooling2D", IMAGE, () => layers.globalAveragePooling2d({})),
  row("GlobalMaxPooling2D", IMAGE, () => layers.globalMaxPooling2d({})),
];

const recurrent: Row[] = [
  row("SimpleRNN", SEQUENCE, () => layers.simpleRNN({ units: 3 })),
  row("GRU", SEQUENCE, () => layers.gru({ units: 3, returnSequences: true })),
  row("LSTM", SEQUENCE, () => layers.lstm({ units: 3, goBackwards: true })),
  ...[layers.simpleRNNCell, layers.gruCell, layers.lstmCell].map((cell, index) =>
    row(["SimpleRNNCell", "GRUCell", "LSTMCell"][index]!, SEQUENCE, () =>
      layers.rnn({ cell: cell({ units: 3 } as never) as never }),
    ),
  ),
  {
    tries: ["RNN", "StackedRNNCells"],
    make: () => {
      const cells = [layers.lstmCell({ units: 3 }), layers.gruCell({ units: 2 })];
      return chain(
        SEQUENCE,
        layers.rnn({ cell: layers.stackedRNNCells({ cells: cells as never }) as never }),
      );
    },
  },
  {
    tries: ["ConvLSTM2D", "ConvLSTM2DCell"],
    make: () => chain(FILM, layers.convLstm2d({ filters: 2, kernelSize: 3 })),
  },
  row("Masking", SEQUENCE, () => layers.masking({ maskValue: 0 })),
  {
    tries: ["Masking"],
    make: () => chain(SEQUENCE, layers.masking({ maskValue: 0 }), layers.lstm({ units: 3 })),
    below: 2,
  },
  {
    tries: ["Embedding"],
    make: () =>
      chain([4], layers.embedding({ inputDim: 5, outputDim: 3, maskZero: true }), layers.gru({ units: 3 })),
    below: 5,
    reason: /looks up rows by numbers that tfjs reads in JavaScript/,
  },
  {
    tries: ["LSTM"],
    make: () => {
      const batch = tf.input({ batchShape: [4, ...SEQUENCE] });
      const state = layers.lstm({ units: 3, stateful: true }).apply(batch) as tf.SymbolicTensor;
      return tf.model({ inputs: batch, outputs: ending(state) });
    },
    reason: /keeps a state from batch to batch/,
  },
];

const wrappers: Row[] = [
  row("TimeDistributed", SEQUENCE, () => layers.timeDistributed({ layer: layers.dense({ units: 2 }) })),
  row("Bidirectional", SEQUENCE, () =>
    layers.bidirectional({ layer: layers.lstm({ units: 2 }) as tf.RNN, mergeMode: "concat" }),
  ),
];

const merges: Row[] = [
  { tries: ["Add"], make: () => merge(IMAGE, layers.add(), 3) },
  { tries: ["Multiply"], make: () => merge(VECTOR, layers.multiply()) },
  { tries: ["Average"], make: () => merge(VECTOR, layers.average()) },
  { tries: ["Maximum"], make: () => merge(VECTOR, layers.maximum()) },
  { tries: ["Minimum"], make: () => merge(VECTOR, layers.minimum()) },
  { tries: ["Concatenate"], make: () => merge(IMAGE, layers.concatenate({ axis: -1 })) },
  { tries: ["Dot"], make: () => merge(SEQUENCE, layers.dot({ axes: 1 })) },
];

const normalizations: Row[] = [
  row("BatchNormalization", IMAGE, () => layers.batchNormalization()),
  row("LayerNormalization", VECTOR, () => layers.layerNormalization()),
];

const noises: Row[] = [
  row("Dropout", VECTOR, () => layers.dropout({ rate: 0.4, seed: 3 })),
  row("Dropout", IMAGE, () => layers.dropout({ rate: 0.4, noiseShape: [4, 1, 1, 2] }), { random: true }),
  row("SpatialDropout1D", SEQUENCE, () => layers.spatialDropout1d({ rate: 0.4, seed: 3 })),
  row("GaussianNoise", VECTOR, () => layers.gaussianNoise({ stddev: 0.1 }), {
    random: true,
    reason: drawing,
  }),
  row("GaussianDropout", VECTOR, () => layers.gaussianDropout({ rate: 0.3 }), {
    random: true,
    reason: drawing,
  }),
  row("AlphaDropout", VECTOR, () => layers.alphaDropout({ rate: 0.3 }), {
    random: true,
    reason: drawing,
  }),
  row("LSTM", SEQUENCE, () => layers.lstm({ units: 3, dropout: 0.3, recurrentDropout: 0.3 }), {
    random: true,
  }),
];

const preprocessing: Row[] = [
  row("Rescaling", VECTOR, () => layers.rescaling({ scale: 0.5, offset: 1 })),
  row("Resizing", IMAGE, () => layers.resizing({ height: 4, width: 5 }), {
    refusal: /Error in resizeBilinear: x must be rank 3 or 4/,
  }),
  row("CenterCrop", IMAGE, () => layers.centerCrop({ height: 4, width: 4 })),
  row("CategoryEncoding", [3], () => layers.categoryEncoding({ numTokens: 5, outputMode: "multiHot" }), {
    below: 5,
    refusal: /DenseBincount/,
  }),
  row("RandomWidth", IMAGE, () => layers.randomWidth({ factor: 0.4 } as never), {
    refusal: /Tensor must have a shape comprised of positive integers/,
  }),
];

/** A row or more for each layer of tfjs. */
export const layerRows: readonly Row[] = [
  ...core,
  ...activations,
  ...convolutions,
  ...pools,
  ...recurrent,
  ...wrappers,
  ...merges,
  ...normalizations,
  ...noises,
  ...preprocessing,
];
