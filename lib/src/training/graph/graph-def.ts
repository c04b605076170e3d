import type { Attribute, Attributes, Constant } from "./attribute";
import { bytesField, floatField, varintField } from "./protobuf";

/** A node of a TensorFlow graph: `inputs` are `name`, `name:1` for a second output, or `^name` to wait for a node. */
export interface Node {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly attributes: Attributes;
}

/** The graph's version of the operations' meaning; any number from 2019 on serves (`TF_GRAPH_DEF_VERSION`). */
const PRODUCER = 1395;

/** Encodes a SavedModel (`saved_model.proto`) with one graph, tagged `serve`, and no variables on disk. */
export function savedModel(nodes: readonly Node[]): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((node) => bytesField(1, nodeDef(node))),
    bytesField(4, varintField(1, PRODUCER)),
  ]);
  const metaGraph = Buffer.concat([bytesField(1, bytesField(4, "serve")), bytesField(2, graph)]);
  return Buffer.concat([varintField(1, 1), bytesField(2, metaGraph)]);
}

function nodeDef(node: Node): Buffer {
  const attributes = Object.entries(node.attributes).map(([name, attribute]) =>
    bytesField(5, Buffer.concat([bytesField(1, name), bytesField(2, attributeValue(attribute))])),
  );
  const inputs = node.inputs.map((input) => bytesField(3, input));
  return Buffer.concat([bytesField(1, node.name), bytesField(2, node.op), ...inputs, ...attributes]);
}

function attributeValue(attribute: Attribute): Buffer {
  switch (attribute.kind) {
    case "string":
      return bytesField(2, attribute.value);
    case "int":
      return varintField(3, attribute.value);
    case "float":
      return floatField(4, attribute.value);
    case "bool":
      return varintField(5, attribute.value ? 1 : 0);
    case "type":
      return varintField(6, attribute.value);
    case "shape":
      return bytesField(7, tensorShape(attribute.value));
    case "tensor":
      return bytesField(8, tensorProto(attribute.value));
    case "list":
      return bytesField(1, Buffer.concat(attribute.value.map(attributeValue)));
  }
}

function tensorProto(constant: Constant): Buffer {
  return Buffer.concat([
    varintField(1, constant.dtype),
    bytesField(2, tensorShape(constant.shape)),
    bytesField(4, constant.bytes),
  ]);
}

function tensorShape(shape: readonly number[]): Buffer {
  return Buffer.concat(
    shape.map((size) => bytesField(2, size === 0 ? Buffer.alloc(0) : varintField(1, size))),
  );
}
