import { type Attribute, DType } from "../def/attribute";
import { LEARNING_RATE, type Operation, type StepGraph, type ValueId } from "../ir/step-graph";

const T: Attribute = { kind: "type", value: DType.float32 };

/** Lets scalars that equal the stand-in `rate`, or its negative, read the learning rate of the time of the step. */
export function readingLearningRate(rate: number, graph: StepGraph): StepGraph {
  const rates = new Map<ValueId, ValueId>();
  const negate: Operation[] = [];
  for (const [id, constant] of graph.constants) {
    if (constant.dtype !== DType.float32 || constant.shape.length > 0) continue;
    const value = constant.bytes.readFloatLE();
    if (value === Math.fround(rate)) rates.set(id, LEARNING_RATE);
    if (value === -Math.fround(rate))
      negate.push({ op: "Neg", attributes: { T }, inputs: [LEARNING_RATE], outputs: [id] });
  }
  const constants = new Map(graph.constants);
  for (const id of [...rates.keys(), ...negate.flatMap((operation) => operation.outputs)])
    constants.delete(id);
  const current = (id: ValueId): ValueId => rates.get(id) ?? id;
  const read = <Item extends { readonly inputs: readonly ValueId[] }>(item: Item): Item => ({
    ...item,
    inputs: item.inputs.map(current),
  });
  return {
    ...graph,
    constants,
    operations: [...negate, ...graph.operations.map(read)],
    updates: graph.updates.map(read),
  };
}
