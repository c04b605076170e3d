import { type Attribute, type Attributes, type Constant, DType } from "../def/attribute";
import type { Operation, ValueId, ValueInfo } from "../ir/step-graph";
import type { Binding, BindingAttribute, NativeTensor } from "../tfjs-internals";
import { NotAGraph } from "../unsupported";

/** Hears what passes the binding. */
interface Listener {
  executed(operation: Operation, outputs: readonly NativeTensor[]): void;
  created(id: ValueId, info: ValueInfo, values: unknown): void;
  /** A native tensor is no longer needed; it lives on until the listener deletes it. */
  deleted(id: ValueId): void;
  /** Code of the step reads a tensor's numbers. */
  read(): void;
}

/** The binding, with a listener. */
export function recordingBinding(binding: Binding, listener: Listener): Binding {
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
    tensorDataSync: (id) => {
      listener.read();
      return binding.tensorDataSync(id);
    },
  };
  const descriptors = Object.entries(overrides).map(([name, value]) => [name, { value }]);
  return Object.create(binding, Object.fromEntries(descriptors)) as Binding;
}

/** An operation's attributes as tfjs-node hands them to the binding, in the terms of a graph. */
function attributesOf(attributes: readonly BindingAttribute[], binding: Binding): Attributes {
  return Object.fromEntries(attributes.map((attribute) => [attribute.name, attributeOf(attribute, binding)]));
}

function attributeOf({ name, type, value }: BindingAttribute, binding: Binding): Attribute {
  if (Array.isArray(value) && type !== binding.TF_ATTR_SHAPE)
    return { kind: "list", value: value.map((item) => attributeOf({ name, type, value: item }, binding)) };
  switch (type) {
    case binding.TF_ATTR_STRING:
      return { kind: "string", value: value as string };
    case binding.TF_ATTR_INT:
      return { kind: "int", value: value as number };
    case binding.TF_ATTR_FLOAT:
      return { kind: "float", value: value as number };
    case binding.TF_ATTR_BOOL:
      return { kind: "bool", value: value as boolean };
    case binding.TF_ATTR_TYPE:
      return { kind: "type", value: value as number };
    case binding.TF_ATTR_SHAPE:
      return { kind: "shape", value: value as number[] };
    default:
      throw new NotAGraph(`attribute ${name} of an operation is of a kind that a graph cannot hold`);
  }
}

/** A native tensor's value, written down. */
export function constantOf(id: number, binding: Binding): Constant {
  const data = binding.tensorDataSync(id);
  const dtype =
    data instanceof Float32Array ? DType.float32 : data instanceof Int32Array ? DType.int32 : DType.bool;
  const T = { name: "T", type: binding.TF_ATTR_TYPE, value: dtype };
  const copy = binding.executeOp("Identity", [T], [id], 1)[0]!; // says its shape
  binding.deleteTensor(copy.id);
  return { shape: copy.shape, dtype: copy.dtype, bytes: copyOf(data) };
}

export function copyOf(view: ArrayBufferView): Buffer {
  return Buffer.from(Buffer.from(view.buffer, view.byteOffset, view.byteLength));
}
