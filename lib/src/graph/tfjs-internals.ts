/**
 * Everything of tfjs that is not public and that this folder leans on, in one place (tfjs and tfjs-node 4.22.0).
 *
 * - `tf.backend()` of tfjs-node: `binding`, `tensorMap`, `getInputTensorIds`, `createOutputTensor`, `incRef`, `disposeData`.
 * - `tf.engine()`: `registeredVariables`, `removeDataId`.
 * - `tf.LayersModel`: `fitLoop`, `fitDataset`, `testLoop`, `predictLoop`, and the fields of {@link Model}.
 * - tfjs-node's `dist/callbacks`: `ProgbarLogger`, the progress bar that tfjs adds to every fit that is not silent.
 * - `tf.Optimizer`: `iterations_`, and the slots that each optimizer keeps its state in.
 */
import * as tf from "@tensorflow/tfjs-node";

/** An operation's attribute as tfjs-node hands it to the binding; `type` is one of the binding's `TF_ATTR_…`. */
export interface BindingAttribute {
  readonly name: string;
  readonly type: number;
  readonly value: unknown;
}

/** What the binding says about a native tensor; `dtype` is TensorFlow's own number for it. */
export interface NativeTensor {
  readonly id: number;
  readonly shape: number[];
  readonly dtype: number;
}

/** The native addon of tfjs-node. */
export interface Binding {
  executeOp(name: string, attributes: BindingAttribute[], inputs: number[], outputs: number): NativeTensor[];
  createTensor(shape: readonly number[], dtype: number, values: ArrayBufferView | Uint8Array[]): number;
  deleteTensor(id: number): void;
  tensorDataSync(id: number): Float32Array | Int32Array | Uint8Array;
  loadSavedModel(directory: string, tags: string): number;
  deleteSavedModel(id: number): void;
  runSavedModel(id: number, inputs: number[], inputNames: string, outputNames: string): NativeTensor[];
  readonly TF_UINT8: number;
  readonly TF_ATTR_STRING: number;
  readonly TF_ATTR_INT: number;
  readonly TF_ATTR_FLOAT: number;
  readonly TF_ATTR_BOOL: number;
  readonly TF_ATTR_TYPE: number;
  readonly TF_ATTR_SHAPE: number;
}

/** The backend's note about one tensor: values still in JavaScript, or the id of a native tensor. */
export interface TensorData {
  shape: number[];
  dtype: number;
  values: ArrayBufferView | null;
  id: number;
  refCount: number;
}

/** tfjs-node's backend. */
export interface NodeBackend {
  binding: Binding;
  readonly tensorMap: {
    get(dataId: object): TensorData;
    has(dataId: object): boolean;
    set(dataId: object, data: TensorData): void;
  };
  readSync(dataId: object): ArrayBufferView;
  getInputTensorIds(tensors: readonly tf.Tensor[]): number[];
  createOutputTensor(native: NativeTensor): tf.Tensor;
  getDTypeInteger(dtype: tf.DataType): number;
  incRef(dataId: object): void;
  disposeData(dataId: object, force?: boolean): boolean;
}

/** A compiled step of plain tfjs: a batch of inputs, targets and weights in, the loss and the metrics out. */
export type StepFunction = (batch: (tf.Tensor | null)[]) => tf.Tensor[];

type Loss = (labels: tf.Tensor, predictions: tf.Tensor) => tf.Tensor;

/** A compiled `tf.LayersModel` with the fields that its public type hides. */
export interface Model {
  readonly name: string;
  readonly loss: unknown;
  readonly metrics: unknown;
  readonly optimizer_: OptimizerInternals;
  lossFunctions: Loss[];
  readonly metricsTensors: [(labels: tf.Tensor, predictions: tf.Tensor) => tf.Tensor, number][];
  readonly collectedTrainableWeights: { read(): tf.Variable }[];
  readonly layers: tf.layers.Layer[];
  readonly inputs: tf.SymbolicTensor[];
  readonly outputs: tf.SymbolicTensor[];
  readonly stateful: boolean;
  stopTraining_: boolean;
  history: tf.History;
  apply(inputs: tf.Tensor[], options: { readonly training: boolean }): tf.Tensor | tf.Tensor[];
  fit(...args: Parameters<tf.LayersModel["fit"]>): Promise<tf.History>;
  fitLoop(...args: FitLoopArguments): Promise<tf.History>;
  fitDataset(source: BatchSource, config: { readonly epochs: number }): Promise<tf.History>;
  testLoop(
    step: StepFunction,
    tensors: tf.Tensor[],
    batchSize: number,
    verbose?: number,
    steps?: number,
  ): tf.Scalar[];
  predictLoop(
    inputs: tf.Tensor | tf.Tensor[],
    batchSize?: number,
    verbose?: boolean,
  ): tf.Tensor | tf.Tensor[];
}

/** A `tf.data.Dataset`, as far as `fitDataset` looks. */
export interface BatchSource {
  iterator(): Promise<{ next(): Promise<unknown> }>;
}

