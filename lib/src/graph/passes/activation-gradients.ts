import { DType } from "../def/attribute";
import { type Editor, type Pass, pass } from "../ir/editor";
import type { Operation, ValueId } from "../ir/step-graph";

/**
 * tfjs writes the gradient of relu as `dy · step(x)`, and tfjs-node the step as two `Select`s and a `Greater`;
 * `Sign` of relu's output is the same, NaN included, which `ReluGrad` takes for 0. It takes the output, so that product, bias
 * and relu can become one operation.
 */
export const reluGradient: Pass = (graph) => {
  const relus = new Map<ValueId, ValueId>();
  return pass((operation, editor) => {
    const { op, inputs, outputs } = operation;
    if (op === "Relu") relus.set(inputs[0]!, outputs[0]!);
    if (op !== "Mul") return undefined;
    for (const [upstream, factor] of bothWays(inputs)) {
      const input = stepInput(factor, editor);
      const output = input === undefined ? undefined : relus.get(input);
      if (output === undefined || editor.dtype(upstream) !== DType.float32) continue;
      const slope = editor.float("Sign", [output], editor.shape(output));
      return editor.float("Mul", [upstream, slope], editor.shape(outputs[0]!));
    }
    return undefined;
  })(graph);
};

/** `dy · (1 − y²)` is `TanhGrad(y, dy)`. */
export const tanhGradient: Pass = pass(({ op, inputs, outputs }, editor) => {
  if (op !== "Mul") return undefined;
  for (const [factor, upstream] of bothWays(inputs)) {
    const difference = editor.producer(factor);
    if (difference?.op !== "Sub" || !isOne(difference.inputs[0]!, editor)) continue;
    const square = editor.producer(difference.inputs[1]!);
    if (square?.op !== "Square" || editor.producer(square.inputs[0]!)?.op !== "Tanh") continue;
    return editor.float("TanhGrad", [square.inputs[0]!, upstream], editor.shape(outputs[0]!));
  }
  return undefined;
});

/** `dy · (y · (1 − y))` is `SigmoidGrad(y, dy)`. */
export const sigmoidGradient: Pass = pass(({ op, inputs, outputs }, editor) => {
  if (op !== "Mul") return undefined;
  for (const [factor, upstream] of bothWays(inputs)) {
    const product = editor.producer(factor);
    if (product?.op !== "Mul") continue;
    for (const [value, rest] of bothWays(product.inputs)) {
      const difference = editor.producer(rest);
      const slope =
        difference?.op === "Sub" && isOne(difference.inputs[0]!, editor) && difference.inputs[1] === value;
      if (slope && editor.producer(value)?.op === "Sigmoid")
        return editor.float("SigmoidGrad", [value, upstream], editor.shape(outputs[0]!));
    }
  }
  return undefined;
});

/** The value whose unit step `value` is: NaN where it is NaN, else 1 above zero and 0 below. */
function stepInput(value: ValueId, editor: Editor): ValueId | undefined {
  const select = editor.producer(value);
  if (select?.op !== "Select") return undefined;
  const [condition, input, step] = select.inputs as [ValueId, ValueId, ValueId];
  const inner = editor.producer(step);
  if (!isTestOf("IsNan", input, editor.producer(condition)) || inner?.op !== "Select") return undefined;
  const [above, one, zero] = inner.inputs as [ValueId, ValueId, ValueId];
  const filled = isFilledWith(1, one, editor) && isFilledWith(0, zero, editor);
  return isTestOf("Greater", input, editor.producer(above)) && filled ? input : undefined;
}

function isTestOf(op: string, input: ValueId, operation: Operation | undefined): boolean {
  return operation?.op === op && operation.inputs[0] === input;
}

function isOne(value: ValueId, editor: Editor): boolean {
  return isFilledWith(1, value, editor);
}

/** Whether all elements of a constant, or of a `Fill` of one, are `number`. */
function isFilledWith(number: number, value: ValueId, editor: Editor): boolean {
  const operation = editor.producer(value);
  const source = operation?.op === "Fill" ? operation.inputs[1]! : value;
  return editor.numbers(source)?.every((element) => element === number) ?? false;
}

function bothWays(inputs: readonly ValueId[]): [ValueId, ValueId][] {
  const [a, b] = inputs as [ValueId, ValueId];
  return [
    [a, b],
    [b, a],
  ];
}
