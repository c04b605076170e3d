import type { Attribute, Attributes, Constant } from "./attribute";
import { bytesField, floatField, varintField } from "./protobuf";

/** A node of a TensorFlow graph: `inputs` are `name`, `name:1` for a second output, or `^name` to wait for a node. */
export interface Node {
  readonly name: string;
  readonly op: string;
  readonly inputs: readonly string[];
  readonly attributes: Attributes;
}

/** Encodes a node (`node_def.proto`). */
export function nodeDef(node: Node): Buffer {
  const inputs = node.inputs.map((input) => bytesField(3, input));
  return Buffer.concat([
    bytesField(1, node.name),
    bytesField(2, node.op),
    ...inputs,
    attributesField(5, node.attributes),
  ]);
}

/** Encodes a map of attributes. */
export function attributesField(field: number, attributes: Attributes): Buffer {
  const entries = Object.entries(attributes).map(([name, attribute]) =>
    bytesField(field, Buffer.concat([bytesField(1, name), bytesField(2, attributeValue(attribute))])),
  );
  return Buffer.concat(entries);
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
    case "function":
      return bytesField(10, bytesField(1, attribute.value));
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