/** The arguments of `tf.LayersModel`'s own `fitLoop`, in its order. */
export type FitLoopArguments = [
  step: StepFunction,
  tensors: (tf.Tensor | null)[],
  labels: string[],
  batchSize: number | undefined,
  epochs: number | undefined,
  verbose: number | undefined,
  callbacks: CallbackLike[],
  testStep: StepFunction | null,
  testTensors: tf.Tensor[] | undefined,
  shuffle: boolean | string | undefined,
  callbackMetrics: string[],
  initialEpoch: number | undefined,
  stepsPerEpoch: number | null,
  validationSteps: number | null,
];

/** The hooks of a `tf.Callback`, `tf.CustomCallback`, `tf.History` or tfjs's own averaging logger. */
export interface CallbackLike {
  onEpochBegin(epoch: number, logs: Logs): Promise<void>;
  onEpochEnd(epoch: number, logs: Logs): Promise<void>;
  onBatchBegin(batch: number, logs: Logs): Promise<void>;
  onBatchEnd(batch: number, logs: Logs): Promise<void>;
  onTrainBegin(logs: Logs): Promise<void>;
  onTrainEnd(logs: Logs): Promise<void>;
  setModel(model: unknown): void;
}

export type Logs = Record<string, number | tf.Scalar>;

/** An optimizer's private fields; the slots differ from optimizer to optimizer and are reached by name. */
export interface OptimizerInternals {
  learningRate: number;
  iterations_: number | undefined;
  getClassName(): string;
  applyGradients(gradients: NamedGradients | Record<string, tf.Tensor>): void;
  [slot: string]: unknown;
}

export type NamedGradients = { name: string; tensor: tf.Tensor | null }[];

/** The running backend; throws a plain sentence when it is not tfjs-node's. */
export function nodeBackend(): NodeBackend {
  const backend = tf.backend() as unknown as NodeBackend;
  if (backend.binding?.runSavedModel === undefined)
    throw new Error(`Expected tfjs-node's backend "tensorflow", found "${tf.getBackend()}".`);
  return backend;
}

/** All variables that tfjs knows, by name. */
export function registeredVariables(): Record<string, tf.Variable> {
  return (tf.engine() as unknown as { registeredVariables: Record<string, tf.Variable> }).registeredVariables;
}

/** The native tensor behind a tensor; values that still lie in JavaScript are handed over first. */
export function nativeId(tensor: tf.Tensor): number {
  return nodeBackend().getInputTensorIds([tensor])[0]!;
}

/** Copies a variable's value to memory of its own; after `b.assign(a)` tfjs lets both lie in the same. */
export function giveOwnMemory(variable: tf.Variable): void {
  const backend = nodeBackend();
  const { binding } = backend;
  const T = { name: "T", type: binding.TF_ATTR_TYPE, value: backend.getDTypeInteger(variable.dtype) };
  const copy = backend.createOutputTensor(binding.executeOp("Identity", [T], [nativeId(variable)], 1)[0]!);
  variable.assign(copy);
  copy.dispose();
}

/** Frees data whose tensors are gone, as the last of those that hold it; tfjs counts it no longer. */
export function disposeOwnedData(dataId: object): void {
  const backend = nodeBackend();
  const engine = tf.engine() as unknown as { removeDataId(dataId: object, backend: NodeBackend): void };
  if (backend.disposeData(dataId)) engine.removeDataId(dataId, backend);
}

/**
 * Runs an operation on a tensor for what it does; `slot` is its attribute, and its one output is dropped.
 *
 * @param bytes a native tensor of bytes that takes the tensor's place
 */
export function runForEffect(operation: string, slot: number, tensor: tf.Tensor, bytes?: number): void {
  const backend = nodeBackend();
  const { binding } = backend;
  const value = bytes === undefined ? backend.getDTypeInteger(tensor.dtype) : binding.TF_UINT8;
  const attributes = [
    { name: "T", type: binding.TF_ATTR_TYPE, value },
    { name: "slot", type: binding.TF_ATTR_INT, value: slot },
  ];
  const [output] = binding.executeOp(operation, attributes, [bytes ?? nativeId(tensor)], 1);
  binding.deleteTensor(output!.id);
}

/** A native tensor of float32 numbers. */
export function nativeFloats(shape: number[], values: Float32Array): NativeTensor {
  const dtype = nodeBackend().getDTypeInteger("float32");
  return { id: nodeBackend().binding.createTensor(shape, dtype, values), shape, dtype };
}

/** The models' shared prototype, whose loops the graph replaces. */
export function modelPrototype(): Model {
  return tf.LayersModel.prototype as unknown as Model;
}

/** The class of tfjs-node's progress bar, whose prototype can be changed. */
export function progressBarClass(): { readonly prototype: CallbackLike } {
  const { ProgbarLogger } = require("@tensorflow/tfjs-node/dist/callbacks") as {
    ProgbarLogger: { readonly prototype: CallbackLike };
  };
  return ProgbarLogger;
}
