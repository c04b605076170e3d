import type * as tf from "@tensorflow/tfjs-node";
import { type Argument, refusal } from "./refuse";

/** @throws RangeError unless it is an object with properties, such as `{ title: "…" }` */
export function checkObject(argument: Argument, value: unknown, example: string): void {
  if (isObject(value)) return;
  throw refusal(argument, "an object", value, `pass for example ${example}`);
}

/** @throws RangeError unless it is a model with layers */
export function checkModel(caller: string, value: unknown): void {
  if (isObject(value) && "layers" in value && "inputs" in value && "predict" in value) return;
  throw refusal(
    { caller, what: "the model" },
    "a model",
    value,
    "pass what tf.sequential, mlp() or lenet5() returned",
  );
}

/** The shape of one example that a model takes, where `given` is another; null in it stands for any size. */
export function misfit(model: tf.LayersModel, given: readonly number[]): (number | null)[] | undefined {
  const wanted = model.inputs[0]!.shape.slice(1);
  const fits =
    wanted.length === given.length && wanted.every((size, at) => size === null || size === given[at]);
  return fits ? undefined : wanted;
}

/** @throws RangeError unless it is a tensor that is alive */
export function checkTensor(argument: Argument, value: unknown): void {
  if (isObject(value) && "dataId" in value && !(value as unknown as tf.Tensor).isDisposed) return;
  throw refusal(argument, "a tensor", value, "pass one that has not been disposed, such as model.predict(…)");
}

/** @throws RangeError unless it is a function */
export function checkFunction(argument: Argument, value: unknown, example: string): void {
  if (typeof value === "function") return;
  throw refusal(argument, "a function", value, `pass for example ${example}`);
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !ArrayBuffer.isView(value);
}
