import { DType, int, type as typeAttribute } from "../def/attribute";
import { Editor } from "../ir/editor";
import type { Operation, StepGraph, ValueId } from "../ir/step-graph";
import { NotAGraph } from "../unsupported";

/**
 * Compares two recordings of the same step. What JavaScript drew anew for the second is replaced by random numbers that
 * TensorFlow draws in every step, provided that it is a dropout's mask: `floor(uniform + share kept)`.
 *
 * A dropout with a seed gets the same mask in every step from tfjs, so it does not differ and stays as it was recorded.
 */
export function drawDropoutMasks(graph: StepGraph, again: StepGraph): StepGraph {
  const [values, others] = [[...graph.constants], [...again.constants.values()]];
  if (values.length !== others.length || graph.operations.length !== again.operations.length)
    throw new NotAGraph("its steps differ from one another");
  const drawn = values
    .filter(([, constant], index) => !constant.bytes.equals(others[index]!.bytes))
    .map(([id]) => id);
  if (drawn.length === 0) return graph;
  if (!drawn.every((id) => isDropoutMask(id, graph)))
    throw new NotAGraph("it draws random numbers other than the masks of dropout");
  const constants = new Map(graph.constants);
  for (const id of drawn) constants.delete(id);
  const editor = new Editor({ ...graph, constants });
  const random = new Map(drawn.map((id) => [id, uniform(editor.shape(id), editor)]));
  const redirect = (id: ValueId): ValueId => random.get(id) ?? id;
  const redirected = graph.operations.map((operation) => ({
    ...operation,
    inputs: operation.inputs.map(redirect),
  }));
  return editor.finish(redirected);
}

function isDropoutMask(id: ValueId, graph: StepGraph): boolean {
  const shifted = onlyReader(id, graph);
  const floored = shifted && onlyReader(shifted.outputs[0]!, graph);
  return (shifted?.op === "Add" || shifted?.op === "AddV2") && floored?.op === "Floor";
}

function onlyReader(id: ValueId, graph: StepGraph): Operation | undefined {
  const readers = graph.operations.filter((operation) => operation.inputs.includes(id));
  return readers.length === 1 ? readers[0] : undefined;
}

/** Numbers in [0, 1), new in every step. They repeat where somebody lets `Math.random` repeat, as those of tfjs do. */
function uniform(shape: readonly number[], editor: Editor): ValueId {
  const attributes = {
    seed: int(seed()),
    seed2: int(seed()),
    dtype: typeAttribute(DType.float32),
    T: typeAttribute(DType.int32),
  };
  return editor.add("RandomUniform", attributes, [editor.ints(shape)], { shape, dtype: DType.float32 });
}

/** Not 0, which stands for a seed that TensorFlow chooses. */
function seed(): number {
  return 1 + Math.floor(Math.random() * 0x7ffffffe);
}
