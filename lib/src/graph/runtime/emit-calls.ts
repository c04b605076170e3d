import * as attribute from "../def/attribute";
import { DType } from "../def/attribute";
import type { GraphFunction } from "../def/function-def";
import { bytesField, varintField } from "../def/protobuf";
import type { NodeList } from "./node-list";
import type { NamedStep } from "./step";

/** The name of a call that takes a step so many times. */
export function callName({ name }: Pick<NamedStep, "name">, steps: number): string {
  return `${name}_x${steps}`;
}

/**
 * `ConfigProto { graph_options { rewrite_options { disable_meta_optimizer: true } } }`: our passes have rewritten the body.
 * TensorFlow's optimizer would take five times as long to prepare it, and steps would not be any faster.
 */
const AS_IT_IS = attribute.string(bytesField(10, bytesField(10, varintField(19, 1))));

/**
 * Writes the calls of a step's function, each on a row of the feed `CALL_rows`; returns their nodes. Where the feed
 * `CALL_go` is false, nothing of it happens; TensorFlow prepares the call all the same.
 */
export function emitCalls(
  nodes: NodeList,
  step: NamedStep,
  called: GraphFunction,
  steps: number,
  order: "one after the other" | "side by side",
): string[] {
  const name = callName(step, steps);
  const int32 = attribute.type(DType.int32);
  const feed = nodes.placeholder(`${name}_rows`, {
    shape: [steps, step.inOrder ? 2 : step.rows],
    dtype: DType.int32,
  });
  const go = nodes.placeholder(`${name}_go`, { shape: [], dtype: DType.bool });
  nodes.add(`${name}_gate`, "Switch", [feed, go], { T: int32 });
  nodes.add(`${name}_idle`, "Cast", [`${name}_gate`], {
    SrcT: int32,
    DstT: attribute.type(DType.float32),
    Truncate: attribute.bool(false),
  });
  nodes.add(`${name}_each`, "Unpack", [`${name}_gate:1`], {
    T: int32,
    num: attribute.int(steps),
    axis: attribute.int(0),
  });
  const attributes = {
    Tin: attribute.list([int32]),
    Tout: attribute.list(called.outputs.map(({ dtype }) => attribute.type(dtype))),
    f: attribute.func(called.name),
    config: attribute.string(""),
    config_proto: AS_IT_IS,
    executor_type: attribute.string(""),
  };
  return Array.from({ length: steps }, (_, index) => {
    const before = order === "side by side" || index === 0 ? [] : [`^${name}_step${index - 1}`];
    const inputs = [`${name}_each:${index}`, ...before];
    return nodes.add(`${name}_step${index}`, "StatefulPartitionedCall", inputs, attributes);
  });
}

/** Writes a result of the calls under a name; where they were not to go, some other value stands in for it. */
export function emitResult(nodes: NodeList, call: string, name: string, value: string): void {
  nodes.add(name, "Merge", [value, `${call}_idle`], {
    T: attribute.type(DType.float32),
    N: attribute.int(2),
  });
}
