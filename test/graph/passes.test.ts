import assert from "node:assert/strict";
import { test } from "node:test";
import type { Attributes, Constant } from "image-lab/internal/graph/def/attribute";
import { bool, DType, type } from "image-lab/internal/graph/def/attribute";
import type { Operation, StepGraph, ValueId, ValueInfo } from "image-lab/internal/graph/ir/step-graph";
import { passes } from "image-lab/internal/graph/passes/index";

const T = type(DType.float32);

/** Writes steps by hand: values are numbered as they come, and the last one is the result. */
class Sketch {
  private readonly operations: Operation[] = [];
  private readonly values = new Map<ValueId, ValueInfo>([[-1, { shape: [], dtype: DType.float32 }]]);
  private readonly constants = new Map<ValueId, Constant>();
  private readonly variables = new Map<ValueId, never>();
  private next = 1;

  feed(shape: number[], dtype: number = DType.float32): ValueId {
    this.values.set(this.next, { shape, dtype });
    return this.next++;
  }

  weight(shape: number[]): ValueId {
    this.variables.set(this.next, {} as never);
    return this.feed(shape);
  }

  floats(...numbers: number[]): ValueId {
    const shape = numbers.length === 1 ? [] : [numbers.length];
    this.constants.set(this.next, {
      shape,
      dtype: DType.float32,
      bytes: Buffer.from(Float32Array.from(numbers).buffer),
    });
    return this.feed(shape);
  }

  ints(...numbers: number[]): ValueId {
    const bytes = Buffer.from(Int32Array.from(numbers).buffer);
    this.constants.set(this.next, { shape: [numbers.length], dtype: DType.int32, bytes });
    return this.feed([numbers.length], DType.int32);
  }

  op(
    op: string,
    inputs: ValueId[],
    shape: number[],
    attributes: Attributes = { T },
    dtype: number = DType.float32,
  ): ValueId {
    const output = this.feed(shape, dtype);
    this.operations.push({ op, attributes, inputs, outputs: [output] });
    return output;
  }

  graph(...results: ValueId[]): StepGraph {
    const { operations, values, constants, variables } = this;
    return { operations, values, constants, variables, feeds: [], learningRate: -1, updates: [], results };
  }
}

/** A step after one pass and the removal of what is no longer needed, one `Op(inputs)` an operation. */
function after(name: string, graph: StepGraph): string[] {
  const { operations } = passes["dropDeadCode"]!(passes[name]!(graph));
  return operations.map(
    ({ op, inputs }) => `${op}(${inputs.filter((input) => !isMade(graph, input, operations)).join()})`,
  );
}

/** Whether a value was made by the pass itself, under a number that says nothing. */
function isMade(graph: StepGraph, value: ValueId, operations: readonly Operation[]): boolean {
  return value < -1 && !graph.values.has(value) && !operations.some(({ outputs }) => outputs.includes(value));
}

