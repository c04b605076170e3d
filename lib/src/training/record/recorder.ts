import * as tf from "@tensorflow/tfjs-node";
import { NotAGraph } from "../fallback";
import type { Attribute, Attributes, Constant } from "../graph/attribute";
import { DType } from "../graph/dtype";
import {
  LEARNING_RATE,
  type Operation,
  type StepGraph,
  type Update,
  type ValueId,
  type ValueInfo,
} from "../graph/step-graph";
import {
  type Binding,
  type BindingAttribute,
  giveOwnMemory,
  nativeId,
  nodeBackend,
  registeredVariables,
} from "../tfjs-internals";

/**
 * Runs plain tfjs code once and writes down every operation that reaches TensorFlow.
 *
 * While it runs, the binding notes what passes, native tensors live on (an id names one value), and `Variable.assign`
 * notes an update instead of changing anything: afterwards all variables hold what they held before.
 */
export class Recorder {
  private readonly binding: Binding = nodeBackend().binding;
  private readonly operations: Operation[] = [];
  private readonly values = new Map<ValueId, ValueInfo>();
  private readonly constants = new Map<ValueId, Constant>();
  private readonly variables = new Map<ValueId, tf.Variable>();
  private readonly updates = new Map<tf.Variable, Update>();
  private readonly deleted: number[] = [];
  private readonly undo: (() => void)[] = [];
  private drawn = 0;

  /**
   * Records `step`, whose arguments are `feeds`. `rate` is the number that stands for the learning rate in the code that
   * runs: scalars equal to it or to its negative become the learning rate of the time of the step.
   */
  record(feeds: readonly tf.Tensor[], rate: number, step: () => tf.Tensor[]): StepGraph {
    const feedIds = feeds.map((feed) => this.known(feed));
    for (const variable of Object.values(registeredVariables())) this.knownVariable(variable);
    this.values.set(LEARNING_RATE, { shape: [], dtype: DType.float32 });
    const results = this.listen(() => tf.tidy(() => step().map((result) => this.result(result))));
    this.captureForeignTensors(feedIds, results);
    return this.withLearningRate(rate, {
      operations: this.operations,
      values: this.values,
      constants: this.constants,
      variables: this.variables,
      feeds: feedIds,
      learningRate: LEARNING_RATE,
      updates: [...this.updates.values()],
      results,
    });
  }

  /** Whether the step drew random numbers in JavaScript, which a second recording would draw anew. */
  get drewRandomNumbers(): boolean {
    return this.drawn > 0;
  }

  /** Notes an update that an optimizer's own TensorFlow operation makes; the first variable is the one it trains. */
  update(
    op: string,
    variables: readonly tf.Variable[],
    inputs: readonly ValueId[],
    attributes: Attributes,
  ): void {
    this.updates.set(variables[0]!, { op, variables, inputs, attributes });
  }

  /** Runs `step` with the binding, `Variable.assign` and `Math.random` replaced, and puts them back. */
  private listen<T>(step: () => T): T {
    const backend = nodeBackend();
    const prototype = tf.Variable.prototype as { assign: (value: tf.Tensor) => void };
    const assign = prototype.assign;
    const { random } = Math;
    const recorder = this;
    try {
      backend.binding = this.listeningBinding();
      prototype.assign = function (this: tf.Variable, value: tf.Tensor): void {
        recorder.assigned(this, value);
      };
      Math.random = () => {
        this.drawn++;
        return random();
      };
      return step();
    } finally {
      backend.binding = this.binding; // first: with the listening one in place, everything after would go wrong
      takeEach([
        () => {
          prototype.assign = assign;
        },
        ...this.undo.reverse(),
        ...this.deleted.map((id) => () => this.binding.deleteTensor(id)),
        () => {
          Math.random = random;
        },
      ]);
    }
  }

  private listeningBinding(): Binding {
    const { binding } = this;
    const overrides: Partial<Binding> = {
      executeOp: (name, attributes, inputs, count) => {
        const outputs = binding.executeOp(name, attributes, inputs, count);
        for (const output of outputs)
          this.values.set(output.id, { shape: [...output.shape], dtype: output.dtype });
        const ids = outputs.map((output) => output.id);
        this.operations.push({
          op: name,
          attributes: this.attributes(attributes),
          inputs: [...inputs],
          outputs: ids,
        });
        return outputs;
      },
      createTensor: (shape, dtype, values) => {
        const id = binding.createTensor(shape, dtype, values);
        this.values.set(id, { shape: [...shape], dtype });
        if (ArrayBuffer.isView(values))
          this.constants.set(id, { shape: [...shape], dtype, bytes: copyOf(values) });
        return id;
      },
      deleteTensor: (id) => {
        this.deleted.push(id);
      },
      tensorDataSync: () => {
        throw new NotAGraph("the step reads a tensor's numbers in JavaScript while it runs");
      },
    };
    const descriptors = Object.entries(overrides).map(([name, value]) => [name, { value }]);
    return Object.create(binding, Object.fromEntries(descriptors)) as Binding;
  }

