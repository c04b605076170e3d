import * as attribute from "../def/attribute";
import { type Attributes, type Constant, DType } from "../def/attribute";
import type { Node } from "../def/node-def";
import type { ValueInfo } from "../ir/step-graph";

/** A variable of a session, by its name. */
export interface SessionVariable extends ValueInfo {
  readonly name: string;
}

/** Bytes of a constant that is looked for before it is added. */
const SMALL = 64;

/** Collects the nodes of a graph; every method returns the name of the node that it adds. */
export class NodeList {
  readonly nodes: Node[] = [];
  private readonly constants = new Map<string, string>();
  private readonly handles = new Set<string>();

  add(name: string, op: string, inputs: readonly string[], attributes: Attributes): string {
    this.nodes.push({ name, op, inputs, attributes });
    return name;
  }

  /** A small constant that is there already is taken again: TensorFlow prepares a graph in a time that grows with its nodes. */
  constant(name: string, constant: Constant): string {
    const { dtype, shape, bytes } = constant;
    const key =
      bytes.length <= SMALL ? `${dtype} ${shape} ${Buffer.from(bytes).toString("base64")}` : undefined;
    const known = key === undefined ? undefined : this.constants.get(key);
    if (known !== undefined) return known;
    if (key !== undefined) this.constants.set(key, name);
    return this.add(name, "Const", [], { dtype: attribute.type(dtype), value: attribute.tensor(constant) });
  }

  placeholder(name: string, { shape, dtype }: ValueInfo): string {
    return this.add(name, "Placeholder", [], { dtype: attribute.type(dtype), shape: attribute.shape(shape) });
  }

  /** What operations on a variable of the session take. */
  handle({ name, shape, dtype }: SessionVariable): string {
    if (this.handles.has(name)) return name;
    this.handles.add(name);
    return this.add(name, "VarHandleOp", [], {
      dtype: attribute.type(dtype),
      shape: attribute.shape(shape),
      shared_name: attribute.string(name),
      container: attribute.string(""),
    });
  }

  /**
   * A variable of the session, and what is needed to fill it: feed `NAME_in`, fetch `NAME_set`.
   *
   * With `copy` the session gets memory of its own. A fed tensor may lie in memory of JavaScript, which only the main
   * thread may free; what steps overwrite is freed by TensorFlow's threads.
   */
  variable(variable: SessionVariable, copy: boolean): void {
    const { name } = variable;
    const dtype = attribute.type(variable.dtype);
    const fed = this.placeholder(`${name}_in`, variable);
    const value = copy ? this.add(`${name}_copy`, "DeepCopy", [fed], { T: dtype }) : fed;
    const inputs = [this.handle(variable), value];
    this.after(`${name}_set`, [this.add(`${name}_assign`, "AssignVariableOp", inputs, { dtype })]);
  }

  /** A scalar that can be fetched once all of `nodes` have run. */
  after(name: string, nodes: readonly string[]): string {
    const zero = this.constant(`${name}_zero`, { shape: [], dtype: DType.float32, bytes: Buffer.alloc(4) });
    const inputs = [zero, ...nodes.map((node) => `^${node}`)];
    return this.add(name, "Identity", inputs, { T: attribute.type(DType.float32) });
  }
}
