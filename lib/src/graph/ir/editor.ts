import { type Attributes, type Constant, DType, type as typeAttribute } from "../def/attribute";
import type { Operation, StepGraph, Update, ValueId, ValueInfo } from "./step-graph";

/** Looks at one operation and returns the value that takes the place of its first output, or nothing to keep it. */
export type Rule = (operation: Operation, editor: Editor) => ValueId | undefined;

/** A named change of a step that keeps what the step computes. */
export type Pass = (graph: StepGraph) => StepGraph;

/** What a rule may ask about the step so far, and how it adds operations in front of the one it looks at. */
export class Editor {
  private readonly operations: Operation[] = [];
  private readonly producers = new Map<ValueId, Operation>();
  private readonly replaced = new Map<ValueId, ValueId>();
  private readonly values: Map<ValueId, ValueInfo>;
  private readonly constants: Map<ValueId, Constant>;
  private next: ValueId;

  constructor(readonly graph: StepGraph) {
    this.values = new Map(graph.values);
    this.constants = new Map(graph.constants);
    this.next = Math.min(graph.learningRate, ...graph.values.keys()) - 1;
  }

  /** The operation that computes a value; none for constants, variables and feeds. */
  producer(value: ValueId): Operation | undefined {
    return this.producers.get(value);
  }

  shape(value: ValueId): readonly number[] {
    return this.info(value).shape;
  }

  dtype(value: ValueId): number {
    return this.info(value).dtype;
  }

  isVariable(value: ValueId): boolean {
    return this.graph.variables.has(value);
  }

  /** A copy of the numbers of a float32 or int32 constant, or nothing when the value is not one. */
  numbers(value: ValueId): Float32Array | Int32Array | undefined {
    const constant = this.constants.get(value);
    if (constant === undefined) return undefined;
    const { buffer, byteOffset, length } = Buffer.from(constant.bytes);
    if (constant.dtype === DType.int32) return new Int32Array(buffer, byteOffset, length / 4);
    if (constant.dtype === DType.float32) return new Float32Array(buffer, byteOffset, length / 4);
    return undefined;
  }

  /** Adds an operation with one output and returns that output. */
  add(op: string, attributes: Attributes, inputs: readonly ValueId[], info: ValueInfo): ValueId {
    const output = this.define(info);
    this.keep({ op, attributes, inputs, outputs: [output] });
    return output;
  }

  /** Adds a float32 operation whose only attribute is its element type `T`. */
  float(op: string, inputs: readonly ValueId[], shape: readonly number[]): ValueId {
    return this.add(op, { T: typeAttribute(DType.float32) }, inputs, { shape, dtype: DType.float32 });
  }

  /** Adds an int32 constant: a vector, or a scalar when a number is given. */
  ints(values: number | readonly number[]): ValueId {
    const elements = typeof values === "number" ? [values] : values;
    const shape = typeof values === "number" ? [] : [values.length];
    return this.constant({ shape, dtype: DType.int32, bytes: Buffer.from(Int32Array.from(elements).buffer) });
  }

  /** Adds a constant. */
  constant(constant: Constant): ValueId {
    const value = this.define({ shape: constant.shape, dtype: constant.dtype });
    this.constants.set(value, constant);
    return value;
  }

  /** The same elements in another shape; a reshape of a reshape becomes one. */
  reshape(value: ValueId, shape: readonly number[]): ValueId {
    const before = this.producer(value);
    const source = before?.op === "Reshape" ? before.inputs[0]! : value;
    if (sameShape(this.shape(source), shape)) return source;
    const dtype = this.dtype(source);
    const attributes = { T: typeAttribute(dtype), Tshape: typeAttribute(DType.int32) };
    return this.add("Reshape", attributes, [source, this.ints(shape)], { shape, dtype });
  }

  /** Runs a rule over every operation. */
  run(rule: Rule): StepGraph {
    for (const recorded of this.graph.operations) {
      const operation = { ...recorded, inputs: recorded.inputs.map((input) => this.current(input)) };
      const substitute = rule(operation, this);
      if (substitute === undefined) this.keep(operation);
      else this.replaced.set(operation.outputs[0]!, substitute);
    }
    return this.finish([]);
  }

  /** The step as edited so far, followed by `rest`. */
  finish(rest: readonly Operation[]): StepGraph {
    const update = (item: Update): Update => ({ ...item, inputs: item.inputs.map((id) => this.current(id)) });
    return {
      ...this.graph,
      operations: [...this.operations, ...rest],
      values: this.values,
      constants: this.constants,
      updates: this.graph.updates.map(update),
      results: this.graph.results.map((id) => this.current(id)),
    };
  }

  private current(value: ValueId): ValueId {
    return this.replaced.get(value) ?? value;
  }

  private keep(operation: Operation): void {
    this.operations.push(operation);
    for (const output of operation.outputs) this.producers.set(output, operation);
  }

  private define(info: ValueInfo): ValueId {
    const value = this.next--;
    this.values.set(value, info);
    return value;
  }

  private info(value: ValueId): ValueInfo {
    const info = this.values.get(value);
    if (info === undefined) throw new Error(`Value ${value} of a recorded step has no shape.`);
    return info;
  }
}

/** A pass that applies one rule to every operation. */
export function pass(rule: Rule): Pass {
  return (graph) => new Editor(graph).run(rule);
}

export function sameShape(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((size, axis) => size === b[axis]);
}
