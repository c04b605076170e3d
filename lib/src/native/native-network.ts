import type * as tf from "@tensorflow/tfjs-node";
import type { Batches } from "../graph/batches";
import type { Model } from "../graph/tfjs-internals";
import type { NativeEngine, NetworkHandle } from "./binding";
import { encodePlan } from "./encode-plan";
import { NativeData, type RowSizes } from "./native-data";
import { NotNative } from "./not-native";
import { type Objective, objectiveOf } from "./objective";
import { type OptimizerPlan, optimizerPlan, slotVariables } from "./optimizer-plan";
import { type StageList, stagesOf } from "./supported-layers";
import { type Held, memoryOf } from "./tensor-memory";
import { TensorSlot } from "./tensor-slot";
import { leaveWideToGraph } from "./wide-convolutions";

/** Rows that one call judges or predicts. */
const ROWS_A_CALL = 4096;

/** Where the engine keeps a variable: a parameter's values or the optimizer's for it, or one of its counters. */
type Place = { readonly parameter: number; readonly slot: number } | { readonly counter: number };

/** A model's layers, weights and optimizer inside the engine. It must not hold the model, which would keep both alive. */
export class NativeNetwork {
  /** What is trained on, validated on, and evaluated or predicted. */
  readonly data: NativeData;
  readonly testData: NativeData;
  readonly lookData: NativeData;
  private readonly handle: NetworkHandle;
  private readonly transfer: TensorSlot;
  private readonly places: readonly (readonly [tf.Variable, Place])[];
  private readonly held: Held;
  private readonly sizes: RowSizes;
  private readonly classes: number;
  private readonly drops: boolean;
  /** The memory that each variable had when the engine last took its value, while nobody trains here. */
  private readonly seen = new WeakMap<tf.Variable, object>();
  private training = false;
  private closed = false;
  private seed = 0;

  /**
   * @param purpose whether it is to be trained or judged as compiled, or only to predict
   * @throws {NotNative} where the engine does not know the model
   */
  constructor(
    private readonly engine: NativeEngine,
    model: Model,
    purpose: "training" | "prediction",
  ) {
    const { binding, variant, threads } = engine;
    const list = stagesOf(model);
    if (engine.besideGraphs) leaveWideToGraph(model);
    const compiled = purpose === "training" ? compiledParts(model, list) : undefined;
    const { numbers, constants } = encodePlan(list, compiled?.optimizer, compiled?.objective);
    const handle = binding.create(variant, numbers, constants, threads);
    if (handle === undefined)
      throw new NotNative("it is too large: it has too many layers, or does not fit into memory");
    this.handle = handle;
    this.classes = list.classes;
    this.drops = list.drops;
    this.sizes = { inputs: product(list.input), targets: compiled?.objective.targets ?? list.classes };
    this.places = [
      ...parameterPlaces(list),
      ...(compiled === undefined ? [] : statePlaces(model, list, compiled)),
    ];
    this.held = engine.memory.heldVariables(
      this.places.map(([variable]) => variable),
      () => this.places.map((place) => this.fetch(place)),
    );
    this.transfer = new TensorSlot(engine);
    this.data = new NativeData(engine);
    this.testData = new NativeData(engine);
    this.lookData = new NativeData(engine);
  }

  get description(): string {
    const { variant, threads } = this.engine;
    return `${variant}, ${threads} ${threads === 1 ? "thread" : "threads"}`;
  }

  /** Lets the network read these tensors until their data is released. */
  setData(data: NativeData, batches: Batches): void {
    data.set(batches, this.sizes);
  }

  /** Takes over the variables; what dropout drops follows from Math.random. */
  beginTraining(): void {
    this.training = true;
    this.take(this.drops ? Math.floor(Math.random() * 2 ** 32) : 0);
  }

  /** Takes a step on each full batch of rows; returns loss and metrics of each. */
  train(rows: Int32Array, batchSize: number, rate: number): Float32Array {
    this.take();
    const { binding } = this.engine;
    const results = binding.train(this.handle, this.data.slots, rows, Math.min(batchSize, rows.length), rate);
    this.held.stepped();
    return results;
  }

  /** Mean loss and metrics over rows from..to of the data. */
  judge(data: NativeData, from: number, to: number): Float32Array {
    this.look();
    return this.engine.binding.infer(this.handle, data.slots, from, to);
  }

  /** The sum over all rows of loss and metrics. */
  totals(data: NativeData, samples: number): number[] {
    const totals: number[] = [];
    for (let from = 0; from < samples; from += ROWS_A_CALL) {
      const to = Math.min(from + ROWS_A_CALL, samples);
      for (const [index, value] of this.judge(data, from, to).entries())
        totals[index] = (totals[index] ?? 0) + value * (to - from);
    }
    return totals;
  }

