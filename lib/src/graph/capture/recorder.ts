import * as tf from "@tensorflow/tfjs-node";
import { type Attributes, type Constant, DType } from "../def/attribute";
import {
  LEARNING_RATE,
  type Operation,
  type StepGraph,
  type Update,
  type ValueId,
  type ValueInfo,
} from "../ir/step-graph";
import {
  type Binding,
  disposeOwnedData,
  giveOwnMemory,
  type NativeTensor,
  nativeId,
  nodeBackend,
  registeredVariables,
} from "../tfjs-internals";
import { NotAGraph } from "../unsupported";
import { readingLearningRate } from "./learning-rate";
import { constantOf, copyOf, recordingBinding } from "./recording-binding";
import { takeEach } from "./take-each";

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
  private numbersWereRead = false;

  /**
   * Records `step`, whose arguments are `feeds`. `rate` is the number that stands for the learning rate in the code that
   * runs: scalars equal to it or to its negative become the learning rate of the time of the step.
   */
  record(feeds: readonly tf.Tensor[], rate: number, step: () => tf.Tensor[]): StepGraph {
    const feedIds = feeds.map((feed) => this.known(feed));
    for (const variable of Object.values(registeredVariables())) this.knownVariable(variable);
    this.values.set(LEARNING_RATE, { shape: [], dtype: DType.float32 });
    const results = this.listen(() => tf.tidy(() => step().map((result) => this.result(result))));
    // told only now: thrown while the step runs, it would be lost in a promise that nobody awaits
    if (this.numbersWereRead)
      throw new NotAGraph("the step reads a tensor's numbers in JavaScript while it runs");
    this.captureForeignTensors(feedIds, results);
    return readingLearningRate(rate, {
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
      backend.binding = recordingBinding(this.binding, {
        executed: (operation, outputs) => this.executed(operation, outputs),
        created: (id, info, values) => this.created(id, info, values),
        deleted: (id) => void this.deleted.push(id),
        read: () => {
          this.numbersWereRead = true;
        },
      });
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

  private executed(operation: Operation, outputs: readonly NativeTensor[]): void {
    for (const { id, shape, dtype } of outputs) this.values.set(id, { shape: [...shape], dtype });
    this.operations.push(operation);
  }

  private created(id: ValueId, info: ValueInfo, values: unknown): void {
    this.values.set(id, info);
    if (ArrayBuffer.isView(values)) this.constants.set(id, { ...info, bytes: copyOf(values) });
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
      disposeOwnedData(after);
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
    const constant = constantOf(id, this.binding);
    this.values.set(id, { shape: constant.shape, dtype: constant.dtype });
    this.constants.set(id, constant);
  }
}
