import type * as tfjs from "@tensorflow/tfjs-node";

export type Tf = typeof tfjs;

/** What a program shows of itself: numbers, texts, lists and records of them, in the order in which it shows them. */
export type Shown = number | string | boolean | null | Shown[] | { [name: string]: Shown };

/** What a program is given: tfjs, with or without the lab, and where it shows what it sees. */
export interface Stage {
  readonly tf: Tf;
  show(name: string, value: Shown): void;
}

/** A model that was not compiled yet, what it learns, and for which loss. */
export interface Task {
  readonly model: tfjs.LayersModel;
  readonly x: tfjs.Tensor | tfjs.Tensor[];
  readonly y: tfjs.Tensor | tfjs.Tensor[];
  readonly loss: string | string[];
  readonly metrics?: string[];
}

export type Program = (stage: Stage) => Promise<void>;

/** The same numbers in [0, 1) every time, whatever else draws numbers. */
export function numbers(count: number, seed: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    const value = Math.sin(12.9898 * (at + 1) + 78.233 * (seed + 1)) * 43758.5453;
    return value - Math.floor(value);
  });
}

export function uniform(tf: Tf, shape: number[], seed: number): tfjs.Tensor {
  const count = shape.reduce((all, size) => all * size, 1);
  return tf.tensor(numbers(count, seed), shape);
}

/** Whole numbers below `classes`. */
export function whole(tf: Tf, shape: number[], classes: number, seed: number): tfjs.Tensor {
  const count = shape.reduce((all, size) => all * size, 1);
  return tf.tensor(
    numbers(count, seed).map((value) => Math.floor(value * classes)),
    shape,
    "int32",
  );
}

export function oneHot(tf: Tf, shape: number[], classes: number, seed: number): tfjs.Tensor {
  return tf.tidy(() => tf.oneHot(whole(tf, shape, classes, seed), classes).toFloat());
}

/** Loss and weights after a training, and what tfjs counts. */
export function showModel({ show, tf }: Stage, model: tfjs.LayersModel): void {
  show(
    "weights",
    model.getWeights().map((weight) => [...weight.dataSync()]),
  );
  showMemory({ show, tf });
}

/** What tfjs counts beyond what it counted when the program began; the worker takes that off. */
export function showMemory({ show, tf }: Pick<Stage, "show" | "tf">): void {
  const { numTensors, numDataBuffers, numBytes } = tf.memory();
  show(MEMORY, { numTensors, numDataBuffers, numBytes });
}

/** The name under which memory is shown. */
export const MEMORY = "memory";

export function showHistory({ show }: Stage, { epoch, history }: tfjs.History): void {
  show("history", { epoch, ...(history as Record<string, number[]>) });
}