  /** What the network says about each row, one after the other. */
  outputs(data: NativeData, samples: number): Float32Array {
    this.look();
    const all = new Float32Array(samples * this.classes);
    for (let from = 0; from < samples; from += ROWS_A_CALL) {
      const to = Math.min(from + ROWS_A_CALL, samples);
      const part = all.subarray(from * this.classes, to * this.classes);
      this.engine.binding.infer(this.handle, data.slots, from, to, part);
    }
    return all;
  }

  /** Gives the variables back to tfjs. */
  endTraining(): void {
    this.training = false;
    this.held.release();
    for (const [variable, place] of this.places)
      if (isWeight(place)) this.seen.set(variable, memoryOf(variable));
    this.data.release();
    this.testData.release();
    if (this.closed) this.close();
  }

  /** Frees the engine's memory; where a fit is still going on, once it ends. */
  close(): void {
    this.closed = true;
    if (this.training) return;
    for (const part of [this.data, this.testData, this.lookData, this.transfer]) part.close();
    this.engine.binding.destroy(this.handle);
  }

  /** While training: takes what others wrote since the last step. */
  private take(seed = this.seed): void {
    const written = this.held.written();
    if (written.length === 0 && seed === this.seed) return;
    const changed = new Set(written);
    const counters = this.engine.binding.readSteps(this.handle);
    for (const [variable, place] of this.places) {
      if (!changed.has(variable)) continue;
      if ("counter" in place) counters[place.counter] = variable.dataSync()[0]!;
      else this.write(variable, place);
    }
    this.held.hold(written);
    this.seed = seed;
    this.engine.binding.begin(this.handle, counters, seed);
  }

  /** Before it judges or predicts: takes weights that changed. */
  private look(): void {
    if (this.training) {
      this.take();
      return;
    }
    for (const [variable, place] of this.places) {
      if (!isWeight(place)) continue;
      const memory = memoryOf(variable);
      if (this.seen.get(variable) === memory && !this.engine.memory.changesInPlace(variable)) continue;
      this.write(variable, place);
      this.seen.set(variable, memory);
    }
  }

  private write(variable: tf.Variable, place: { readonly parameter: number; readonly slot: number }): void {
    this.transfer.hold(variable);
    this.engine.binding.write(this.handle, place.parameter, place.slot, this.transfer.number);
    this.transfer.release();
  }

  private fetch([{ size }, place]: readonly [tf.Variable, Place]): Float32Array {
    const { binding } = this.engine;
    if ("counter" in place) return binding.readSteps(this.handle).slice(place.counter, place.counter + 1);
    const values = new Float32Array(size);
    binding.read(this.handle, place.parameter, place.slot, values);
    return values;
  }
}

interface Compiled {
  readonly optimizer: OptimizerPlan;
  readonly objective: Objective;
}

function compiledParts(model: Model, { classes, stages }: StageList): Compiled {
  const known = new Set(stages.flatMap(({ variables }) => variables));
  if (!model.collectedTrainableWeights.every((weight) => known.has(weight.read())))
    throw new NotNative("it trains weights of layers that its outputs do not depend on");
  if (!model.collectedTrainableWeights.some((weight) => weight.read().trainable))
    throw new NotNative("all its layers are frozen");
  return { optimizer: optimizerPlan(model.optimizer_), objective: objectiveOf(model, classes) };
}

function parameterPlaces({ stages }: StageList): [tf.Variable, Place][] {
  return stages
    .flatMap(({ variables }) => variables)
    .map((variable, parameter) => [variable, { parameter, slot: 0 }]);
}

/** The optimizer's variables. */
function statePlaces(model: Model, list: StageList, { optimizer }: Compiled): [tf.Variable, Place][] {
  const parameters = new Map(parameterPlaces(list).map(([variable], parameter) => [variable, parameter]));
  const weights = model.collectedTrainableWeights.map((weight) => weight.read());
  const slots = slotVariables(model.optimizer_, optimizer, weights).flatMap((variables, slot) =>
    variables.map((variable, index): [tf.Variable, Place] => [
      variable,
      { parameter: parameters.get(weights[index]!)!, slot: slot + 1 },
    ]),
  );
  const counters = optimizer.counters.flatMap((variable, counter): [tf.Variable, Place][] =>
    variable === undefined ? [] : [[variable, { counter }]],
  );
  return [...slots, ...counters];
}

const isWeight = (place: Place): place is { readonly parameter: number; readonly slot: number } =>
  "slot" in place && place.slot === 0;

const product = (shape: readonly number[]): number => shape.reduce((all, size) => all * size, 1);
