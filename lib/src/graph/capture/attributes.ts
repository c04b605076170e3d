import type { Attribute, Attributes } from "../def/attribute";
import { NotAGraph } from "../not-a-graph";
import type { Binding, BindingAttribute } from "../tfjs-internals";

/** An operation's attributes as tfjs-node hands them to the binding, in the terms of a graph. */
export function attributesOf(attributes: readonly BindingAttribute[], binding: Binding): Attributes {
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
