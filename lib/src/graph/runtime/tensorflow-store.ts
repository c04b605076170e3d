import { giveOwnMemory, type NativeTensor, nodeBackend } from "../tfjs-internals";
import type { VariableStore } from "./held-variables";

/** tfjs-node: a note leads to a native tensor by its id. */
export const tensorflowStore: VariableStore<NativeTensor> = {
  fields: ["id"],
  noteOf(dataId) {
    const { tensorMap } = nodeBackend();
    return tensorMap.has(dataId) ? tensorMap.get(dataId) : undefined;
  },
  separate: giveOwnMemory,
  put(fields, { id }) {
    nodeBackend().binding.deleteTensor(fields["id"] as number);
    fields["id"] = id;
  },
  drop: ({ id }) => nodeBackend().binding.deleteTensor(id),
};