const ops = (name: string, graph: StepGraph): string[] =>
  after(name, graph).map((text) => text.replace(/\(.*/, ""));

test("dropCasts: float32 to float32 goes, int32 to float32 stays", () => {
  const sketch = new Sketch();
  const [float, whole] = [sketch.feed([3]), sketch.feed([3], DType.int32)];
  const same = sketch.op("Cast", [float], [3], { SrcT: T, DstT: T });
  const other = sketch.op("Cast", [whole], [3], { SrcT: type(DType.int32), DstT: T });
  const sum = sketch.op("Add", [same, other], [3]);
  const graph = passes["dropCasts"]!(sketch.graph(sum));
  assert.deepEqual(
    graph.operations.map(({ op }) => op),
    ["Cast", "Add"],
  );
  assert.deepEqual(graph.operations[1]!.inputs, [float, other]);
});

test("fixReductionDtype: the mean of a cast is a mean of floats", () => {
  const sketch = new Sketch();
  const cast = sketch.op("Cast", [sketch.feed([4], DType.bool)], [4]);
  const mean = sketch.op("Mean", [cast, sketch.ints(0)], [], { T: type(DType.bool) });
  const { operations } = passes["fixReductionDtype"]!(sketch.graph(mean));
  assert.deepEqual(operations[1]!.attributes["T"], T);
});

test("foldReshapes: there and back is nothing, two are one, ExpandDims is one too", () => {
  const sketch = new Sketch();
  const x = sketch.feed([2, 6]);
  const flat = sketch.op("Reshape", [x, sketch.ints(12)], [12]);
  const back = sketch.op("Reshape", [flat, sketch.ints(2, 6)], [2, 6]);
  assert.deepEqual(passes["foldReshapes"]!(sketch.graph(back)).results, [x]);
  const wide = sketch.op("ExpandDims", [flat, sketch.ints(0)], [1, 12]);
  assert.deepEqual(ops("foldReshapes", sketch.graph(wide)), ["Reshape"]);
});

test("foldReshapes: bias and activation of a matrix that was made a batch of one are those of the matrix", () => {
  const sketch = new Sketch();
  const x = sketch.op("Neg", [sketch.feed([2, 6])], [2, 6]);
  const one = sketch.op("Reshape", [x, sketch.ints(1, 2, 6)], [1, 2, 6]);
  const sum = sketch.op("BiasAdd", [one, sketch.weight([6])], [1, 2, 6]);
  const active = sketch.op("Relu", [sum], [1, 2, 6]);
  const back = sketch.op("Reshape", [active, sketch.ints(2, 6)], [2, 6]);
  assert.deepEqual(ops("foldReshapes", sketch.graph(back)), ["Neg", "BiasAdd", "Relu"]);
});

test("foldReshapes: a bias along another last axis stays where it is", () => {
  const sketch = new Sketch();
  const x = sketch.op("Neg", [sketch.feed([2, 6])], [2, 6]);
  const other = sketch.op("Reshape", [x, sketch.ints(4, 3)], [4, 3]);
  const sum = sketch.op("BiasAdd", [other, sketch.weight([3])], [4, 3]);
  assert.deepEqual(ops("foldReshapes", sketch.graph(sum)), ["Neg", "Reshape", "BiasAdd"]);
});

test("plainMatmul: a batch of one is a product of two matrices, a batch of two stays", () => {
  const sketch = new Sketch();
  const transposed = { T, adj_x: bool(false), adj_y: bool(true) };
  const one = sketch.op(
    "BatchMatMulV2",
    [sketch.feed([1, 4, 3]), sketch.feed([1, 5, 3])],
    [1, 4, 5],
    transposed,
  );
  const graph = passes["plainMatmul"]!(sketch.graph(one));
  const product = graph.operations.find(({ op }) => op === "MatMul")!;
  assert.deepEqual(product.attributes["transpose_b"], bool(true));
  assert.deepEqual(graph.values.get(graph.results[0]!)!.shape, [1, 4, 5]);
  const two = new Sketch();
  const kept = two.op("BatchMatMulV2", [two.feed([2, 4, 3]), two.feed([2, 5, 3])], [2, 4, 5], transposed);
  assert.deepEqual(ops("plainMatmul", two.graph(kept)), ["BatchMatMulV2"]);
});

test("biasAdd: a vector of weights on the last axis; not a fed vector, not a broadcast the other way", () => {
  const sketch = new Sketch();
  const [x, bias] = [sketch.feed([8, 5]), sketch.weight([5])];
  assert.deepEqual(after("biasAdd", sketch.graph(sketch.op("Add", [x, bias], [8, 5]))), [
    `BiasAdd(${x},${bias})`,
  ]);
  const fed = new Sketch();
  assert.deepEqual(ops("biasAdd", fed.graph(fed.op("Add", [fed.feed([8, 5]), fed.feed([5])], [8, 5]))), [
    "Add",
  ]);
  const broadcast = new Sketch();
  const grown = broadcast.op("Add", [broadcast.feed([8, 1]), broadcast.weight([5])], [8, 5]);
  assert.deepEqual(ops("biasAdd", broadcast.graph(grown)), ["Add"]);
});

test("biasGradient: the sum over all axes but the last", () => {
  const sums = (axes: number[], keep: boolean): string[] => {
    const sketch = new Sketch();
    const shape = keep ? [1, 1, 5] : [5];
    return ops(
      "biasGradient",
      sketch.graph(
        sketch.op("Sum", [sketch.feed([8, 3, 5]), sketch.ints(...axes)], shape, { T, keep_dims: bool(keep) }),
      ),
    );
  };
  assert.deepEqual(sums([1, 0], false), ["BiasAddGrad"]);
  assert.deepEqual(sums([0, 1], true), ["Sum"]);
  assert.deepEqual(sums([1, 2], false), ["Sum"]);
});

/** `upstream · step(x)` as tfjs-node writes it; `slope` is the step's value below zero. */
function stepGradient(sketch: Sketch, x: ValueId, upstream: ValueId, slope: number): ValueId {
  const fill = (value: number): ValueId => sketch.op("Fill", [sketch.ints(4), sketch.floats(value)], [4]);
  const above = sketch.op("Greater", [x, sketch.floats(0)], [4], { T }, DType.bool);
  const step = sketch.op("Select", [above, fill(1), fill(slope)], [4]);
  const nan = sketch.op("IsNan", [x], [4], { T }, DType.bool);
  return sketch.op("Mul", [upstream, sketch.op("Select", [nan, x, step], [4])], [4]);
}

test("reluGradient: the sign of relu's output; a leaky step stays, and one of something that is no relu", () => {
  const sketch = new Sketch();
  const [x, upstream] = [sketch.feed([4]), sketch.feed([4])];
  const relu = sketch.op("Relu", [x], [4]);
  const gradient = stepGradient(sketch, x, upstream, 0);
  const [first, sign, product] = after("reluGradient", sketch.graph(relu, gradient));
  assert.deepEqual([first, sign], [`Relu(${x})`, `Sign(${relu})`]);
  assert.match(product!, new RegExp(`^Mul\\(${upstream}\\b`));
  for (const [below, isRelu] of [
    [0.2, true],
    [0, false],
  ] as const) {
    const other = new Sketch();
    const input = other.feed([4]);
    const before = isRelu ? [other.op("Relu", [input], [4])] : [];
    const slope = stepGradient(other, input, other.feed([4]), below);
    assert.ok(!ops("reluGradient", other.graph(...before, slope)).includes("Sign"));
  }
});

test("tanhGradient: dy · (1 − y²), and not 2 − y²", () => {
  const gradient = (one: number): string[] => {
    const sketch = new Sketch();
    const y = sketch.op("Tanh", [sketch.feed([4])], [4]);
    const slope = sketch.op("Sub", [sketch.floats(one), sketch.op("Square", [y], [4])], [4]);
    return ops("tanhGradient", sketch.graph(sketch.op("Mul", [slope, sketch.feed([4])], [4])));
  };
  assert.deepEqual(gradient(1), ["Tanh", "TanhGrad"]);
  assert.deepEqual(gradient(2), ["Tanh", "Square", "Sub", "Mul"]);
});

test("sigmoidGradient: dy · y · (1 − y)", () => {
  const sketch = new Sketch();
  const [x, upstream] = [sketch.feed([4]), sketch.feed([4])];
  const y = sketch.op("Sigmoid", [x], [4]);
  const slope = sketch.op("Mul", [y, sketch.op("Sub", [sketch.floats(1), y], [4])], [4]);
  const gradient = sketch.op("Mul", [upstream, slope], [4]);
  assert.deepEqual(after("sigmoidGradient", sketch.graph(gradient)), [
    `Sigmoid(${x})`,
    `SigmoidGrad(${y},${upstream})`,
  ]);
});

test("dropDeadCode: keeps what results need, in order, and nothing else", () => {
  const sketch = new Sketch();
  const x = sketch.feed([4]);
  const used = sketch.op("Neg", [x], [4]);
  sketch.op("Exp", [used], [4]);
  const result = sketch.op("Square", [used], [4]);
  assert.deepEqual(after("dropDeadCode", sketch.graph(result)), [`Neg(${x})`, `Square(${used})`]);
});
