import * as tf from "@tensorflow/tfjs-node";
import type { Model } from "../graph/tfjs-internals";
import { t } from "../i18n";

const trained = new WeakMap<object, WeakRef<Model>>();
const told = new WeakSet<object>();

/**
 * Says in a line when an optimizer that has trained another model begins on this one. tfjs keeps momentum's and Adam's
 * running averages by position, so that the first steps follow the other model's slopes (Keras refuses).
 */
export function noticeSharedOptimizer(model: Model): void {
  const { optimizer_: optimizer } = model;
  const other = trained.get(optimizer)?.deref();
  trained.set(optimizer, new WeakRef(model));
  if (
    other === undefined ||
    other === model ||
    Object.getPrototypeOf(optimizer) === tf.SGDOptimizer.prototype
  )
    return;
  console.log(
    t(
      "{name} is trained by the optimizer of {other}, which goes on from the other's averages: make a new one for each model",
      { name: nameOf(model), other: nameOf(other) },
    ),
  );
}

/**
 * Says in a line, once for each optimizer, that `learningRate = …` has no effect on it: gradient descent and momentum keep
 * the rate in a field of their own, which only `setLearningRate` changes (tfjs 4.22); Adam and RMSProp obey.
 */
export function noticeIgnoredRate({ optimizer_ }: Model): void {
  const optimizer = optimizer_ as unknown as { c?: tf.Scalar; learningRate: number };
  if (optimizer.c === undefined || told.has(optimizer)) return;
  const kept = -optimizer.c.dataSync()[0]!;
  if (Math.fround(optimizer.learningRate) === kept) return;
  told.add(optimizer);
  console.log(
    t(
      "learningRate = {rate} has no effect on this optimizer, which goes on with {kept}: call setLearningRate({rate})",
      {
        rate: optimizer.learningRate,
        kept: Number(kept.toPrecision(6)),
      },
    ),
  );
}

/** A `Sequential`'s own name: the model inside it, which trains, has another. */
function nameOf({ name }: Model): string {
  return name.replace(/_model$/, "");
}
