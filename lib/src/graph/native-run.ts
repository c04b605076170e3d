import type * as tf from "@tensorflow/tfjs-node";
import { DType } from "./def/attribute";
import type { BindingAttribute, NodeBackend } from "./tfjs-internals";

/** An operation's name, attributes, and inputs: the output of the one before, where there is one, and these. */
export type Step = readonly [name: string, attributes: BindingAttribute[], inputs: number[]];

/** Operations of TensorFlow run for one kernel, on native tensors; what they need and make in between goes at the end. */
export class NativeRun {
  private readonly passing: number[] = [];

  constructor(readonly backend: NodeBackend) {}

  /** The native tensor behind one of tfjs. */
  input(tensor: tf.Tensor): number {
    return this.backend.getInputTensorIds([tensor])[0]!;
  }

  int(value: number): number {
    return this.passes(this.backend.binding.createTensor([], DType.int32, Int32Array.of(value)));
  }

  ints(values: readonly number[]): number {
    return this.passes(
      this.backend.binding.createTensor([values.length], DType.int32, Int32Array.from(values)),
    );
  }

  float(value: number): number {
    return this.passes(this.backend.binding.createTensor([], DType.float32, Float32Array.of(value)));
  }

  /** An attribute that is an element type. */
  type(name: string, value: number): BindingAttribute {
    return { name, type: this.backend.binding.TF_ATTR_TYPE, value };
  }

  bool(name: string, value: boolean): BindingAttribute {
    return { name, type: this.backend.binding.TF_ATTR_BOOL, value };
  }

  count(name: string, value: number): BindingAttribute {
    return { name, type: this.backend.binding.TF_ATTR_INT, value };
  }

  /** The last one's output, as a tensor of tfjs. */
  result(...steps: readonly Step[]): tf.Tensor {
    const { binding } = this.backend;
    let before: number[] = [];
    for (const [at, [name, attributes, inputs]] of steps.entries()) {
      const output = binding.executeOp(name, attributes, [...before, ...inputs], 1)[0]!;
      if (at === steps.length - 1) return this.backend.createOutputTensor(output);
      before = [this.passes(output.id)];
    }
    throw new Error("Expected a step at least, found none.");
  }

  /** All outputs of an operation. */
  results([name, attributes, inputs]: Step, count: number): tf.Tensor[] {
    const outputs = this.backend.binding.executeOp(name, attributes, inputs, count);
    return outputs.map((output) => this.backend.createOutputTensor(output));
  }

  /** A tensor of the same data, as `clone` makes it. */
  same({ dataId, shape, dtype }: tf.Tensor): tf.TensorInfo {
    this.backend.incRef(dataId);
    return { dataId, shape, dtype };
  }

  end(): void {
    for (const id of this.passing) this.backend.binding.deleteTensor(id);
  }

  private passes(id: number): number {
    this.passing.push(id);
    return id;
  }
}
