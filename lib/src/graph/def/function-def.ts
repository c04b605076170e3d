import { bool } from "./attribute";
import { attributesField, type Node, nodeDef } from "./node-def";
import { outputName } from "./output-names";
import { bytesField, varintField } from "./protobuf";

/** An argument of a function: nodes refer to it by its name alone. */
export interface Argument {
  readonly name: string;
  readonly dtype: number;
}

/** A result of a function: the output of one of its nodes, named as in a graph (`node` or `node:1`). */
export interface Result {
  readonly node: string;
  readonly dtype: number;
}

/** A graph that is called by name. */
export interface GraphFunction {
  readonly name: string;
  readonly inputs: readonly Argument[];
  readonly outputs: readonly Result[];
  readonly nodes: readonly Node[];
}

/** TensorFlow's optimizer of graphs leaves such functions as they are, and they stay functions. */
const UNTOUCHED = { _tf_data_function: bool(true), _noinline: bool(true) };

/** Encodes a function (`function.proto`). */
export function functionDef({ name, inputs, outputs, nodes }: GraphFunction): Buffer {
  const operations = new Map(nodes.map((node) => [node.name, node.op]));
  const inFunction = (input: string): string => {
    const [node, index = "0"] = input.split(":") as [string, string?];
    const op = operations.get(node);
    return op === undefined ? input : `${node}:${outputName(op, Number(index))}`;
  };
  const argument = (name: string, dtype: number): Buffer =>
    Buffer.concat([bytesField(1, name), varintField(3, dtype)]);
  const signature = [
    bytesField(1, name),
    ...inputs.map((input) => bytesField(2, argument(input.name, input.dtype))),
    ...outputs.map(({ dtype }, index) => bytesField(3, argument(`result${index}`, dtype))),
    varintField(17, 1), // it works on the session's variables
  ];
  const results = outputs.map(({ node }, index) =>
    Buffer.concat([bytesField(1, `result${index}`), bytesField(2, inFunction(node))]),
  );
  return Buffer.concat([
    bytesField(1, Buffer.concat(signature)),
    ...nodes.map((node) => bytesField(3, nodeDef({ ...node, inputs: node.inputs.map(inFunction) }))),
    ...results.map((result) => bytesField(4, result)),
    attributesField(5, UNTOUCHED),
  ]);
}
