import type { Mistake, Property } from "../../exercise";
import { agrees } from "../agrees";
import { brief } from "../excerpt";
import { told } from "../told";
import { alikeLayer, onModel, type SeenModel, seenModel } from "./units";

/** Properties of every builder's result. `part` is the part of the exercise that each earns. */

/**
 * Something that must hold of the model: `test` returns what it found and what it expected, or undefined. Of what is
 * no model it does not hold; `isModel` comes first and says so.
 */
function ofModel<Case>(
  id: string,
  part: string,
  test: (model: SeenModel, given: Case) => { received: unknown; expected: unknown } | undefined,
): Property<Case> {
  return {
    id,
    part,
    test(call, given) {
      const model = seenModel(call);
      if (model === undefined) return {};
      const failure = test(model, given);
      return failure && { received: brief(failure.received), expected: brief(failure.expected) };
    },
  };
}

/** The result is a layers model, as `tf.sequential` and `tf.model` make them. */
export function isModel(part: string): Property<unknown> {
  return ofModel("model.type", part, () => undefined);
}

/** Takes images of the shape asked for. */
export function inputShape<Case>(part: string, expected: (given: Case) => readonly number[]): Property<Case> {
  return ofModel("model.inputShape", part, (model, given) => {
    const wanted = expected(given);
    return agrees(model.inputShape, wanted) ? undefined : { received: model.inputShape, expected: wanted };
  });
}

/** Gives one number per class. */
export function outputShape(part: string, classes: number): Property<unknown> {
  return ofModel("model.outputShape", part, (model) =>
    agrees(model.outputShape, [classes]) ? undefined : { received: model.outputShape, expected: [classes] },
  );
}

/** Has exactly so many parameters. */
export function parameterCount<Case>(part: string, expected: (given: Case) => number): Property<Case> {
  return ofModel("model.parameters", part, (model, given) =>
    model.parameters === expected(given)
      ? undefined
      : { received: model.parameters, expected: expected(given) },
  );
}

/** Consists of these layers, each described by one word or two. */
export function layers<Case>(
  part: string,
  describe: (model: SeenModel) => readonly string[],
  expected: (given: Case) => readonly string[],
): Property<Case> {
  return ofModel("model.layers", part, (model, given) => {
    const [received, wanted] = [describe(model).join(", "), expected(given).join(", ")];
    return received === wanted ? undefined : { received, expected: wanted };
  });
}

/** Applies these activations, one per layer that learns. */
export function activations<Case>(
  part: string,
  describe: (model: SeenModel) => readonly string[],
  expected: (given: Case) => readonly string[],
): Property<Case> {
  return { ...layers(part, describe, expected), id: "model.activations" };
}

/** Its weights start different from one another: alike, the units of a layer would learn one and the same thing. */
export function differentWeights(part: string): Property<unknown> {
  return {
    id: "model.alikeWeights",
    part,
    test: (call) => alikeLayer(seenModel(call)?.units),
  };
}

/** Takes batches of any number of images. */
export function anyBatch(part: string): Property<unknown> {
  return ofModel("model.fixedBatch", part, ({ batch }) =>
    batch == null ? undefined : { received: batch, expected: null },
  );
}

/** Is left uncompiled: loss and optimizer are chosen where it is trained. */
export function uncompiled(part: string): Property<unknown> {
  return ofModel("model.compiled", part, (model) =>
    model.compiled ? { received: true, expected: false } : undefined,
  );
}

/** Mistakes of every builder. `widths` are the units and filters that have a bias. */
export function builderMistakes<Case>(expected: (given: Case) => number, biases: number): Mistake<Case>[] {
  return [
    told("model.empty", /model is empty|Empty Sequential/i),
    told("model.noInputShape", /The first layer in a Sequential model must get an `inputShape`/),
    told("model.batchInShape", /is incompatible with layer conv2d.*expected ndim=4, found ndim=5/),
    {
      id: "model.batchInShape",
      when: onModel(({ inputShape }) => (inputShape[0] === null ? {} : undefined)),
    },
    {
      id: "model.noBias",
      when: onModel((model, given) =>
        model.parameters === expected(given) - biases
          ? { received: model.parameters, expected: expected(given), biases }
          : undefined,
      ),
    },
  ];
}
