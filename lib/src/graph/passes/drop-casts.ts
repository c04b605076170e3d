import { type Pass, pass } from "../ir/editor";

/** A cast to the type that a value already has is the value. */
export const dropCasts: Pass = pass(({ op, attributes, inputs }) => {
  const { SrcT: from, DstT: to } = attributes;
  const same = op === "Cast" && from?.kind === "type" && to?.kind === "type" && from.value === to.value;
  return same ? inputs[0] : undefined;
});
