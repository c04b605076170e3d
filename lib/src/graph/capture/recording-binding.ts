import type { Operation, ValueId, ValueInfo } from "../ir/step-graph";
import { NotAGraph } from "../not-a-graph";
import type { Binding, NativeTensor } from "../tfjs-internals";
import { attributesOf } from "./attributes";

/** Hears what passes the binding. */
interface Listener {
  executed(operation: Operation, outputs: readonly NativeTensor[]): void;
  created(id: ValueId, info: ValueInfo, values: unknown): void;
  /** A native tensor is no longer needed; it lives on until the listener deletes it. */
  deleted(id: ValueId): void;
}

/** The binding, with a listener; a step that reads a tensor's numbers fails, as nobody could read them in a graph. */
export function listeningBinding(binding: Binding, listener: Listener): Binding {
  const overrides: Partial<Binding> = {
    executeOp: (op, attributes, inputs, count) => {
      const outputs = binding.executeOp(op, attributes, inputs, count);
      const ids = outputs.map(({ id }) => id);
      listener.executed(
        { op, attributes: attributesOf(attributes, binding), inputs: [...inputs], outputs: ids },
        outputs,
      );
      return outputs;
    },
    createTensor: (shape, dtype, values) => {
      const id = binding.createTensor(shape, dtype, values);
      listener.created(id, { shape: [...shape], dtype }, values);
      return id;
    },
    deleteTensor: (id) => listener.deleted(id),
    tensorDataSync: () => {
      throw new NotAGraph("the step reads a tensor's numbers in JavaScript while it runs");
    },
  };
  const descriptors = Object.entries(overrides).map(([name, value]) => [name, { value }]);
  return Object.create(binding, Object.fromEntries(descriptors)) as Binding;
}