  /** A variable takes a new value: later reads in this step must see it, reads after the recording the old one. */
  private assigned(variable: tf.Variable, value: tf.Tensor): void {
    const attributes: Attributes = {
      dtype: { kind: "type", value: nodeBackend().getDTypeInteger(value.dtype) },
    };
    this.update("AssignVariableOp", [variable], [nativeId(value)], attributes);
    const holder = variable as { dataId: object };
    const [before, after] = [holder.dataId, value.dataId];
    nodeBackend().incRef(after);
    holder.dataId = after;
    this.undo.push(() => {
      holder.dataId = before;
      nodeBackend().disposeData(after);
    });
  }

  private result(tensor: tf.Tensor): ValueId {
    if (tensor.dtype !== "float32") throw new NotAGraph(`a result of the step is of type ${tensor.dtype}`);
    const id = nativeId(tensor);
    tensor.dispose();
    return id;
  }

  private known(tensor: tf.Tensor): ValueId {
    const id = nativeId(tensor);
    this.values.set(id, { shape: [...tensor.shape], dtype: nodeBackend().getDTypeInteger(tensor.dtype) });
    return id;
  }

  /** An id stands for one variable only. Weights set to those of another layer or model share their memory until then. */
  private knownVariable(variable: tf.Variable): void {
    if (this.values.has(nativeId(variable))) giveOwnMemory(variable);
    this.variables.set(this.known(variable), variable);
  }

  /** Tensors from before the step that are neither fed nor variables are fixed: their values become constants. */
  private captureForeignTensors(feeds: readonly ValueId[], results: readonly ValueId[]): void {
    const defined = new Set([...feeds, ...this.variables.keys(), ...this.constants.keys(), LEARNING_RATE]);
    for (const output of this.operations.flatMap((operation) => operation.outputs)) defined.add(output);
    const read = [...this.operations, ...this.updates.values()].flatMap((item) => item.inputs);
    for (const id of new Set([...read, ...results])) if (!defined.has(id)) this.capture(id);
  }

  private capture(id: ValueId): void {
    const { binding } = this;
    const data = binding.tensorDataSync(id);
    const dtype =
      data instanceof Float32Array ? DType.float32 : data instanceof Int32Array ? DType.int32 : DType.bool;
    const copy = binding.executeOp(
      "Identity",
      [{ name: "T", type: binding.TF_ATTR_TYPE, value: dtype }],
      [id],
      1,
    )[0]!;
    binding.deleteTensor(copy.id);
    this.values.set(id, { shape: copy.shape, dtype: copy.dtype });
    this.constants.set(id, { shape: copy.shape, dtype: copy.dtype, bytes: copyOf(data) });
  }

  /** Lets scalars that equal the stand-in for the learning rate read the learning rate. */
  private withLearningRate(rate: number, graph: StepGraph): StepGraph {
    const rates = new Map<ValueId, ValueId>();
    const negate: Operation[] = [];
    for (const [id, constant] of graph.constants) {
      if (constant.dtype !== DType.float32 || constant.shape.length > 0) continue;
      const value = constant.bytes.readFloatLE();
      if (value === Math.fround(rate)) rates.set(id, LEARNING_RATE);
      if (value === -Math.fround(rate)) {
        const T: Attribute = { kind: "type", value: DType.float32 };
        negate.push({ op: "Neg", attributes: { T }, inputs: [LEARNING_RATE], outputs: [id] });
      }
    }
    const constants = new Map(graph.constants);
    for (const id of [...rates.keys(), ...negate.flatMap((operation) => operation.outputs)])
      constants.delete(id);
    const current = (id: ValueId): ValueId => rates.get(id) ?? id;
    const read = <T extends { readonly inputs: readonly ValueId[] }>(item: T): T => ({
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

  private attributes(attributes: readonly BindingAttribute[]): Attributes {
    return Object.fromEntries(attributes.map((attribute) => [attribute.name, this.attribute(attribute)]));
  }

  private attribute({ name, type, value }: BindingAttribute): Attribute {
    const { binding } = this;
    if (Array.isArray(value) && type !== binding.TF_ATTR_SHAPE)
      return { kind: "list", value: value.map((item) => this.attribute({ name, type, value: item })) };
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
}

function copyOf(view: ArrayBufferView): Buffer {
  return Buffer.from(Buffer.from(view.buffer, view.byteOffset, view.byteLength));
}

/** Takes every step, even where one before it fails; the first failure is thrown at the end. */
function takeEach(steps: readonly (() => void)[]): void {
  const failures: unknown[] = [];
  for (const step of steps) {
    try {
      step();
    } catch (failure) {
      failures.push(failure);
    }
  }
  if (failures.length > 0) throw failures[0];
}
