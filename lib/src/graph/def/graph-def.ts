import { functionDef, type GraphFunction } from "./function-def";
import { type Node, nodeDef } from "./node-def";
import { bytesField, varintField } from "./protobuf";

/** The graph's version of the operations' meaning; any number from 2019 on serves (`TF_GRAPH_DEF_VERSION`). */
const PRODUCER = 1395;

/** Encodes a SavedModel (`saved_model.proto`) with one graph, tagged `serve`, and no variables on disk. */
export function savedModel(nodes: readonly Node[], functions: readonly GraphFunction[] = []): Buffer {
  const graph = Buffer.concat([
    ...nodes.map((node) => bytesField(1, nodeDef(node))),
    ...functions.map((called) => bytesField(2, bytesField(1, functionDef(called)))),
    bytesField(4, varintField(1, PRODUCER)),
  ]);
  const metaGraph = Buffer.concat([bytesField(1, bytesField(4, "serve")), bytesField(2, graph)]);
  return Buffer.concat([varintField(1, 1), bytesField(2, metaGraph)]);
}
